"""The counts that a release states of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.about import About
from flows.releases.words import unit_in_words


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a release: rows by table, figures by indicator and unit, tokens by role, the time covered."""

    rows: Mapping[str, int]
    indicators: tuple[tuple[str, str, int], ...]
    units: tuple[tuple[str, str, int], ...]
    roles: Mapping[str, int]
    outcomes: Mapping[str, int]
    statuses: Mapping[str, int]
    issues: tuple[tuple[str, str, str, str], ...]
    first_day: str | None
    last_day: str | None
    errors: int
    warnings: int


def summarise(tables: Mapping[str, pa.Table], about: About) -> Summary:
    """Count what the tables hold."""
    observations = tables["observations"]
    labels = dict(
        zip(*(tables["indicators"].column(name).to_pylist() for name in ("indicator_id", "label")), strict=True)
    )
    severities = Counter(finding.severity for finding in about.findings)
    columns = ("issue", "title", "date", "rights")
    return Summary(
        rows={name: table.num_rows for name, table in tables.items()},
        indicators=tuple(
            (code, labels.get(code, code), n) for code, n in _counts(observations, "indicator_id").items()
        ),
        units=tuple((code, unit_in_words(code), n) for code, n in _counts(observations, "unit").items()),
        roles=_counts(tables["ledger"], "role"),
        outcomes=_counts(tables["reckonings"], "outcome"),
        statuses=_counts(observations, "status"),
        issues=tuple(zip(*(tables["issues"].column(name).to_pylist() for name in columns), strict=True)),
        first_day=pc.min(observations.column("period_start")).as_py(),
        last_day=pc.max(observations.column("period_end")).as_py(),
        errors=severities["error"],
        warnings=severities["warning"],
    )


def _counts(table: pa.Table, column: str) -> dict[str, int]:
    """How often each value stands in a column: the most frequent first, then by its name."""
    counted = {entry["values"]: entry["counts"] for entry in pc.value_counts(table.column(column)).to_pylist()}
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
