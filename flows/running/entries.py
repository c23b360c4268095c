"""All rows of one article as bytes, and back: what the cache keeps and what crosses a process border."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from flows.matching.rows import Event, Mark, Observation
from flows.reckoning.rows import ArticleRow, ArticleRows, LedgerRow, SentenceRow

PARTS: dict[str, type[Any]] = {
    "sentences": SentenceRow,
    "observations": Observation,
    "events": Event,
    "marks": Mark,
    "ledger": LedgerRow,
}


def encode(rows: ArticleRows) -> bytes:
    """Compact JSON: the article's cells, then each part as a list of lists, cells in the order of the fields."""
    data: list[Any] = [_cells(ArticleRow)(rows.article)]
    for name, kind in PARTS.items():
        cells = _cells(kind)
        data.append([cells(row) for row in getattr(rows, name)])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def decode(data: bytes) -> ArticleRows:
    """The rows that `encode` was given.

    Raises:
        ValueError: These are other bytes.
    """
    try:
        article, *parts = json.loads(data)
        return ArticleRows(ArticleRow(*article), *(_rows(k, p) for k, p in zip(PARTS.values(), parts, strict=True)))
    except (TypeError, ValueError) as fault:
        raise ValueError(f"no article's rows: {fault}") from fault


def _rows(kind: type[Any], cells: Sequence[Sequence[object]]) -> tuple[Any, ...]:
    names = [field.name for field in fields(kind)]
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in cells)


def _cells(kind: type[Any]) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))
