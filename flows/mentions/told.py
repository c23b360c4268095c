"""What the words before a plain figure tell of it: a bound, a direction, or that it may be part of something else."""

from __future__ import annotations

from typing import NamedTuple

from flows.mentions.context import OPENING, cue_before, direction_of, is_adverb
from flows.mentions.mention import Qualifier
from flows.mentions.page import Page
from flows.mentions.stroke_patterns import single_directions, strangers, tellers

WORD_ENDS = frozenset(".,;:)'’\"”")


class Told(NamedTuple):
    """What the words before a figure tell: qualifier, cue words and where they begin, direction."""

    qualifier: Qualifier
    text: str
    start: int
    direction: int


def told_before(page: Page, at: int, end: int) -> Told | None:
    """What the words before `at` tell of the figure that ends at `end`; None where they may be part of it."""
    low = page.low
    if not at or low[at - 1] == "(":
        return Told("exact", "", at, 0)
    stop = at - 2 if low[at - 2 : at] == "  " else at - 1  # a line's end with a space before it
    first = max(page.floor, at - 40, 0)
    last = low[max(low.rfind(" ", first, stop) + 1, first) : stop]
    if not last:
        last = (page.words_before(at) or [""])[-1]
    if not last or (last.isalpha() and last not in tellers() and last not in strangers() and not is_adverb(last)):
        return Told("exact", "", at, 0)
    if _is_strange(last):
        return None
    if (direction := single_directions().get(last)) is not None:
        return Told("exact", "", at, direction)
    words = page.words_before(at)
    cue, used = cue_before(low, at, words)
    direction = direction_of(low, end, words, used)
    if cue is None:
        return Told("exact", "", at, direction)
    text = " ".join(page.raw[cue.start : cue.end].split())
    return Told(cue.qualifier, text, cue.start, direction) if cue.start >= page.floor else None


def _is_strange(last: str) -> bool:
    """Whether the word before a number may be part of it, or of another paragraph."""
    ends_oddly = last[-1] not in WORD_ENDS and not last[-1].isalnum()
    return ends_oddly or "\n" in last or "/" in last or last.lstrip(OPENING) in strangers()
