"""Figures of one list share what is printed at one of them: "45 and 50 mg", "2014, 2015 and 2016"."""

from __future__ import annotations

import re

from flows.mentions import periods
from flows.mentions.mention import Mention

LIST = re.compile(
    r"\s?(?:,|,?\s(?:and|or|to|then|versus|vs\.?)|,?\s(?:and|or|to)\s(?:about|over|nearly|almost|some))\s\Z"
)
TIMES = frozenset(("a", "mo", "wk", "d", "h", "min"))
AGED = re.compile(r"\b[Aa]ged?\s\Z")
APPOSED = re.compile(r"\s?,\sor\s")
OR = re.compile(r",?\sor\s")
OF_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:(?:all|the|its|their|his|her|our|these|those)\s){0,2}(?:[^\W\d_][\w’'-]{0,30}['’]s?\s)?\Z"
)
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d\Z")


def share_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each bare figure of a list, or of a whole, with the unit of the next one; a year behind a year."""
    for index in range(len(mentions) - 2, -1, -1):
        one, two = mentions[index], mentions[index + 1]
        if one.unit or one.kind != "quantity" or two.kind != "quantity" or not two.unit or two.start < two.number_start:
            continue
        if two.unit == "1" or (two.unit == "%" and _is_amount(one, two)):
            continue
        if _listed(text, mentions, index) or _is_part(text, one, two):
            mentions[index] = one._replace(unit=two.unit, unit_text=two.unit_text)
    for index in range(1, len(mentions)):
        one, two = mentions[index - 1], mentions[index]
        if one.unit == "a" and not two.unit and _is_age(text, one, two):
            mentions[index] = two._replace(unit="a")
        if one.reason != "a year" or two.kind != "quantity" or two.unit or two.end - two.start != 4:
            continue
        if YEAR.match(text, two.start, two.end) and LIST.match(text, one.end, two.start):
            year = int(text[two.start : two.end])
            period = periods.years(year, year)
            mentions[index] = Mention(two.start, two.end, "time", two.start, two.end, period=period, reason="a year")
    return mentions


def _listed(text: str, mentions: list[Mention], index: int) -> bool:
    """Whether a figure and the next are of one list; two that only ", or" joins are the same thing said twice."""
    one, two = mentions[index], mentions[index + 1]
    if two.start - one.number_end >= 16 or one.end != one.number_end or not LIST.match(text, one.end, two.start):
        return False
    if two.unit == "%" and (one.value or 0) > 100 and OR.match(text, one.end, two.start):
        return False  # "up 13,400 or 8 percent"
    if not APPOSED.match(text, one.end, two.start):
        return True
    return index > 0 and LIST.match(text, mentions[index - 1].end, one.start) is not None


def _is_amount(one: Mention, two: Mention) -> bool:
    """Whether a figure before a share is what the share is of: "rose by 13,400 or 8 percent"."""
    return one.value is not None and two.value is not None and one.value >= 1000 and one.value >= 20 * abs(two.value)


def _is_part(text: str, one: Mention, two: Mention) -> bool:
    """Whether a whole number is counted out of the next one's things: "42 of the state's 67 counties"."""
    if (
        not (two.unit.startswith("{") or two.unit in TIMES)
        or one.value is None
        or two.value is None
        or one.end != one.number_end
    ):
        return False
    if one.value < 1 or one.value % 1 or one.value_high is not None or one.value > (two.value_high or two.value):
        return False
    end = two.cue_start if two.cue_start >= one.end else two.start
    return end - one.end < 50 and OF_WHOLE.match(text, one.end, end) is not None


def _is_age(text: str, one: Mention, two: Mention) -> bool:
    """Whether a bare figure goes on a list of ages: "aged 25 and 31"."""
    if one.kind != "quantity" or two.kind != "quantity" or one.end != one.number_end or two.end != two.number_end:
        return False
    if two.start - one.end >= 16 or not LIST.match(text, one.end, two.start):
        return False
    return AGED.search(text, max(0, one.start - 8), one.start) is not None
