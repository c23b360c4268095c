"""When figures hold, and whether two of them hold at the same time."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from flows.matching.rows import Observation


@dataclass(frozen=True, slots=True)
class When:
    """First and last day; both None where the text gives no time."""

    start: str | None
    end: str | None

    def same(self, other: When) -> bool:
        """Whether two figures may be compared: the same days, or the state at the end of the other's period.

        "As of December 31, 2016" and "in 2016" are the same time of what is counted at the year's end. Two undated
        figures of one issue both hold at its date.
        """
        if self.end is None or other.end is None:
            return self.end is other.end
        at_the_end = self.end == other.end and (self.start == self.end or other.start == other.end)
        return at_the_end or (self.start, self.end) == (other.start, other.end)

    def __str__(self) -> str:
        """For people: the days, shortened to months and years where they fill them."""
        if self.start is None or self.end is None:
            return "no stated time"
        if self.start[4:] == "-01-01" and self.end[4:] == "-12-31":
            return self.start[:4] if self.start[:4] == self.end[:4] else f"{self.start[:4]}/{self.end[:4]}"
        if self.start[:7] == self.end[:7] and self.start[8:] == "01" and self.end == last_day(self.end[:7]):
            return self.start[:7]
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


def when(row: Observation) -> When:
    """When a row's figure holds."""
    return When(row.period_start, row.period_end)


def base_of(row: Observation) -> When | None:
    """What a change is measured from; None where the text does not date it."""
    if row.base_period is None or row.base_period.startswith("P"):
        return None
    head, slash, tail = row.base_period.partition("/")
    return When(first_day(head), last_day(tail if slash else head))


def first_day(iso: str) -> str:
    """The first day of a year, a month or a day."""
    return iso + "-01-01"[3 * ((len(iso) - 4) // 3) :]


def last_day(iso: str) -> str:
    """The last day of a year, a month or a day."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso


def day_number(iso: str) -> int:
    """A day as a number of days, so that dates can be subtracted."""
    return dt.date.fromisoformat(iso).toordinal()
