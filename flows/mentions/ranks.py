"""Ordinals and ranks: "5th among the 13", "the largest in China", "second only to", "top ten"."""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions.mention import Mention
from flows.mentions.numbers import Number, read_digits, read_words
from flows.mentions.tables import trie, word_lists

ONE = Decimal(1)
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)\s?(?:st|nd|rd|th)(?![^\W\d_])")
SUPERLATIVES = trie(word_lists()["superlative"])
PLACES = trie(word_lists()["place"])
ADVERBS = r"(?:[^\W\d_]+\s){0,2}?"
AMONG = re.compile(rf"\s(?:in|among|of|on|at|across|within)\s(?:the\s)?(?:{ADVERBS}(?:{PLACES})\b|[A-Z])")
SCOPE_BEFORE = re.compile(r"(?:['’]s|['’])\s(?:\S+\s)?$")
BIGGEST = re.compile(rf"[\s-](?:{SUPERLATIVES})(?![^\W\d_])")
ONLY = re.compile(r"\sonly\sto\b")
ONE_OF = re.compile(rf"one\sof\s(?:the|\S+['’]s?|its|our|their)\s(?:\S+\s)?(?:(top|first)\s)?(?:(\d+|[a-z]+(?:-[a-z]+)?)\s)?(?:{SUPERLATIVES}|(?<=top\s)\S+)")
TOP = re.compile(r"top[\s-](\d+|[a-z]+)\b")


def _rank(start: int, end: int, value: Decimal, number: tuple[int, int] | None = None, **more: object) -> Mention:
    first, last = number or (start, end)
    return Mention(start, end, "rank", first, last, value, unit="{rank}", **more)  # type: ignore[arg-type]


def ordinal_digits(raw: str, low: str, at: int, words: list[str]) -> Mention | None:
    """ "5th"."""
    found = DIGITS.match(low, at)
    if found is None:
        return None
    value = Decimal(found[1].replace(",", ""))
    return _ordinal(raw, low, at, found.end(), value, words)


def ordinal_at(raw: str, low: str, number: Number, words: list[str]) -> Mention:
    """An ordinal read as words: "twenty-first"."""
    return _ordinal(raw, low, number.start, number.end, number.value, words)


def ordinal_word(raw: str, low: str, at: int, end: int, value: Decimal, words: list[str]) -> Mention | None:
    """ "first", "third"."""
    return _ordinal(raw, low, at, end, value, words)


def _ordinal(raw: str, low: str, at: int, end: int, value: Decimal, words: list[str]) -> Mention:
    lists = word_lists()
    if ONLY.match(low, end):
        return _rank(at, end, value)
    ranked = bool(BIGGEST.match(low, end)) or any(word in lists["rank_before"] for word in words[-3:])
    ranked = ranked or bool(AMONG.match(low, end)) or bool(SCOPE_BEFORE.search(low, max(0, at - 30), at))
    kind = "rank" if ranked else "ordinal"
    return Mention(at, end, kind, at, end, value, unit="{rank}" if ranked else "")  # type: ignore[arg-type]


def superlative(low: str, at: int, end: int) -> Mention | None:
    """A superlative with its scope: a rank of 1."""
    if not (SCOPE_BEFORE.search(low, max(0, at - 30), at) or _scoped(low, end)):
        return None
    return _rank(at, end, ONE)


SCOPE_AFTER = re.compile(
    rf"(?:\s[^\W\d_][\w-]*(?:['’]s)?){{0,4}}?\s(?:in|among|on|across|within|of\sits\skind)\s(?:all\s)?(?:the\s)?"
    rf"(?:[^\W\d_][\w'-]*\s){{0,2}}?(?:{PLACES})\b"
)


def _scoped(low: str, end: int) -> bool:
    return SCOPE_AFTER.match(low, end) is not None


def one_of(raw: str, low: str, at: int) -> Mention | None:
    """ "one of the three largest": 3, or fewer."""
    found = ONE_OF.match(low, at)
    if found is None or not found[2]:
        return None
    number = _number(low, found.start(2))
    if number is None:
        return None
    return _rank(at, found.end(), number.value, (number.start, number.end), qualifier="le",
                 qualifier_text=" ".join(raw[at : number.start].split()), cue_start=at, cue_end=found.end())  # fmt: skip


def top(low: str, at: int) -> Mention | None:
    """ "top ten", "top 500"."""
    found = TOP.match(low, at)
    number = _number(low, found.start(1)) if found else None
    if number is None:
        return None
    return _rank(at, number.end, number.value, (number.start, number.end), qualifier="le", qualifier_text="top",
                 cue_start=at, cue_end=number.end)  # fmt: skip


def _number(low: str, at: int) -> Number | None:
    return read_digits(low, at) if low[at].isdigit() else read_words(low, at)
