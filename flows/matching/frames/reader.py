"""Frames: what any article can say, read with the codebook's phrases; a frame that is not sure says nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from flows.matching.codebook import Codebook
from flows.matching.doubts.dependent import kept
from flows.matching.doubts.divisions import Divisions
from flows.matching.doubts.doubting import WHOSE, Doubting
from flows.matching.doubts.elsewhere import Elsewhere
from flows.matching.doubts.suiting import Suiting
from flows.matching.frames.asides import NO_ASIDES, Asides
from flows.matching.frames.chains import NO_CHAINS, Chains
from flows.matching.frames.filling import filled
from flows.matching.frames.firing import Firing, choose
from flows.matching.frames.segments import BASE
from flows.matching.patterns.binding import Binding, tried
from flows.matching.patterns.compiling import PHRASES, CompiledRule
from flows.matching.patterns.leading import leading_patterns
from flows.matching.patterns.line import Atom, encode_clauses
from flows.matching.patterns.stretches import by_sentence
from flows.matching.whose.identifying import NAMES, PARTNERS, Identifying
from flows.matching.whose.names import Names, owns, told
from flows.matching.whose.peers import of_subject
from flows.matching.whose.subjects import Subjects
from flows.matching.whose.wholes import average_of, wholes
from flows.matching.wording.naming import behind_dateline
from flows.matching.wording.part_words import printed
from flows.matching.wording.phrases import PhraseFinder
from flows.matching.wording.printed import SUBJECT, Phrase
from flows.matching.wording.taking_up import again_of
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence as frames see it: its line, and the phrases in it, whose atoms are numbered from `first`.

    `passing` are the patterns that may fit the line, of the frames that are tried.
    """

    sentence: Sentence
    line: bytes
    first: int
    phrases: Sequence[Phrase]
    passing: frozenset[int] = frozenset()


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
        self._atoms = by_sentence(article, atoms)
        named = not provisional or not article.place or article.place in book.subjects
        self._finder = finder if named else finder.naming(article.place)
        self._phrases: dict[str, list[Phrase]] = {}
        self.subjects = Subjects(Names(article, self.phrases_of, provisional=provisional), book)
        self._identifying = Identifying(article, mentions, book, self.subjects)
        self._doubting = Doubting(article, mentions, book, self.subjects)
        self._divisions = Divisions(article, book, self.subjects)
        self._suiting = Suiting(article, mentions, book)
        self._elsewhere = Elsewhere(self.subjects)

    def read(self, taken: Collection[int], *, closely: bool = True) -> tuple[list[Firing], list[tuple[Firing, Firing]]]:
        """(what is sure, pairs that contradict each other); the figures of `taken` are left alone.

        Read `closely`, sentences that leave figures unread are read again without their asides, and as chains.
        """
        found: list[Firing] = []
        for frame, stretch, match in self._matches:
            found += self._fired(frame, stretch, match, self._extended(frame, stretch, match, taken))
        sure, unsure = choose(found)
        again = self._again(sure, taken) if closely else []
        return choose([*found, *again]) if again else (sure, unsure)

    def _again(self, sure: Sequence[Firing], taken: Collection[int]) -> list[Firing]:
        """What fits the lines without their asides, and their chains, where a sentence has figures left."""
        read = frozenset(taken).union(*(firing.figures for firing in sure))
        left = [m.start for i, m in enumerate(self.mentions) if m.kind != "time" and i not in read]
        found: list[Firing] = []
        for stretch in self._stretches:
            at = bisect_left(left, stretch.sentence.start)
            if at < len(left) and left[at] < stretch.sentence.end:
                plain = replace(stretch, line=self._asides.left_out(stretch.line))
                matching = () if plain.line == stretch.line else self._matching(plain)
                for frame, sieved, match in matching:
                    found += self._fired(frame, sieved, match, self._extended(frame, sieved, match, taken))
                found += self._chained(stretch, plain, taken)
        return found

    def _chained(self, stretch: _Stretch, plain: _Stretch, taken: Collection[int]) -> Iterator[Firing]:
        """The chains in a line without its asides, with what their frames bind beside them in the line as it is."""
        for chain in self._chains.read(plain.line):
            frame = self._named.get(chain.frame)
            if frame is None:  # only some of the frames are read
                continue
            slots: dict[str, int] | None = chain.slots | {n: i for n, i in chain.besides.items() if n != BASE}
            for one in (stretch, plain):
                sieved = replace(one, passing=frame.sieve.passing(one.line))
                slots = None if slots is None else self._extended(frame, sieved, slots, taken)
            base = chain.besides.get(BASE)
            if slots is not None and base is not None and base not in slots.values():
                slots[BASE] = base
            part = printed(chain.part, self.article.text, stretch.phrases, stretch.first)
            yield from self._fired(frame, plain, chain.slots, slots, part)

    def _fired(
        self,
        frame: CompiledRule,
        stretch: _Stretch,
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
    def _matches(self) -> list[tuple[CompiledRule, _Stretch, dict[str, int]]]:
        """Where a frame may begin: what a pattern that holds all it needs binds."""
        return [match for stretch in self._stretches for match in self._matching(stretch)]

    def _matching(self, stretch: _Stretch) -> list[tuple[CompiledRule, _Stretch, dict[str, int]]]:
        found = []
        for sieve, leading in leading_patterns(self.frames):
            sieved = replace(stretch, passing=sieve.passing(stretch.line))
            for number in sorted(sieved.passing & leading.keys()):
                frame, pattern = leading[number]
                if tried(frame, sieved.line, sieved.passing):
                    found += [(frame, sieved, match) for match in pattern.matches(sieved.line)]
        return found

    def phrases_of(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence, none within a figure or a date."""
        name = sentence.sentence_id
        if name not in self._phrases:
            spans = [(atom.start, atom.end) for atom in self._atoms.get(name, ())]
            start = behind_dateline(self.article.text, sentence.start, sentence.end)
            self._phrases[name] = self._finder.find(self.article.text, start, sentence.end, spans)
        return self._phrases[name]

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        """The sentences that hold a figure or a date; their phrases are atoms too, numbered behind the mentions."""
        first = len(self.mentions)
        found = []
        for at, sentence in enumerate(self.article.sentences):
            atoms = self._atoms.get(sentence.sentence_id)
            if atoms is None:
                continue
            before = self.article.sentences[at - 1] if at else sentence
            again = again_of(self.article, sentence, self.phrases_of)
            opens = behind_dateline(self.article.text, sentence.start, sentence.end)
            begins = again[0].end if again else sentence.start
            phrases = [*again, *(phrase for phrase in self.phrases_of(sentence) if phrase.start >= begins)]
            phrases = told(self.article.text, phrases)
            own = [atom for atom in atoms if atom.start >= opens]
            own += [
                Atom(p.start, p.end, _code(p, self.article.text), first + n, "", p.start, p.end)
                for n, p in enumerate(phrases)
            ]
            own.sort(key=lambda atom: atom.start)
            line = encode_clauses(self.article.text, opens, sentence.end, own).encode()
            goes_on = before is not sentence and before.paragraph == sentence.paragraph
            line = kept(line, self.phrases_of(before) if goes_on else (), phrases)
            found.append(_Stretch(sentence, line, first, phrases))
        return found

    def _extended(
        self, frame: CompiledRule, stretch: _Stretch, match: dict[str, int], taken: Collection[int]
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

    def _firing(self, frame: CompiledRule, stretch: _Stretch, slots: dict[str, int], part: str = "") -> Firing | None:
        """The frame with its phrases put in and its subject found, or a `part` of that; None where it is not sure."""
        phrases = {n: stretch.phrases[i - stretch.first] for n, i in slots.items() if n in PHRASES}
        first = min(self.mentions[i].start for i in slots.values() if i < stretch.first)
        sentence, identifying, doubting = stretch.sentence, self._identifying, self._doubting
        ids = identifying.ids(phrases, sentence, first)
        if ids is None or doubting.of_several(phrases, sentence, stretch.phrases):
            return None
        bound = {name: index for name, index in slots.items() if name in frame.rule.read}
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
        if subject is None or any(phrases[name].key == subject for name in PARTNERS & phrases.keys()):
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
        return Firing(
            replace(frame, rule=rule), Binding(suited, ()), figures, (words, len(figures), told), start, named
        )


def _code(phrase: Phrase, text: str) -> str:
    """The code of a phrase's atom: a subject with the possessive is an owner."""
    if phrase.code != SUBJECT:
        return phrase.code
    owner = owns(text, phrase) or text[phrase.start : phrase.end].lower() in ("its", "their")
    return PHRASES["owner"] if owner else SUBJECT
