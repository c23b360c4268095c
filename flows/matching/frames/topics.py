"""What a sentence tells of, so that those behind it may go on about it: by its rows, or else by its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from flows.matching.frames.chains import TOLD, Chains
from flows.matching.frames.firing import Firing
from flows.matching.frames.stretch import Stretch
from flows.matching.wording.printed import INDICATOR
from flows.mentions.mention import Mention
from flows.reading.article import Sentence

ALIKE = frozenset(("tourist_arrivals", "international_tourists"))  # those who come are told of by either
NO_TOPIC = ("share", "rank")  # measures that say nothing of what is told next


class Told(NamedTuple):
    """An indicator that a sentence told of somebody, and in which measures."""

    indicator: str
    subject: str
    measures: frozenset[str]


class Listing(NamedTuple):
    """The last indicator that was told of, with which a list of names may go on, and how many sentences ago."""

    told: Told | None
    far: int = 0

    def behind(self, told: Told | None, named: Set[str]) -> Listing:
        """What may be gone on with behind a sentence that told something, or only `named` indicators, or none."""
        if told is None and self.told is not None and named == {self.told.indicator}:
            return self.further()
        return Listing(told) if told is not None or named else Listing(self.told, self.far + 1)

    def further(self) -> Listing:
        """The same right behind names of the list."""
        return Listing(self.told)


About = Callable[[Stretch, Mapping[str, int]], str | None]


def told_of(chains: Chains, about: About, stretch: Stretch, plain: bytes) -> str | None:
    """Whom the words of a sentence, without its asides, tell an indicator of; None where it is not sure."""
    found = [match for pattern in chains.around.get(TOLD, ()) for match in pattern.matches(plain)]
    return about(stretch, found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Topics:
    """The sentences of one article, asked what they tell.

    `about` says whom an indicator's phrases are about, by their slots; None where it is not sure.
    """

    mentions: Sequence[Mention]
    chains: Chains
    about: About

    def told(self, firings: Sequence[Firing], stretch: Stretch, plain: bytes) -> Told | None:
        """The one indicator that a sentence tells of, as its rows say, or else its words (`plain`); None of several."""
        named = {p.key for p in stretch.phrases if p.code == INDICATOR}
        rows = self._of_rows(firings)
        if rows is not None:
            return rows if named <= {rows.indicator} else None
        if firings or len(named) != 1:
            return None
        subject = told_of(self.chains, self.about, stretch, plain)
        return None if subject is None else Told(next(iter(named)), subject, self._measures(stretch.sentence))

    def several(self, firings: Sequence[Firing], named: Set[str]) -> Told | None:
        """The one indicator that a sentence tells of several, where it names no other."""
        each = [told for firing in firings if (told := self._of_rows([firing], partners=True)) is not None]
        known = {told.indicator for told in each}
        alike = known | ALIKE if known <= ALIKE else known
        return each[-1] if len(each) == len(firings) and len(known) == 1 and named <= alike else None

    def _of_rows(self, firings: Sequence[Firing], *, partners: bool = False) -> Told | None:
        found: set[tuple[str, str]] = set()
        measures: set[str] = set()
        for firing in firings:
            for figure in firing.figures:
                meaning = firing.meaning(figure)
                subject = meaning.subject or firing.rule.rule.subject
                if meaning.measure in NO_TOPIC:
                    continue
                if meaning.counted or (meaning.counterpart and not partners) or not meaning.indicator or not subject:
                    return None
                found.add((meaning.indicator, subject))
                measures.add(meaning.measure or "level")
        return Told(*next(iter(found)), frozenset(measures)) if len(found) == 1 else None

    def _measures(self, sentence: Sentence) -> frozenset[str]:
        """What a sentence that no frame reads may have told of its indicator."""
        here = (m for m in self.mentions if sentence.start <= m.start < sentence.end)
        return frozenset(("change_percent",)) if any(m.unit == "%" for m in here) else frozenset()
