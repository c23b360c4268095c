"""Frames: what any article can say, read with the codebook's phrases; a frame that is not sure says nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from flows.matching.binding import Binding, meaning_of, tried
from flows.matching.cautions import behind_partner
from flows.matching.codebook import Codebook
from flows.matching.compiling import PHRASES, CompiledRule
from flows.matching.dependent import kept
from flows.matching.leading import leading_patterns
from flows.matching.line import Atom, encode_clauses
from flows.matching.meaning_check import slot_name
from flows.matching.model import Meaning, Rule, Slot
from flows.matching.peers import of_noun, of_subject
from flows.matching.phrases import PhraseFinder
from flows.matching.printed import INDICATOR, STRANGER, SUBJECT, TAKEN_UP, Phrase
from flows.matching.stretches import by_sentence
from flows.matching.subjects import Subjects
from flows.matching.suiting import Suiting
from flows.matching.taking_up import again_of
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

PARTNERS = frozenset(("partner", "partner2", "partner3", "partner4"))
NAMES = frozenset(("subject", "owner", "of_subject", "of_owner", "scope", "scope_owner", "named")) | PARTNERS
SCOPES = frozenset(("scope", "scope_owner"))
OWNERS = {"owner": "subject", "of_owner": "of_subject", "scope_owner": "scope", "named": "subject"}
AND = re.compile(r",?\s(?:and|or|as well as)\s(?:the\s|its\s|their\s|total\s)*")
AND_AHEAD = re.compile(r",?\sand\s(?:the\s|its\s|their\s|total\s)*$")
# What may stand between a figure and the "and" behind which something else is told.
GOES_ON = re.compile(
    r"[\s,)]*(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|yoy|y-o-y|on[- ]year|respectively|annually"
    r"|higher|lower|more|less"
    r"|(?:over|on|from|than) (?:a|the) (?:year (?:earlier|ago|before)|previous year|year"
    r"|same period(?: last year)?))[\s,)]*)?"
)
TOLD_BEFORE = re.compile(r"\b(?:\w+ed|rose|fell|grew|shrank|\w+ly|well|again)$")  # "exports rose and imports ..."
NEAR = 40  # characters before that "and" in which the figure ends
POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
REFERRING = ("indicator", "of_indicator", "counted", "subject", "of_subject", "counterpart", "among", "place")


@dataclass(frozen=True, slots=True)
class Firing:
    """A frame that fits: the rule with the ids of the phrases it found put in, and the figures and dates it binds.

    `score` (words of its phrases, number of figures, whether the text and not only the list of peers says whom it is
    about) decides between two frames that read one figure.
    """

    rule: CompiledRule
    binding: Binding
    figures: frozenset[int]
    score: tuple[int, int, bool]
    start: int

    def meaning(self, figure: int) -> Meaning:
        """What the frame takes a figure for."""
        name = next(name for name, index in self.binding.slots.items() if index == figure)
        return meaning_of(self.rule.rule, self.rule.rule.read[name])


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
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.book = book
        self.frames = frames
        self._atoms = by_sentence(article, atoms)
        named = not provisional or not article.place or article.place in book.subjects
        self._finder = finder if named else finder.naming(article.place)
        self._phrases: dict[str, list[Phrase]] = {}
        self._suiting = Suiting(article, mentions, book)
        self.subjects = Subjects(article, self.phrases_of, book, provisional=provisional)

    def read(self, taken: Collection[int]) -> tuple[list[Firing], list[tuple[Firing, Firing]]]:
        """(what is sure, pairs that contradict each other); the figures of `taken` are left alone."""
        found: list[Firing] = []
        for frame, stretch, match in self._matches:
            slots = self._extended(frame, stretch, match, taken)
            firing = None if slots is None else self._firing(frame, stretch, slots)
            if firing is not None:
                found.append(firing)
        return _choose(found)

    @cached_property
    def _matches(self) -> list[tuple[CompiledRule, _Stretch, dict[str, int]]]:
        """Where a frame may begin: what a pattern that holds all it needs binds."""
        found = []
        sieves = leading_patterns(self.frames)
        for stretch in self.stretches():
            for sieve, leading in sieves:
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
            self._phrases[name] = self._finder.find(self.article.text, sentence.start, sentence.end, spans)
        return self._phrases[name]

    def stretches(self) -> Iterator[_Stretch]:
        """The sentences that hold a figure or a date; their phrases are atoms too, numbered behind the mentions."""
        first = len(self.mentions)
        for at, sentence in enumerate(self.article.sentences):
            atoms = self._atoms.get(sentence.sentence_id)
            if atoms is None:
                continue
            before = self.article.sentences[at - 1] if at else sentence
            again = again_of(self.article, sentence, self.phrases_of)
            begins = again[0].end if again else sentence.start
            phrases = [*again, *(phrase for phrase in self.phrases_of(sentence) if phrase.start >= begins)]
            own = [*atoms]
            own += [
                Atom(p.start, p.end, _code(p, self.article.text), first + n, "", p.start, p.end)
                for n, p in enumerate(phrases)
            ]
            own.sort(key=lambda atom: atom.start)
            line = encode_clauses(self.article.text, sentence.start, sentence.end, own).encode()
            goes_on = before is not sentence and before.paragraph == sentence.paragraph
            line = kept(line, self.phrases_of(before) if goes_on else (), phrases)
            yield _Stretch(sentence, line, first, phrases)

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

    def _firing(self, frame: CompiledRule, stretch: _Stretch, slots: dict[str, int]) -> Firing | None:
        """The frame with its phrases put in and its subject found; None where it is not sure."""
        phrases = {n: stretch.phrases[i - stretch.first] for n, i in slots.items() if n in PHRASES}
        first = min(self.mentions[i].start for i in slots.values() if i < stretch.first)
        ids = self._ids(phrases, stretch.sentence, first)
        if ids is None or self._of_several(phrases, stretch):
            return None
        bound = {name: index for name, index in slots.items() if name in frame.rule.read}
        if self._of_partner(phrases, ids, stretch.sentence, first) or self._of_two(phrases, stretch.sentence):
            return None
        told = "subject" in ids or "member" not in ids
        subject = frame.rule.subject or ids.get("subject") or ids.get("member")
        if subject is None and "group" not in phrases:
            subject = self._subject(frame, stretch.sentence, phrases, bound)
        if subject is None:
            return None
        ids = ids | {"subject": subject} | of_subject(self.book, ids, subject) | self._whole(subject)
        rule, bound = self._realised(frame.rule, bound, ids)
        if any(name not in bound for name in frame.required):
            return None
        kept = {name: index for name, index in bound.items() if self._suiting.suits(rule, name, bound, phrases)}
        if any(name not in kept for name in frame.required):
            return None
        figures = frozenset(index for index in kept.values() if self._is_figure(index))
        words = sum(phrase.words for name, phrase in phrases.items() if name not in NAMES)
        start = min(self.mentions[index].start for index in kept.values())
        return Firing(replace(frame, rule=rule), Binding(kept, ()), figures, (words, len(figures), told), start)

    def _ids(self, phrases: Mapping[str, Phrase], sentence: Sentence, first: int) -> dict[str, str] | None:
        """The id of each phrase bound; None where one stands for nobody known."""
        ids: dict[str, str] = {}
        for name, phrase in phrases.items():
            key: str | None = phrase.key
            if name in NAMES:
                others = (p.start for p in phrases.values() if p is not phrase)
                leads = name == "subject" and phrase.start < min((first, *others))
                head = self.subjects.head(phrase, sentence) if leads else phrase
                key = self.subjects.known(head, sentence) if head is not None else None
                if name == "subject" and self._of_letters(phrase, phrases):
                    return None
                if leads and self.subjects.listed(phrase, sentence):
                    return None
            if phrase.key == f"{TAKEN_UP}it" and any(p.start < phrase.start for n, p in phrases.items() if n in SCOPES):
                key = self.subjects.topic(sentence, pronoun=True)  # "China's first base, it ..." is not about China
            if key is not None and name in PARTNERS:
                key = self._partner(key)
            if key is None:
                return None
            ids[OWNERS.get(name, name)] = key
        peers = of_noun(self.book, ids)
        return None if peers is None else ids | peers

    def _of_several(self, phrases: Mapping[str, Phrase], stretch: _Stretch) -> bool:
        """Whether "and" joins an indicator to another one before it, which the frame does not bind."""
        named = phrases.get("indicator")
        if named is None or named.code != INDICATOR:
            return False
        text, bound = self.article.text, {phrase.start for phrase in phrases.values()}
        others = (p for p in stretch.phrases if p.code == INDICATOR and p.end < named.start and p.start not in bound)
        if any(AND.fullmatch(text, other.end, named.start) for other in others):
            return True
        joint = AND_AHEAD.search(text, stretch.sentence.start, named.start)
        if joint is None:
            return False
        if TOLD_BEFORE.search(text, stretch.sentence.start, joint.start()):
            return False
        ends = [m.end for m in self.mentions if joint.start() - NEAR <= m.end <= joint.start()]
        return not any(GOES_ON.fullmatch(text, end, joint.start()) for end in ends)

    def _of_partner(
        self, phrases: Mapping[str, Phrase], ids: Mapping[str, str], sentence: Sentence, figure: int
    ) -> bool:
        """Whether a figure of trade is a partner's whom the frame does not bind."""
        known = phrases.get("indicator")
        if known is not None and PARTNERS & phrases.keys() and self._is_goal(known, phrases):
            return True
        if known is None or PARTNERS & phrases.keys() or self.book.indicators[known.key].topic != "trade":
            return False
        return self.subjects.between_countries(ids) or behind_partner(self.article, sentence, figure)

    def _of_letters(self, phrase: Phrase, phrases: Mapping[str, Phrase]) -> bool:
        """Whether letters that nobody knows stand right before an indicator, as a part of it ("NEV sales")."""
        known = phrases.get("indicator")
        if (
            known is None
            or not phrase.key.startswith(STRANGER)
            or not 0 < known.start - phrase.end < 3
            or phrase.words > 1
        ):
            return False
        return self.article.text[phrase.start : phrase.end].isupper()

    def _is_goal(self, known: Phrase, phrases: Mapping[str, Phrase]) -> bool:
        """Whether people went to the one that a frame takes for a partner ("trips to Ireland")."""
        if self.book.indicators[known.key].topic != "society":
            return False
        return any(
            self.article.text[p.start - 12 : p.start].split()[-1:] == ["to"]
            for n, p in phrases.items()
            if n in PARTNERS
        )

    def _of_two(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator is one name's and of a place besides ("Toyota's sales in China")."""
        known, place = phrases.get("indicator"), phrases.get("subject")
        if known is None or place is None or place.start < known.end:
            return False
        if self.book.indicators[known.key].topic == "enterprise" and not self.subjects.is_place(place, sentence):
            between = self.article.text[known.end : place.start].lower().split()
            if between[:1] == ["in"]:  # a firm's sales in a country are not the country's
                return True
        return self.subjects.owned(sentence, known.start)

    def _partner(self, subject: str) -> str | None:
        """The code of a country, or of a group of them, where the list of counterparts has it."""
        entry, codes = self.book.subjects.get(subject), self.book.codes["counterparts"]
        if entry is not None and entry.place is not None:
            code = entry.place if entry.kind == "country" else entry.place[:2]
            if code in codes and (entry.kind == "country" or self._alone(code)):
                return code
        return subject if subject in codes else None

    def _whole(self, subject: str) -> dict[str, str]:
        """What a subject is part of: of a sector the city or the country."""
        entry = self.book.subjects.get(subject)
        return {} if entry is None or entry.part_of is None else {"whole": entry.part_of}

    def _alone(self, code: str) -> bool:
        """Whether a country's code is that of a city which no country of the codebook has (Hong Kong)."""
        return not any(entry.kind == "country" and entry.place == code for entry in self.book.subjects.values())

    def _realised(self, rule: Rule, bound: Mapping[str, int], ids: Mapping[str, str]) -> tuple[Rule, dict[str, int]]:
        """The rule with ids for the phrases it names, and the slots whose phrases are all there and known."""
        read = dict(rule.read)
        kept: dict[str, int] = {}
        for name, index in bound.items():
            slot = _put_in(rule.read[name], ids)
            if slot is not None and (slot.among is None or slot.among in self.book.codes["peer_groups"]):
                read[name], kept[name] = slot, index
        kept = {name: index for name, index in kept.items() if read[name].of is None or read[name].of in kept}
        return rule.model_copy(update={"read": read, "subject": ids["subject"]}), kept

    def _subject(
        self, frame: CompiledRule, sentence: Sentence, phrases: Mapping[str, Phrase], bound: Mapping[str, int]
    ) -> str | None:
        for name in ("indicator", "counted", "partner"):
            if name in phrases:
                return self.subjects.of_phrase(sentence, phrases[name])
        first = self.mentions[bound[frame.required[0]]]
        return self.subjects.about(sentence, first.start, first.end)


def _code(phrase: Phrase, text: str) -> str:
    """The code of a phrase's atom: a subject with the possessive is an owner."""
    if phrase.code != SUBJECT:
        return phrase.code
    owns = POSSESSIVE.match(text, phrase.end) or text[phrase.start : phrase.end].lower() in ("its", "their")
    return PHRASES["owner"] if owns else SUBJECT


def _put_in(slot: Slot, ids: Mapping[str, str]) -> Slot | None:
    """A slot with ids for the phrases that it names in brackets; None where one but the place is not bound."""
    found: dict[str, str | None] = {}
    for field in REFERRING:
        value = getattr(slot, field)
        name = slot_name(value) if value else None
        if name is None:
            continue
        if name not in ids and field != "place":
            return None
        found[field] = ids.get(name)
    return slot.model_copy(update=found) if found else slot


def _choose(found: Sequence[Firing]) -> tuple[list[Firing], list[tuple[Firing, Firing]]]:
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
