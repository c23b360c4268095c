"""What the times of a text say: a period, how it was come by, and which stand in a stretch of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from flows.matching.rows import Basis
from flows.matching.when.spans_of_time import span_before
from flows.mentions.mention import Mention, Period


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and how it was come by; `period` is None where the figure is undated."""

    period: Period | None
    basis: Basis


FISCAL = re.compile(r"\b(?:fiscal|financial|FY)(?:\b|(?=\d))", re.IGNORECASE)
OF_ACCOUNTS = re.compile(r"\b(?:fiscal|financial|crop|marketing) (?:years? )?$", re.IGNORECASE)  # "in fiscal 2015"
BOOK_YEAR = re.compile(r"\d{4}/\d{4}")
UNDATED = Dated(None, "undated")


def dated(mention: Mention, *, elsewhere: bool) -> Dated:
    """What a time mention says; `elsewhere`: it stands in another sentence than the figure."""
    if mention.period is None:
        return UNDATED
    return Dated(mention.period, "context" if elsewhere else "resolved" if mention.period.resolved else "explicit")


def times_between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The dates and periods in a stretch of text; `mentions` are in order."""
    found = []
    for at in range(bisect_left(mentions, start, key=lambda m: m.start), len(mentions)):
        mention = mentions[at]
        if mention.start >= end:
            break
        if mention.kind == "time" and mention.period is not None and mention.end <= end:
            found.append(mention)
    return found


def spanning(text: str, start: int, time: Mention, when: Dated) -> Dated:
    """What a date says as the end of a stretch of time ("the year ended 31 March 2015"), where it is one."""
    span = None if when.period is None else span_before(text, start, time.start, when.period)
    if span is None and when.period is not None and _of_accounts(text, start, time):
        return UNDATED  # "the first quarter of fiscal 2020", "FY21": which months, nobody knows
    return when if span is None else Dated(span, when.basis)


def _of_accounts(text: str, start: int, time: Mention) -> bool:
    if FISCAL.search(text, time.start, time.end) is not None:
        return True
    two = time.period is not None and BOOK_YEAR.fullmatch(time.period.iso)  # "fiscal 2015-16" says which one
    return not two and OF_ACCOUNTS.search(text, max(start, time.start - 16), time.start) is not None
