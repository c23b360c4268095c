"""Where a figure comes from: from a printed or stored value, or an id, to its row, sentence, marks, rule, reckonings.

Reads with pyarrow alone (never pandas), and of each table only what may hold an answer: it takes less than a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.releases.delimited import plain_number
from flows.releases.lookup import Row, look_up

IDS = (("observations", "observation_id"), ("events", "event_id"))
WORDS = {"observations": "value_text", "events": "date_text"}
VALUES = ("value", "value_high", "value_reported")
NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Trace:
    """A row and all that it rests on."""

    table: str
    row: Row
    article: Row
    sentence: Row
    marks: tuple[Row, ...]
    tokens: tuple[Row, ...]
    reckonings: tuple[Row, ...]
    corrections: tuple[Row, ...]

    def as_data(self) -> dict[str, Any]:
        """The trace as plain data, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def trace(given: str, folder: Path) -> list[Trace]:
    """The rows that a value or an id stands for, in the order of the tables; none where nothing matches.

    Args:
        given: A figure as printed ("24.276 billion", "4.5%", "first"), by its digits alone where no figure is just
            these ("24.276"), or as stored ("24276000000"), a date as printed or ISO, or the id of an observation, an
            event, a sentence or a token (`article#id` too).
        folder: The release.

    Raises:
        ReleaseError: A table cannot be read.
    """
    given = given.strip()
    found = [(name, row) for name, key in IDS for row in _rows_by_id(folder, name, key, given)]
    if not found:
        found = [(name, row) for name, _ in IDS for row in _rows_by_value(folder, name, given)]
    return [_trace(folder, name, row) for name, row in found]


def _rows_by_id(folder: Path, name: str, key: str, given: str) -> list[Row]:
    ids = {given, given.rpartition("#")[2]} | set(_ids_of_token(folder, given))
    return [*_rows(folder, name, key, *ids), *_rows(folder, name, "sentence_id", given)]


def _ids_of_token(folder: Path, given: str) -> list[str]:
    if "#" not in given:
        return []
    tokens = _rows(folder, "ledger", "token_id", given)
    return [row_id for token in tokens for row_id in (token["row_ids"] or "").split()]


def _rows_by_value(folder: Path, name: str, given: str) -> list[Row]:
    words = {_squeezed(given), _squeezed(given).rstrip("%")} - {""}

    def said(part: pa.Table) -> list[bool]:
        return [_squeezed(text or "") in words for text in part.column(WORDS[name]).to_pylist()]

    if name == "events":
        return look_up(
            folder, name, (WORDS[name], "date"), lambda part: _either(said(part), _equal(part, "date", given))
        )
    found = look_up(folder, name, (WORDS[name],), said)
    if not found:
        wanted = _numbers(given)
        found = look_up(folder, name, VALUES, lambda part: _valued(part, wanted))
        found = found or look_up(folder, name, ("value", "multiplier"), lambda part: _in_digits(part, wanted))
    return found


def _equal(part: pa.Table, column: str, given: str) -> list[bool]:
    return [cell == given for cell in part.column(column).to_pylist()]


def _either(one: list[bool], other: list[bool]) -> list[bool]:
    return [a or b for a, b in zip(one, other, strict=True)]


def _valued(part: pa.Table, wanted: list[float]) -> list[bool]:
    columns = [part.column(column).to_pylist() for column in VALUES]
    return [any(_near(value, wanted) for value in values) for values in zip(*columns, strict=True)]


def _in_digits(part: pa.Table, wanted: list[float]) -> list[bool]:
    """By the digits alone: 24.276 of "24.276 billion"."""
    pairs = zip(part.column("value").to_pylist(), part.column("multiplier").to_pylist(), strict=True)
    return [value is not None and _near(value / (factor or 1), wanted) for value, factor in pairs]


def _numbers(given: str) -> list[float]:
    """The numbers that a text may stand for: as digits, else as words ("24.3 billion")."""
    plain = given.rstrip("% ").replace(" ", "")
    if NUMBER.fullmatch(plain):
        return [float(plain.replace(",", ""))]
    return list(_read_numbers(given))


