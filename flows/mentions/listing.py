"""Mentions as rows and JSON lines, from streams of any length in constant memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TextIO

from flows.errors import InputError
from flows.mentions.mention import Mention
from flows.mentions.reader import find_mentions

LISTED = frozenset(("quantity", "ordinal", "rank"))
CHUNK = 1 << 17  # characters read before a border is looked for
LONGEST = 1 << 20  # characters after which a text without any border is cut
SENTENCE_END = re.compile(r"[.!?。！？][\"”’)]{0,2}\s+(?=[\"“‘(]?[A-Z\u3400-\u9fff])|\n(?=\s)")


class Piece(NamedTuple):
    """A part of a text, cut between sentences, and where it begins."""

    start: int
    text: str


def row_of(mention: Mention, text: str, *, everything: bool = False, offset: int = 0) -> dict[str, Any]:
    """A mention as the row that is printed; `text` is what was read, `offset` where it begins in the whole.

    A counted stretch of time ("the past five years") is a quantity of time as well: without `everything` it is one.
    """
    kind = "quantity" if mention.kind == "time" and not everything else mention.kind
    row: dict[str, Any] = {
        "start": mention.start + offset,
        "end": mention.end + offset,
        "text": text[mention.start : mention.end],
        "value": plain_number(mention.value),
        "value_high": plain_number(mention.value_high),
        "unit": mention.unit,
        "unit_text": mention.unit_text,
        "qualifier": mention.qualifier,
        "kind": kind,
    }
    if everything and mention.period is not None:
        row["period"] = mention.period.iso
    return row


def plain_number(value: Decimal | None) -> int | float | None:
    """The value as JSON has it: whole numbers exactly, others as the nearest float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < 10**18 else float(value)


def listed(mentions: Iterable[Mention], *, everything: bool) -> Iterator[Mention]:
    """The mentions to print: quantities, ordinals and ranks, and what is counted in time; all with `everything`."""
    return (m for m in mentions if everything or m.kind in LISTED or (m.kind == "time" and m.value is not None))


def rows_of(text: str, *, everything: bool = False, offset: int = 0) -> list[dict[str, Any]]:
    """The rows of a text."""
    found = listed(find_mentions(text), everything=everything)
    return [row_of(mention, text, everything=everything, offset=offset) for mention in found]


def pieces(stream: TextIO) -> Iterator[Piece]:
    """The text of a stream in parts of bounded length, cut at paragraphs or, where there are none, at sentences."""
    start, buffer = 0, ""
    while more := stream.read(CHUNK):
        buffer += more
        if len(buffer) < CHUNK:
            continue
        cut = _border(buffer)
        if cut:
            yield Piece(start, buffer[:cut])
            start, buffer = start + cut, buffer[cut:]
    if buffer:
        yield Piece(start, buffer)


def _border(text: str) -> int:
    """Where to cut: behind the last paragraph, sentence or, in a very long text without either, word; 0 for nowhere."""
    if paragraph := text.rfind("\n\n") + 1:
        return paragraph + 1
    tail = len(text) - min(len(text), 1 << 14)
    ends = [found.end() for found in SENTENCE_END.finditer(text, tail)]
    if ends:
        return ends[-1]
    if len(text) < LONGEST:
        return 0
    return text.rfind(" ", tail) + 1 or len(text)


def answers(lines: Iterable[bytes], *, everything: bool = False, name: str = "-") -> Iterator[str]:
    """For each JSON line `{"id", "text"}` the line `{"id", "quantities"}`; empty lines are passed over.

    Raises:
        InputError: A line is no JSON object with a text.
    """
    for number, raw in enumerate(lines, start=1):
        line = raw.decode("utf-8", errors="replace").strip("\ufeff \t\r\n")
        if not line:
            continue
        entry = _entry(line, number, name)
        yield json_line({"id": entry.get("id"), "quantities": rows_of(entry["text"], everything=everything)})


def _entry(line: str, number: int, name: str) -> dict[str, Any]:
    expected = 'a JSON object with a string under "text"'
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise InputError("a line is not JSON", file=name, line=number, found=fault, expected=expected) from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise InputError("a line has no text", file=name, line=number, found=line[:60], expected=expected)
    return entry


def json_line(value: object) -> str:
    """The value as a line of JSON, readable where it can be written as UTF-8, escaped where it cannot."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return json.dumps(value)
    return line
