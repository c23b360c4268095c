"""All checks of the tables: each against its model, the keys between them, rows across tables, the years."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from flows.reckoning.sources import KEYS, check_sources
from schemas.findings import Finding

UNTYPED = frozenset(("columns", "types", "not_empty"))


def check_tables(tables: Mapping[str, pa.Table], texts: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """What falls short in some tables of a build; each check has a stable name and a severity from the schema.

    A table with wrong columns or types is left out of the checks across tables, which could not read it.

    Args:
        tables: Tables by name; checks that need others than these are left out.
        texts: The files read, by `source_file`, where spans and hashes are to be checked against them (check_sources).
    """
    from schemas.tables.validate import cross_findings, foreign_keys, validate_table  # pandas takes a second to load

    frames = {name: table.to_pandas() for name, table in tables.items()}
    found = {name: validate_table(name, frame) for name, frame in frames.items()}
    typed = {name: frames[name] for name, own in found.items() if UNTYPED.isdisjoint(one.check for one in own)}
    within = [finding for own in found.values() for finding in own]
    sources = check_sources(tables, texts) if texts is not None and KEYS.keys() <= typed.keys() else ()
    return (*within, *foreign_keys(typed), *cross_findings(typed), *sources)
