"""Blocks of a source file -> running text of which every character knows its place."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.reading.article import BlockKind
from flows.reading.lexicon import HYPHEN, Lexicon

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
SPACE = rf"[\s{INVISIBLE}]"
GAP = re.compile(rf"{SPACE}{{2,}}|[^\S ]|[{INVISIBLE}]")
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
LINE_END = re.compile(rf"[{BREAKS}]")
SOFT_HYPHEN = "\u00ad"
BLOCK_BREAK = "\n\n"

Span = tuple[int, int]
Edit = tuple[int, int, str]
"""Source characters from start to end give way to a text of at most one character."""


@dataclass(slots=True)
class Block:
    """A block of the text and the spans of the source that make it, in order; more than one where others cut it."""

    kind: BlockKind
    spans: list[Span] = field(default_factory=list)
    glued: bool = False
    """Whether the first span (a drop capital) belongs to the word that the second begins with."""


@dataclass(slots=True)
class Flow:
    """The text in the making."""

    parts: list[str] = field(default_factory=list)
    offsets: array[int] = field(default_factory=lambda: array("i"))
    length: int = 0

    def copy(self, source: str, start: int, end: int) -> None:
        """Take over `source[start:end]`."""
        if end > start:
            self.parts.append(source[start:end])
            self.offsets.extend(range(start, end))
            self.length += end - start

    def insert(self, text: str, place: int) -> None:
        """Put in what the source does not have as it is; `place` is the source character that it stands for."""
        for _ in text:
            self.offsets.append(place)
        self.parts.append(text)
        self.length += len(text)


def trimmed(source: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its ends."""
    while start < end and (source[start].isspace() or source[start] in INVISIBLE):
        start += 1
    while end > start and (source[end - 1].isspace() or source[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def flow_blocks(
    source: str, blocks: Sequence[Block], lexicon: Lexicon, gap: re.Pattern[str] = GAP, drops: Sequence[int] = ()
) -> tuple[str, array[int], list[tuple[int, int, BlockKind]]]:
    """(text, offsets, blocks as (start, end, kind) in the text).

    `gap` finds what is not copied as it is, `drops` are the places of further characters that go, in order.
    """
    flow = Flow()
    spans: list[tuple[int, int, BlockKind]] = []
    last = 0
    for block in blocks:
        if spans:
            flow.insert(BLOCK_BREAK, last)
        start = flow.length
        _flow_block(flow, source, block, lexicon, gap, drops)
        spans.append((start, flow.length, block.kind))
        last = min(block.spans[-1][1], len(source) - 1)
    return "".join(flow.parts), flow.offsets, spans


def _flow_block(
    flow: Flow, source: str, block: Block, lexicon: Lexicon, gap: re.Pattern[str], drops: Sequence[int]
) -> None:
    for index, (start, end) in enumerate(block.spans):
        at = start
        edits = _edits(source, start, end, lexicon, gap, drops)
        if index + 1 < len(block.spans):
            following = block.spans[index + 1][0]
            glued = block.glued and index == 0
            edits.append((end, following, "") if glued else _broken(source, end, following, lexicon))
        for left, right, text in edits:
            flow.copy(source, at, left)
            if text:
                flow.insert(text, _place(source, left))
            at = right
        flow.copy(source, at, end)


def _place(source: str, at: int) -> int:
    """The white space at `at`, or behind the invisible characters there."""
    while source[at] in INVISIBLE:
        at += 1
    return at


def _edits(
    source: str, start: int, end: int, lexicon: Lexicon, gap: re.Pattern[str], drops: Sequence[int]
) -> list[Edit]:
    edits = [_edit(source, match.start(), match.end(), lexicon) for match in gap.finditer(source, start, end)]
    first, last = bisect_left(drops, start), bisect_left(drops, end)
    if first < last:
        taken = {edit[0] for edit in edits}
        edits += [(place, place + 1, "") for place in drops[first:last] if place not in taken]
        edits.sort()
    return edits


def _edit(source: str, left: int, right: int, lexicon: Lexicon) -> Edit:
    """What a gap gives way to: a line end or a run of white space to one space, all else to nothing."""
    if right - left == 1 and (source[left] == " " or source[left] in INVISIBLE):
        return left, right, ""
    gap = source[left:right]
    if LINE_END.search(gap):
        return _broken(source, left, right, lexicon)
    return left, right, "" if gap.strip(INVISIBLE) == "" else " "


def _broken(source: str, left: int, right: int, lexicon: Lexicon) -> Edit:
    """What a line end (and all between the two lines) gives way to; a hyphen before it may go as well."""
    if source[left] == SOFT_HYPHEN:
        return left, right, ""
    if left < 2 or source[left - 1] != HYPHEN or source[left] not in BREAKS or not source[left - 2].isalnum():
        return left, right, " "
    return (left - 1 if lexicon.joins(left - 1, right, source) else left), right, ""
