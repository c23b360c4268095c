"""Sentences that go on about the one indicator told right before without naming it: "In 2010 they jumped 31 percent".

What takes it up is read as the indicator itself, so that all frames and chains, with all that makes them silent, hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol

from flows.matching.codebook import Codebook
from flows.matching.frames.chains import GOES_ON, Chains
from flows.matching.frames.firing import Firing, by_sentence, choose
from flows.matching.frames.peers_told import peers_in
from flows.matching.frames.segments import FOLLOW
from flows.matching.frames.sentences import Sentences
from flows.matching.frames.stretch import Stretch
from flows.matching.frames.topics import Listing, Told, Topics
from flows.matching.whose.naming_peers import NamingPeers
from flows.matching.wording.naming import behind_dateline
from flows.matching.wording.printed import INDICATOR, SUBJECT, Phrase
from flows.matching.wording.takers import ANY, GROWTH, PRONOUN, Taker, taker_at
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

GOODS = frozenset(("t", "Mt", "kt", "{TEU}", "{container}", "kW.h", "[bbl_us]"))


class Reader(Protocol):
    """What reads sentences."""

    sentences: Sentences
    peers: NamingPeers

    def without_asides(self, stretch: Stretch) -> Stretch:
        """A sentence without what is told by the way."""

    def about(self, stretch: Stretch, slots: Mapping[str, int]) -> str | None:
        """Whom an indicator's phrases are about; None where it is not sure."""

    def anew(self, stretch: Stretch, taken: Collection[int]) -> Iterator[Firing]:
        """What fits a line."""

    def take(self, frame: str, stretch: Stretch, slots: dict[str, int]) -> Iterator[Firing]:
        """What a frame makes of phrases and figures found for it."""


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
        rows = by_sentence(self.article, sure)
        stretches = {stretch.sentence.sentence_id: stretch for stretch in self.reader.sentences.stretches}
        topics = Topics(self.mentions, self.chains, self.reader.about)
        found: list[Firing] = []
        told: Told | None = None
        before: Sentence | None = None
        listing = Listing(None)
        for sentence in self.article.sentences:
            stretch, own = stretches.get(sentence.sentence_id), rows.get(sentence.sentence_id, [])
            if stretch is None:
                named = {p.key for p in self.reader.sentences.phrases_of(sentence) if p.code == INDICATOR}
                told, before, listing = None if named else told, sentence, listing.behind(None, named)
                continue
            read = frozenset(taken).union(*(firing.figures for firing in own))
            peers: list[Firing] = []
            if self._left(sentence, read):
                same = before is not None and before.paragraph == sentence.paragraph
                gone_on = self.gone_on(stretch, told) if told and same else None
                fresh: list[Firing] = choose(list(self.reader.anew(gone_on, read)))[0] if gone_on else []
                peers = [] if fresh or own else self._peers(stretch, listing, before)
                found += [*fresh, *peers]
                own = [*own, *fresh]
            told, before = topics.told(own, stretch, self.reader.without_asides(stretch).line), sentence
            named = {p.key for p in stretch.phrases if p.code == INDICATOR}
            listing = listing.further() if peers else listing.behind(told or topics.several(own, named), named)
        return found

    def _peers(self, stretch: Stretch, listing: Listing, before: Sentence | None) -> list[Firing]:
        """What is told of names with a figure each: of others of whom the same is told, or of partners."""
        told = listing.told
        if told is None or any(p.code == INDICATOR for p in stretch.phrases):
            return []
        follow, found = self.chains.around.get(FOLLOW, ()), list[Firing]()
        whole = replace(stretch, line=self.reader.sentences.line(stretch.sentence, stretch.phrases, whole=True))
        for partners, one in product((False, True), (self.reader.without_asides(whole), whole)):
            line = one.line
            for peer in peers_in(line, self.chains.around, follow, partners=partners):
                name = stretch.phrases[peer.slots["partner" if partners else "named"] - stretch.first]
                if not self._may_follow(name, listing, before, partners=partners):
                    if partners:
                        continue
                    break
                again = Phrase(name.start, name.start, INDICATOR, told.indicator, 1, told_of=told.subject)
                wider = Stretch(stretch.sentence, stretch.line, stretch.first, [*stretch.phrases, again])
                slots = peer.slots | {"indicator": stretch.first + len(stretch.phrases)}
                fresh = list(self.reader.take(peer.frame, wider, slots))
                if not fresh and not partners:
                    break
                found += fresh
            if found:
                return found
        return found

    def _may_follow(self, name: Phrase, listing: Listing, before: Sentence | None, *, partners: bool) -> bool:
        told = listing.told
        if told is None:
            return False
        if partners:
            return self.reader.peers.is_partner(name, told.indicator, told.subject, before, far=listing.far)
        return self.reader.peers.is_peer(name, told.indicator, told.subject, far=listing.far)

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
        line = self.reader.sentences.line(sentence, phrases)
        at = stretch.first + phrases.index(again)
        if GROWTH in taker.of or (PRONOUN not in taker.of and self._as_growth(taker, told)):
            line = line.replace(_atom(at), _atom(at) + b" growth", 1)
        if not self._goes_on(line, at):
            return None
        return Stretch(sentence, line, stretch.first, phrases)

    def _goes_on(self, line: bytes, at: int) -> bool:
        patterns = self.chains.around.get(GOES_ON, ())
        return any(match.get("indicator") == at for pattern in patterns for match in pattern.matches(line))

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
