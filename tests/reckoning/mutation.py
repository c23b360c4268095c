"""How many wrong figures the reckoning notices: each is changed by a tenth, one at a time, and all is reckoned anew.

A figure that stands in no identity and is stated nowhere else stands alone: nothing can notice a change of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flows.matching.codebook import Codebook
from flows.matching.rows import Observation
from flows.reckoning.identities import Declared
from flows.reckoning.reckon import Reckoning, reckon
from flows.reckoning.rows import ArticleRows, ReckoningRow
from flows.reckoning.widths import is_count

FACTORS = (0.9, 1.1)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure changed once, and whether some identity now contradicts that did not."""

    row: Observation
    value: float
    equation: bool
    flagged: bool
    noticed: bool


@dataclass(frozen=True, slots=True)
class Mutations:
    """All changes tried.

    Attributes:
        changes: One for each figure in some identity and each factor.
        alone: How many figures stand in no identity that could be tested.
        twice: How many stand in two places of one article, where matching refuses two values under one key.
    """

    changes: tuple[Change, ...]
    alone: int
    twice: int

    def noticed(self, *, equation: bool | None = None) -> tuple[int, int]:
        """(changes noticed, changes tried); of figures in some equation only, or in inequalities only."""
        chosen = [one for one in self.changes if equation is None or one.equation == equation]
        return sum(one.noticed for one in chosen), len(chosen)

    def figures(self) -> int:
        """How many figures stand in some identity."""
        return len({one.row.observation_id for one in self.changes})


def mutations(articles: Sequence[ArticleRows], codebook: Codebook, identities: Sequence[Declared]) -> Mutations:
    """Change every figure that stands in some identity by a tenth, down and up."""
    before = reckon(articles, codebook, identities)
    places = {row.observation_id: (i, j) for i, a in enumerate(articles) for j, row in enumerate(a.observations)}
    tested = _inputs(before)
    changes = []
    for row_id, (i, j) in places.items():
        row = articles[i].observations[j]
        for value in _changed(row) if row_id in tested else ():
            observations = list(articles[i].observations)
            observations[j] = replace(row, value=value)
            other = list(articles)
            other[i] = replace(articles[i], observations=tuple(observations))
            after = _contradictions(reckon(other, codebook, identities))
            fresh = after - _contradictions(before)
            own = {one.reckoning_id for one in tested[row_id] if one.outcome == "contradicts"}
            equation = any(None not in (one.stated_low, one.stated_high) for one in tested[row_id])
            changes.append(Change(row, value, equation, bool(own & after), bool(fresh or own & after)))
    alone = len(places) - len({one.row.observation_id for one in changes})
    return Mutations(tuple(changes), alone, sum(_stated_twice(article) for article in articles))


def _stated_twice(article: ArticleRows) -> int:
    """How many figures of an article have two marks in the edition built."""
    own = {row.observation_id for row in article.observations}
    places = Counter(mark.row_id for mark in article.marks if mark.edition == article.article.edition)
    return sum(number > 1 and row_id in own for row_id, number in places.items())


def _inputs(reckoning: Reckoning) -> Mapping[str, list[ReckoningRow]]:
    """The rows that could be tested, by the figures that enter."""
    found: dict[str, list[ReckoningRow]] = {}
    for row in reckoning.rows:
        if row.outcome != "untestable":
            for row_id in row.inputs.split(" "):
                found.setdefault(row_id, []).append(row)
    return found


def _contradictions(reckoning: Reckoning) -> frozenset[str]:
    return frozenset(row.reckoning_id for row in reckoning.rows if row.outcome == "contradicts")


def _changed(row: Observation) -> Iterator[float]:
    """The value a tenth less and a tenth more, as it would be printed; by one at least where it is a count."""
    step = 1.0 if is_count(row) else row.multiplier / 10**row.decimals
    for factor in FACTORS:
        moved = round(row.value * factor / step) * step
        if moved == row.value:
            moved = row.value + (step if factor > 1 else -step)
        if moved > 0 or row.value < 0:
            yield moved
