"""Plain text and Markdown -> blocks: paragraphs parted by blank lines, headings, list items.

The marks of Markdown (`#`, `-`, `>`) are not part of the text. A paragraph may be wrapped over several lines.
"""

from __future__ import annotations

import re

from flows.reading.article import BlockKind
from flows.reading.reflow import Block, trimmed

NEW_LINE = r"\n\r\x0b\x0c\x85\u2028\u2029"
BLANK = re.compile(rf"(?:\r\n|\r(?!\n)|[\n\x0b\x0c\x85\u2028\u2029])[^\S{NEW_LINE}]*(?=[{NEW_LINE}])\s*")
HEADING = re.compile(r"[ \t\ufeff]*(#{1,6})[ \t]+")
CLOSING = re.compile(r"[ \t]#+[ \t]*\Z")
MARKED_LINE = re.compile(r"(?:\A\ufeff?|(?<=[\n\r]))[ \t]*(?:#{1,6}[ \t]|[-*+•>|][ \t])")
MARK = re.compile(r"[ \t]*(?:[-*+•>][ \t]+)+")
LINE = re.compile(r"[^\n\r]*(?:\r\n|[\n\r])?")


def plain_blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of `text[start:end]`, in order; the first heading of the first level, standing first, is the title."""
    blocks: list[Block] = []
    at = start
    for match in BLANK.finditer(text, start, end):
        _paragraph(text, at, match.start(), blocks)
        at = match.end()
    _paragraph(text, at, end, blocks)
    return blocks


def _paragraph(text: str, start: int, end: int, blocks: list[Block]) -> None:
    """A stretch without blank lines: one block, or several where lines carry marks of their own."""
    if MARKED_LINE.search(text, start, end) is None:
        _add(text, start, end, "body", blocks)
        return
    at, listing = start, True
    for match in LINE.finditer(text, start, end):
        heading = HEADING.match(text, match.start(), match.end())
        item = MARK.match(text, match.start(), match.end()) if listing and not heading else None
        if heading:
            _add(text, at, match.start(), "body", blocks)
            kind: BlockKind = "heading" if blocks or len(heading.group(1)) > 1 else "title"
            closing = CLOSING.search(text[heading.end() : match.end()].rstrip())
            stop = match.end() if closing is None else heading.end() + closing.start()
            _add(text, heading.end(), stop, kind, blocks)
            at = match.end()
        elif item or text.startswith("|", match.start()):
            _add(text, at, match.start(), "body", blocks)
            at = item.end() if item else match.start()
        listing = bool(heading or item) or text[match.start() : match.end()].rstrip().endswith(":")
    _add(text, at, end, "body", blocks)


def _add(text: str, start: int, end: int, kind: BlockKind, blocks: list[Block]) -> None:
    start, end = trimmed(text, start, end)
    if start < end:
        blocks.append(Block(kind, [(start, end)]))
