"""The year after one that was told: "in 2001 ..., and by 3 percent the following year"."""

from __future__ import annotations

import re

from flows.matching.when.periods import UNDATED, Dated
from flows.matching.when.shifting import a_year_later
from flows.mentions.mention import Mention

ON = re.compile(r"\b(?:the (?:following|next|subsequent) year|a year later|one year later)\b", re.IGNORECASE)
A_YEAR = re.compile(r"\d{4}")
OWN_TIME = re.compile(r"\b(?:in|for|during|by|at|of)\s(?:the\s)?(?:[A-Z][a-z]+\s)?[12]\d{3}\b")


def tells_a_year_on(text: str, start: int, end: int, figure: Mention) -> int | None:
    """Where a clause says that its figure is of the year after another, of no year that it tells itself; else None."""
    if OWN_TIME.search(text, start, end) is not None:
        return None
    behind = ON.search(text, figure.end, end)
    found = behind or ON.search(text, start, figure.number_start)
    return None if found is None else found.start()


def a_year_on(told: Dated) -> Dated:
    """The year after the one that was told; undated where that is no year."""
    if told.period is None or not A_YEAR.fullmatch(told.period.iso):
        return UNDATED
    return Dated(a_year_later(told.period), "context")
