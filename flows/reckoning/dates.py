"""Dates of events: stated twice they agree, and what must come first does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from flows.reckoning.index import Dated, Index
from flows.reckoning.intervals import Interval
from flows.reckoning.judging import DATE, Relation, Test, judged
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.times import day_number
from flows.reckoning.units import Quantity, quantity
from schemas.codes import load_codes


def day_of(event: Dated) -> Quantity:
    """The day of an event, as days of the common era: any from its first possible day to its last."""
    first, last = Fraction(day_number(event.row.date_start)), Fraction(day_number(event.row.date_end))
    return quantity(Interval(first, last), "d")


def same_events(index: Index) -> Iterator[ReckoningRow]:
    """`same_event`: what two articles say of the day of one event agrees."""
    groups: dict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for event in index.events:
        groups[event.issue, event.row.subject_id, event.row.event_type, event.row.status].append(event)
    for group in groups.values():
        for other in group[1:]:
            yield compared(group[0], "equals", other, "same_event")


def ordered_events(index: Index) -> Iterator[ReckoningRow]:
    """`event_order`: of one subject, what event_order.csv says comes first is not later."""
    first: dict[tuple[str, str, str], Dated] = {}
    for event in index.events:
        if event.row.status == "actual":
            first.setdefault((event.issue, event.row.subject_id, event.row.event_type), event)
    for (issue, subject, kind), event in first.items():
        for rule in load_codes("event_order").values():
            later = first.get((issue, subject, rule["after"])) if rule["before"] == kind else None
            if later is not None:
                yield compared(event, "at_most", later, "event_order")


def compared(one: Dated, relation: Relation, other: Dated, identity: str) -> ReckoningRow:
    """Two days against each other."""
    test = Test(identity, [one, other], f"{one.row.event_type} of {one.row.subject_id}")
    return judged(test, day_of(one), relation, day_of(other), DATE)
