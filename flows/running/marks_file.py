"""`raw/<issue>/marks.csv`: where in the publisher's own file each row stands. Spans and hashes, never words.

Written only by `seamark build --edition original --update-marks` and committed like a lock file, so that who has only
the restated edition can still say where in the original a figure is printed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path

from flows.errors import SourceError
from flows.matching.rows import Mark
from flows.reckoning.rows import ArticleRows
from schemas.findings import Finding

NAME = "marks.csv"
COLUMNS = tuple(field.name for field in fields(Mark))
ADVICE = "run `seamark build --edition original --originals DIR --update-marks`"


def marks_text(articles: Iterable[ArticleRows]) -> str:
    """The file's text for the articles of one issue in the original edition, sorted by place."""
    marks = {mark for rows in articles for mark in rows.marks}
    ordered = sorted(marks, key=lambda m: (m.source_file, m.char_start, m.char_end, m.row_id))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(mark) for mark in ordered)
    return out.getvalue()


def write_marks(raw: Path, issue: str, articles: Iterable[ArticleRows]) -> Path:
    """Write an issue's file; give its path."""
    path = raw / issue / NAME
    path.write_bytes(marks_text(articles).encode())
    return path


def read_marks(raw: Path, issue: str) -> tuple[Mark, ...]:
    """The marks of an issue's file; none where there is no file.

    Raises:
        SourceError: A line is not what `write_marks` writes.
    """
    path = raw / issue / NAME
    if not path.is_file():
        return ()
    reader = csv.reader(io.StringIO(path.read_bytes().decode("utf-8", "replace"), newline=""))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise SourceError(
            "not the columns of a marks file", file=path, line=1, found=header, expected=list(COLUMNS), advice=ADVICE
        )
    return tuple(_mark(cells, path, line) for line, cells in enumerate(reader, start=2))


def _mark(cells: Sequence[str], path: Path, line: int) -> Mark:
    try:
        row_id, edition, source_file, start, end, sha256 = cells
        return Mark(row_id, edition, source_file, int(start), int(end), sha256)
    except ValueError:
        raise SourceError("not a mark", file=path, line=line, found=",".join(cells), advice=ADVICE) from None


def add_marks(articles: Sequence[ArticleRows], marks: Iterable[Mark]) -> tuple[list[ArticleRows], list[Finding]]:
    """The articles with their rows' marks in the other edition; marks whose row is gone are left out, and said."""
    by_row: dict[str, list[Mark]] = {}
    for mark in marks:
        by_row.setdefault(mark.row_id, []).append(mark)
    merged = []
    for rows in articles:
        ids = [row.observation_id for row in rows.observations] + [row.event_id for row in rows.events]
        other = [mark for row_id in ids for mark in by_row.pop(row_id, ())]
        merged.append(replace(rows, marks=(*rows.marks, *other)))
    if not by_row:
        return merged, []
    gone = tuple(sorted(by_row))
    message = f"{len(gone)} row(s) of {NAME} are in no table any more, first {gone[0]}"
    return merged, [Finding("mark_without_row", "marks", gone, message, "warning", ADVICE)]
