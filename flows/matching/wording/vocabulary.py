"""Which phrase of the codebook some words of a text are, of all that begin with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.matching.wording.phrase_index import Entry, PhraseIndex
from flows.matching.wording.printed import GROUP, INDICATOR, SUBJECT, TAKEN_UP, Phrase, Word, in_name, joined, whole
from flows.matching.wording.words import OWNING

RANKED = re.compile(r"(?:['’]s?|\b(?:largest|biggest|among the))\s$")
THERE = re.compile(
    r"(?! (?:(?:(?:will|would|may|might|can|could|should|must) )?be|is|are|was|were|being|(?:has|have|had) been"
    r"|exists?)\b)"
)
# Words that name something in the plural only: "flats", but "exports were flat".
MANY_ONLY = frozenset(("flat",))
PRONOUNS = {"it": "it", "its": "it", "they": "it", "their": "it"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases that one article may use; `nouns` are those by which a subject is taken up again ("the city").

    `firsts` are the words that some phrase begins with. Of two indices with a phrase of one length the first decides.
    """

    indices: tuple[PhraseIndex, ...] = field(repr=False)
    nouns: frozenset[str]
    firsts: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, index: PhraseIndex, nouns: frozenset[str]) -> Vocabulary:
        """What any article may use."""
        return cls((index,), nouns, frozenset(index.firsts() | PRONOUNS.keys() | {"there"}))

    def before(self, index: PhraseIndex) -> Vocabulary:
        """The same with further phrases, which decide before those that are there."""
        return Vocabulary((index, *self.indices), self.nouns, self.firsts | index.firsts())

    def behind(self, index: PhraseIndex) -> Vocabulary:
        """The same with further phrases, where those that are there leave words to them."""
        return Vocabulary((*self.indices, index), self.nouns, self.firsts | index.firsts())

    def known(self, text: str, words: Sequence[Word], at: int) -> Phrase | None:
        """The longest phrase that begins at the word `at`; None where none does."""
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

    def _lengths(self, words: Sequence[Word], at: int) -> list[tuple[int, PhraseIndex]]:
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
    def _one_kind(text: str, noun: Word, entries: Sequence[Entry]) -> bool:
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
        if last == at and text[phrase.start : phrase.end].lower() in MANY_ONLY:
            return False
        return joined(text, words, at, last) and whole(text, phrase) and not in_name(text, phrase, words[last])


def _ranked(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a figure or an owner stands before a word."""
    word = words[at]
    return word.figured or (at > 0 and RANKED.search(text, max(0, word.start - 12), word.start) is not None)
