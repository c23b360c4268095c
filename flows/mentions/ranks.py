"""Ordinals and ranks: "5th among the 13", "the largest in China", "second only to", "top ten"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from flows.mentions.digits import read_digits
from flows.mentions.mention import Mention
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.patterns import GAP, NO_LETTER, trie
from flows.mentions.spelled import read_words
from flows.mentions.tables import number_words, word_lists

DIGITS = re.compile(rf"(\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})\s?(?:st|nd|rd|th){NO_LETTER}")
OWNER = re.compile(
    r"(?:['’]\s?s|s['’])\s(?:[^\W\d_]+\s)?(?:\d\d?\s|(?:two|three|four|five|six|seven|eight|nine|ten)\s)?$"
)
ONLY = re.compile(rf"{GAP}only{GAP}to\b")
BEHIND = re.compile(rf"{GAP}(?:behind|after|place|spot|position|overall|nationwide|worldwide|globally|nationally)\b")
TOP = re.compile(rf"top(?:{GAP}|-)(\d{{1,6}}|[a-z]+)\b")
TOP_PLACE = re.compile(rf"{GAP}(?:place|spot|position)\b")
NOTHING_BETWEEN = "in among on across within that which who and for to with from as at by is was are were has have had"
VERBS = "was were is are has have had will would opened launched issued signed came made took became said"


@cache
def _superlatives() -> str:
    return trie(word_lists()["superlative"])


@cache
def _biggest() -> re.Pattern[str]:
    """The superlative behind an ordinal: "second-largest", "2nd most populous"."""
    return re.compile(rf"(?:{GAP}|-)(?:(?:{_superlatives()}){NO_LETTER}|most{GAP}[a-z])")


@cache
def _scope() -> re.Pattern[str]:
    """The scope of a superlative behind it: "largest port in northern China", "of its kind in Asia", "among the ten".

    Run on the text as printed: a name with a capital is a place.
    """
    months = "|".join(word.capitalize() for word in (word_lists()["month"] | word_lists()["weekday"]))
    shut = trie((NOTHING_BETWEEN + " " + VERBS).split())
    word = r"(?:[^\W\d_][\w'’-]{0,30}|\d{1,4}-?[^\W\d_][\w-]{0,20}|\([^()]{1,12}\))"
    between = rf"(?:(?:{GAP}|-)(?!(?:{shut}){NO_LETTER}){word}){{0,6}}?"
    places = trie(word_lists()["place"])
    named = rf"(?:[a-z][\w'’-]{{0,20}}{GAP})?(?:(?:{places})\b|(?!(?:{months})\b)[A-Z][^\W\d_]+)"
    return re.compile(
        rf"{between}{GAP}(?:(?:in|on|across|within|of)(?:{GAP}all)?(?:{GAP}its{GAP}kind{GAP}in)?(?:{GAP}the)?{GAP}{named}"
        rf"|among{NO_LETTER}|in{GAP}(?:[a-z]{{2,12}}{GAP})?history\b)"
    )


@cache
def _membership() -> re.Pattern[str]:
    """The words before a number that is a rank: "one of the", "one of China's", "among the world's"."""
    owner = rf"(?:the|its|our|their|his|her|these|those|[^\W\d_][\w.-]{{0,30}}(?:['’]\s?s|s['’])){GAP}"
    return re.compile(rf"(?<![^\W\d_])one{GAP}of{GAP}(?:{owner}){{1,2}}$")


@cache
def _of_the_biggest() -> re.Pattern[str]:
    """What makes the number before it a rank: "three largest", "five Chinese cities that are most favored"."""
    return re.compile(
        rf"{GAP}(?:(?:{_superlatives()}|most){NO_LETTER}"
        rf"|(?:[^\W\d_][\w-]{{0,30}}{GAP}){{1,4}}(?:that|which){GAP}(?:are|were|is|was){GAP}(?:the{GAP})?most{NO_LETTER})"
    )


def _rank(page: Page, number: Number, cue_start: int) -> Mention:
    text = " ".join(page.raw[cue_start : number.start].split())
    return Mention(number.start, number.end, "rank", number.start, number.end, number.value, None, ONE, 0, "{rank}", "",
                   "le", text, cue_start, number.end)  # fmt: skip


def _first(start: int, end: int, value: Decimal) -> Mention:
    return Mention(start, end, "rank", start, end, value, unit="{rank}")


def in_digits(page: Page, at: int, words: list[str]) -> Mention | None:
    """An ordinal in digits: "5th"."""
    found = DIGITS.match(page.low, at)
    if found is None:
        return None
    return in_words(page, Number(at, found.end(), Decimal(found[1].replace(",", "")), form="ordinal"), words)


def in_words(page: Page, number: Number, words: list[str]) -> Mention:
    """An ordinal; a rank where the words around it tell among whom."""
    at, end = number.start, number.end
    if _is_ranked(page, at, end, words):
        return _first(at, end, number.value)
    return Mention(at, end, "ordinal", at, end, number.value)


def _is_ranked(page: Page, at: int, end: int, words: list[str]) -> bool:
    low = page.low
    if ONLY.match(low, end) or _biggest().match(low, end) or OWNER.search(low, page.since(at, 40), at):
        return True
    placed = any(word in word_lists()["rank_before"] for word in words[-3:])
    if placed and (not words or words[-1] != "the" or BEHIND.match(low, end)):
        return True
    if BEHIND.match(low, end) and low[end + 1 : end + 6] in ("natio", "world", "globa", "place", "overa"):
        return True
    return _scope().match(page.raw, end) is not None


@cache
def _ordinal_before() -> re.Pattern[str]:
    """An ordinal right before a superlative, which then tells no rank of its own: "seventh largest"."""
    ordinals = "|".join(word for word, number in number_words().items() if number.role == "ordinal")
    return re.compile(rf"(?:\d(?:st|nd|rd|th)|\b(?:{ordinals}))(?:{GAP}|-)$")


def superlative(page: Page, at: int, end: int) -> Mention | None:
    """A superlative with its scope is a rank of 1; none in "seventh largest" and "one of the world's best"."""
    if _ordinal_before().search(page.low, page.since(at, 30), at) or _membership().search(
        page.low, page.since(at, 60), at
    ):
        return None
    if OWNER.search(page.low, max(page.floor, page.since(at, 40)), at) or _scope().match(page.raw, end):
        return _first(at, end, ONE)
    return None


def number_one(number: Number, words: list[str]) -> Mention | None:
    """As in "number one in marine science": a rank."""
    if words[-1:] not in (["number"], ["no."], ["number-"]) or number.form != "words":
        return None
    return _first(number.start, number.end, number.value)


def membership(page: Page, number: Number, words: list[str]) -> Mention | None:
    """As in "one of the three largest": 3, or fewer; None where the number counts things."""
    if "of" not in words[-4:] or _of_the_biggest().match(page.low, number.end) is None:
        return None
    found = _membership().search(page.low, page.since(number.start, 60), number.start)
    return _rank(page, number, found.start()) if found else None


def top(page: Page, at: int) -> Mention | None:
    """As in "top ten", "top 500"; "ranking at the top in the world"."""
    found = TOP.match(page.low, at)
    number = _number(page.low, found.start(1)) if found else None
    if number is not None and number.form != "ordinal":
        return _rank(page, number, at)
    words = page.words_before(at)
    placed = words[-1:] == ["the"] and any(word in word_lists()["rank_before"] for word in words[-3:])
    if placed and (TOP_PLACE.match(page.low, at + 3) or _scope().match(page.raw, at + 3)):
        return _first(at, at + 3, ONE)
    return None


def _number(low: str, at: int) -> Number | None:
    return read_digits(low, at) if low[at].isdigit() else read_words(low, at)
