"""Changes: a level and its growth give the earlier level; two statements of one change agree; contributions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.reckoning.index import CHANGES, LEVELS, Fact, Index, Thing
from flows.reckoning.intervals import earlier, increase
from flows.reckoning.judging import Test, judged, printed, times_differ, untestable
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.times import When, base_of
from flows.reckoning.units import MismatchError, Quantity
from flows.reckoning.wholes import Implied, implied_wholes, whole_of

BARE: tuple[None, None] = (None, None)


def levels(index: Index) -> Iterator[ReckoningRow]:
    """`earlier_level`: the level and its change give the level that the change is measured from."""
    for change in index.facts:
        if change.row.measure not in CHANGES or (base := base_of(change.row)) is None:
            continue
        for thing, measure in carriers(change):
            before = [fact for fact in index.of(measure, thing) if fact.when.same(base)]
            if before and index.of(measure, thing):
                yield _earlier(index, change, thing, measure, before[0])
                break


def _earlier(index: Index, change: Fact, thing: Thing, measure: str, before: Fact) -> ReckoningRow:
    after = index.at(measure, thing, change.when, change)
    if after is None:
        test = Test("earlier_level", [change, before], printed(change))
        return untestable(test, f"no level of {change.when} is given")
    test = Test("earlier_level", [after, change, before], f"{printed(after)} before it changed by {printed(change)}")
    computed = taken_back(after, change)
    if computed is None:
        return untestable(test, "the units differ, or the growth is not known to lie above -100 %")
    return judged(test, computed, "equals", before.amount, before.row.unit)


def carriers(change: Fact) -> Iterator[tuple[Thing, str]]:
    """Where the level stands that a change is of: the same columns, as a share, a level or a ratio."""
    for measure in LEVELS:
        yield change.thing, measure
    if change.row.of_indicator is None:
        return
    yield replace(change.thing, whole=BARE), "level"


def taken_back(after: Fact, change: Fact) -> Quantity | None:
    """The level before a change; None where it cannot be told."""
    try:
        if change.row.measure != "change_percent":
            return after.amount - change.amount
        if change.amount.interval.low <= -1:
            return None
        return Quantity(earlier(after.amount.interval, change.amount.interval), after.amount.dimensions)
    except MismatchError:
        return None


def rise(index: Index, thing: Thing, time: When, near: Fact) -> tuple[Quantity, list[Fact]] | None:
    """By how much a level rose to what it is at a time, with the facts that say so: printed, or from its growth."""
    stated = index.at("change_absolute", thing, time, near)
    if stated is not None:
        return stated.amount, [stated]
    after, growth = index.at("level", thing, time, near), index.at("change_percent", thing, time, near)
    if after is None or growth is None or growth.amount.interval.low <= -1:
        return None
    return Quantity(increase(after.amount.interval, growth.amount.interval), after.amount.dimensions), [after, growth]


def within(index: Index) -> Iterator[ReckoningRow]:
    """`increase_within_level`: what a level rose by is not more than the level."""
    for change in index.facts:
        if change.row.measure == "change_absolute" and change.row.value > 0:
            level = index.at("level", change.thing, change.when, change)
            if level is not None:
                test = Test("increase_within_level", [change, level], f"an increase of {printed(change)}")
                yield judged(test, change.amount, "at_most", level.amount, level.row.unit)


def part_rises(index: Index) -> Iterator[ReckoningRow]:
    """`part_of_increase`: a part rose by no more than its whole did, as long as the other parts did not shrink."""
    for change in index.facts:
        row = change.row
        if row.measure != "change_absolute" or row.value <= 0 or not index.adds_up(change):
            continue
        if row.breakdown is None and row.counterpart is None:
            continue
        whole = replace(change.thing, breakdown=None, counterpart=None)
        found = rise(index, whole, change.when, change)
        if found is not None:
            words = f"an increase of a part by {printed(change)}, where the whole is {printed(found[1][0])},"
            test = Test("part_of_increase", [change, *found[1]], words)
            yield judged(test, change.amount, "at_most", found[0], row.unit)


def contributions(index: Index) -> Iterator[ReckoningRow]:
    """`growth_contribution`: what a part rose by, over the whole before, is its contribution to the whole's growth."""
    implied: dict[Thing, list[Implied]] | None = None
    for stated in index.facts:
        if stated.row.indicator_id == "contribution_to_growth" and stated.row.measure == "level":
            implied = implied_wholes(index) if implied is None else implied
            yield from _contribution(index, stated, implied)


def _contribution(index: Index, stated: Fact, implied: dict[Thing, list[Implied]]) -> Iterator[ReckoningRow]:
    whole = whole_of(stated)
    parts = {one.part.thing: one.part for one in implied.get(whole, ()) if _beside(one.part, stated)}
    if len(parts) != 1:
        return
    [(thing, part)] = parts.items()
    found = rise(index, thing, stated.when, stated)
    growth = index.at("change_percent", thing, stated.when, stated)
    base = base_of(growth.row) if growth is not None else None
    if found is None or base is None:
        return
    risen, inputs = found
    before, more = _whole_at(index, whole, base, stated, implied)
    test = Test("growth_contribution", [*inputs, *more, stated], f"the rise of {printed(part)} over the whole before")
    if before is None:
        yield untestable(test, times_differ(stated.when, base) + "; the whole before is not given")
    else:
        yield judged(test, risen / before, "equals", stated.amount, stated.row.unit)


def _beside(part: Fact, stated: Fact) -> bool:
    return part.row.article_id == stated.row.article_id and part.when.same(stated.when)


def _whole_at(
    index: Index, whole: Thing, time: When, near: Fact, implied: dict[Thing, list[Implied]]
) -> tuple[Quantity | None, list[Fact]]:
    """The whole at a time, stated or implied by some share of it."""
    stated = index.at("level", whole, time, near)
    if stated is not None and 0 not in stated.interval:
        return stated.amount, [stated]
    for one in implied.get(whole, ()):
        if one.when.same(time):
            return one.amount, [one.part, one.share]
    return None, []
