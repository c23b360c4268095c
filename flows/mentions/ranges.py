"""Ranges: "3 to 5 billion yuan", "between 10 and 12 percent", "10–12%", "8- to 16-meter"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from flows.mentions.digits import ONE, Number, read_digits
from flows.mentions.letters import with_letter
from flows.mentions.money import SIGNS, money_before, money_signs
from flows.mentions.page import Page
from flows.mentions.patterns import GAP
from flows.mentions.spelled import read_words
from flows.mentions.tables import word_lists
from flows.mentions.units import Printed, read_unit

JOINT = re.compile(
    rf"(?P<word>-?(?:\s\((?:inclusive|exclusive)\))?{GAP}(?:to|through|till|until|and|or){GAP}"
    rf"(?:(?:nearly|about|over|almost|some|as much as|as high as|even){GAP})?)|(?P<dash>\s?[-–—−~〜～]\s?)(?![-–—a-z])"
)
SIGN = re.compile(rf"(?:(?:[a-z]{{2,3}}\s?)?[{SIGNS}]\s?|(?:rmb|usd|eur|gbp|cny)\s?)?([-−](?=\d))?")
SPREADS = frozenset("ranging ranged range ranges between varying varied varies anywhere somewhere".split())
SCORES = frozenset(
    "won win wins beat beating beaten lost lose loss losing draw drew drawn defeat defeated victory score scored scoreline "
    "led lead leading trailed down up tie tied vote voted voting ruled margin aggregate".split()
)


class Range(NamedTuple):
    """Both ends of a range, lower first as printed, where its number ends, and the unit printed at the lower end.

    `multiplier` is that of both, `even` tells that it is no range but a score ("won 3-2").
    """

    low: Decimal
    high: Decimal
    end: int
    multiplier: Decimal
    decimals: int
    unit: Printed | None
    score: bool = False


def read_range(page: Page, number: Number, value: Decimal, words: list[str], *, money: bool) -> Range | None:
    """The range that begins with `number` (its value with sign in `value`); None where it stands alone."""
    low, end = page.low, number.end
    follower = low[end : end + 1]
    if not follower or follower in ",.;:)":
        return None
    joint = JOINT.match(low, end)
    unit = None
    if joint is None:
        unit = read_unit(page, end, digits=low[end - 1].isdigit())
        if unit is None or (joint := JOINT.match(low, unit.end)) is None:
            return None
    word = "-" if joint["dash"] else joint["word"].split()[0 if joint["word"][0] != "-" else 1]
    between = "between" in words[-2:] and words[-1] in ("between", "about", "some", "roughly", "around", "only")
    if (word == "and" and not between and not joint["word"].startswith("-")) or (
        word == "-" and unit is not None and number.form == "fraction"
    ):
        return None
    second = _second(page, joint.end(), money=money)
    if second is None:
        return None
    upper, negative = second
    if word == "or" and not _or_so(number, upper):
        return None
    return _joined(page, number, value, upper, unit, word=word, negative=negative, words=words)


def _second(page: Page, at: int, *, money: bool) -> tuple[Number, bool] | None:
    """The number behind the joint and whether it is negative."""
    low = page.low
    sign = SIGN.match(low, at)
    start = sign.end() if sign else at
    if low[start : start + 1].isdigit():
        second = read_digits(low, start)
        if second is not None:
            second = with_letter(page, second, money=money or bool(sign and sign.group().strip("-−")))
    else:
        second = read_words(low, start)
    if second is None or second.form in ("ordinal", "other"):
        return None
    return second, bool(sign and sign[1])


def _or_so(number: Number, upper: Number) -> bool:
    """ "two or three", "five or six" make a range; "10 or 20" are two figures."""
    return number.form == upper.form == "words" and 0 < upper.value - number.value <= 2


def _joined(
    page: Page,
    number: Number,
    value: Decimal,
    upper: Number,
    unit: Printed | None,
    *,
    word: str,
    negative: bool,
    words: list[str],
) -> Range | None:
    high = -upper.value if negative else upper.value
    spread = any(w in SPREADS for w in words[-4:])
    tied = word == "-" or spread or (low_and_high := page.low[number.end : number.end + 1] == "-")
    after = read_unit(page, upper.end, digits=page.low[upper.end - 1].isdigit())
    if unit is not None and not _same_unit(unit, after, page, upper):
        return None
    if word in ("to", "through", "till", "until") and not tied and _moves(page, value, high, words, unit, after):
        return None
    multiplier = number.multiplier
    if number.multiplier == ONE and upper.multiplier != ONE and abs(value) < abs(high / upper.multiplier):
        value, multiplier = value * upper.multiplier, upper.multiplier
    score = word == "-" and after is None and _is_score(page, number, upper, value, high, words)
    if word == "-" and high < value and not score and not negative and not (value < 0):
        if after is None:
            score = True
    return Range(value, high, upper.end, multiplier, max(number.decimals, upper.decimals), unit, score)


def _same_unit(unit: Printed, after: Printed | None, page: Page, upper: Number) -> bool:
    """Whether the units printed at both ends are one, or only the first end has it ("3 km to 5")."""
    if after is not None:
        return after.code == unit.code or after.code.startswith(unit.code + "/")
    before = money_before(page, upper.start)
    return before is not None and before.code == unit.code


def _moves(
    page: Page, value: Decimal, high: Decimal, words: list[str], unit: Printed | None, after: Printed | None
) -> bool:
    """Whether "A to B" tells a change from A to B: a verb of change, "from", or a fall."""
    verbs = word_lists()["change_verb"]
    changing = any(w in verbs for w in words[-8:])
    if "from" in words[-3:]:
        return changing or high < value
    if words[-1:] and words[-1] == "by":
        return False
    if changing and words[-1] in verbs:
        return high < value or (unit is None and after is None)
    return high < value


def _is_score(page: Page, number: Number, upper: Number, value: Decimal, high: Decimal, words: list[str]) -> bool:
    """ "won 3-2": small whole numbers beside a word of winning or losing."""
    if number.decimals or upper.decimals or upper.multiplier != ONE:
        return False
    return any(w.strip("(,") in SCORES for w in words[-6:]) and max(abs(value), abs(high)) < 250


__all__ = ["Range", "money_signs", "read_range"]
