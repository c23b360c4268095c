"""The figures of all articles, to be found by what they measure: every look-up is a dictionary's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.matching.codebook import Codebook
from flows.matching.rows import OBSERVATION_KEY, Event, Observation
from flows.reckoning.intervals import Interval
from flows.reckoning.rows import ArticleRows
from flows.reckoning.times import When, when
from flows.reckoning.units import Quantity, quantity
from flows.reckoning.widths import interval_of

CHANGES = ("change_percent", "change_points", "change_absolute")
LEVELS = ("level", "share", "ratio")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is measured, whatever the measure; `whole` is (of_indicator, of_subject) where it is a part of one."""

    issue: str
    status: str
    subject_id: str
    indicator_id: str
    counted: str | None = None
    breakdown: str | None = None
    counterpart: str | None = None
    compared_with: str | None = None
    whole: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, eq=False)
class Fact:
    """An observation with what it can stand for and when it holds."""

    row: Observation
    issue: str
    when: When

    @cached_property
    def interval(self) -> Interval:
        """In the row's unit."""
        return interval_of(self.row)

    @cached_property
    def amount(self) -> Quantity:
        """In base units."""
        return quantity(self.interval, self.row.unit)

    @property
    def thing(self) -> Thing:
        """What it measures."""
        row = self.row
        return Thing(
            issue=self.issue,
            status=row.status,
            subject_id=row.subject_id,
            indicator_id=row.indicator_id,
            counted=row.counted,
            breakdown=row.breakdown,
            counterpart=row.counterpart,
            compared_with=row.compared_with,
            whole=(row.of_indicator, row.of_subject),
        )

    @property
    def row_id(self) -> str:
        """The observation's id."""
        return self.row.observation_id


@dataclass(frozen=True, eq=False)
class Dated:
    """An event with its days."""

    row: Event
    issue: str

    @property
    def row_id(self) -> str:
        """The event's id."""
        return self.row.event_id


class Index:
    """All facts of some issues, by measure and thing."""

    def __init__(self, articles: Iterable[ArticleRows], codebook: Codebook) -> None:
        ordered = sorted(articles, key=lambda rows: rows.article.article_id)
        self.codebook = codebook
        self.facts = tuple(Fact(row, a.article.issue, when(row)) for a in ordered for row in a.observations)
        self.events = tuple(Dated(row, a.article.issue) for a in ordered for row in a.events)
        self.issues = tuple(dict.fromkeys(a.article.issue for a in ordered))
        self._by_thing: dict[tuple[str, Thing], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            self._by_thing[fact.row.measure, fact.thing].append(fact)

    def of(self, measure: str, thing: Thing) -> Sequence[Fact]:
        """The facts of a measure of a thing, in the order of the articles."""
        return self._by_thing.get((measure, thing), ())

    def at(self, measure: str, thing: Thing, time: When, near: Fact) -> Fact | None:
        """The fact that holds at a time, the one of `near`'s article first."""
        return nearest([fact for fact in self.of(measure, thing) if fact.when.same(time)], near)

    def grouped(
        self, key: Iterable[str], facts: Iterable[Fact] | None = None
    ) -> Mapping[tuple[object, ...], list[Fact]]:
        """Facts by issue and some of their columns."""
        columns = tuple(key)
        groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        for fact in self.facts if facts is None else facts:
            groups[fact.issue, *(getattr(fact.row, name) for name in columns)].append(fact)
        return groups

    def adds_up(self, fact: Fact) -> bool:
        """Whether the parts of what a fact measures add up to its whole: counts, and what the codebook says so of."""
        entry = self.codebook.indicators.get(fact.row.indicator_id)
        return fact.row.counted is not None or (entry is not None and entry.additive)


def nearest(facts: Sequence[Fact], near: Fact) -> Fact | None:
    """The first fact of the same article, else the first."""
    own = [fact for fact in facts if fact.row.article_id == near.row.article_id]
    return own[0] if own else facts[0] if facts else None


# What makes two rows of different articles the same fact.
FACT_KEY = tuple(name for name in OBSERVATION_KEY if name != "article_id")
