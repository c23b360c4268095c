"""Rows whose id changed, found again by the place they stand at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.changes import Cell, Row
from flows.releases.stored import Rows

# What makes a mark the same place.
PLACE = ("edition", "source_file", "char_start", "char_end", "sha256")
ById = Mapping[str, Row]


def paired(before: ById, after: ById, old: Mapping[str, Rows], new: Mapping[str, Rows]) -> dict[str, str]:
    """For ids of one release only, the id in the other at the same mark (in either edition): those most alike first.

    Args:
        before: The older release's rows by id; those of the newer one may be among them.
        after: The newer release's rows by id, likewise.
        old: The older release's tables.
        new: The newer release's tables.
    """
    lost, found = before.keys() - after.keys(), after.keys() - before.keys()
    places: dict[tuple[Cell, ...], set[str]] = {}
    for row_id, place in _marks(old, lost):
        places.setdefault(place, set()).add(row_id)
    candidates = {(a, b) for b, place in _marks(new, found) for a in places.get(place, ())}
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for a, b in sorted(candidates, key=lambda pair: (len(differences(before[pair[0]], after[pair[1]])), pair)):
        if a not in pairs and b not in used:
            pairs[a] = b
            used.add(b)
    return pairs


def differences(old: Row, new: Row) -> dict[str, tuple[Cell, Cell]]:
    """Columns that both have and that differ; a column of one release only is a change of the schema."""
    return {name: (old[name], value) for name, value in new.items() if name in old and old[name] != value}


def _marks(tables: Mapping[str, Rows], rows: set[str]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """For each mark of some rows the row and the place."""
    if not rows or "marks" not in tables:
        return
    wanted = pa.array(sorted(rows), pa.string())
    for part in tables["marks"].parts():
        for mark in part.filter(pc.is_in(part.column("row_id"), wanted)).to_pylist():
            yield mark["row_id"], tuple(mark[name] for name in PLACE)
