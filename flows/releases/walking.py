"""A build or a release gone through article by article: of all its tables the rows of some articles at a time.

The tables of facts stand in the order of their articles, so that each is read once, side by side with the others. Marks
name no article; they stand in the order of the rows that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.ordering import UnsortedError, last_key
from flows.releases.stored import Rows, empty
from schemas.tables import PRIMARY_KEYS, SORT_KEYS

AT_ONCE = 200  # articles: some ten thousand rows of the largest table
ARTICLE = "article_id"
MARKED = ("observations", "events")


def by_articles(tables: Mapping[str, Rows]) -> Iterator[dict[str, pa.Table]]:
    """The rows of some articles in all tables that stand in their order, and so on; `articles` must be given.

    Marks come with their rows; where not all tables whose rows have marks are given, they are left out. At the end all
    marks have been given, those too that belong to no row.

    Raises:
        UnsortedError: A table is not in that order. Of marks this is told at the end.
    """
    cursors = {name: _Cursor(name, rows) for name, rows in tables.items() if SORT_KEYS[name][0] == ARTICLE}
    marks = _Cursor("marks", tables["marks"]) if tables.keys() >= {"marks", *MARKED} else None
    strays: list[pa.ChunkedArray] = []
    articles = cursors.pop("articles")
    while True:
        first = articles.some(AT_ONCE)
        bound = first.column(ARTICLE)[-1].as_py() if articles.more() else None
        found = {"articles": first} | {name: cursor.upto(bound) for name, cursor in cursors.items()}
        if marks is not None:
            ids = _chunks(found[name].column(PRIMARY_KEYS[name][0]) for name in MARKED)
            found["marks"] = marks.of_rows(ids, last=bound is None)
            given = found["marks"].column("row_id")
            strays.append(given.filter(pc.invert(pc.is_in(given, ids))))
        yield found
        if bound is None:
            _refuse(_chunks(strays), tables)
            return


def _refuse(strays: pa.ChunkedArray, tables: Mapping[str, Rows]) -> None:
    """Of the marks that did not come with their row, none may have one."""
    if len(strays):
        for name in MARKED:
            for part in tables[name].parts(PRIMARY_KEYS[name][:1]):
                if pc.any(pc.is_in(part.column(0), strays)).as_py():
                    raise UnsortedError("marks")


def _chunks(columns: Iterable[pa.ChunkedArray]) -> pa.ChunkedArray:
    """Columns of texts, one behind the other."""
    return pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string())


class _Cursor:
    """How far a table has been read."""

    def __init__(self, name: str, rows: Rows) -> None:
        self._name = name
        self._parts = rows.parts()
        self._rest = empty(rows.schema)
        self._last = ""

    def more(self) -> bool:
        """Whether there are rows left."""
        return bool(self._rest.num_rows) or self._read()

    def some(self, number: int) -> pa.Table:
        """The next rows, so many of them."""
        while self._rest.num_rows < number and self._read():
            pass
        return self._take(number)

    def upto(self, article: str | None) -> pa.Table:
        """The next rows as far as those of an article; without one all."""
        if article is None:
            return self._take_all()
        while (not self._rest.num_rows or self._last <= article) and self._read():
            pass
        return self._take(pc.sum(pc.less_equal(self._rest.column(ARTICLE), article)).as_py() or 0)

    def of_rows(self, known: pa.ChunkedArray, last: bool) -> pa.Table:
        """The next marks as far as the last one of some rows; behind the last rows all."""
        if last:
            return self._take_all()
        mine = pc.is_in(self._rest.column("row_id"), known).to_numpy()
        while (not len(mine) or mine[-1]) and self._read():
            mine = pc.is_in(self._rest.column("row_id"), known).to_numpy()
        hits = np.flatnonzero(mine)
        return self._take(int(hits[-1]) + 1 if len(hits) else 0)

    def _read(self) -> bool:
        part = next(self._parts, None)
        if part is None:
            return False
        if self._name != "marks" and part.num_rows:
            self._last = last_key(self._name, part.column(ARTICLE), self._last)
        self._rest = pa.concat_tables([self._rest, part])
        return True

    def _take_all(self) -> pa.Table:
        while self._read():
            pass
        return self._take(self._rest.num_rows)

    def _take(self, number: int) -> pa.Table:
        given, self._rest = self._rest.slice(0, number), self._rest.slice(number)
        return given
