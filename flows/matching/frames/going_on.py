"""Sentences that go on about the one indicator told right before without naming it: "In 2010 they jumped 31 percent".

What takes it up is read as the indicator itself, so that all frames and chains, with all that makes them silent, hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from flows.matching.codebook import Codebook
from flows.matching.frames.chains import GOES_ON, TOLD, Chains
from flows.matching.frames.firing import Firing, choose
from flows.matching.frames.stretch import Stretch
from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.naming import behind_dateline
from flows.matching.wording.printed import INDICATOR, SUBJECT, Phrase
from flows.matching.wording.takers import ANY, GROWTH, PRONOUN, Taker, taker_at
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

GOODS = frozenset(("t", "Mt", "kt", "{TEU}", "{container}", "kW.h", "[bbl_us]"))
NO_TOPIC = ("share", "rank")  # measures that say nothing of what is told next


class Reader(Protocol):
    """What reads sentences."""

    @property
    def stretches(self) -> Sequence[Stretch]:
        """The sentences that hold a figure or a date."""

    def line(self, sentence: Sentence, phrases: Sequence[Phrase]) -> bytes:
        """The line of a sentence with some phrases."""

    def without_asides(self, stretch: Stretch) -> Stretch:
        """A sentence without what is told by the way."""

    def about(self, stretch: Stretch, slots: Mapping[str, int]) -> str | None:
        """Whom an indicator's phrases are about; None where it is not sure."""

    def anew(self, stretch: Stretch, taken: Collection[int]) -> Iterator[Firing]:
        """What fits a line."""

    def phrases_of(self, sentence: Sentence) -> Sequence[Phrase]:
        """The phrases of a sentence."""


