"""Periods made from others: the same a year before, a week later, only the month or the year of a date."""

from __future__ import annotations

import datetime as dt
import re

from flows.matching.when.periods import UNDATED, Dated
from flows.mentions.mention import Mention, Period

UNIT_DAYS = {"d": 1, "wk": 7}
UNIT_MONTHS = {"mo": 1, "a": 12}
BOOK_YEAR = re.compile(r"\d{4}/\d{4}")
DAYS_OF = {1: (28, 31), 3: (89, 92), 12: (365, 366)}  # by months


def truncated(period: Period, precision: str) -> Period:
    """A date taken to its month or year only."""
    day = period.start
    if precision == "month":
        last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return Period(f"{day:%Y-%m}", day.replace(day=1), last, period.resolved)
    return Period(f"{day:%Y}", day.replace(month=1, day=1), day.replace(month=12, day=31), period.resolved)


def previous_year(period: Period | None) -> str | None:
    """What growth without a stated base is measured from: the year before, `P1Y` where the level is undated."""
    if period is None:
        return "P1Y"
    head, slash, tail = period.iso.partition("/")
    if not slash:
        return _year_before(head)
    if len(head) == 4 and int(tail) != int(head) + 1:  # of several years; "2015-16" is a year of accounts
        return None
    return f"{_year_before(head)}/{_year_before(tail)}"


def _year_before(iso: str) -> str:
    rest = "-02-28" if iso[4:] == "-02-29" else iso[4:]
    return f"{int(iso[:4]) - 1:04d}{rest}"


def year_earlier(when: Dated) -> Dated:
    """The same stretch of the year before: of a rise "from A to B in 2017", when A was; undated for several years."""
    iso = previous_year(when.period)
    if when.period is None or iso is None:
        return UNDATED
    behind = _same_day_before(when.period.end + dt.timedelta(days=1))
    return Dated(Period(iso, _same_day_before(when.period.start), behind - dt.timedelta(days=1), True), "resolved")


def a_year_later(period: Period) -> Period:
    """The calendar year after one."""
    year = period.start.year + 1
    return Period(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), True)


def _same_day_before(day: dt.date) -> dt.date:
    return dt.date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def later(period: Period, gap: Mention) -> Period | None:
    """A date plus a printed stretch of time ("one week after"); None where the unit is no calendar unit."""
    if gap.value is None:
        return None
    count = int(gap.value)
    if gap.unit in UNIT_DAYS:
        day = period.start + dt.timedelta(days=count * UNIT_DAYS[gap.unit])
    elif gap.unit in UNIT_MONTHS:
        months = period.start.year * 12 + period.start.month - 1 + count * UNIT_MONTHS[gap.unit]
        day = dt.date(months // 12, months % 12 + 1, min(period.start.day, 28))
    else:
        return None
    return Period(day.isoformat(), day, day, True)


def step_before(own: Period, months: int) -> Period | None:
    """The month, the quarter or the year (12 months) right before one; None where the period is none such."""
    years = own.iso.split("/")
    if months == UNIT_MONTHS["a"] and BOOK_YEAR.fullmatch(own.iso) and int(years[1]) - int(years[0]) == 1:  # "2014-15"
        iso = "/".join(_year_before(part) for part in years)
        return Period(iso, _same_day_before(own.start), _same_day_before(own.end), True)
    days = (own.end - own.start).days + 1
    if not DAYS_OF.get(months, (1, 0))[0] <= days <= DAYS_OF.get(months, (1, 0))[1]:
        return None
    end = own.start - dt.timedelta(days=1)
    if months == UNIT_MONTHS["a"]:
        iso = "/".join(_year_before(part) for part in years)
        return Period(iso, _same_day_before(own.start), end, True)
    first = end.replace(day=1)
    for _ in range(months - 1):
        first = (first - dt.timedelta(days=1)).replace(day=1)
    return Period(f"{end:%Y-%m}" if months == 1 else f"{first:%Y-%m}/{end:%Y-%m}", first, end, True)
