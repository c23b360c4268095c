"""What differs between two tables, found by merging them: both are gone through side by side.

Where both are sorted by one column before all others, as the tables of releases are, a row waits until its like has
been met, or until both tables have passed its key: nothing is held but what differs around one place. `marks` have no
such column (they stand in the order of the rows that they belong to): of theirs, and of a table that is not in its
order, a number of eight bytes is remembered for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.delimited import csv_lines
from flows.releases.hashes import Numbers, among, numbers_of, remembered
from flows.releases.ordering import UnsortedError, last_key
from flows.releases.stored import Rows, empty
from schemas.tables import SORT_KEYS

T = TypeVar("T")
Take = Callable[[pa.Table, pa.Table], T]


def unlike(name: str, old: Rows, new: Rows, take: Take[T]) -> list[T]:
    """Give `take` the rows that only the older and only the newer release has, some at a time, and keep what it makes.

    Rows are alike where all columns are that both tables have.
    """
    columns = [column for column in new.schema.names if column in old.schema.names]
    if not columns:  # no row is like another
        return [take(part, empty(new.schema)) for part in old.parts()] + [
            take(empty(old.schema), part) for part in new.parts()
        ]
    key = SORT_KEYS.get(name, ("",))[0]
    texts = key in columns and all(rows.schema.field(key).type == pa.string() for rows in (old, new))
    if name != "marks" and texts:
        try:
            return [take(*pair) for pair in _merged(name, old, new, columns, key)]
        except UnsortedError:
            pass
    return [take(*pair) for pair in _remembered(old, new, columns)]


class _Side:
    """One of the two tables, as far as it has been read: the rows whose like has not been met."""

    def __init__(self, name: str, rows: Rows, columns: Sequence[str], key: str) -> None:
        self.waiting = empty(rows.schema)
        self.lines = pa.chunked_array([], pa.string())
        self.ended = False
        self.last = ""
        self._parts = rows.parts()
        self._columns = columns
        self._name, self._key = name, key

    def read(self) -> pa.Table | None:
        """The next part; None behind the last."""
        part = next(self._parts, None)
        self.ended = part is None
        if part is not None and part.num_rows:
            self.last = last_key(self._name, part.column(self._key), self.last)
        return part

    def wait(self, part: pa.Table) -> None:
        """Let the rows of a part wait for their like."""
        lines = list(csv_lines(part.select(self._columns)))
        self.waiting = pa.concat_tables([self.waiting, part])
        self.lines = pa.chunked_array([*self.lines.chunks, *lines], pa.string())

    def keep(self, mask: pa.ChunkedArray) -> None:
        """Forget all rows that wait but these."""
        self.waiting, self.lines = self.waiting.filter(mask), self.lines.filter(mask)

    def settled(self, bound: str) -> pa.Table:
        """Take out the rows before a key: their like cannot come any more."""
        before = pc.less(self.waiting.column(self._key), bound)
        given = self.waiting.filter(before)
        self.keep(pc.invert(before))
        return given


def _merged(name: str, old: Rows, new: Rows, columns: Sequence[str], key: str) -> Iterator[tuple[pa.Table, pa.Table]]:
    left, right = _Side(name, old, columns, key), _Side(name, new, columns, key)
    while not (left.ended and right.ended):
        _advance(left, right, columns)
        if left.waiting.num_rows and right.waiting.num_rows:
            one, other = left.lines, right.lines
            left.keep(pc.invert(pc.is_in(one, other)))
            right.keep(pc.invert(pc.is_in(other, one)))
        if (left.waiting.num_rows or right.waiting.num_rows) and not (left.ended and right.ended):
            bound = min(side.last for side in (left, right) if not side.ended)
            yield left.settled(bound), right.settled(bound)
    yield left.waiting, right.waiting


def _advance(left: _Side, right: _Side, columns: Sequence[str]) -> None:
    """Read on where less has been read; parts that are alike as they stand need no closer look."""
    sides = [side for side in (left, right) if not side.ended]
    if left.last != right.last and len(sides) == 2:
        sides = [min(sides, key=lambda side: side.last)]
    parts = [(side, side.read()) for side in sides]
    given = [part for _, part in parts if part is not None]
    if len(given) == 2 and given[0].select(columns).equals(given[1].select(columns)):
        return
    for side, part in parts:
        if part is not None:
            side.wait(part)


def _remembered(old: Rows, new: Rows, columns: Sequence[str]) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Whatever their order: the rows of each whose number is none of the other's."""
    if _same(old, new, columns):
        return
    before, after = (remembered(lines for _, lines in _lines(rows, columns)) for rows in (old, new))
    for part in _without(old, columns, after):
        yield part, empty(new.schema)
    for part in _without(new, columns, before):
        yield empty(old.schema), part


def _same(old: Rows, new: Rows, columns: Sequence[str]) -> bool:
    """Whether two tables hold the same rows in the same order."""
    if old.num_rows != new.num_rows:
        return False
    pairs = zip(old.parts(columns), new.parts(columns), strict=False)
    return all(one.equals(other) for one, other in pairs)


def _without(rows: Rows, columns: Sequence[str], known: Numbers) -> Iterator[pa.Table]:
    for part, lines in _lines(rows, columns):
        found = part.filter(pa.array(~among(numbers_of(lines), known)))
        if found.num_rows:
            yield found


def _lines(rows: Rows, columns: Sequence[str]) -> Iterator[tuple[pa.Table, pa.ChunkedArray]]:
    for part in rows.parts():
        yield part, pa.chunked_array(list(csv_lines(part.select(columns))), pa.string())
