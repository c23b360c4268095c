"""Dates: "July 1, 2015", "1 July", "October 2016", "August last year", "in May", "2018-03-29", "10:30 a.m."."""

from __future__ import annotations

import datetime as dt
import re

from flows.mentions import periods
from flows.mentions.mention import Mention, Period
from flows.mentions.page import Page
from flows.mentions.patterns import GAP, SPACE, trie
from flows.mentions.tables import word_lists
from flows.mentions.tense import tense

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WORDS_TOO = frozenset(("may", "march", "mar", "sep", "dec", "jan", "oct"))  # also words or names: a capital must tell
SET_AGAINST = frozenset((one, two) for one in ("compared", "comparison", "relative") for two in ("with", "to"))
SHORT_BEFORE = frozenset(("in", "during", "since", "until"))  # what stands before "Aug" and not before Jan, a man
MONTH = trie(MONTHS)
YEAR = r"(?:1[5-9]|20|21)\d\d"
OF_YEAR = rf"(?:{GAP}(?:of{GAP})?(this|last|next|the{GAP}same){GAP}year)"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
THEN_YEAR = rf"(?:(?:{SPACE},{SPACE}|{GAP})(?:of{GAP})?({YEAR})\b(?![,.]\d)|{OF_YEAR})?"
DASH = rf"{SPACE}(?:-|–|—|to|and|through|until){SPACE}"

MONTH_DAY = re.compile(
    rf"({MONTH})\b(?:\.?{GAP}|\.)?{DAY}(?!\w|[:%]|,\d|\.\d)(?:{DASH}(?:(?:({MONTH})\b\.?{GAP})?(\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%])))?"
    rf"{THEN_YEAR}"
)
DAY_MONTH = re.compile(
    rf"{DAY}(?:{DASH}(\d{{1,2}})(?:st|nd|rd|th)?)?{GAP}(?:of{GAP})?({MONTH})\b(?:\.?,?{GAP}({YEAR})\b(?![,.]\d)|{OF_YEAR})?"
)
# "1 Jan. - 30 June 2006".
DAYS_ON = re.compile(
    rf"{DAY}{GAP}({MONTH})\b\.?(?:{GAP}({YEAR}))?{DASH}{DAY}{GAP}({MONTH})\b\.?,?{GAP}({YEAR})\b(?![,.]\d)"
)
MONTH_YEAR = re.compile(
    rf"({MONTH})\b\.?(?:{DASH}({MONTH})\b\.?)?(?:{SPACE},)?{GAP}(?:of{GAP})?(?:({YEAR})\b(?![,.]\d)|(this|last|next){GAP}year)"
)
BARE_MONTH = re.compile(rf"({MONTH})\b")
# "The September quarter", "the June 2015 quarter": the three months that end with it.
ENDING_QUARTER = re.compile(
    rf"({MONTH})\b\.?(?:{GAP}({YEAR}))?(?:{GAP}|-)(?:quarter|qtr)\b(?:{SPACE},?{GAP}(?:of{GAP})?({YEAR})\b(?![,.]\d))?"
)
# "The July-September quarter of 2022", "the January to June period of 2015".
QUARTER_ON = re.compile(
    rf"({MONTH})\b\.?{DASH}({MONTH})\b\.?(?:{GAP}|-)(?:quarter|period|half)\b{SPACE},?{GAP}(?:(?:of|in){GAP})?"
    rf"({YEAR})\b(?![,.]\d)"
)
OF_WHAT = re.compile(rf"({MONTH})\b\.?{GAP}([a-z]+)(?:{GAP}([a-z]+))?\b")  # "December exports"
MONTHS_ON = re.compile(rf"({MONTH})\b\.?{DASH}({MONTH})\b")
# What may stand between "in" and the name of a month.
PRAISED = frozenset(
    ("record", "strong", "weak", "busy", "quiet", "strongest", "weakest", "busiest", "best", "worst", "biggest", "poor")
)
PRAISED_BEHIND = frozenset(("in", "a", "its", "their", "the", "for", "after"))
ISO_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])")
DAY_SLASH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d(?::\d\d)?)?\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)|\d{1,2}\so['’]\s?clock\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?:gmt|utc|est|et|pst|local time|hours)\b)?)"
)
ZONE = r"(?:gmt|utc|[ecmp][ds]t|cest|cet|bst|hkt|jst|hrs|local time)"
ZONED = re.compile(rf"(?:[01]\d|2[0-3])[0-5]\d\s?{ZONE}\b")  # "1200 GMT"
ESTIMATED = re.compile(r"\([12]\d{3} est\b")  # "(2017 est.)" is a year
ZONE_STARTS = frozenset("guecmpbhjl")
LENGTH = re.compile(r"\d{1,2}\.(?:\d|\d{3,})\s?[ap]m|(?:1[3-9]|[2-9]\d)\s?[ap]m")  # 2.1 pm is a length, 2.17pm a time


