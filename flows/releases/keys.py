"""Keys over whole tables: whether they are unique, and whether what names a row of another table finds it.

No table is held for it, only a number of eight bytes for each key: of the tables that others refer to as long as the
check lasts, of one other table at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.hashes import Numbers, among, numbers_of, remembered, repeated
from flows.releases.stored import Rows
from schemas.findings import Finding
from schemas.tables import FOREIGN_KEYS, PRIMARY_KEYS, ROW_REFERENCES

SEPARATOR = "\x1f"
Target = tuple[str, str]
REFERRED = frozenset(
    [(key.target, key.target_column) for key in FOREIGN_KEYS]
    + [(target, PRIMARY_KEYS[target][0]) for targets in ROW_REFERENCES.values() for target in targets]
)


def check_keys(tables: Mapping[str, Rows]) -> tuple[list[Finding], list[Finding]]:
    """Rows whose key another row has too, and values that should be in another table and are not.

    Keys of tables that are not given are left out.
    """
    known: dict[Target, Numbers] = {}
    twice: list[Finding] = []
    for name, rows in tables.items():
        key = PRIMARY_KEYS[name]
        numbers = remembered(_joined(part, key) for part in rows.parts(key))
        twice += _repeated(name, rows, repeated(numbers))
        if (name, key[0]) in REFERRED:
            known[name, key[0]] = numbers
    return twice, [found for reference in _references(tables) for found in _dangling(tables, known, *reference)]


def _repeated(name: str, rows: Rows, numbers: Numbers) -> Iterator[Finding]:
    """The rows whose key stands more than once; their numbers say which to look at, the keys themselves decide."""
    if not len(numbers):
        return
    keys = [
        text
        for part in rows.parts(PRIMARY_KEYS[name])
        for text in _joined(part, PRIMARY_KEYS[name]).filter(pa.array(_with(part, name, numbers))).to_pylist()
    ]
    counted = Counter(keys)
    found = tuple(text.replace(SEPARATOR, " ") for text in keys if counted[text] > 1)
    if found:
        yield Finding("key_unique", name, found, "key_unique")


def _with(part: pa.Table, name: str, numbers: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return among(numbers_of(_joined(part, PRIMARY_KEYS[name])), numbers)


def _references(tables: Mapping[str, Rows]) -> Iterator[tuple[str, str, tuple[Target, ...]]]:
    """Each column that refers to others, with the columns that it refers to, as far as all are given."""
    for key in FOREIGN_KEYS:
        if key.table in tables and key.target in tables:
            yield key.table, key.column, ((key.target, key.target_column),)
    for (name, column), targets in ROW_REFERENCES.items():
        if name in tables and all(target in tables for target in targets):
            yield name, column, tuple((target, PRIMARY_KEYS[target][0]) for target in targets)


def _dangling(
    tables: Mapping[str, Rows], known: Mapping[Target, Numbers], name: str, column: str, targets: Sequence[Target]
) -> Iterator[Finding]:
    lost: list[str] = []
    first: str | None = None
    several = (name, column) in ROW_REFERENCES
    key = PRIMARY_KEYS[name]
    for part in tables[name].parts(list(dict.fromkeys((*key, column)))):
        wrong = part.filter(pa.array(_unknown(part.column(column), [known[target] for target in targets], several)))
        if wrong.num_rows:
            first = wrong.column(column)[0].as_py() if first is None else first
            lost += [text.replace(SEPARATOR, " ") for text in _joined(wrong, key).to_pylist()]
    if lost:
        where = " or ".join(target for target, _ in targets)
        yield Finding("foreign_key", name, tuple(lost), f"{column}: {first!r} is not in {where}")


def _unknown(
    cells: pa.ChunkedArray, known: Sequence[Numbers], several: bool
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each cell whether it names what is not known; an empty one names nothing."""
    filled = np.flatnonzero(cells.is_valid().to_numpy())
    texts = cells.drop_null().combine_chunks()
    rows = np.arange(len(texts))
    if several:
        lists = pc.split_pattern(texts, " ")
        rows, texts = pc.list_parent_indices(lists).to_numpy(), pc.list_flatten(lists)
    numbers = numbers_of(texts)
    lost = ~np.logical_or.reduce([among(numbers, each) for each in known])
    found = np.zeros(len(cells), dtype=bool)
    found[filled[rows[lost]]] = True
    return found


def _joined(part: pa.Table, columns: Sequence[str]) -> pa.ChunkedArray:
    """The cells of some columns as one text a row."""
    cells = [pc.fill_null(pc.cast(part.column(column), pa.string()), "") for column in columns]
    return cells[0] if len(cells) == 1 else pc.binary_join_element_wise(*cells, SEPARATOR)
