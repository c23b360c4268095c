"""Parts and wholes: no part is above its whole, nor are parts together that leave each other out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from flows.reckoning.index import Fact, Index, Thing
from flows.reckoning.intervals import INFINITY, Interval
from flows.reckoning.judging import Test, judged, printed, times_differ, untestable
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.units import MismatchError, Quantity, quantity
from schemas.codes import load_codes

THRESHOLDS, CODES = "thresholds", "codes"
SELECTOR = re.compile(r"(?:(gt|ge) ([0-9.]+) )?(?:(lt|le) ([0-9.]+) )?(\S+)")


def parts(index: Index) -> Iterator[ReckoningRow]:
    """`part_within_whole`: a part of a breakdown, or one partner's part, is not above the whole."""
    for fact in index.facts:
        row = fact.row
        if row.measure != "level" or not index.adds_up(fact):
            continue
        if row.breakdown is not None or row.counterpart is not None:
            yield from _within(index, fact, replace(fact.thing, breakdown=None, counterpart=None))


def subjects(index: Index) -> Iterator[ReckoningRow]:
    """`part_within_whole` once more: the same of a subject and of what the codebook says it is part of."""
    for fact in index.facts:
        if fact.row.measure == "level" and index.adds_up(fact):
            yield from _within(index, fact, *_above(index, fact.thing))


def indicators(index: Index) -> Iterator[ReckoningRow]:
    """`part_within_whole` once more: an indicator and the one that the codebook says it is part of (net and gross)."""
    for fact in index.facts:
        entry = index.codebook.indicators.get(fact.row.indicator_id)
        if fact.row.measure == "level" and entry is not None and entry.part_of is not None:
            yield from _within(index, fact, replace(fact.thing, indicator_id=entry.part_of))


def sums(index: Index) -> Iterator[ReckoningRow]:
    """`parts_together`: parts that leave each other out are together not above the whole.

    Parts told by codes may overlap or be only some of them: where they make the whole they are its parts, else nothing
    can be said.
    """
    groups: dict[tuple[Thing, str, str | None, str], list[Fact]] = defaultdict(list)
    for fact in index.facts:
        row = fact.row
        scheme = _scheme(row.breakdown)
        if scheme is not None and row.measure == "level" and index.adds_up(fact):
            groups[replace(fact.thing, breakdown=None), row.article_id, row.period, scheme].append(fact)
    for (whole, _, _, scheme), group in groups.items():
        total = index.at("level", whole, group[0].when, group[0])
        if len(group) > 1 and total is not None:
            yield _together(group, total, scheme)


def thresholds(index: Index) -> Iterator[ReckoningRow]:
    """`threshold_times_count`: so many, each of more than so much, are together more than their product."""
    groups: dict[tuple[str, str, str | None, str], list[Fact]] = defaultdict(list)
    for fact in index.facts:
        row = fact.row
        if row.measure == "level" and row.breakdown is not None and selected(row.breakdown) is not None:
            groups[row.article_id, row.breakdown, row.period, row.status].append(fact)
    for (_, breakdown, _, _), group in groups.items():
        each = selected(breakdown)
        counts = [fact for fact in group if fact.row.counted is not None]
        if each is not None and len(counts) == 1:
            yield from _each(counts[0], each, breakdown, [fact for fact in group if fact.row.counted is None])


def selected(breakdown: str) -> Quantity | None:
    """What a selector lets pass (`gt 10000000 USD`, `ge 10 le 20 t`); None for a code."""
    match = SELECTOR.fullmatch(breakdown)
    if match is None or (match[1] is None and match[3] is None):
        return None
    low, low_open = (Fraction(match[2]), match[1] == "gt") if match[1] else (-INFINITY, True)
    high, high_open = (Fraction(match[4]), match[3] == "lt") if match[3] else (INFINITY, True)
    return quantity(Interval(low, high, low_open, high_open), match[5])


def _within(index: Index, part: Fact, *wholes: Thing) -> Iterator[ReckoningRow]:
    for thing in wholes:
        candidates = index.of("level", thing)
        if not candidates or thing == part.thing:
            continue
        whole = index.at("level", thing, part.when, part)
        test = Test("part_within_whole", [part, whole or candidates[0]], f"the part, {printed(part)},")
        if whole is None:
            yield untestable(test, times_differ(part.when, candidates[0].when))
        elif whole.row.unit == part.row.unit or part.amount.dimensions == whole.amount.dimensions:
            yield judged(test, part.amount, "at_most", whole.amount, whole.row.unit)


def _above(index: Index, thing: Thing) -> Iterator[Thing]:
    """The same of every subject that the thing's subject is part of."""
    seen = {thing.subject_id}
    entry = index.codebook.subjects.get(thing.subject_id)
    while entry is not None and entry.part_of is not None and entry.part_of not in seen:
        seen.add(entry.part_of)
        yield replace(thing, subject_id=entry.part_of)
        entry = index.codebook.subjects.get(entry.part_of)


def _scheme(breakdown: str | None) -> str | None:
    """The kind of parts: thresholds, codes, or codes that leave each other out (the `scheme` of breakdowns.csv)."""
    if breakdown is None:
        return None
    if selected(breakdown) is not None:
        return THRESHOLDS
    return load_codes("breakdowns").get(breakdown, {}).get("scheme") or CODES


def _together(group: Sequence[Fact], whole: Fact, scheme: str) -> ReckoningRow:
    test = Test("parts_together", [*group, whole], " + ".join(printed(fact) for fact in group))
    if scheme == THRESHOLDS and not _apart([selected(fact.row.breakdown or "") for fact in group]):
        return untestable(test, "the parts overlap")
    try:
        computed = sum((fact.amount for fact in group[1:]), start=group[0].amount)
    except MismatchError as fault:
        return untestable(test, str(fault))
    if scheme != CODES:
        return judged(test, computed, "at_most", whole.amount, whole.row.unit)
    if computed.interval.meets(whole.amount.interval):
        return judged(test, computed, "equals", whole.amount, whole.row.unit)
    return untestable(
        test, f"not {printed(whole)}, but nothing says that these are all parts, each apart from the others"
    )


def _apart(chosen: Sequence[Quantity | None]) -> bool:
    """Whether no two thresholds let the same number pass."""
    spans = sorted((one.interval for one in chosen if one is not None), key=lambda span: (span.low, span.high))
    return not any(lower.meets(upper) for lower, upper in pairwise(spans))


def _each(count: Fact, each: Quantity, breakdown: str, totals: Sequence[Fact]) -> Iterator[ReckoningRow]:
    number = Quantity(count.amount.interval)
    for fact in totals:
        threshold = fact.interval.ends() == each.interval.ends() or fact.amount.dimensions != each.dimensions
        if not threshold and fact.row.value != _bound(each):
            test = Test("threshold_times_count", [count, fact], f"{printed(count)}, each {breakdown},")
            yield judged(test, number * each, "equals", fact.amount, fact.row.unit)


def _bound(each: Quantity) -> float:
    """The printed threshold: the end that is finite, the lower one first."""
    low, high = each.interval.low, each.interval.high
    return float(high if low == -INFINITY else low)
