"""Ordinals and ranks: "5th among the 13", "the largest in China", "second only to", "top ten"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from flows.mentions.digits import ONE, Number, read_digits
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.patterns import GAP, NO_LETTER, trie
from flows.mentions.spelled import read_words
from flows.mentions.tables import number_words, word_lists

DIGITS = re.compile(rf"(\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})\s?(?:st|nd|rd|th){NO_LETTER}")
OWNER = re.compile(r"(?:['’]s|s['’])\s(?:[^\W\d_]+\s)?(?:\d\d?\s|(?:two|three|four|five|six|seven|eight|nine|ten)\s)?$")
ONLY = re.compile(rf"{GAP}only{GAP}to\b")
BEHIND = re.compile(rf"{GAP}(?:behind|after|place|spot|position|overall)\b")
TOP = re.compile(rf"top(?:{GAP}|-)(\d{{1,6}}|[a-z]+)\b")


@cache
def _superlatives() -> str:
    return trie(word_lists()["superlative"])


@cache
def _places() -> str:
    return trie(word_lists()["place"])


@cache
def _among() -> re.Pattern[str]:
    """The peers behind an ordinal: "in China", "among the 13 areas"; "of" counts only before a place."""
    return re.compile(
        rf"{GAP}(?:in|among|nationwide|worldwide|of|across)\b{GAP}?(?:the{GAP})?(?:all{GAP})?(?:{_places()}|\d)?"
    )


@cache
def _biggest() -> re.Pattern[str]:
    """The superlative behind an ordinal: "second-largest", "2nd most populous"."""
    return re.compile(rf"(?:{GAP}|-)(?:(?:{_superlatives()}){NO_LETTER}|most{GAP}[a-z])")


@cache
def _scope() -> re.Pattern[str]:
    """The scope of a superlative behind it: "largest port in northern China", "of its kind in Asia"."""
    return re.compile(
        rf"(?:(?:{GAP}|-)(?!(?:in|among|on|across|within|that|which|who|and|for|to|with|from)\b)[^\W\d_][\w'’-]*){{0,6}}?{GAP}"
        rf"(?:in|among|on|across|within|of)\b(?:{GAP}(?:all|its{GAP}kind{GAP}in))?(?:{GAP}the)?"
        rf"(?:{GAP}[^\W\d_][\w'’-]*){{0,2}}?{GAP}(?:{_places()})\b"
        rf"|(?:(?:{GAP}|-)[^\W\d_][\w'’-]*){{0,3}}?{GAP}among\b"
    )


@cache
def _one_of() -> re.Pattern[str]:
    """ "one of the three largest", "one of China's top ten"; group 1: the number."""
    owner = rf"(?:the|its|our|their|his|her|[^\W\d_][\w.-]*['’]s?|[^\W\d_][\w.-]*s['’]){GAP}"
    return re.compile(
        rf"one{GAP}of{GAP}(?:{owner}){{1,2}}(?:(?:top|first){GAP})?(\d{{1,6}}|[a-z]+(?:-[a-z]+)?){GAP}(?:{_superlatives()}|most){NO_LETTER}"
        rf"|one{GAP}of{GAP}(?:{owner}){{1,2}}(?:top){GAP}(\d{{1,6}}|[a-z]+(?:-[a-z]+)?){NO_LETTER}"
    )


@cache
def _vague() -> re.Pattern[str]:
    """ "one of the first", "one of the world's best": no number is told, of the first or of the best."""
    owner = rf"(?:the|its|our|their|his|her|[^\W\d_][\w.-]*['’]s?){GAP}"
    number = r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
    return re.compile(rf"one{GAP}of{GAP}(?:{owner}){{1,2}}(?:first|{_superlatives()}){NO_LETTER}(?!{GAP}{number})")


@cache
def _ordinal_before() -> re.Pattern[str]:
    """An ordinal right before a superlative, which then tells no rank of its own: "seventh largest"."""
    ordinals = "|".join(word for word, number in number_words().items() if number.role == "ordinal")
    return re.compile(rf"(?:\d(?:st|nd|rd|th)|\b(?:{ordinals}))(?:{GAP}|-)$")


def _rank(start: int, end: int, value: Decimal) -> Mention:
    return Mention(start, end, "rank", start, end, value, unit="{rank}")


def in_digits(page: Page, at: int, words: list[str]) -> Mention | None:
    """ "5th"."""
    found = DIGITS.match(page.low, at)
    if found is None:
        return None
    return in_words(page, Number(at, found.end(), Decimal(found[1].replace(",", "")), form="ordinal"), words)


def in_words(page: Page, number: Number, words: list[str]) -> Mention:
    """An ordinal; a rank where the words around it tell among whom."""
    low, at, end = page.low, number.start, number.end
    last = words[-1] if words else ""
    ranked = ONLY.match(low, end) or _biggest().match(low, end) or OWNER.search(low, max(0, at - 30), at)
    if not ranked:
        placed = any(word in word_lists()["rank_before"] for word in words[-3:])
        among = _among().match(low, end)
        followed = BEHIND.match(low, end)
        ranked = (
            placed and last != "the" or (among is not None and (among.group()[-1:].isdigit() or _places_end(among)))
        )
        ranked = ranked or (placed and followed is not None)
    if not ranked:
        return Mention(at, end, "ordinal", at, end, number.value)
    return _rank(at, end, number.value)


def _places_end(among: re.Match[str]) -> bool:
    """Whether the peers named are a place ("first in China") or said by one word ("third nationwide")."""
    words = among.group().replace("-", " ").split()
    return words[-1] in word_lists()["place"] or words[-1] in ("nationwide", "worldwide", "among")


def superlative(page: Page, at: int, end: int) -> Mention | None:
    """A superlative with its scope is a rank of 1, unless other ranks are told before it ("second largest")."""
    low = page.low
    if _ordinal_before().search(low, max(0, at - 30), at):
        return None
    if OWNER.search(low, max(page.floor, at - 40, 0), at) or _scope().match(low, end):
        return _rank(at, end, ONE)
    return None


def one_of(page: Page, at: int) -> Mention | None:
    """ "one of the three largest": 3, or fewer."""
    found = _one_of().match(page.low, at)
    group = 1 if found is not None and found[1] else 2
    number = _number(page.low, found.start(group)) if found is not None and found[group] else None
    if found is None or number is None or number.form == "ordinal":
        return None
    text = " ".join(page.raw[at : number.start].split())
    return Mention(at, number.end, "rank", number.start, number.end, number.value, None, ONE, 0, "{rank}", "", "le", text,
                   at, number.end)  # fmt: skip


def vague_end(page: Page, at: int) -> int | None:
    """Where "one of the first" ends: a turn of phrase that holds no number but "one" and an ordinal or superlative."""
    found = _vague().match(page.low, at)
    return found.end() if found else None


def top(page: Page, at: int) -> Mention | None:
    """ "top ten", "top 500"."""
    found = TOP.match(page.low, at)
    number = _number(page.low, found.start(1)) if found else None
    if number is None or number.form == "ordinal":
        return None
    return Mention(at, number.end, "rank", number.start, number.end, number.value, None, ONE, 0, "{rank}", "", "le",
                   page.raw[at : at + 3], at, number.end)  # fmt: skip


def _number(low: str, at: int) -> Number | None:
    return read_digits(low, at) if low[at].isdigit() else read_words(low, at)
