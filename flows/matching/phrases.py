"""The codebook's phrases in running text: indicators, things counted, subjects and peer groups, found by their names.

Words are compared without case, plural and possessive, hyphens as spaces; a name with a capital needs its capital. What
looks like a name and is none of the codebook's is found too, so that a frame never takes a stranger for somebody known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.printed import (
    COUNTED,
    GROUP,
    INDICATOR,
    PEERS,
    STRANGER,
    SUBJECT,
    TAKEN_UP,
    WORLD,
    Phrase,
    Word,
    acts,
    in_name,
    joined,
    renames,
    whole,
)

WORLDS = ("worldwide", "global")
PLAIN = re.compile(r"[-\s.&/]{1,2}")
RANKED = re.compile(r"(?:['’]s?|\b(?:largest|biggest|among the))\s$")
WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
NAME_JOINT = re.compile(r"[-\s.&]{1,2}|\s(?:of|for)\s(?:the\s)?")
OWNING = re.compile(r"['’]s\b")
TAIL = 4  # words behind a name that its head noun may stand back
PLACES = frozenset(("country", "region", "city", "sector"))
CONNECTORS = frozenset(("of", "for", "the"))
THERE = re.compile(
    r"(?! (?:(?:(?:will|would|may|might|can|could|should|must) )?be|is|are|was|were|being|(?:has|have|had) been"
    r"|exists?)\b)"
)
PRONOUNS = {"it": "it", "its": "it", "they": "it", "their": "it"}
FUNCTION_WORDS = Path(__file__).with_name("function_words.csv")
DETERMINERS = frozenset(("the", "this", "that", "its", "our", "their"))


@cache
def no_names() -> frozenset[str]:
    """Words that are no name though they have a capital (function_words.csv), in lower case."""
    return frozenset(FUNCTION_WORDS.read_text(encoding="utf-8").split()[1:])


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    key: str
    capital: bool


Stems = tuple[str, ...]


@dataclass(slots=True)
class _Index:
    """Phrases by their stems; by the first two (or the only one) the lengths of what begins so, the longest first."""

    entries: dict[Stems, list[_Entry]] = field(default_factory=dict)
    lengths: dict[Stems, list[int]] = field(default_factory=dict)

    def add(self, code: str, key: str, phrase: str) -> None:
        stems = tuple(stem(word) for word in WORD.findall(OWNING.sub("", phrase)))
        self.entries.setdefault(stems, []).append(_Entry(code, key, code == SUBJECT and phrase[0].isupper()))
        lengths = self.lengths.setdefault(stems[:2], [])
        if len(stems) not in lengths:
            lengths.append(len(stems))
            lengths.sort(reverse=True)

    def firsts(self) -> set[str]:
        """The words that some phrase begins with."""
        return {opening[0] for opening in self.lengths}


class PhraseBook:
    """The phrases of one codebook, indexed once; `finder` gives what knows an article's local names too."""

    def __init__(self, book: Codebook) -> None:
        self._index = _Index()
        for code, key, phrase in _phrases(book):
            self._index.add(code, key, phrase)
        self._firsts = frozenset(self._index.firsts() | PRONOUNS.keys() | {"there"})
        self._local: dict[str, _Index] = {}
        for name, subject in book.subjects.items():
            for article_id, aliases in subject.local.items():
                for alias in aliases:
                    self._local.setdefault(article_id, _Index()).add(SUBJECT, name, alias)
        self._nouns = frozenset(noun for nouns in book.nouns.values() for noun in nouns)
        self._heads = frozenset(noun for kind, nouns in book.nouns.items() if kind not in PLACES for noun in nouns)

    def finder(self, article_id: str) -> PhraseFinder:
        """What finds the phrases of an article."""
        local = self._local.get(article_id)
        if local is None:
            return PhraseFinder((self._index,), self._heads, self._nouns, self._firsts)
        return PhraseFinder((local, self._index), self._heads, self._nouns, self._firsts | local.firsts())


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    """Finds the phrases of one codebook in the text of one article; `firsts` are the words that some begin with."""

    indices: tuple[_Index, ...] = field(repr=False)
    heads: frozenset[str]
    nouns: frozenset[str]
    firsts: frozenset[str] = field(repr=False)

    def find(self, text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> list[Phrase]:
        """The phrases of `text[start:end]`, in order, none overlapping another or a span of `taken` (in order)."""
        words = list(_words(text, start, end, taken))
        found: list[Phrase] = []
        at = 0
        while at < len(words):
            begins = words[at].capital or words[at].stem in self.firsts
            phrase = self._at(text, words, at, start) if begins else None
            if phrase is None:
                at += 1
                continue
            if found and renames(text, found[-1], phrase):
                phrase = replace(found.pop(), end=phrase.end + text.startswith(")", phrase.end))
            found.append(phrase)
            while at < len(words) and words[at].start < phrase.end:
                at += 1
        return found

    def naming(self, name: str) -> PhraseFinder:
        """What finds a subject besides that only its id is known of: the place of an article, "new-york"."""
        index = _Index()
        index.add(SUBJECT, name, name.replace("-", " ").title())
        return PhraseFinder((*self.indices, index), self.heads, self.nouns, self.firsts | index.firsts())

    def _at(self, text: str, words: Sequence[Word], at: int, sentence: int) -> Phrase | None:
        """The phrase or the name that begins at a word; a longer name hides the subject that it begins with."""
        phrase = self._known(text, words, at)
        if phrase is not None and phrase.key.startswith(TAKEN_UP):
            phrase = self._named_by_place(text, words, phrase)
        if words[at].capital and (phrase is None or phrase.code == SUBJECT):
            name = self._name(text, words, at, sentence)
            if name is not None and (phrase is None or name.end > phrase.end):
                return name
        return phrase

    def _known(self, text: str, words: Sequence[Word], at: int) -> Phrase | None:
        word = words[at]
        for length, index in self._lengths(words, at):
            last = at + length - 1
            if last >= len(words):
                continue
            stems = (word.stem,) if length == 1 else tuple(w.stem for w in words[at : last + 1])
            for entry in index.entries.get(stems, ()):
                if (entry.capital and not word.capital) or (
                    entry.code == GROUP
                    and not (_ranked(text, words, at) and self._one_kind(text, words[last], index.entries[stems]))
                ):
                    continue
                if entry.key.startswith(TAKEN_UP) and not self._takes_up(text, words, last):
                    continue
                phrase = Phrase(word.start, words[last].end, entry.code, entry.key, length)
                if self._fits(text, words, at, last, phrase):
                    return phrase
        if word.stem == "there" and at > 0 and THERE.match(text, word.end):
            return Phrase(word.start, word.end, SUBJECT, TAKEN_UP + "there", 1)
        if word.stem in PRONOUNS:
            return Phrase(word.start, word.end, SUBJECT, TAKEN_UP + PRONOUNS[word.stem], 1)
        return None

    def _lengths(self, words: Sequence[Word], at: int) -> list[tuple[int, _Index]]:
        """The lengths of what may begin at a word, the longest first; of one length an article's own names first."""
        first = words[at].stem
        openings = ((first, words[at + 1].stem), (first,)) if at + 1 < len(words) else ((first,),)
        found = [
            (length, index)
            for index in self.indices
            for opening in openings
            for length in index.lengths.get(opening, ())
        ]
        return found if len(self.indices) == 1 else sorted(found, key=lambda pair: -pair[0])

    @staticmethod
    def _one_kind(text: str, noun: Word, entries: Sequence[_Entry]) -> bool:
        """Whether a noun of peers is not rather things counted: "the largest city", not "two cities"."""
        return len(entries) == 1 or text[noun.start : noun.end].lower() == noun.stem

    def _takes_up(self, text: str, words: Sequence[Word], last: int) -> bool:
        """Whether "the city" stands for one alone: not "the cities", not "the city center"."""
        noun = words[last]
        if text[noun.start : noun.end].lower() != noun.stem:
            return False
        further = words[last + 1] if last + 1 < len(words) else None
        return further is None or further.stem not in self.nouns or text[noun.end : further.start] != " "

    @staticmethod
    def _fits(text: str, words: Sequence[Word], at: int, last: int, phrase: Phrase) -> bool:
        owns = last > at and words[at].capital and OWNING.match(text, words[at].end) is not None
        if owns and phrase.code == INDICATOR:  # "DBS Group's net profit" is the net profit of a name
            return False
        return joined(text, words, at, last) and whole(text, phrase) and not in_name(text, phrase, words[last])

    def _name(self, text: str, words: Sequence[Word], at: int, sentence: int) -> Phrase | None:
        """The name that begins at a word with a capital; a lone first word of a sentence is none."""
        first = words[at]
        if text[first.start : first.end].lower() in no_names():
            return None
        last = at
        while (further := self._further(text, words, last)) is not None:
            last = further
        alone = (
            last == at
            and not text[first.start : first.end].isupper()
            and not text[sentence : first.start].strip(" \"“'(")
        )
        if alone and text[first.end : first.end + 2] not in ("'s", "’s") and not acts(text, first):
            return None
        last = self._headed(text, words, last)
        end = words[last].end
        return Phrase(first.start, end, SUBJECT, STRANGER + text[first.start : end], last - at + 1)

    def _named_by_place(self, text: str, words: Sequence[Word], phrase: Phrase) -> Phrase:
        """A subject taken up again, unless a place makes it a name ("the port of Qingdao")."""
        following = next((at for at, word in enumerate(words) if word.start >= phrase.end), len(words))
        if following + 1 >= len(words) or words[following].stem != "of" or not words[following + 1].capital:
            return phrase
        end = words[following + 1].end
        return Phrase(phrase.start, end, SUBJECT, STRANGER + text[phrase.start : end], phrase.words + 2)

    def _headed(self, text: str, words: Sequence[Word], last: int) -> int:
        """The word that ends a name: "Qingdao cruise terminal" is a terminal, not Qingdao."""
        for step in range(last + 1, min(last + 1 + TAIL, len(words))):
            word = words[step]
            joint = text[words[step - 1].end : word.start]
            if word.capital or not PLAIN.fullmatch(joint) or joint[0] in "'’" or word.stem in no_names():
                break
            if word.stem in self.heads and text[word.start : word.end].lower() == word.stem:
                return step
        return last

    def _further(self, text: str, words: Sequence[Word], last: int) -> int | None:
        """The next word with a capital of a name, which ends before an indicator or a thing counted."""
        step = last + 1
        while step < len(words) and step - last <= 2 and words[step].stem in CONNECTORS:
            step += 1
        if step >= len(words) or not words[step].capital:
            return None
        if not NAME_JOINT.fullmatch(text, words[last].end, words[step].start):
            return None
        known = self._known(text, words, step)
        measure = known is not None and (known.code == INDICATOR or (known.code == COUNTED and known.words > 1))
        return None if measure else step


def _phrases(book: Codebook) -> Iterator[tuple[str, str, str]]:
    """(code, key, phrase) of everything that has a name in any article."""
    for name, subject in book.subjects.items():
        aliases = (subject.label, *subject.aliases)
        yield from ((SUBJECT, name, alias) for alias in dict.fromkeys(aliases))
    for name, indicator in book.indicators.items():
        yield from ((INDICATOR, name, phrase) for phrase in indicator.phrases)
    yield from ((GROUP, noun, noun) for noun in sorted({noun for _, noun in book.groups}))
    for name, counted in book.counted.items():
        phrases = dict.fromkeys((counted.label.lower(), *counted.phrases))
        yield from ((COUNTED, name, phrase) for phrase in phrases)
    for name, peers in book.peers.items():
        yield from ((PEERS, name, phrase) for phrase in peers)
    yield from ((WORLD, "world", phrase) for phrase in WORLDS)
    for kind, nouns in book.nouns.items():
        again = [f"{determiner} {noun}" for noun in nouns for determiner in sorted(DETERMINERS)]
        yield from ((SUBJECT, TAKEN_UP + kind, phrase) for phrase in again)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without case and plural."""
    low = word.lower()
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    return low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]


def _words(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Word]:
    spans = iter(taken)
    span, figure = next(spans, None), -1
    for match in WORD.finditer(text, start, end):
        low, high = match.span()
        while span is not None and span[1] <= low:
            figure, span = span[1], next(spans, None)
        if span is not None and span[0] < high:
            continue
        printed = match.group()
        if printed in ("s", "S") and text[low - 1 : low] in ("'", "’"):
            continue
        yield Word(low, high, stem(printed), printed[0].isupper(), figure == low - 1)


def _ranked(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a figure or an owner stands before a word."""
    word = words[at]
    return word.figured or (at > 0 and RANKED.search(text, max(0, word.start - 12), word.start) is not None)
