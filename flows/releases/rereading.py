"""The words at a mark read once more: do they still say the row's number or date?

A mark holds the number and its multiplier word alone. They are read by themselves first, in every way in which a dump
may have torn them ("2 4.276 bil-lion"), then together with the words around them, which some need ("largest").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flows.mentions import Mention, find_mentions

Row = Mapping[str, Any]
# How much around a mark is read with it, in characters: a long sentence.
AROUND = 300
TORN = re.compile(r"-\s*\n\s*")
SPACE = re.compile(r"\s+")
DIGITS_APART = re.compile(r"(?<=[0-9.,])\s+(?=[0-9.,])")
NEAR = 1e-9


def says(row: Row, text: str, start: int, end: int, date: dt.date) -> bool:
    """Whether reading `text[start:end]` gives the number or the date of a row.

    Args:
        row: A row of observations or events.
        text: The source file.
        start: Where the mark begins in it.
        end: Where it ends.
        date: The article's date, which "last year" is resolved against.
    """
    holds = _date_of(row) if "event_id" in row else _number_of(row)
    return any(holds(mention) for mention in _readings(text, start, end, date))


def day_of(iso: str) -> dt.date:
    """The first day of an ISO date to whatever precision: of `2018-03` the first of March."""
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :]) if len(iso) < 10 else dt.date.fromisoformat(iso[:10])


def _readings(text: str, start: int, end: int, date: dt.date) -> Iterator[Mention]:
    piece = text[start:end]
    whole = SPACE.sub(" ", TORN.sub("", piece))
    ways = (whole, SPACE.sub(" ", TORN.sub("-", piece)), DIGITS_APART.sub("", whole), SPACE.sub("", whole))
    for way in dict.fromkeys(ways):
        yield from find_mentions(way, date)
    before, behind = (
        SPACE.sub(" ", TORN.sub("", part)) for part in (text[max(0, start - AROUND) : start], text[end : end + AROUND])
    )
    first, last = len(before), len(before) + len(whole)
    yield from (
        mention
        for mention in find_mentions(before + whole + behind, date)
        if first <= mention.number_start and mention.number_end <= last
    )


def _number_of(row: Row) -> Callable[[Mention], bool]:
    """Of a corrected row what is printed counts; a decrease is printed without its sign, a share as "half" too."""
    value, high = row["value"] if row["value_reported"] is None else row["value_reported"], row["value_high"]

    def holds(mention: Mention) -> bool:
        ends = [float(end) for end in (mention.value, mention.value_high) if end is not None]
        if row["unit"] == "%" and mention.unit != "%":
            ends += [100 * end for end in ends]
        return all(any(_near(number, end) for end in ends) for number in (value, high) if number is not None)

    return holds


def _date_of(row: Row) -> Callable[[Mention], bool]:
    """A date worked out from another one is not in its words ("a week later"): there any figure or time will do."""

    def holds(mention: Mention) -> bool:
        if row["date_basis"] != "explicit":
            return True
        if mention.period is None:
            return False
        days = (mention.period.start.isoformat(), mention.period.end.isoformat())
        return mention.period.iso == row["date"] or days == (row["date_start"], row["date_end"])

    return holds


def _near(one: float, other: float) -> bool:
    return abs(abs(one) - abs(other)) <= NEAR * abs(other)
