"""A frame that fits, and which of several that read one figure is believed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.matching.model import Meaning
from flows.matching.patterns.binding import Binding, meaning_of
from flows.matching.patterns.compiling import CompiledRule
from flows.matching.wording.clauses import sentence_at
from flows.reading.article import Article


@dataclass(frozen=True, slots=True)
class Firing:
    """A frame that fits: the rule with the ids of the phrases it found put in, and the figures and dates it binds.

    `score` (words of its phrases, number of figures, whether the text and not only the list of peers says whom it is
    about) decides between two frames that read one figure. `named`: its own words say whom it is about.
    `home` is whose part the subject is, where it is one, else the subject.
    """

    rule: CompiledRule
    binding: Binding
    figures: frozenset[int]
    score: tuple[int, int, bool]
    start: int
    named: bool = True
    home: str = ""

    def meaning(self, figure: int) -> Meaning:
        """What the frame takes a figure for."""
        name = next(name for name, index in self.binding.slots.items() if index == figure)
        meaning = meaning_of(self.rule.rule, self.rule.rule.read[name])
        return meaning if meaning.measure else meaning.model_copy(update={"measure": "level"})


def by_sentence(article: Article, firings: Iterable[Firing]) -> dict[str, list[Firing]]:
    """The firings of each sentence that has some, by its id."""
    found: dict[str, list[Firing]] = {}
    for firing in firings:
        found.setdefault(sentence_at(article, firing.start).sentence_id, []).append(firing)
    return found


def choose(found: Sequence[Firing]) -> tuple[list[Firing], list[tuple[Firing, Firing]]]:
    """Of several frames on one figure the better one; of two as good that mean different things neither."""
    chosen: list[Firing] = []
    unsure: list[tuple[Firing, Firing]] = []
    owner: dict[int, Firing] = {}
    for firing in sorted(found, key=lambda f: (*(-part for part in f.score), f.start)):
        rivals = {id(owner[index]): owner[index] for index in firing.figures if index in owner}
        if not rivals:
            chosen.append(firing)
            owner.update(dict.fromkeys(firing.figures, firing))
        unsure += [(rival, firing) for rival in rivals.values() if _contradict(rival, firing)]
    doubtful = {id(rival) for rival, _ in unsure}
    return sorted((f for f in chosen if id(f) not in doubtful), key=lambda f: f.start), unsure


def _contradict(one: Firing, other: Firing) -> bool:
    """Whether two frames that are as good as each other take a figure for different things."""
    return one.score == other.score and any(
        one.meaning(figure) != other.meaning(figure) for figure in one.figures & other.figures
    )
