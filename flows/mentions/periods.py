"""Stretches of time: building Period values from years, months, quarters, and the document's date."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from flows.mentions.mention import Period
from flows.mentions.tense import Tense

FIRST_YEAR, LAST_YEAR = 1500, 2199
QUARTER = 3  # months
LONG_OVER = 4  # months after which a plan without a year is one of the next


def day(year: int, month: int, number: int, *, resolved: bool = False) -> Period | None:
    """One day; None where there is no such day."""
    try:
        date = dt.date(year, month, number)
    except ValueError:
        return None
    return Period(date.isoformat(), date, date, resolved)


def months(year: int, first: int, last: int, *, resolved: bool = False) -> Period:
    """The months `first` to `last` (1 to 12) of a year."""
    start = dt.date(year, first, 1)
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    if (first, last) == (1, 12):
        return Period(f"{year:04}", start, end, resolved)
    one = f"{year:04}-{first:02}"
    return Period(one if first == last else f"{one}/{year:04}-{last:02}", start, end, resolved)


def months_on(first: dt.date, last: dt.date, *, resolved: bool = False) -> Period:
    """The months from that of one day to that of another, which may be of the year after."""
    end = dt.date(last.year, last.month, calendar.monthrange(last.year, last.month)[1])
    if first.year == end.year:
        return months(first.year, first.month, end.month, resolved=resolved)
    return Period(f"{first:%Y-%m}/{end:%Y-%m}", first.replace(day=1), end, resolved)


@lru_cache(maxsize=1024)
def years(first: int, last: int, *, resolved: bool = False) -> Period | None:
    """The years `first` to `last`, both included; None outside the calendar or in the wrong order."""
    if not 1 <= first <= last <= 9999:
        return None
    iso = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    return Period(iso, dt.date(first, 1, 1), dt.date(last, 12, 31), resolved)


def day_span(start: dt.date, end: dt.date, *, resolved: bool = False) -> Period:
    """The days `start` to `end`."""
    iso = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return Period(iso, start, end, resolved)


def five_year_plan(number: int) -> Period | None:
    """The period of the n-th Five-Year Plan of China: the 3rd began in 1966 (three years late), the 13th in 2016."""
    if not 1 <= number <= 99:
        return None
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return years(first, first + 4)


def latest(first: int, last: int, reference: dt.date, told: Tense = "open") -> Period:
    """Such months without a year: the latest that are over, or that end in the reference's month.

    Where nothing says that they have been they may go on for a `QUARTER`; what is to come is of the reference's year,
    and what is planned of the next where this year's are long over.
    """
    return months(_year_near(first, last, reference, told), first, last, resolved=True)


def _year_near(first: int, last: int, reference: dt.date, told: Tense) -> int:
    year = reference.year
    if told in ("past", "open"):
        going_on = told == "open" and first <= reference.month and last - reference.month <= QUARTER
        return year if last <= reference.month or going_on else year - 1
    return year + 1 if told == "planned" and reference.month - last >= LONG_OVER else year


def nearest_month(month: int, reference: dt.date, told: Tense = "open") -> int:
    """The year of the latest such month that is not after the reference, or of the one to come."""
    return _year_near(month, month, reference, told)


def nearest_day(month: int, number: int, reference: dt.date) -> Period | None:
    """The latest such day that is not after the reference; the coming 29 February where it must be."""
    for year in range(reference.year, reference.year - 9, -1):
        found = day(year, month, number, resolved=True)
        if found is not None and found.start <= reference:
            return found
    return None


def relative(word: str, unit: str, reference: dt.date) -> Period | None:
    """The period of "last year", "this month", "next quarter", "this century", resolved against the reference."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[word]
    year = reference.year
    if unit == "year":
        return years(year + step, year + step, resolved=True)
    if unit == "month":
        index = year * 12 + reference.month - 1 + step
        return months(index // 12, index % 12 + 1, index % 12 + 1, resolved=True)
    if unit == "quarter":
        index = year * 4 + (reference.month - 1) // 3 + step
        return months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3, resolved=True)
    if unit == "week":
        monday = reference - dt.timedelta(days=reference.weekday() - 7 * step)
        return day_span(monday, monday + dt.timedelta(days=6), resolved=True)
    size = {"decade": 10, "century": 100}[unit]
    if unit == "decade" and step:
        return years(year - 10, year - 1, resolved=True) if step < 0 else years(year + 1, year + 10, resolved=True)
    first = (year - (unit == "century")) // size * size + (unit == "century") + step * size
    return years(first, first + size - 1, resolved=True)


def stretch(word: str, count: int, unit: str, reference: dt.date) -> Period | None:
    """Whole years before the reference's for "the past five years", months after it for "the next three months"."""
    back = word in ("past", "last", "previous", "recent", "preceding", "latest")
    if not 1 <= count <= 2000:
        return None
    year = reference.year
    if unit in ("year", "decade", "century"):
        count *= {"year": 1, "decade": 10, "century": 100}[unit]
        return years(year - count, year - 1, resolved=True) if back else years(year + 1, year + count, resolved=True)
    if unit in ("month", "quarter"):
        count *= 3 if unit == "quarter" else 1
        index = year * 12 + reference.month - 1
        first, last = (index - count, index - 1) if back else (index + 1, index + count)
        if first < 12:
            return None
        start = dt.date(first // 12, first % 12 + 1, 1)
        end = dt.date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
        iso = f"{start:%Y-%m}" if count == 1 else f"{start:%Y-%m}/{end:%Y-%m}"
        return Period(iso, start, end, resolved=True)
    length = dt.timedelta(days=count * (7 if unit == "week" else 1))
    one = dt.timedelta(days=1)
    if back:
        return day_span(reference - length, reference - one, resolved=True)
    return day_span(reference + one, reference + length, resolved=True)


def ago(count: int, unit: str, reference: dt.date) -> Period | None:
    """The period of "two years ago", to the precision of its unit."""
    if not 0 <= count <= 1500:
        return None
    if unit == "year":
        return years(reference.year - count, reference.year - count, resolved=True)
    if unit == "month":
        index = reference.year * 12 + reference.month - 1 - count
        return months(index // 12, index % 12 + 1, index % 12 + 1, resolved=True) if index >= 12 else None
    date = reference - dt.timedelta(days=count * (7 if unit == "week" else 1))
    return day_span(date, date, resolved=True)


def _part_of_decade(period: Period, cue: str) -> Period:
    """The first four, middle three or last three years of a decade; other stretches of time as they are."""
    first = period.start.year
    ends = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(cue)
    if ends is None or period != years(first, first + 9):
        return period
    return Period(period.iso, dt.date(first + ends[0], 1, 1), dt.date(first + ends[1], 12, 31), period.resolved)


def part_of(period: Period, cue: str, reference: dt.date | None) -> Period:
    """The first, middle or last part of a year or decade that "early", "mid", "the end of" say; `iso` stays the whole.

    "Earlier this year" ends, "later this year" begins with the reference.
    """
    if len(period.iso) != 4:
        return _part_of_decade(period, cue)
    if cue in ("before", "after"):
        if reference is None or not period.start <= reference <= period.end:
            return period
        start, end = (period.start, reference) if cue == "before" else (reference, period.end)
        return Period(period.iso, start, end, period.resolved)
    first, last = {"start": (1, 3), "middle": (4, 9), "end": (10, 12)}[cue]
    part = months(period.start.year, first, last)
    return Period(period.iso, part.start, part.end, period.resolved)