def time_mention(start: int, end: int, period: Period | None, reason: str) -> Mention:
    """A mention of kind time."""
    return Mention(start, end, "time", start, end, period=period, reason=reason)


def year_of(printed: str | None, word: str | None, date: dt.date | None) -> tuple[int | None, bool]:
    """The year a date names, or that "this year" stands for; and whether it was resolved."""
    if printed:
        return int(printed), False
    if word and date and not word.endswith("same"):
        return date.year + {"last": -1, "previous": -1, "next": 1}.get(word, 0), True
    return None, False


def read_month(page: Page, at: int) -> Mention | None:
    """What begins with the name of a month."""
    low, capital = page.low, page.raw[at].isupper()
    name = BARE_MONTH.match(low, at)
    if name is None or (name[1] in WORDS_TOO and not capital):
        return None
    found = MONTH_DAY.match(low, at)
    if found and 1 <= int(found[2]) <= 31:
        return time_mention(at, found.end(), _days_of(found, page.date), "a date")
    if (quarter := _quarter(page, at)) is not None:
        return quarter
    if (found := QUARTER_ON.match(low, at)) and MONTHS[found[1]] < MONTHS[found[2]]:
        part = periods.months(int(found[3]), MONTHS[found[1]], MONTHS[found[2]])
        return time_mention(at, found.end(), part, "a part of a year")
    if found := MONTH_YEAR.match(low, at):
        year, resolved = year_of(found[3], found[4], page.date)
        first = MONTHS[found[1]]
        last = MONTHS[found[2]] if found[2] else first
        period = periods.months(year, first, last, resolved=resolved) if year and first <= last else None
        return time_mention(at, found.end(), period, "a month")
    if capital and (found := MONTHS_ON.match(low, at)) and page.raw[found.start(2)].isupper():
        return time_mention(at, found.end(), _months_on(page, found, MONTHS[found[1]], MONTHS[found[2]]), "months")
    if not capital or not (_after_in(page, at, name[1]) or _of_what(page, at)):
        return None
    month = MONTHS[name[1]]
    period = None
    if page.date is not None:
        told = tense(page, at, name.end())
        period = periods.months(periods.nearest_month(month, page.date, told), month, month, resolved=True)
    return time_mention(at, name.end(), period, "a month")


def _after_in(page: Page, at: int, name: str) -> bool:
    """Whether a word that times follow stands before the name of a month; before a short one only a plain "in"."""
    before = page.low[page.since(at, 20) : at].split()
    known = word_lists()["month_before"] if name in word_lists()["month"] else SHORT_BEFORE
    if len(before) > 1 and before[-1] in PRAISED and before[-2] in PRAISED_BEHIND:
        return True  # "in record February", "its strongest June ever"
    return bool(before) and (before[-1] in known or tuple(before[-2:]) in SET_AGAINST)


def _of_what(page: Page, at: int) -> bool:
    """Whether a month is followed by what is told of months: "December exports", "Aug tourist arrivals"."""
    found = OF_WHAT.match(page.low, at)
    return found is not None and not word_lists()["month_of"].isdisjoint(found.groups()[1:])


