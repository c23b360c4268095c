"""What stands around a number: cue words that bound it, words that say growth or decline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from flows.mentions.mention import Qualifier
from flows.mentions.patterns import trie
from flows.mentions.tables import Phrase, cues, directions

OPENING = "([\"'“‘"
SIGNS = frozenset("<>≥≤~≈")
AFTER_STARTS = frozenset(" -+(p,\n\u00a0")
LITTLE_WORDS = ("a", "an", "by")  # between what tells a direction and its figure
PASSED = 4  # words that only say how, between a verb and its figure
BACK = 8  # words before "by" in which a verb may tell the direction


class Cue(NamedTuple):
    """A qualifier with the words that say it, `start`..`end` of the text."""

    qualifier: Qualifier
    start: int
    end: int


def start_of(low: str, at: int, words: Sequence[str]) -> int:
    """Where `words`, the last ones before `at`, begin."""
    for word in reversed(words):
        at = low.rfind(word, 0, at)
    return at


def phrase_before(index: Mapping[str, tuple[Phrase, ...]], words: list[str], size: int) -> Phrase | None:
    """The longest phrase that the first `size` of `words` end with."""
    if size <= 0:
        return None
    last = words[size - 1]
    phrases = index.get(last) or (index.get(last.lstrip(OPENING)) if last[0] in OPENING else None)
    if phrases is None:
        return None
    for phrase in phrases:
        count = len(phrase.words)
        if count == 1:
            return phrase
        if count <= size:
            head = words[size - count : size - 1]
            if head[0][0] in OPENING:
                head[0] = head[0].lstrip(OPENING)
            if phrase.head == head:
                return phrase
    return None


UP_WITH = frozenset(
    ("picked", "went", "moved", "edged", "crept", "inched", "ticked", "shot", "sped", "stepped", "nudged")
)
NO_CUE: tuple[None, int] = (None, 0)
# "5 million and over the next years", "5 million and more than 3 million": what follows belongs to these words.
GOES_ON = (
    r"(?<=over|bove|more)\s(?:the|its|their|than)\b|(?<=and up)\s(?:by|from|to|\d)|(?<=and over)\s(?:an?\b|\d|[$€£¥])"
)


def cue_before(low: str, at: int, words: list[str]) -> tuple[Cue | None, int]:
    """The cue words that end at `at`, hedges included ("just over"), and how many words they are."""
    table = cues()
    size = len(words)
    phrase = phrase_before(table.before, words, size)
    if phrase is None:
        return _sign_before(low, at) if at and (low[at - 1] in SIGNS or low[at - 1] == "=") else NO_CUE
    used = len(phrase.words)
    if phrase.words[:1] == ("up",) and size > used and words[size - used - 1] in UP_WITH:
        return NO_CUE  # "inflation picked up to 7 percent"
    while hedge := phrase_before(table.farther, words, size - used):
        used += len(hedge.words)
    first = start_of(low, at, words[size - used :])
    start = first + len(words[size - used]) - len(words[size - used].lstrip(OPENING))
    end = start_of(low, at, words[-1:]) + len(words[-1])
    return Cue(phrase.says, start, end), used  # type: ignore[arg-type]


def _sign_before(low: str, at: int) -> tuple[Cue | None, int]:
    """The signs of "<30", ">=30", "~30"."""
    if low[at - 1] == "=":
        sign = {"<": "le", ">": "ge"}.get(low[at - 2 : at - 1])
        return (Cue(sign, at - 2, at), 0) if sign else NO_CUE  # type: ignore[arg-type]
    return Cue(cues().before[low[at - 1]][0].says, at - 1, at), 0  # type: ignore[arg-type]


@cache
def _cues_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|\s?\(|(?=[-+])|(?<=\d)(?=plus)|,\s)({trie(cues().after)})(?![^\W_])(?!{GOES_ON})")


@cache
def _directions_after() -> re.Pattern[str]:
    return re.compile(rf"\s({trie(directions().after)})(?![^\W_])")


def cue_after(low: str, at: int) -> Cue | None:
    """The cue words that begin at `at`: "-plus", " or more", "+"."""
    if low[at : at + 1] not in AFTER_STARTS:
        return None
    found = _cues_after().match(low, at)
    if found is None:
        return None
    phrase = " ".join(found[1].split())
    return Cue(cues().after[phrase], found.start(1), found.end(1))  # type: ignore[arg-type]


def direction_of(low: str, end: int, words: list[str], used: int) -> int:
    """1 for growth, -1 for decline, as the words before the cue or behind the unit say; else 0."""
    table = directions()
    size = len(words) - used
    phrase = phrase_before(table.before, words, size) if size > 0 else None
    first = max(size - PASSED, 0)
    by = False
    while phrase is None and size > first and _only_says_how(words[size - 1]):
        by = by or words[size - 1] == "by"
        size -= 1
        phrase = phrase_before(table.before, words, size) if size > 0 else None
    if phrase is not None:
        return int(phrase.says)
    if by:
        return _told_before(words, size)
    if low[end : end + 1] in (" ", "\n"):
        found = _directions_after().match(low, end)
        if found is not None:
            return int(table.after[found[1]])
    return 0


def _only_says_how(word: str) -> bool:
    return word in LITTLE_WORDS or is_adverb(word)


def is_adverb(word: str) -> bool:
    """Whether a word between a verb and its figure only says how ("fell sharply 5 percent", "rose another 3")."""
    return word.endswith("ly") or word in ("further", "another", "year-on-year", "y-o-y", "yoy")


def _told_before(words: list[str], size: int) -> int:
    """As in "reduced the weight of the equipment by": the direction that a verb before "by" tells."""
    table = directions().farther
    words = [word.removesuffix(",") or word for word in words]  # "were down, by 3 percent"
    for at in range(size - 1, max(-1, size - 1 - BACK), -1):
        phrase = phrase_before(table, words, at + 1)
        if phrase is not None:
            return int(phrase.says)
    return 0
