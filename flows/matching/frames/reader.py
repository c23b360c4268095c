"""Frames: what any article can say, read with the codebook's phrases; a frame that is not sure says nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from flows.matching.codebook import Codebook
from flows.matching.doubts.divisions import Divisions
from flows.matching.doubts.doubting import WHOSE, Doubting
from flows.matching.doubts.elsewhere import Elsewhere
from flows.matching.doubts.led_from import in_one_money
from flows.matching.doubts.suiting import Suiting
from flows.matching.frames.asides import NO_ASIDES, Asides
from flows.matching.frames.branches import employed
from flows.matching.frames.chains import NO_CHAINS, Chains
from flows.matching.frames.filling import filled
from flows.matching.frames.firing import Firing, choose
from flows.matching.frames.going_on import GoingOn
from flows.matching.frames.parts_alone import PartsAlone
from flows.matching.frames.segments import BASES
from flows.matching.frames.sentences import Sentences
from flows.matching.frames.stretch import Stretch
from flows.matching.patterns.binding import Binding, tried
from flows.matching.patterns.compiling import PHRASES, CompiledRule
from flows.matching.patterns.leading import leading_patterns
from flows.matching.patterns.line import Atom
from flows.matching.patterns.stretches import by_sentence
from flows.matching.whose.identifying import NAMES, Identifying
from flows.matching.whose.names import Names
from flows.matching.whose.naming_peers import NamingPeers
from flows.matching.whose.peers import of_subject
from flows.matching.whose.subjects import Subjects
from flows.matching.whose.wholes import average_of, wholes, with_whole
from flows.matching.wording.part_words import kind_of, printed
from flows.matching.wording.phrases import PhraseFinder
from flows.mentions.mention import Mention
from flows.reading.article import Article


class FrameReader:
    """Reads one article with some frames; `provisional`: names that nobody knows are subjects too."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        atoms: Sequence[Atom],
        book: Codebook,
        finder: PhraseFinder,
        frames: tuple[CompiledRule, ...] = (),
        *,
        provisional: bool = False,
        asides: Asides = NO_ASIDES,
        chains: Chains = NO_CHAINS,
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.book = book
        self.frames = frames
        self._named = {frame.rule.name: frame for frame in frames}
        self._asides = asides
        self._chains = chains
        named = not provisional or not article.place or article.place in book.subjects
        finder = finder if named else finder.naming(article.place)
        self.sentences = Sentences(article, mentions, by_sentence(article, atoms), finder)
        self.subjects = Subjects(Names(article, self.sentences.phrases_of, provisional=provisional), book)
        self._identifying = Identifying(article, mentions, book, self.subjects)
        self._doubting = Doubting(article, mentions, book, self.subjects)
        self._divisions = Divisions(article, book, self.subjects)
        self._suiting = Suiting(article, mentions, book)
        self._elsewhere = Elsewhere(self.subjects)
        self.peers = NamingPeers(self.subjects, book)
        self._going_on = GoingOn(article, mentions, book, chains, self)

    def read(self, taken: Collection[int], *, closely: bool = True) -> tuple[list[Firing], list[tuple[Firing, Firing]]]:
        """(what is sure, pairs that contradict each other); the figures of `taken` are left alone.

        Read `closely`, sentences that leave figures unread are read again without their asides, and as chains.
        """
        found = list(self._firings(self._matches, taken))
        sure, unsure = choose(found)
        if not closely:
            return sure, unsure
        found += self._again(sure, taken)
        sure, unsure = choose(found)
        found += (gone_on := self._going_on.read(sure, taken))
        sure, unsure = choose(found) if gone_on else (sure, unsure)
        alone = PartsAlone(
            self.article, self._chains, self.sentences.phrases_of, self.about, self.without_asides, self._chained
        )
        parts = alone.read(self.stretches, sure, taken)
        return choose([*found, *parts]) if parts else (sure, unsure)

    def _again(self, sure: Sequence[Firing], taken: Collection[int]) -> list[Firing]:
        """What fits the lines without their asides, and their chains, where a sentence has figures left."""
        read = frozenset(taken).union(*(firing.figures for firing in sure))
        left = [m.start for i, m in enumerate(self.mentions) if m.kind != "time" and i not in read]
        found: list[Firing] = []
        for stretch in self.sentences.stretches:
            at = bisect_left(left, stretch.sentence.start)
            if at < len(left) and left[at] < stretch.sentence.end:
                found += self._closely(stretch, taken)
        return found

    def _closely(self, stretch: Stretch, taken: Collection[int]) -> Iterator[Firing]:
        plain = self.without_asides(stretch)
        matching = () if plain.line == stretch.line else self._matching(plain)
        yield from self._firings(matching, taken)
        yield from self._chained(stretch, plain, taken)
        branch = employed(self.article, plain)
        if branch is not None:
            yield from self._chained(branch, branch, taken)

    @property
    def stretches(self) -> Sequence[Stretch]:
        """The sentences that hold a figure or a date."""
        return self.sentences.stretches

    def without_asides(self, stretch: Stretch) -> Stretch:
        """A sentence without what is told by the way."""
        return replace(stretch, line=self._asides.left_out(stretch.line))

    def anew(self, stretch: Stretch, taken: Collection[int]) -> Iterator[Firing]:
        """All that fits a line that was written anew."""
        yield from self._firings(self._matching(stretch), taken)
        yield from self._closely(stretch, taken)

    def _firings(
        self, matches: Sequence[tuple[CompiledRule, Stretch, dict[str, int]]], taken: Collection[int]
    ) -> Iterator[Firing]:
        for frame, stretch, match in matches:
            yield from self._fired(frame, stretch, match, self._extended(frame, stretch, match, taken))

    def _chained(self, stretch: Stretch, plain: Stretch, taken: Collection[int]) -> Iterator[Firing]:
        """The chains in a line without its asides, with what their frames bind beside them in the line as it is."""
        for chain in self._chains.read(plain.line):
            frame = self._named.get(chain.frame)
            if frame is None:  # only some of the frames are read
                continue
            at, kind = chain.slots.get("indicator", stretch.first) - stretch.first, kind_of(chain.part)
            phrases = with_whole(stretch.phrases, at, kind) if chain.listed else stretch.phrases
            if phrases is None:
                continue
            own = replace(plain, phrases=phrases)
            bases = {name: index for name, index in chain.besides.items() if name in BASES}
            slots: dict[str, int] | None = chain.slots | {n: i for n, i in chain.besides.items() if n not in bases}
            for one in (stretch, own):
                sieved = replace(one, passing=frame.sieve.passing(one.line))
                slots = None if slots is None else self._extended(frame, sieved, slots, taken)
            if slots is not None:
                slots |= {name: index for name, index in bases.items() if index not in slots.values()}
            part = printed(chain.part, self.article.text, stretch.phrases, stretch.first)
            yield from self._fired(frame, own, chain.slots, slots, part)

    def _fired(
        self,
        frame: CompiledRule,
        stretch: Stretch,
        match: dict[str, int],
        slots: dict[str, int] | None,
        part: str = "",
    ) -> Iterator[Firing]:
        """The frame with all that its patterns bind (`slots`), or, if a phrase of that is nobody's, with its match."""
        if slots is not None:
            firing = self._firing(frame, stretch, slots, part)
            if firing is None and len(slots) > len(match):
                firing = self._firing(frame, stretch, match, part)
            if firing is not None:
                yield firing

    @cached_property
    def _matches(self) -> list[tuple[CompiledRule, Stretch, dict[str, int]]]:
        """Where a frame may begin: what a pattern that holds all it needs binds."""
        return [match for stretch in self.sentences.stretches for match in self._matching(stretch)]

    def _matching(self, stretch: Stretch) -> list[tuple[CompiledRule, Stretch, dict[str, int]]]:
        found = []
        for sieve, leading in leading_patterns(self.frames):
            sieved = replace(stretch, passing=sieve.passing(stretch.line))
            for number in sorted(sieved.passing & leading.keys()):
                frame, pattern = leading[number]
                if tried(frame, sieved.line, sieved.passing):
                    found += [(frame, sieved, match) for match in pattern.matches(sieved.line)]
        return found

    def _extended(
        self, frame: CompiledRule, stretch: Stretch, match: dict[str, int], taken: Collection[int]
    ) -> dict[str, int] | None:
        """A match with what the frame's other patterns bind beside it; None where a figure is taken."""
        if any(index in taken for index in match.values() if self._is_figure(index)):
            return None
        slots = dict(match)
        for pattern in frame.patterns[len(frame.rule.when) :]:
            if pattern.number not in stretch.passing or pattern.slots <= slots.keys():
                continue
            for further in pattern.matches(stretch.line):
                fresh = {name: index for name, index in further.items() if name not in slots}
                agrees = all(slots[name] == index for name, index in further.items() if name in slots)
                used = set(slots.values()) | set(taken)
                if agrees and len(fresh) < len(further) and not used & set(fresh.values()):
                    slots.update(fresh)
                    break
        return slots

    def _is_figure(self, index: int) -> bool:
        return index < len(self.mentions) and self.mentions[index].kind != "time"

    def take(self, frame: str, stretch: Stretch, slots: dict[str, int]) -> Iterator[Firing]:
        """What a frame makes of phrases and figures found for it; nothing where it is not read."""
        if frame in self._named:
            yield from self._fired(self._named[frame], stretch, slots, slots)

    def about(self, stretch: Stretch, slots: Mapping[str, int]) -> str | None:
        """Whom an indicator's phrases are about that a pattern binds; None where it is not sure."""
        phrases = {n: stretch.phrases[i - stretch.first] for n, i in slots.items()}
        figures = (m.start for m in self.mentions if m.kind != "time" and m.start >= phrases["indicator"].end)
        first = next(figures, stretch.sentence.end)
        ids = self._identifying.ids(phrases, stretch.sentence, first)
        if ids is None or self._doubting.of_several(phrases, stretch.sentence, stretch.phrases):
            return None
        if self._doubting.of_others(phrases, ids, stretch.sentence, first, ""):
            return None
        subject = ids.get("subject") or self.subjects.of_phrase(stretch.sentence, phrases["indicator"])
        if subject is None or self._divisions.tells(phrases, subject, stretch.sentence, first, ""):
            return None
        return subject

    def _firing(self, frame: CompiledRule, stretch: Stretch, slots: dict[str, int], part: str = "") -> Firing | None:
        """The frame with its phrases put in and its subject found, or a `part` of that; None where it is not sure."""
        phrases = {n: stretch.phrases[i - stretch.first] for n, i in slots.items() if n in PHRASES}
        first = min(self.mentions[i].start for i in slots.values() if i < stretch.first)
        sentence, identifying, doubting = stretch.sentence, self._identifying, self._doubting
        ids = identifying.ids(phrases, sentence, first)
        if ids is None or doubting.of_several(phrases, sentence, stretch.phrases):
            return None
        bound = {name: index for name, index in slots.items() if name in frame.rule.read}
        bound = in_one_money(self.article, self.mentions, bound)
        if doubting.of_others(phrases, ids, sentence, first, part):
            return None
        told = "subject" in ids or "member" not in ids
        subject = frame.rule.subject or ids.get("subject") or ids.get("member")
        if subject is None and "group" not in phrases:
            subject = identifying.subject(frame, sentence, phrases, bound)
        if subject is None or self._divisions.tells(phrases, subject, sentence, first, part):
            return None
        home = subject
        subject = self.subjects.names.part(subject, part) if part else subject
        if subject is None or identifying.own_partner(subject, phrases):
            return None  # of nobody, or of a partner of itself
        ids = ids | {"subject": subject} | of_subject(self.book, ids, subject) | identifying.whole(subject)
        ids |= wholes(self.book, ids, home, frame.rule.read[frame.required[0]].indicator)
        ids |= average_of(self.book, ids, phrases)
        rule, bound = filled(frame.rule, bound, ids, self.book)
        if any(name not in bound for name in frame.required):
            return None
        suited = {name: index for name, index in bound.items() if self._suiting.suits(rule, name, bound, phrases)}
        if any(name not in suited for name in frame.required):
            return None
        figures = frozenset(index for index in suited.values() if self._is_figure(index))
        if self._elsewhere.tells((self.mentions[i] for i in figures), subject, phrases.values(), sentence):
            return None
        words = sum(phrase.words for name, phrase in phrases.items() if name not in NAMES)
        start = min(self.mentions[index].start for index in suited.values())
        named = frame.rule.subject is not None or not WHOSE.isdisjoint(phrases)
        score = (words, len(figures), told)
        return Firing(replace(frame, rule=rule), Binding(suited, ()), figures, score, start, named, home)
