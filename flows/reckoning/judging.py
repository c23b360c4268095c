"""From what is computed and what is stated to a row of `reckonings`: holds, contradicts, or cannot be tested."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.reckoning.index import Dated, Fact
from flows.reckoning.intervals import INFINITY, Bound, Interval
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.times import When
from flows.reckoning.units import MismatchError, Quantity, expressed

Relation = Literal["equals", "at_most", "at_least"]
DATE = "{date}"  # the unit of bounds that are days, written YYYYMMDD
SAYS = {"equals": "should be", "at_most": "should be at most", "at_least": "should be at least"}


@dataclass(frozen=True, slots=True)
class Test:
    """An identity put to some figures: `words` says how the value is computed ("part / whole")."""

    identity: str
    inputs: Sequence[Fact | Dated]
    words: str


def judged(test: Test, computed: Quantity, relation: Relation, stated: Quantity, unit: str) -> ReckoningRow:
    """The row of a test that can be made; the bounds are given in `unit` (of days, as YYYYMMDD)."""
    measured = "d" if unit == DATE else unit
    try:
        left, right = expressed(computed, measured), expressed(stated, measured)
    except MismatchError as fault:
        return untestable(test, f"the units differ: {fault}")
    allowed = bounded(right, relation)
    outcome = "holds" if left.meets(allowed) else "contradicts"
    verdict = "which holds" if outcome == "holds" else "which cannot both be right"
    write = _dates if unit == DATE else lambda interval: f"{interval} {unit}"
    note = f"{test.words} = {write(left)} {SAYS[relation]} {write(right)}, {verdict}"
    ends = [_finite(end, unit) for end in (left.low, left.high, allowed.low, allowed.high)]
    return ReckoningRow(
        _row_id(test), test.identity, _ids(test), ends[0], ends[1], ends[2], ends[3], unit, outcome, note
    )


def untestable(test: Test, why: str) -> ReckoningRow:
    """The row of a test that a missing or differing figure, unit or period forbids."""
    note = f"{test.words}: {why}"
    return ReckoningRow(_row_id(test), test.identity, _ids(test), None, None, None, None, None, "untestable", note)


def bounded(stated: Interval, relation: Relation) -> Interval:
    """All that a stated figure allows: itself, what is not above it, or what is not below it."""
    if relation == "at_most":
        return Interval(-INFINITY, stated.high, high_open=stated.high_open)
    if relation == "at_least":
        return Interval(stated.low, INFINITY, low_open=stated.low_open)
    return stated


def times_differ(one: When, other: When) -> str:
    """Why two figures are not compared."""
    return f"one figure is of {one}, the other of {other}"


def printed(fact: Fact) -> str:
    """A figure with its unit, for notes; a qualified one with its qualifier."""
    row = fact.row
    number = f"{row.value:.12g}" if row.value_high is None else f"{row.value:.12g} to {row.value_high:.12g}"
    words = number if row.qualifier == "exact" else f"{row.qualifier} {number}"
    return f"{words} {row.unit}"


def _dates(days: Interval) -> str:
    """Days for people: one date, or the first and the last."""
    dates = [date_of(end) for end in (days.low, days.high)]
    ends = ["…" if date is None else date.isoformat() for date in dates]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def date_of(end: Bound) -> dt.date | None:
    """The date of a number of days; None where there is none."""
    whole = None if math.isinf(end) else math.floor(end)
    return dt.date.fromordinal(whole) if whole is not None and 0 < whole <= dt.date.max.toordinal() else None


def _finite(end: Bound, unit: str) -> float | None:
    if unit == DATE:
        date = date_of(end)
        return None if date is None else float(f"{date:%Y%m%d}")
    return None if math.isinf(end) else float(end)


def _ids(test: Test) -> str:
    return " ".join(item.row_id for item in test.inputs)


def _row_id(test: Test) -> str:
    parts = json.dumps([test.identity, *(item.row_id for item in test.inputs)], separators=(",", ":"))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
