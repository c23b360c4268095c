"""Days of a month told by their order: "the first 20 days of December", "the second half of this month"."""

from __future__ import annotations

import datetime as dt
import re

from flows.mentions import periods
from flows.mentions.dates import read_month, time_mention
from flows.mentions.mention import Mention, Period
from flows.mentions.page import Page
from flows.mentions.patterns import GAP
from flows.mentions.stretches import NUMBER, counted, read_relative

PART = re.compile(rf"(first|second|last|final){GAP}(?:(?:{NUMBER}{GAP})?(day|week)s?|half){GAP}of{GAP}")
HALF, MOST, MONTH = 15, 28, 7  # days of a first half and of a part at most; characters of a month's period


def read_part(page: Page, at: int) -> Mention | None:
    """What begins with an order word and tells days of a month that a text names, or that it is this one or the last.

    Which week is the second, and which the last, nobody says: of these it is a time, but none known.
    """
    found = PART.match(page.low, at)
    if found is None:
        return None
    begins = found.end()
    month = read_relative(page, begins) if page.low[begins : begins + 5] in ("this ", "last ") else None
    month = month or read_month(page, begins)
    if month is None or month.period is None or len(month.period.iso) != MONTH:
        return None
    period = _days(month.period, found)
    return time_mention(at, month.end, period, "a part of a month")


def _days(month: Period, found: re.Match[str]) -> Period | None:
    """The days of a month that words of order tell; a half is of fifteen days or what is left."""
    first, half = found[1] == "first", found[3] is None
    one = dt.timedelta(days=1)
    if half:
        middle = month.start + dt.timedelta(days=HALF)
        span = (month.start, middle - one) if first else (middle, month.end)
        return periods.day_span(*span, resolved=month.resolved)
    count = counted(found[2]) if found[2] else 1
    days = (count or 0) * (7 if found[3] == "week" else 1)
    if not 0 < days <= MOST or found[1] == "second" or (not first and found[3] == "week"):
        return None
    length = dt.timedelta(days=days - 1)
    span = (month.start, month.start + length) if first else (month.end - length, month.end)
    return periods.day_span(*span, resolved=month.resolved)
