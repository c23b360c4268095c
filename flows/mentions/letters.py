"""Multiplier letters behind digits: "10k", "€10M", "$1.2b", "5m people"."""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions.nouns import read_things
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.tables import word_lists
from flows.mentions.units import unit_at

LETTER = re.compile(r"(\s{0,2})(mm|k|m|b|t)(?![\w²³/^'’])")
MEASURED = frozenset(("area", "mass", "volume", "energy", "power", "money", "rate"))  # "3.4m sq km", never metres
WHEN = frozenset(("last", "next", "year"))  # "rose to 4.9m last year"
SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "mm": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}


def with_letter(page: Page, number: Number, *, money: bool) -> Number:
    """`number` with the multiplier letter behind it undone; as it is where the letter is none or is a unit."""
    end = number.end
    if number.multiplier != ONE or page.low[end : end + 1] not in ("k", "m", "b", "t", " "):
        return number
    found = LETTER.match(page.low, end)
    if found is None or not (money or _scales(page, number, found)):
        return number
    factor = SCALES[found[2]]
    return number._replace(end=found.end(), value=number.value * factor, multiplier=factor)


def _is_million(page: Page, number: Number, end: int, *, glued: bool) -> bool:
    """Whether the m behind digits is a million: of a measure or things, or of what the sentence counts."""
    if not glued:
        things = read_things(page.low, end, single=False)
        return things is not None and page.low[things.start : things.end].split()[-1] in word_lists()["in_millions"]
    unit = unit_at(page, end + 1, digits=False)
    if unit is not None and unit.kind in MEASURED:
        return True
    if page.low.startswith("-strong", end):
        return True
    things = read_things(page.low, end, single=False)
    if things is not None:
        return page.low[things.start : things.end].split()[-1] not in word_lists()["race"]
    follower = page.low[end : end + 12].split()
    if follower and _is_metre(page.low[end : end + 1], follower[0].strip(".,;:)")):
        return False
    counted = word_lists()["in_millions"] | word_lists()["money_word"]
    words = page.words_before(number.start)
    after = max((at for at, word in enumerate(words) if word[-1] in ".!?;"), default=-1)
    return any(word.strip("(,\"'“‘’") in counted for word in words[after + 1 :])


def _is_metre(mark: str, word: str) -> bool:
    """Whether the word behind "12m" tells metres: "12m wide", "a 12m mast"; not "12m in May"."""
    lists = word_lists()
    if mark != " " or word in WHEN:
        return False
    return word in lists["behind_metre"] or (word.isalpha() and word not in lists["stop"])


def _scales(page: Page, number: Number, found: re.Match[str]) -> bool:
    """Whether the letter is a multiplier without a currency: 10k, 10M, 1.2b, 5m people; but 1.5 m, 573.15K, 1500 b."""
    letter, glued = page.raw[found.start(2) : found.end()], not found[1]
    if letter in ("k", "K"):
        return letter == "k" or (glued and number.decimals < 2)
    if letter == "M":
        return True
    if letter == "m":
        return _is_million(page, number, found.end(), glued=glued)
    if letter in ("b", "B"):
        return glued and number.value < 1000
    return letter == "MM"
