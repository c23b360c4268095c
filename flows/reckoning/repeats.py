"""One fact stated in several articles of an issue, or in two units: the statements agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.reckoning.index import FACT_KEY, Fact, Index
from flows.reckoning.judging import Test, judged, printed, untestable
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.units import unit_of

UNDATED_KEY = tuple(name for name in FACT_KEY if name not in ("period", "base_period"))
UNITLESS_KEY = tuple(name for name in FACT_KEY if name != "unit")


def same_facts(index: Index) -> Iterator[ReckoningRow]:
    """`same_fact`: what two articles say under one observation key is the same."""
    for group in index.grouped(FACT_KEY).values():
        for other in group[1:]:
            yield _same(group[0], other)


def later_issues(index: Index) -> Iterator[ReckoningRow]:
    """`same_fact_later`, `revised`: a dated fact in two issues; what a later one says otherwise is a revision.

    Both stay published, each with its `as_of` date.
    """
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in index.facts:
        if fact.row.period is not None:
            groups[tuple(getattr(fact.row, name) for name in FACT_KEY)].append(fact)
    for group in groups.values():
        vintages = sorted({fact.issue: fact for fact in reversed(group)}.values(), key=lambda f: f.row.as_of or "")
        for earlier, later in pairwise(vintages):
            words = f"{printed(earlier)} as of {earlier.row.as_of}"
            if earlier.interval.meets(later.interval):
                test = Test("same_fact_later", [earlier, later], words)
                yield judged(test, earlier.amount, "equals", later.amount, later.row.unit)
            else:
                yield untestable(
                    Test("revised", [earlier, later], words), f"{printed(later)} as of {later.row.as_of}: a revision"
                )


def _same(first: Fact, other: Fact) -> ReckoningRow:
    test = Test("same_fact", [first, other], f"{printed(first)} in one article")
    row = judged(test, first.amount, "equals", other.amount, other.row.unit)
    if first.row.rank_of != other.row.rank_of and None not in (first.row.rank_of, other.row.rank_of):
        return untestable(test, f"ranked among {first.row.rank_of:g} and among {other.row.rank_of:g}")
    return row


def undated_twins(index: Index) -> Iterator[ReckoningRow]:
    """`same_fact_undated`: what one article dates and another does not cannot be compared."""
    for group in index.grouped(UNDATED_KEY).values():
        dated = [fact for fact in group if fact.row.period is not None]
        undated = [fact for fact in group if fact.row.period is None]
        if undated and dated and undated[0].row.article_id not in {fact.row.article_id for fact in dated}:
            test = Test("same_fact_undated", [dated[0], undated[0]], f"{printed(dated[0])} of {dated[0].when}")
            yield untestable(test, f"another article says {printed(undated[0])} without a time")


def other_units(index: Index) -> Iterator[ReckoningRow]:
    """`unit_conversion`: one fact in two units is one amount."""
    for group in index.grouped(UNITLESS_KEY).values():
        for first, other in _pairs(group):
            alike = unit_of(first.row.unit).dimensions == unit_of(other.row.unit).dimensions
            if first.row.measure in ("level", "change_absolute") and alike:
                test = Test("unit_conversion", [first, other], printed(first))
                yield judged(test, first.amount, "equals", other.amount, other.row.unit)


def peer_groups(index: Index) -> Iterator[ReckoningRow]:
    """`peer_group_size`: one peer group has one size at one time."""
    ranks = [fact for fact in index.facts if fact.row.rank_of is not None and fact.row.rank_among]
    for group in index.grouped(("rank_among", "period"), ranks).values():
        for first, other in _others(group):
            test = Test("peer_group_size", [first, other], f"a rank among {first.row.rank_of:g}")
            if first.row.rank_of != other.row.rank_of:
                yield untestable(test, f"elsewhere among {other.row.rank_of:g}")


def _pairs(group: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The first fact with each of another unit."""
    for other in group[1:]:
        if other.row.unit != group[0].row.unit:
            yield group[0], other


def _others(group: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for other in group[1:]:
        yield group[0], other
