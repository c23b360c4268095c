"""What stands around a number: cue words that bound it, words that say growth or decline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from flows.mentions.mention import Qualifier
from flows.mentions.patterns import trie
from flows.mentions.tables import Phrase, cues, directions


class Cue(NamedTuple):
    """A qualifier with the words that say it, `start`..`end` of the text."""

    qualifier: Qualifier
    start: int
    end: int


def start_of(low: str, at: int, words: tuple[str, ...] | list[str]) -> int:
    """Where `words`, the last ones before `at`, begin."""
    for word in reversed(words):
        at = low.rfind(word, 0, at)
    return at


def _match(index: Mapping[str, tuple[Phrase, ...]], words: list[str], used: int) -> Phrase | None:
    """The longest phrase that `words` end with, leaving the last `used` aside."""
    size = len(words) - used
    if size <= 0:
        return None
    last = words[size - 1].lstrip("([\"'“‘")
    for phrase in index.get(last, ()):
        count = len(phrase.words)
        if count <= size and phrase.words[:-1] == tuple(w.lstrip("([\"'“‘") for w in words[size - count : size - 1]):
            return phrase
    return None


def cue_before(low: str, at: int, words: list[str]) -> tuple[Cue | None, int]:
    """The cue words that end at `at`, hedges included ("just over"), and how many words they are."""
    table = cues()
    phrase = _match(table.before, words, 0)
    if phrase is None:
        sign = low[at - 1 : at]
        if sign in "<>≥≤~≈" and sign:
            phrase = table.before[sign][0]
            return Cue(phrase.says, at - 1, at), 0  # type: ignore[arg-type]
        if low[at - 2 : at] in ("<=", ">="):
            return Cue("le" if low[at - 2] == "<" else "ge", at - 2, at), 0
        return None, 0
    used = len(phrase.words)
    while hedge := _match(table.hedges, words, used):
        used += len(hedge.words)
    start = start_of(low, at, [w.lstrip("([\"'“‘") for w in words[-used:]])
    end = start_of(low, at, [words[-1]]) + len(words[-1])
    return Cue(phrase.says, start, end), used  # type: ignore[arg-type]


@cache
def _after(table: str) -> re.Pattern[str]:
    """Cue words behind a number or its unit."""
    phrases = (cues() if table == "cues" else directions()).after
    if table == "cues":
        return re.compile(rf"(?:\s|\s?\(|(?=[-+])|(?<=\d)(?=plus)|,\s)({trie(list(phrases))})(?![^\W_])")
    return re.compile(rf"\s({trie(list(phrases))})(?![^\W_])(?!\sthan)?")


def cue_after(low: str, at: int) -> Cue | None:
    """The cue words that begin at `at`: "-plus", " or more", "+"."""
    follower = low[at : at + 1]
    if not follower or follower not in " -+(p,\n\u00a0":
        return None
    found = _after("cues").match(low, at)
    if found is None:
        return None
    return Cue(cues().after[found[1]], found.start(1), found.end(1))  # type: ignore[arg-type]


def direction_of(low: str, end: int, words: list[str], used: int) -> int:
    """1 for growth, -1 for decline, as the words before the cue or behind the unit say; else 0."""
    table = directions()
    phrase = _match(table.before, words, used)
    if phrase is None and used < len(words) and words[len(words) - used - 1] in ("a", "an", "by"):
        phrase = _match(table.before, words, used + 1)
    if phrase is not None:
        return int(phrase.says)
    if low[end : end + 1] in (" ", "\n"):
        found = _after("directions").match(low, end)
        if found is not None:
            return int(table.after[found[1]])
    return 0
