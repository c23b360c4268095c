"""The tables against the files that were read: every span lies inside its file, every hash is that of its slice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from schemas.findings import SOURCE_CHECKS, Finding

KEYS = {"articles": "article_id", "sentences": "sentence_id", "marks": "row_id"}
MESSAGES = {
    "offsets_inside_file": "the span ends behind the end of the file",
    "slice_hash": "the file's slice has another hash",
}
ADVICE = "is it the file that was read? Build anew; if it stays, report it: it is a fault of the reader"


@dataclass(frozen=True, slots=True)
class Slice:
    """A row's slice of a file, and the hash that the row says it has."""

    row_id: str
    source_file: str
    char_start: int
    char_end: int
    sha256: str


def check_sources(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """What articles, sentences and marks say of files that the files do not bear out.

    Args:
        tables: The tables of a build.
        texts: The files at hand by `source_file`, decoded with their line ends untouched; rows of others are passed by.
    """
    found: list[Finding] = []
    for table in KEYS:
        wrong: dict[str, list[str]] = {}
        for part in _slices(tables, table):
            check = _fault(part, texts.get(part.source_file))
            if check is not None:
                wrong.setdefault(check, []).append(part.row_id)
        found += _findings(table, wrong)
    return tuple(found)


def _slices(tables: Mapping[str, pa.Table], table: str) -> Iterator[Slice]:
    """The slices that a table names; a sentence stands in its article's file."""
    files = {row["article_id"]: row["source_file"] for row in tables["articles"].to_pylist()}
    for row in tables[table].to_pylist():
        file = files.get(row["article_id"]) if table == "sentences" else row["source_file"]
        if file is not None:
            yield Slice(row[KEYS[table]], file, row["char_start"], row["char_end"], row["sha256"])


def _fault(part: Slice, text: str | None) -> str | None:
    """The check that a slice fails."""
    if text is None:
        return None
    if part.char_end > len(text):
        return "offsets_inside_file"
    piece = text[part.char_start : part.char_end]
    return None if hashlib.sha256(piece.encode()).hexdigest() == part.sha256 else "slice_hash"


def _findings(table: str, wrong: Mapping[str, list[str]]) -> Iterator[Finding]:
    for check, rows in wrong.items():
        yield Finding(check, table, tuple(rows), MESSAGES[check], SOURCE_CHECKS[check], ADVICE)
