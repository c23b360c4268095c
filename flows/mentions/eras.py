"""Decades, centuries, plans, fiscal years, lettered quarters: "the 1960s", "21st century", "FY2018", "Q3 2018"."""

from __future__ import annotations

import re

from flows.mentions import periods
from flows.mentions.dates import YEAR, time_mention
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.part_of_time import with_part
from flows.mentions.patterns import GAP
from flows.mentions.tables import number_words
from flows.mentions.tense import tense

DECADE = re.compile(r"(\d{3}0)['’]?s\b|(\d0)s\b")
DECADE_BEFORE = frozenset(("the", "mid-", "late", "early", "mid", "'", "’"))
CENTURY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)(?:{GAP}|-)(century|centuries)\b")
CENTURY_WORD = re.compile(rf"([a-z]+(?:-[a-z]+)?)(?:{GAP}|-)(century)\b")
PLAN = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th){GAP}(?:five|5)(?:{GAP}|-)year{GAP}(?:plan|program(?:me)?)\b({GAP}period)?"
)
OF_YEAR = rf"(?:(?:{GAP}(?:of{GAP}(?:the{GAP})?)?|[-/])?(?:fiscal{GAP}(?:year{GAP})?)?)"
SHORT = r"(?:(?:\s?(?:of\s)?[fc]y\s?['’]?|/|\s?['’])(\d\d)(?![\w%-]))"  # a year in two digits
LETTERED = re.compile(
    rf"([1-4])(?:\s?(?:-|–|to)\s?[qh]([1-4])(?!\w))?(?:{OF_YEAR}(?:[fc]y\s?)?({YEAR})\b(?!,\d)|{SHORT})?"
)
COUNTED = re.compile(
    rf"(?:([1-4])q|([12])h|([369])m)(?:{OF_YEAR}(?:[fc]y\s?)?({YEAR})\b(?!,\d)|{SHORT}|(\d\d)(?![\w%-]))?(?!\w)"
)
SHORT_YEAR = re.compile(r"(?:\s?['’]?)(\d{4}|\d\d)(?:[-/–](\d{4}|\d\d))?(?![\w%])")


def read_era(page: Page, at: int, words: list[str]) -> Mention | None:
    """What begins with digits: "1960s", "21st century", "13th Five-Year Plan", and "Q3", "FY18" from their digits."""
    low = page.low
    follower = low[at + 1 : at + 6]
    if follower[:1] in ("q", "h", "m"):
        return _counted(page, at)
    if "s" in follower and (found := DECADE.match(low, at)) is not None:
        return _decade(page, at, found, words)
    if low[at - 1 : at] not in "qhy" and any(ending in follower for ending in ("st", "nd", "rd", "th")):
        if found := CENTURY.match(low, at):
            return _century(at, found.end(), int(found[1]))
        return _plan(page, at, words)
    before = low[at - 1 : at]
    if at and before in "qhy":
        return _lettered(page, at)
    return None


def _decade(page: Page, at: int, found: re.Match[str], words: list[str]) -> Mention | None:
    if found[1]:
        decade = time_mention(at, found.end(), periods.years(int(found[1]), int(found[1]) + 9), "a decade")
        return with_part(page, decade, words)
    quoted = page.low[at - 1 : at] in ("'", "’") and at > 0
    if not quoted and not (words and words[-1] in DECADE_BEFORE) and page.low[at - 1 : at] != "-":
        return None
    first = (1900 if int(found[2]) > 20 else 2000) + int(found[2])
    return with_part(page, time_mention(at - quoted, found.end(), periods.years(first, first + 9), "a decade"), words)


def _century(start: int, end: int, number: int) -> Mention | None:
    period = periods.years(number * 100 - 99, number * 100) if 1 <= number <= 99 else None
    return time_mention(start, end, period, "a century") if period else None


def read_century_word(page: Page, at: int) -> Mention | None:
    """As in "the nineteenth century"; at its first word."""
    found = CENTURY_WORD.match(page.low, at)
    if found is None:
        return None
    head, _, tail = found[1].rpartition("-")
    entry = number_words().get(tail)
    if entry is None or entry.role != "ordinal":
        return None
    tens = int(number_words()[head].value) if head in number_words() else 0
    return _century(at, found.end(), int(entry.value) + tens)


def _plan(page: Page, at: int, words: list[str]) -> Mention | None:
    """The years of a Five-Year Plan, or its name."""
    found = PLAN.match(page.low, at)
    if found is None:
        return None
    if found[2] or "during" in words[-2:] or "throughout" in words[-2:]:
        return time_mention(at, found.end(), periods.five_year_plan(int(found[1])), "a plan's years")
    return Mention(at, found.end(), "name", at, found.end(), reason="name of a plan")


def _lettered(page: Page, at: int) -> Mention | None:
    """As in "Q3 2018", "H1", "FY2018", from the digits behind the letter."""
    low, letter = page.low, page.low[at - 1]
    if low[at - 2 : at - 1].isalnum() and not (letter == "y" and low[at - 2 : at - 1] == "f"):
        return None
    if letter == "y":
        found = (
            SHORT_YEAR.match(low, at) if low[at - 2 : at - 1] in "fc" and not low[at - 3 : at - 2].isalnum() else None
        )
        if found is None:
            return None
        year = _full(found[1])
        last = _full(found[2]) if found[2] else year
        return time_mention(at - 2, found.end(), periods.years(year, max(year, last)), "a fiscal year")
    quarter = LETTERED.match(low, at)
    if quarter is None or (low[quarter.end(1) : quarter.end(1) + 1].isalnum() and quarter.end() == quarter.end(1)):
        return None
    size = 3 if letter == "q" else 6
    number, until = int(quarter[1]), int(quarter[2] or quarter[1])
    if until * size > 12 or until < number:
        return None
    months = (number * size - size + 1, until * size)
    return _part(page, at - 1, quarter.end(), months, quarter[3] or quarter[4])


def _full(year: str) -> int:
    """A year in four digits from one in two or four."""
    return int(year) if len(year) == 4 else 2000 + int(year)


def _part(page: Page, start: int, end: int, months: tuple[int, int], year: str | None) -> Mention:
    """Months of a year; where none is printed the latest such months."""
    first, last = months
    period = periods.months(_full(year), first, last) if year else None
    if period is None and page.date is not None:
        period = periods.latest(first, last, page.date, tense(page, start, end))
    size = {3: "a quarter of a year", 6: "a half of a year"}.get(last - first + 1, "a part of a year")
    return time_mention(start, end, period, size)


def _counted(page: Page, at: int) -> Mention | None:
    """As in "3Q 2015", "1H15", "9M15": the capital, and a year but for quarters, tell them from hours and metres."""
    found = COUNTED.match(page.low, at)
    if found is None or not page.raw[at + 1].isupper():
        return None
    quarter, half, months = found[1], found[2], found[3]
    year = found[4] or found[5] or found[6]
    if not (year or quarter) or (found[6] and int(found[6]) > 60):
        return None
    last = int(quarter or 0) * 3 or int(half or 0) * 6 or int(months)
    first = last - 2 if quarter else last - 5 if half else 1
    return _part(page, at, found.end(), (first, last), year)