def _read_numbers(given: str) -> Iterator[float]:
    # Only here: who asks for digits or an id need not wait for the grammar of numbers.
    import datetime as dt

    from flows.mentions import find_mentions

    for mention in find_mentions(given, dt.date(2000, 1, 1)):
        if mention.value is not None:
            yield float(mention.value)


def _near(value: float | None, wanted: list[float]) -> bool:
    return value is not None and any(abs(abs(value) - abs(number)) <= 1e-9 * abs(number) for number in wanted)


def _trace(folder: Path, name: str, row: Row) -> Trace:
    row_id = row[dict(IDS)[name]]
    own = row["article_id"]
    article = _rows(folder, "articles", "article_id", own, article=own)
    sentence = _rows(folder, "sentences", "sentence_id", row["sentence_id"], article=own)
    correction = row.get("correction_id")
    return Trace(
        name,
        row,
        article[0] if article else {},
        sentence[0] if sentence else {},
        _rows(folder, "marks", "row_id", row_id),
        _rows(folder, "ledger", "row_ids", row_id, article=own),
        _rows(folder, "reckonings", "inputs", row_id),
        _rows(folder, "corrections", "correction_id", correction) if correction else (),
    )


def _rows(folder: Path, name: str, column: str, *wanted: str, article: str | None = None) -> tuple[Row, ...]:
    """The rows that hold one of some texts in a column, where several stand in a cell as one of these."""
    # As a pattern, not as a value: Arrow imports pandas to make a value of a text, which takes a second.
    pattern = f"(?:^| )(?:{'|'.join(re.escape(text) for text in sorted(wanted))})(?: |$)"

    def hits(part: pa.Table) -> list[bool]:
        found: list[bool] = pc.match_substring_regex(part.column(column), pattern).to_pylist()
        return found

    return tuple(look_up(folder, name, (column,), hits, article))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def in_words(found: Trace) -> str:
    """A trace for a terminal."""
    lines = list(_head(found))
    lines.append(f"  article    {found.article.get('title', '')} ({found.row['article_id']})")
    text = found.sentence.get("text") or "its text is not ours to publish: open the source at the mark"
    lines.append(f"  sentence   {found.row['sentence_id']}: {text}")
    lines.append(f"  rule       {found.row['rule_id']}")
    lines += [
        f"  mark       {m['edition']}: {m['source_file']}, characters {m['char_start']} to {m['char_end']}"
        for m in found.marks
    ]
    lines += [f"  token      {t['surface']!r} at {t['char_start']}: {t['role']}, {t['reason']}" for t in found.tokens]
    lines += [
        f"  correction {c['correction_id']}: {_cell(c['value_reported'])} is printed, {_cell(c['value_published'])} "
        f"is published: {c['reason']} ({c['source']})"
        for c in found.corrections
    ]
    lines += [f"  reckoning  {r['identity']}: {r['outcome']}. {r['note'] or ''}".rstrip() for r in found.reckonings]
    return "\n".join(lines)


def _head(found: Trace) -> Iterator[str]:
    row = found.row
    if found.table == "observations":
        who = [row[name] for name in ("subject_id", "indicator_id", "counted", "measure", "breakdown") if row[name]]
        high = f" to {_cell(row['value_high'])}" if row["value_high"] is not None else ""
        yield f"{_cell(row['value'])}{high} {row['unit']}: {', '.join(who)}"
        printed = f"{row['qualifier_text'] or ''} {row['value_text']}".strip()
        yield f"  printed    {printed} ({row['qualifier']}, {row['status']})"
        yield f"  period     {row['period'] or 'none'} ({row['period_basis']})"
        yield f"  row        {row['observation_id']}"
    else:
        place = f", {row['place_id']}" if row["place_id"] else ""
        yield f"{row['date']}: {row['subject_id']}, {row['event_type']}{place}"
        yield f"  printed    {row['date_text']} ({row['qualifier']}, {row['status']})"
        yield f"  row        {row['event_id']}"
    if row.get("note"):
        yield f"  note       {row['note']}"


def _cell(value: object) -> str:
    return plain_number(value) if isinstance(value, float) else str(value)
