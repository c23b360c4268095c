"""Ranks against values and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from flows.reckoning.index import Fact, Index
from flows.reckoning.judging import Relation, Test, judged, printed, untestable
from flows.reckoning.rows import ReckoningRow

GROUP = ("indicator_id", "counted", "rank_among", "of_indicator", "counterpart", "status", "period")


def ranks(index: Index) -> Iterator[ReckoningRow]:
    """`one_for_each_rank`, `rank_against_value`: a rank is one subject's, and values are in its order."""
    exact = [f for f in index.facts if f.row.measure == "rank" and f.row.qualifier == "exact" and f.row.rank_among]
    for group in index.grouped(GROUP, exact).values():
        by_subject = {fact.row.subject_id: fact for fact in reversed(group)}
        ordered = sorted(by_subject.values(), key=lambda fact: (fact.row.value, fact.row.subject_id))
        for better, worse in pairwise(ordered):
            if better.row.value != worse.row.value:
                yield from _values(index, better, worse)
                continue
            words = f"{better.row.subject_id} and {worse.row.subject_id} both hold rank {better.row.value:g}"
            yield untestable(Test("one_for_each_rank", [better, worse], words), "a tie, or one of the two is wrong")


def _values(index: Index, better: Fact, worse: Fact) -> Iterator[ReckoningRow]:
    entry = index.codebook.indicators.get(better.row.indicator_id)
    first = index.at("level", better.thing, better.when, better)
    second = index.at("level", worse.thing, worse.when, worse)
    if first is not None and second is not None:
        test = Test("rank_against_value", [better, first, worse, second], f"{printed(first)} of the better ranked")
        relation: Relation = "at_most" if entry is not None and entry.better == "lower" else "at_least"
        yield judged(test, first.amount, relation, second.amount, second.row.unit)
