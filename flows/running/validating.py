"""Whether the tables hold what their models say, each by itself and with each other."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from schemas.findings import Finding
from schemas.tables.validate import foreign_keys, validate_table


def validate(tables: Mapping[str, pa.Table]) -> tuple[Finding, ...]:
    """What falls short: each table against its model, then the keys between them."""
    frames = {name: table.to_pandas() for name, table in tables.items()}
    found = [finding for name, frame in frames.items() for finding in validate_table(name, frame)]
    return (*found, *foreign_keys(frames))
