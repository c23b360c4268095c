"""Two figures that are one: "5 feet 2 inches", "3 dollars 50 cents", "one in five", "one over three"."""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions.digits import read_digits
from flows.mentions.number import Number
from flows.mentions.page import Page
from flows.mentions.patterns import NO_LETTER
from flows.mentions.spelled import read_words
from flows.mentions.tables import word_lists
from flows.mentions.units import Printed, unit_at

SMALL = r"(\d{1,2}(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)"
INCHES = re.compile(rf"(?:,?\sand|,)?\s?{SMALL}[\s-]?(inches|inch|in|″|\"|'')(?![^\W\d_])")
CENTS = re.compile(rf"(?:\sand)?\s{SMALL}\s(?:cents?|pence|p){NO_LETTER}")
BARE_CENTS = re.compile(r"\s(\d\d|[a-z]+(?:[\s-][a-z]+)?)(?=\s{0,3}(?:[.,;!?]|\n\n|$))")
OUT_OF = re.compile(rf"\s(in|out\sof|of(?=\severy))\s(every\s)?{SMALL}(?!\w|[.,]\d)")
OVER = re.compile(r"\sover\s(?=[\da-z])")


def small(text: str) -> Decimal | None:
    """A number below a hundred or so, in digits or words."""
    if text[0].isdigit():
        return Decimal(text)
    number = read_words(text, 0)
    return number.value if number is not None and number.end == len(text) and number.form == "words" else None


def completed(page: Page, number: Number, unit: Printed) -> tuple[Decimal, int] | None:
    """The fraction that inches add to feet or cents to dollars, and where they end; None where none follow."""
    low, at = page.low, unit.end
    if unit.code == "[ft_i]":
        found, size = INCHES.match(low, at), 12
    elif unit.kind == "money" and not number.decimals:
        found, size = CENTS.match(low, at), 100
        if (
            found is None
            and not unit.code.startswith("{")
            and (found := BARE_CENTS.match(low, at))
            and small(found[1]) is None
        ):
            return None
    else:
        return None
    value = small(found[1]) if found else None
    return (value / size, found.end()) if found and value is not None and value < size else None


def out_of(page: Page, number: Number) -> tuple[Decimal, int] | None:
    """As in "one in five", "nine out of ten": the share and where it ends; None where it is none."""
    found = OUT_OF.match(page.low, number.end)
    if found is None or number.multiplier != 1 or number.decimals:
        return None
    whole = small(found[3])
    if whole is None or not 0 < number.value < whole:
        return None
    if found[1] == "in" and not found[2]:
        rest = page.low[found.end() : found.end() + 20].split()
        unit = unit_at(page, found.end() + 1, digits=True)
        if (
            (number.value > 3 and whole not in (10, 100))
            or (unit is not None and unit.kind not in ("count",))
            or (rest and rest[0] in word_lists()["time_unit"])
        ):
            return None
        if number.value != 1 and number.form == "digits" and whole not in (10, 100):
            return None
    return number.value / whole, found.end()


def divided(page: Page, number: Number) -> tuple[Decimal, int] | None:
    """The fraction of "one over three", where nothing is counted behind it."""
    found = OVER.match(page.low, number.end)
    if found is None or number.value >= 10 or number.decimals:
        return None
    at = found.end()
    below = read_digits(page.low, at) if page.low[at].isdigit() else read_words(page.low, at)
    if below is None or below.value <= number.value or below.form not in ("digits", "words"):
        return None
    return (
        (number.value / below.value, below.end) if page.low[below.end : below.end + 2].strip(" .,;\n") == "" else None
    )


RATIO = re.compile(r"\s?:\s?(\d+(?:\.\d+)?)(?![\d:])")
TO_ONE = re.compile(r"(?:-to-|\sto\s)(?:1|one)(?![\w,]|\.\d)")


def ratio(page: Page, number: Number, words: list[str]) -> tuple[Decimal, int] | None:
    """The quotient of "3:1", "2-to-1", "a ratio of 3 to 1", and where it ends."""
    low, end = page.low, number.end
    if low[end : end + 2].lstrip()[:1] == ":":
        found = RATIO.match(low, end)
        return (number.value / Decimal(found[1]), found.end()) if found is not None and Decimal(found[1]) else None
    found = TO_ONE.match(low, end)
    if found is None or number.value <= 1 or number.multiplier != 1:
        return None
    if low[end] == " " and (words[-1:] == [] or words[-1] not in word_lists()["ratio_before"] or _counts(page, found)):
        return None
    return number.value, found.end()


def _counts(page: Page, found: re.Match[str]) -> bool:
    """Whether the one of "to one" counts what follows it: "cut its fleet by two to one ship"."""
    follower = page.low[found.end() : found.end() + 12].split()
    return bool(follower) and page.low[found.end()] == " " and follower[0].strip(".,") not in word_lists()["stop"]
