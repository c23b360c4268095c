"""What a check found: data, so that it can be published with the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found in one table.

    Attributes:
        check: The check's stable name.
        table: The table.
        rows: The primary keys of the rows concerned (several columns joined by a space), in the table's order.
        message: What is wrong, with the first value concerned.
        severity: `error` stops a release, `warning` is published with it.
        advice: What to do.
    """

    check: str
    table: str
    rows: tuple[str, ...]
    message: str
    severity: Severity = "error"
    advice: str = ""


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one check in parts of a table as one: the first one's message, which names the first value, all rows.

    What a message says before its colon is the column, or what all parts have in common.
    """
    first: dict[tuple[str, ...], Finding] = {}
    rows: dict[tuple[str, ...], list[str]] = {}
    for finding in findings:
        key = (finding.check, finding.table, finding.severity, finding.message.partition(":")[0])
        first.setdefault(key, finding)
        rows.setdefault(key, []).extend(finding.rows)
    return [replace(finding, rows=tuple(rows[key])) for key, finding in first.items()]


# What the reckoning finds: published with a release, none stops it. (A contradiction may be the article's own.)
RECKONING_CHECKS: dict[str, Severity] = {
    "figures_contradict": "warning",
    "one_actual_value": "warning",
    "one_share_two_wholes": "warning",
    "share_of_another_measure": "warning",
    "one_for_each_rank": "warning",
    "identity_complete": "warning",
    "revised": "warning",
}

# What the files read say against the tables.
SOURCE_CHECKS: dict[str, Severity] = {"offsets_inside_file": "error", "slice_hash": "error"}
