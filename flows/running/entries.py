"""What one article gives as bytes, and back: what the cache keeps and what crosses a process border."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from flows.matching import Conflict
from flows.matching.rows import Event, Mark, Observation
from flows.reckoning.rows import ArticleRow, ArticleRows, LedgerRow, SentenceRow
from flows.running.article import ArticleResult

PARTS: dict[str, type[Any]] = {
    "sentences": SentenceRow,
    "observations": Observation,
    "events": Event,
    "marks": Mark,
    "ledger": LedgerRow,
}


def encode(result: ArticleResult) -> bytes:
    """Compact JSON: what fired, conflicts, strangers, the article's cells, then the cells of each part."""
    rows = result.rows
    conflicts = [[c.code, list(c.names), c.message] for c in result.conflicts]
    data: list[Any] = [dict(result.fired), conflicts, dict(result.strangers), list(result.too_often)]
    data.append(_cells(ArticleRow)(rows.article))
    for name, kind in PARTS.items():
        cells = _cells(kind)
        data.append([cells(row) for row in getattr(rows, name)])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def decode(data: bytes) -> ArticleResult:
    """What `encode` was given.

    Raises:
        ValueError: These are other bytes.
    """
    try:
        fired, conflicts, strangers, too_often, article, *parts = json.loads(data)
        rows = ArticleRows(ArticleRow(*article), *(_rows(k, p) for k, p in zip(PARTS.values(), parts, strict=True)))
        read = tuple(Conflict(code, tuple(names), text) for code, names, text in conflicts)
        return ArticleResult(rows, fired, read, strangers, tuple(too_often))
    except (TypeError, ValueError, AttributeError) as fault:
        raise ValueError(f"no article's rows: {fault}") from fault


def _rows(kind: type[Any], cells: Sequence[Sequence[object]]) -> tuple[Any, ...]:
    names = [field.name for field in fields(kind)]
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in cells)


def _cells(kind: type[Any]) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))
