"""Stretches of time that a text names by their end: "the year ended 28 February 2015", "the three months to June"."""

from __future__ import annotations

import datetime as dt
import re

from flows.mentions.mention import Period
from flows.mentions.periods import months, months_on

WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "eighteen": 18,
    "four": 4,
    "five": 5,
}
# "The July 2017 year", "the December 2017 half".
OF_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d"
    r" (?P<unit>year|half)\b(?![- ](?:earlier|ago|before|on))"
)
MOST_WEEKS = 54
MONTHS = {"year": 12, "half": 6, "half-year": 6, "quarter": 3}
WEEKS = re.compile(
    r"\b(\d{1,2}|[a-z]+)[- ]weeks?(?: period)?,? (?:ended|ending|to|up to|through)(?: on)?(?: the)?\s$", re.IGNORECASE
)
ENDING = re.compile(
    r"(?:\b(?P<count>\d{1,2}|[a-z]+)[- ]months?(?: period)?"
    r"|\b(?:fiscal |financial |half[- ])?(?P<unit>year|quarter|half))"
    r"(?:,? (?:ended|ending|to|up to|through|(?:that|which) (?:ended|ends))"
    r"(?: on| in| with| at)?(?: the)?(?: end of)?)\s$",
    re.IGNORECASE,
)


# "The eight months of 2015": its first eight.
OF_YEAR = re.compile(r"\bthe (?P<count>\d{1,2}|[a-z]+)[- ]months?(?: period)? (?:of|in) $", re.IGNORECASE)


# "The first 11 months of the fiscal year ending June 30".
FIRST_OF = re.compile(
    r"\bfirst (?:(?P<count>\d{1,2}|[a-z]+)[- ](?P<unit>month|quarter)s?|(?P<part>month|quarter|half)) of "
    r"(?:the |its |this )?(?:(?:current|last|previous) )?(?:fiscal|financial) year(?: that)?,? "
    r"(?:ended|ending|ends|to)(?: on| in)?(?: the)?\s$",
    re.IGNORECASE,
)

# "Through October, the port handled 5 million tons": from January on.
THROUGH = re.compile(r"(?:(?:But|And|Meanwhile,?|However,?) )?[Tt]hrough (?:the )?(?:end of )?")


def span_before(text: str, start: int, at: int, end: Period) -> Period | None:
    """The stretch of time that the words before a date make of it; None where they make nothing of it.

    `start` is where the sentence begins, `at` where the date does.
    """
    weeks = WEEKS.search(text, max(start, at - 48), at)
    if weeks is not None and end.start == end.end:
        number = int(weeks[1]) if weeks[1].isdigit() else WORDS.get(weeks[1].lower(), MOST_WEEKS)
        first = end.end - dt.timedelta(days=7 * number - 1)
        known = 0 < number < MOST_WEEKS
        return Period(f"{first.isoformat()}/{end.end.isoformat()}", first, end.end, end.resolved) if known else None
    first_months = OF_YEAR.search(text, max(start, at - 32), at) if len(end.iso) == 4 else None
    if first_months is not None:
        count = _months(first_months)
        return months(end.start.year, 1, count, resolved=end.resolved) if count and 1 < count < 12 else None
    first_of = FIRST_OF.search(text, max(start, at - 80), at)
    if first_of is not None:
        return _first_of(first_of, end)
    if THROUGH.fullmatch(text, start, at) is not None and 27 <= (end.end - end.start).days < 92 and end.end.month > 1:
        return months(end.end.year, 1, end.end.month, resolved=end.resolved)
    match = ENDING.search(text, max(start, at - 48), at)
    count = _months(match) if match is not None else _behind(text, at, end)
    if count is None or (end.end - end.start).days > 31:
        return None
    first = _back(end.end, count)
    if (end.end + dt.timedelta(days=1)).day != 1:
        return Period(f"{first.isoformat()}/{end.end.isoformat()}", first, end.end, end.resolved)
    if count == 12 and first.month == 1:
        return Period(f"{first:%Y}", first, end.end, end.resolved)
    return Period(f"{first:%Y-%m}/{end.end:%Y-%m}", first, end.end, end.resolved)


def _behind(text: str, at: int, end: Period) -> int | None:
    """The months of a year or a half that ends with a month before the word ("in the July 2017 year")."""
    match = OF_MONTH.match(text, at) if end.start.day == 1 else None
    return None if match is None else MONTHS[match["unit"].lower()]


def _first_of(match: re.Match[str], end: Period) -> Period | None:
    """The first months of the year of accounts that ends with a date, where that has a year: which one else?"""
    number = (
        1
        if match["part"]
        else int(match["count"])
        if match["count"].isdigit()
        else WORDS.get(match["count"].lower(), 0)
    )
    length = number * {"month": 1, "quarter": 3, "half": 6}[match["unit"] or match["part"]]
    if not 0 < length < 12 or end.resolved or (end.end - end.start).days > 31:
        return None
    start = _back(end.end, 12)
    last = start.year * 12 + start.month - 2 + length
    return months_on(start, dt.date(last // 12, last % 12 + 1, 1))


def _months(match: re.Match[str]) -> int | None:
    printed = match["count"]
    if printed is None:
        half = "half" in match[0].lower()
        return 6 if half else MONTHS[match["unit"].lower()]
    return int(printed) if printed.isdigit() else WORDS.get(printed.lower())


def _back(last: dt.date, months: int) -> dt.date:
    """The first day of the `months` that end with `last`."""
    behind = last + dt.timedelta(days=1)
    month = behind.year * 12 + behind.month - 1 - months
    return dt.date(month // 12, month % 12 + 1, min(behind.day, 28))
