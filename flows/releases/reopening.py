"""Every mark re-opened in its source: the words are still there, and they still say the row's number."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from flows.releases.rereading import day_of, says
from flows.releases.stored import stored_table
from flows.releases.walking import by_articles
from schemas.tables.validate import Finding

Row = Mapping[str, Any]
KEYS = {"observations": "observation_id", "events": "event_id"}
TABLES = ("articles", *KEYS, "marks")
KEPT = 16  # files: the articles of an issue may stand in one, and their rows have marks in two


@dataclass(frozen=True, slots=True)
class Reopened:
    """What re-opening the marks came to.

    Attributes:
        opened: Marks whose file was at hand.
        read: Of those, the marks whose words were read once more and gave the row's number or date.
        missing: Source files that are not at hand, each with its number of marks.
        findings: What does not hold.
    """

    opened: int = 0
    read: int = 0
    missing: Mapping[str, int] | None = None
    findings: tuple[Finding, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The counts as plain data."""
        return {"opened": self.opened, "read": self.read, "notAtHand": dict(self.missing or {})}


class Sources:
    """The source files below some folders, as text with their line ends untouched; the last ones are at hand."""

    def __init__(self, *roots: Path | None) -> None:
        self.roots = [root for root in roots if root is not None]
        self.texts: dict[str, str | None] = {}

    def text(self, name: str) -> str | None:
        """A file's text; None where it is not at hand, or its name leads out of the folders."""
        if name not in self.texts:
            while len(self.texts) >= KEPT:
                del self.texts[next(iter(self.texts))]
            self.texts[name] = self._read(name)
        return self.texts[name]

    def _read(self, name: str) -> str | None:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            return None
        found = next((root / path for root in self.roots if (root / path).is_file()), None)
        return None if found is None else found.read_bytes().decode("utf-8", "replace")


def reopen_marks(folder: Path, raw: Path | None, originals: Path | None) -> Reopened:
    """Check every mark, as far as its source file is below `raw` or `originals`.

    The slice's hash holds; in the edition built, the reflowed slice at the row's own span is its value_text or
    date_text; in the other edition, and at further marks, the words there are read again and give the row's number.
    """
    sources = Sources(raw, originals)
    missing: Counter[str] = Counter()
    wrong: dict[tuple[str, str], list[tuple[str, str]]] = {}
    counts: Counter[str] = Counter()
    for mark, row, article in _marks(folder):
        built = article.get("edition") == mark["edition"] and _own(mark, row)
        text = sources.text(mark["source_file"])
        if text is None:
            missing[mark["source_file"]] += 1
            continue
        fault = _check(mark, row, text, built, str(article.get("date", "2000")))
        counts.update(["opened"] if fault or built else ["opened", "read"])
        if fault:
            place = f"{mark['source_file']} {mark['char_start']}–{mark['char_end']}: {fault[1]}"
            wrong.setdefault((fault[0], mark["source_file"]), []).append((mark["row_id"], place))
    findings = [_finding(check, marks) for (check, _), marks in wrong.items()]
    return Reopened(counts["opened"], counts["read"], dict(sorted(missing.items())), tuple(findings))


def _marks(folder: Path) -> Iterator[tuple[Row, Row, Row]]:
    """Each mark with its row and its article; one whose row is missing is left to the tables' check."""
    for part in by_articles({name: stored_table(folder, name) for name in TABLES}):
        articles = {row["article_id"]: row for row in part["articles"].to_pylist()}
        rows = {row[key]: row for name, key in KEYS.items() for row in part[name].to_pylist()}
        for mark in part["marks"].to_pylist():
            row = rows.get(mark["row_id"])
            if row is not None:
                yield mark, row, articles.get(row["article_id"], {})


def _check(
    mark: Mapping[str, Any], row: Mapping[str, Any], text: str, built: bool, date: str
) -> tuple[str, str] | None:
    """The check that fails and what is wrong; None where all is right."""
    start, end = mark["char_start"], mark["char_end"]
    piece = text[start:end]
    words = row.get("value_text") or row.get("date_text") or ""
    if not piece or hashlib.sha256(piece.encode()).hexdigest() != mark["sha256"]:
        return "mark_hash", "the file says something else"
    if built:
        return None if squeezed(piece) == squeezed(words) else ("mark_text", f"not {words!r}")
    if not says(row, text, start, end, day_of(date)):
        return "mark_number", f"reading it does not give {row.get('date') or row.get('value')}"
    return None


def _finding(check: str, marks: Sequence[tuple[str, str]]) -> Finding:
    """What one check found in one file: the first mark's fault in words, and all rows."""
    more = f", and {len(marks) - 1} more in this file" if len(marks) > 1 else ""
    advice = (
        "is it the file that was read? provenance.json and issues.csv hold the sha256" if check == "mark_hash" else ""
    )
    return Finding(check, "marks", tuple(row_id for row_id, _ in marks), f"{marks[0][1]}{more}", advice=advice)


def squeezed(text: str) -> str:
    """A text without white space and without the hyphens that a line's end leaves: how a slice compares with words."""
    return re.sub(r"\s+", "", re.sub(r"-\s*\n", "", text)).replace("-", "")


def _own(mark: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return bool(mark["char_start"] == row["char_start"] and mark["char_end"] == row["char_end"])
