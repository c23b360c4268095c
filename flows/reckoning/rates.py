"""Rates and amounts per unit: a rate times the time, or an amount per unit times the units, is the total."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from flows.reckoning.index import Fact, Index
from flows.reckoning.judging import Test, judged, printed
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.units import Dimensions

Group = dict[Dimensions, list[Fact]]


def rates(index: Index) -> Iterator[ReckoningRow]:
    """`rate_times_amount`: of one subject in one article at one time, a/b times b is a, where each is given once.

    What only describes a thing (a speed, a length) makes no identity: the total must be counted or measured in a time.
    """
    groups: dict[tuple[str, str, str, str | None], list[Fact]] = defaultdict(list)
    for fact in index.facts:
        row = fact.row
        if row.measure == "level" and row.compared_with is None and row.breakdown is None:
            groups[row.article_id, row.subject_id, row.status, row.period].append(fact)
    for group in groups.values():
        by_dimensions: Group = defaultdict(list)
        for fact in group:
            by_dimensions[fact.amount.dimensions].append(fact)
        for dimensions, facts in by_dimensions.items():
            if len(facts) == 1 and any(power < 0 for _, power in dimensions):
                yield from _of(index, facts[0], by_dimensions)


def _of(index: Index, rate: Fact, group: Group) -> Iterator[ReckoningRow]:
    for dimensions, amounts in group.items():
        totals = group.get(_product(rate.amount.dimensions, dimensions), [])
        if len(amounts) == len(totals) == 1 and dimensions and _is_total(index, totals):
            [amount], [total] = amounts, totals
            test = Test("rate_times_amount", [rate, amount, total], f"{printed(rate)} x {printed(amount)}")
            yield judged(test, rate.amount * amount.amount, "equals", total.amount, total.row.unit)


def _is_total(index: Index, facts: Sequence[Fact]) -> bool:
    entry = index.codebook.indicators.get(facts[0].row.indicator_id)
    return facts[0].row.counted is not None or (entry is not None and entry.time == "flow")


def _product(left: Dimensions, right: Dimensions) -> Dimensions:
    powers = Counter(dict(left))
    for base, power in right:
        powers[base] += power
    return tuple(sorted((base, power) for base, power in powers.items() if power))