class Told(NamedTuple):
    """An indicator that a sentence told of somebody, and in which measures."""

    indicator: str
    subject: str
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The sentences of one article, asked what they tell, and how one that goes on with it reads."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook
    chains: Chains
    reader: Reader

    def read(self, sure: Sequence[Firing], taken: Collection[int]) -> list[Firing]:
        """What fits sentences that have figures left once the indicator told before stands there."""
        rows: dict[str, list[Firing]] = {}
        for firing in sure:
            rows.setdefault(sentence_at(self.article, firing.start).sentence_id, []).append(firing)
        stretches = {stretch.sentence.sentence_id: stretch for stretch in self.reader.stretches}
        found: list[Firing] = []
        told, before = None, None
        for sentence in self.article.sentences:
            stretch, own = stretches.get(sentence.sentence_id), rows.get(sentence.sentence_id, [])
            if stretch is None:
                named = any(p.code == INDICATOR for p in self.reader.phrases_of(sentence))
                told, before = None if named else told, sentence
                continue
            read = frozenset(taken).union(*(firing.figures for firing in own))
            if told and before and before.paragraph == sentence.paragraph and self._left(sentence, read):
                gone_on = self.gone_on(stretch, told)
                fresh = choose(list(self.reader.anew(gone_on, read)))[0] if gone_on is not None else []
                found += fresh
                own = [*own, *fresh]
            told, before = self.told(own, stretch), sentence
        return found

    def _left(self, sentence: Sentence, read: Collection[int]) -> bool:
        """Whether a sentence has figures that nothing reads."""
        at = bisect_left(self.mentions, sentence.start, key=lambda m: m.start)
        for index in range(at, len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= sentence.end:
                return False
            if mention.kind != "time" and index not in read:
                return True
        return False

    def told(self, firings: Sequence[Firing], stretch: Stretch) -> Told | None:
        """The one indicator that a sentence tells of, as its rows say, or else its words; None of several."""
        named = {p.key for p in stretch.phrases if p.code == INDICATOR}
        rows = self._of_rows(firings)
        if rows is not None:
            return rows if named <= {rows.indicator} else None
        if firings or len(named) != 1:
            return None
        plain = self.reader.without_asides(stretch)
        found = [match for pattern in self.chains.around.get(TOLD, ()) for match in pattern.matches(plain.line)]
        subject = self.reader.about(stretch, found[0]) if found else None
        return None if subject is None else Told(next(iter(named)), subject, self._measures(stretch.sentence))

    def _of_rows(self, firings: Sequence[Firing]) -> Told | None:
        found: set[tuple[str, str]] = set()
        measures: set[str] = set()
        for firing in firings:
            for figure in firing.figures:
                meaning = firing.meaning(figure)
                subject = meaning.subject or firing.rule.rule.subject
                if meaning.measure in NO_TOPIC:
                    continue
                if meaning.counted or meaning.counterpart or not meaning.indicator or not subject:
                    return None
                found.add((meaning.indicator, subject))
                measures.add(meaning.measure or "level")
        return Told(*next(iter(found)), frozenset(measures)) if len(found) == 1 else None

    def gone_on(self, stretch: Stretch, told: Told) -> Stretch | None:
        """A sentence with the indicator told before where a word takes it up; None where none does."""
        text, sentence = self.article.text, stretch.sentence
        start = behind_dateline(text, sentence.start, sentence.end)
        apart = [(m.start, m.end) for m in self._times(sentence)]
        apart += [(p.start, p.end) for p in stretch.phrases if p.code == SUBJECT and not p.key.startswith("@it")]
        taker = taker_at(text, start, sentence.end, apart)
        if taker is None or not self._may_stand_for(taker, told):
            return None
        if any(p.code == INDICATOR and p.start < taker.end for p in stretch.phrases):
            return None
        again = Phrase(taker.start, taker.end, INDICATOR, told.indicator, 1, told_of=told.subject)
        beside = (p for p in stretch.phrases if p.start >= taker.end or p.end <= taker.start)
        phrases = sorted([*beside, again], key=_start)
        line = self.reader.line(sentence, phrases)
        at = stretch.first + phrases.index(again)
        if GROWTH in taker.of or (PRONOUN not in taker.of and self._as_growth(taker, told)):
            line = line.replace(_atom(at), _atom(at) + b" growth", 1)
        if not self._goes_on(line, at):
            return None
        return Stretch(sentence, line, stretch.first, phrases)

    def _goes_on(self, line: bytes, at: int) -> bool:
        patterns = self.chains.around.get(GOES_ON, ())
        return any(match.get("indicator") == at for pattern in patterns for match in pattern.matches(line))

    def _measures(self, sentence: Sentence) -> frozenset[str]:
        """What a sentence that no frame reads may have told of its indicator."""
        here = (m for m in self.mentions if sentence.start <= m.start < sentence.end)
        return frozenset(("change_percent",)) if any(m.unit == "%" for m in here) else frozenset()

    def _times(self, sentence: Sentence) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "time" and sentence.start <= m.start < sentence.end]

    def _as_growth(self, taker: Taker, told: Told) -> bool:
        """Whether "the rate" is that of a change of what is no rate itself."""
        return "rate" in taker.of and not told_as_rate(told, self.book)

    def _may_stand_for(self, taker: Taker, told: Told) -> bool:
        """Whether words may stand for an indicator: by its unit, and by what was told of it."""
        entry = self.book.indicators[told.indicator]
        changed = "change_percent" in told.measures
        rate = told_as_rate(told, self.book)
        money, things = entry.unit in self.book.money, entry.unit.startswith("{")
        kinds = {ANY, PRONOUN, *(["money"] if money else ()), *(["things"] if things else ())}
        if entry.unit in GOODS:
            kinds.add("goods")
        if rate:
            kinds.add("rate")
        elif changed:
            kinds |= {"rate", GROWTH}
        if told.indicator.endswith("_index"):
            kinds |= {"index"} | ({"prices"} if "price" in told.indicator else set())
        kinds |= {kind for kind in ("output", "sales") if kind in told.indicator.split("_")}
        return not kinds.isdisjoint(taker.of)


def told_as_rate(told: Told, book: Codebook) -> bool:
    """Whether an indicator is a rate itself ("unemployment rate")."""
    return book.indicators[told.indicator].unit == "%"


def _atom(index: int) -> bytes:
    return f"\x01{INDICATOR}{index}\x02\x03".encode()


def _start(phrase: Phrase) -> tuple[int, int]:
    return phrase.start, phrase.end
