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
MEASURED = frozenset(("area", "mass", "volume", "energy", "power", "money"))  # "3.4m sq km", never metres
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


def _scales(page: Page, number: Number, found: re.Match[str]) -> bool:
    """Whether the letter is a multiplier without a currency: 10k, 10M, 1.2b, 5m people; but 1.5 m, 573.15K, 1500 b."""
    letter, glued = page.raw[found.start(2) : found.end()], not found[1]
    if letter in ("k", "K"):
        return letter == "k" or (glued and number.decimals < 2)
    if letter == "M":
        return True
    if letter == "m":
        unit = unit_at(page, found.end() + 1, digits=False) if glued else None
        if unit is not None and unit.kind in MEASURED:
            return True
        things = read_things(page.low, found.end(), single=False) if glued else None
        return things is not None and page.low[things.start : things.end].split()[-1] not in word_lists()["race"]
    if letter in ("b", "B"):
        return glued and number.value < 1000
    return letter == "MM"
