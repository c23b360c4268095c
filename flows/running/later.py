"""Facts of several issues checked against each other, without all of them in memory at once.

What `later_issues` compares is facts with the same key; they are put on the disk in so many heaps by the hash of that
key, and looked at heap by heap.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from flows.matching.codebook import Codebook
from flows.matching.rows import Observation
from flows.reckoning.index import FACT_KEY, Index
from flows.reckoning.repeats import later_issues
from flows.reckoning.rows import ArticleRow, ArticleRows, ReckoningRow
from flows.running.spill import nameless

HEAPS = 64
_key = attrgetter(*FACT_KEY)
COLUMNS = tuple(field.name for field in fields(Observation))
_cells = attrgetter(*COLUMNS)


class Heaps:
    """Dated facts on the disk, those of one key in one heap."""

    def __init__(self, folder: Path | None, stack: ExitStack) -> None:
        self._files: list[BinaryIO] = [stack.enter_context(nameless(folder)) for _ in range(HEAPS)]

    def add(self, articles: Iterable[ArticleRows]) -> None:
        """Put the facts of some articles on their heaps."""
        for part in articles:
            for row in part.observations:
                if row.period is not None:
                    heap = zlib.crc32(repr(_key(row)).encode()) % HEAPS
                    self._files[heap].write(json.dumps([part.article.issue, *_cells(row)]).encode() + b"\n")

    def reckoned(self, codebook: Codebook) -> Iterator[ReckoningRow]:
        """What facts of different issues say of each other."""
        for file in self._files:
            file.seek(0)
            yield from later_issues(Index(_articles(file), codebook))


def _articles(lines: Iterable[bytes]) -> list[ArticleRows]:
    """The facts of a heap, by their articles; of these nothing else is known, nor needed."""
    issues: dict[str, str] = {}
    rows: dict[str, list[Observation]] = {}
    for line in lines:
        issue, *cells = json.loads(line)
        row = Observation(**dict(zip(COLUMNS, cells, strict=True)))
        issues[row.article_id] = issue
        rows.setdefault(row.article_id, []).append(row)
    return [
        ArticleRows(ArticleRow(name, issues[name], "", "", "", "", 0, 0, ""), (), tuple(found), (), (), ())
        for name, found in rows.items()
    ]