def _quarter(page: Page, at: int) -> Mention | None:
    """As in "the September quarter": named by the month that it ends with."""
    found = ENDING_QUARTER.match(page.low, at)
    if found is None or MONTHS[found[1]] % 3 or not page.raw[at].isupper():
        return None
    last, year = MONTHS[found[1]], found[2] or found[3]
    period = periods.months(int(year), last - 2, last) if year else None
    if period is None and page.date is not None:
        period = periods.latest(last - 2, last, page.date, tense(page, at, found.end()))
    return time_mention(at, found.end(), period, "a quarter of a year")


def read_zoned(page: Page, at: int) -> Mention | None:
    """A time of day in four digits, told by its zone: "1200 GMT"."""
    if page.low[at + 4 : at + 5] not in ZONE_STARTS and page.low[at + 5 : at + 6] not in ZONE_STARTS:
        return None
    found = None if ESTIMATED.match(page.low, at - 1) else ZONED.match(page.low, at)
    return time_mention(at, found.end(), None, "a time of day") if found else None


def _months_on(page: Page, found: re.Match[str], first: int, last: int) -> Period | None:
    """As in "January to May": the latest such months, where they are of one year."""
    if page.date is None or first >= last:
        return None
    return periods.latest(first, last, page.date, tense(page, found.start(), found.end()))


def _days_of(found: re.Match[str], date: dt.date | None) -> Period | None:
    """The day or days of "March 25-29, 2018", "March 25 to April 2"."""
    year, resolved = year_of(found[5], found[6], date)
    one = _day(MONTHS[found[1]], int(found[2]), year, date, resolved=resolved)
    if one is None or not found[4]:
        return one
    month = MONTHS[found[3]] if found[3] else one.start.month
    two = periods.day(one.start.year, month, int(found[4]))
    return periods.day_span(one.start, two.start, resolved=one.resolved) if two and two.start > one.start else one


def _from_day_to_day(found: re.Match[str]) -> Period | None:
    """The days of "1 January - 30 June 2006"; whole months as such."""
    last_year = int(found[6])
    one = periods.day(int(found[3] or last_year), MONTHS[found[2]], int(found[1]))
    two = periods.day(last_year, MONTHS[found[5]], int(found[4]))
    if one is None or two is None or one.start >= two.start:
        return None
    whole = one.start.day == 1 and (two.start + dt.timedelta(days=1)).day == 1
    return periods.months_on(one.start, two.start) if whole else periods.day_span(one.start, two.start)


def _day(month: int, number: int, year: int | None, date: dt.date | None, *, resolved: bool) -> Period | None:
    if year:
        return periods.day(year, month, number, resolved=resolved)
    return periods.nearest_day(month, number, date) if date else None


def read_date_digits(page: Page, at: int) -> Mention | None:
    """Dates and times of day that begin with digits."""
    low = page.low
    if (found := DAYS_ON.match(low, at)) and (period := _from_day_to_day(found)) is not None:
        return time_mention(at, found.end(), period, "a date")
    if (
        (found := DAY_MONTH.match(low, at))
        and 1 <= int(found[1]) <= 31
        and (found[4] or page.raw[found.start(3)].isupper())
    ):
        year, resolved = year_of(found[4], found[5], page.date)
        period = _day(MONTHS[found[3]], int(found[1]), year, page.date, resolved=resolved)
        if period and found[2] and (last := periods.day(period.start.year, period.start.month, int(found[2]))):
            period = periods.day_span(period.start, last.start, resolved=period.resolved)
        return time_mention(at, found.end(), period, "a date")
    if found := ISO_DAY.match(low, at):
        date = periods.day(int(found[1]), int(found[3]), int(found[4])) if 1000 < int(found[1]) < 2200 else None
        if date:
            return time_mention(at, found.end(), date, "a date")
    if found := DAY_SLASH.match(low, at):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        date = periods.day(year, second, first) or periods.day(year, first, second)
        if date:
            return time_mention(at, found.end(), date, "a date")
    if (found := CLOCK.match(low, at)) and not LENGTH.match(found.group()):
        return time_mention(at, found.end(), None, "a time of day")
    return None
