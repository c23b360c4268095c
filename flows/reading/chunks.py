"""The lines of a text dump -> chunks of lines that stand together.

A dump has no structure but its lines. What it shows differs from one to the next, so each file is looked at first
(`Layout`): whether paragraphs carry a mark (U+3000), whether a space at a line's end says that the line goes on, and
whether a page begins with a lone space or a form feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from flows.reading.lexicon import HYPHEN, Lexicon
from flows.reading.reflow import INVISIBLE, SPACE, trimmed
from flows.reading.stretched import LETTERS, inner_spaces

PARAGRAPH_MARK = "\u3000"
TERMINAL = ".?!:。？！：…"
CLOSERS = "\"'”’»)]"
PAGE = re.compile(r"(?:[Pp]age|PAGE|[Pp]\.) ?\d+\b.{0,60}\Z|[-–—| ]*\d{1,4}[-–—| ]*\Z")
RELIABLE, RARE = 0.9, 0.1  # shares of lines from which, and up to which, a trait of the lines is taken for a signal
SIGNAL_LINES = 8  # lines that must show it
LONGEST_LINE = 400  # a longer one is no line of a column
GAP = re.compile(rf"{SPACE}{{2,}}|[^\S ]|[{INVISIBLE}]| (?=[,.;:!?)](?:\W|\Z))")
APOSTROPHE_GAP = re.compile(rf"{GAP.pattern}|(?<=’) (?=s\b)|(?<=[^\W\dsS]’) (?=[a-z]{{1,3}}\b)")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a file mean, and its words."""

    trailing: bool
    """A line that goes on ends with a space or a hyphen; one that does not ends its block."""
    pages: bool
    """A line that begins with a lone space begins a page."""
    gap: re.Pattern[str]
    """What of a line is not taken over as it is; with "city’ s" where ’ is no closing quotation mark."""
    lexicon: Lexicon


@dataclass(slots=True)
class Chunk:
    """Lines that stand together, without white space at the ends."""

    start: int
    end: int
    marked: bool
    page: bool
    lines: int
    soft: bool
    """Ends with a space where a space says that the line goes on."""
    alone: bool
    """A drop capital or a page's number."""


def looks_like_dump(text: str) -> bool:
    """Whether a text is a dump rather than plain text: marked paragraphs or form feeds."""
    return "\f" in text or re.search(r"^[ \t]?\u3000", text, re.MULTILINE) is not None


def layout_of(text: str) -> Layout:
    """Look at a whole file."""
    lines = text.splitlines()
    inner = [line for line, after in pairwise(lines) if line.strip() and after[:1].islower()]
    spaced = sum(line[-1] == " " for line in inner if line[-1] != HYPHEN)
    unbroken = sum(line[-1] != HYPHEN for line in inner)
    lone = sum(line[:1] == " " and line[1:2] != " " for line in lines)
    return Layout(
        trailing=unbroken >= SIGNAL_LINES and spaced >= RELIABLE * unbroken,
        pages=lone <= RARE * len(lines),
        gap=GAP if "‘" in text else APOSTROPHE_GAP,
        lexicon=Lexicon(text),
    )


def chunks_of(text: str, start: int, end: int, layout: Layout, drops: list[int]) -> Iterator[Chunk]:
    """The chunks of `text[start:end]`, in order; `drops` takes the places of the spaces inside letter-spaced words."""
    chunk: Chunk | None = None
    page = False
    at = start
    for line in text[start:end].splitlines(keepends=True):
        begin, at = at, at + len(line)
        first, last = trimmed(text, begin, at)
        page = page or "\f" in line[: first - begin]
        if first == last:
            if chunk:
                yield chunk
            chunk = None
            continue
        lead = text[begin:first]
        page = page or (layout.pages and lead[:1] == " " and lead[:2] != "  ")
        marked = PARAGRAPH_MARK in lead
        alone = _stands_alone(text[first:last], page or "\f" in text[at - 1 : at + 1])
        if chunk and (marked or page or alone or _ends_block(text, chunk, first, layout)):
            yield chunk
            chunk = None
        if chunk is None:
            chunk = Chunk(first, last, marked, page, 0, False, alone)
        chunk.end, chunk.lines = last, chunk.lines + 1
        chunk.soft = layout.trailing and text[last : last + 1] == " "
        page = text[at - 1] == "\f"
        if last - first <= LONGEST_LINE and ("  " in text[first:last] or LETTERS.search(text, first, last)):
            drops.extend(sorted(inner_spaces(text, first, last, layout.lexicon)))
    if chunk:
        yield chunk


def _stands_alone(line: str, edge: bool) -> bool:
    """Whether a line is a drop capital, or a page's number at the `edge` of a page."""
    return (len(line) == 1 and line.isupper()) or (edge and PAGE.match(line) is not None)


def _ends_block(text: str, chunk: Chunk, following: int, layout: Layout) -> bool:
    """Whether a chunk's last line says that the next one is not its continuation."""
    if chunk.alone:
        return True
    if not layout.trailing or chunk.soft or text[chunk.end - 1] == HYPHEN:
        return False
    return closed(text, chunk.end) or not text[following].islower()


def closed(text: str, end: int) -> bool:
    """Whether what ends here is a whole sentence."""
    at = end
    while at > 0 and text[at - 1] in CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in TERMINAL
