"""Phrases in running text: the codebook's, and names that are none of the codebook's.

A name with a capital needs its capital. What looks like a name and is nobody whom the codebook knows is found too, so
that a frame never takes a stranger for somebody known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.wording.again import Again
from flows.matching.wording.naming import COMPASS, joined_by_and, kind_behind, located_from
from flows.matching.wording.nobody import ends_names, shortens_words, titled
from flows.matching.wording.part_words import branch_words
from flows.matching.wording.phrase_index import PhraseIndex, phrases_of
from flows.matching.wording.printed import (
    COMMON,
    COUNTED,
    INDICATOR,
    NATION,
    STRANGER,
    SUBJECT,
    TAKEN_UP,
    Phrase,
    Word,
    acts,
    are_initials,
    renames,
    second_of_two,
)
from flows.matching.wording.vocabulary import Vocabulary
from flows.matching.wording.words import no_names, other_oils, words_in, words_of

PORTS = frozenset(("port", "airport", "harbour", "harbor"))
# What is no name before them at a sentence's begin.
NO_PORTS = Path(__file__).with_name("no_ports.csv")
PLAIN = re.compile(r"[-\s.&/]{1,2}")
NAME_JOINT = re.compile(r"[-\s.&]{1,2}|\s&\s|\s(?:of|for)\s(?:the\s)?")
LETTERS = re.compile(r" \([A-Z]{2,8}\)")  # for which a name is short: "Varn New District (VND)"
TAIL = 4  # words behind a name that its head noun may stand back
PLACES = frozenset(("country", "region", "city", "sector"))
CONNECTORS = frozenset(("of", "for", "the"))
NOBODY = (NATION, TAKEN_UP)
WHERE = frozenset(("country", "region", "city", "district"))
TAKEN_PLACES = frozenset(TAKEN_UP + kind for kind in WHERE)
PART_OF_LAND = re.compile(rf"\?{COMPASS}\s[A-Z]\w+$")
IN_NAMES = frozenset(("the", "and", "for", "company", "board", "management", "average", "analysts"))
MORE = re.compile(r"(?:,\s[a-z-]+(?:\s[a-z-]+)?)*,?\s(?:and|&)\s([a-z]+)")
OWNED = re.compile(r"['’]s?\s")
NO_PART = frozenset(
    ("based", "made", "led", "owned", "funded", "listed", "born", "style", "wide", "backed", "built", "run")
)
# Words that say nothing about which indicator follows: "total retail sales of cars" is no "total retail sales".
PREFIXED = frozenset(
    ("total", "overall", "annual", "combined", "aggregate", "gross", "local", "number", "volume", "value", "of")
)


class PhraseBook:
    """The phrases of one codebook, indexed once; `finder` gives what knows an article's local names too."""

    def __init__(self, book: Codebook) -> None:
        index = PhraseIndex()
        for code, key, phrase in phrases_of(book):
            index.add(code, key, phrase)
        self._vocabulary = Vocabulary.of(index, frozenset(noun for nouns in book.nouns.values() for noun in nouns))
        self._local: dict[str, PhraseIndex] = {}
        for name, subject in book.subjects.items():
            for article_id, aliases in subject.local.items():
                for alias in aliases:
                    self._local.setdefault(article_id, PhraseIndex()).add(SUBJECT, name, alias)
        countries = [e for e in book.subjects.values() if e.kind == "country"]
        self._again = Again.of(book.nouns, {name for e in countries for name in (e.label, *e.aliases)})
        self._places = frozenset(name for name, entry in book.subjects.items() if entry.kind in WHERE)
        self._heads = frozenset(noun for kind, nouns in book.nouns.items() if kind not in PLACES for noun in nouns)

    def finder(self, article_id: str) -> PhraseFinder:
        """What finds the phrases of an article."""
        local = self._local.get(article_id)
        vocabulary = self._vocabulary if local is None else self._vocabulary.before(local)
        return PhraseFinder(vocabulary, self._heads, self._again, self._places)


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    """Finds the phrases of one codebook in the text of one article.

    `heads` are nouns that may end a name, `places` the subjects where something may lie ("China's Hainan").
    """

    vocabulary: Vocabulary
    heads: frozenset[str]
    again: Again
    places: frozenset[str]

    def find(self, text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> list[Phrase]:
        """The phrases of `text[start:end]`, in order, none overlapping another or a span of `taken` (in order)."""
        words = list(words_of(text, start, end, taken))
        found: list[Phrase] = []
        at = 0
        while at < len(words):
            begins = words[at].capital or words[at].stem in self.vocabulary.firsts
            phrase = self._at(text, words, at, start) if begins else None
            if phrase is not None and phrase.code == INDICATOR:
                outreached = self._outreached(text, words, at, phrase)
                phrase = None if outreached else self._of_more(text, words, at, phrase)
            if phrase is not None and phrase.code == INDICATOR:
                phrase = self._before_name(text, words, at, phrase)
            if phrase is None:
                at += 1
                continue
            if found and renames(text, found[-1], phrase):
                phrase = replace(found.pop(), end=phrase.end + text.startswith(")", phrase.end))
            if phrase.code == SUBJECT and not phrase.key.startswith(TAKEN_UP):
                phrase = self._located(text, start, found, phrase)
                if (letters := LETTERS.match(text, phrase.end, end)) is not None:
                    phrase = replace(phrase, end=letters.end())
            found.append(phrase)
            while at < len(words) and words[at].start < phrase.end:
                at += 1
        return found

    def naming(self, name: str) -> PhraseFinder:
        """What finds a subject besides that only its id is known of: the place of an article, "new-york".

        One that says in what it lies is called so without that too ("lorne-district-beihai": Lorne, Lorne District).
        """
        index = PhraseIndex()
        words = name.replace("-", " ").title().split()
        kind = next((at for at, word in enumerate(words[:-1]) if at and word.lower() in self.heads), 0)
        for ends in {len(words), *((kind, kind + 1) if kind else ())}:
            index.add(SUBJECT, name, " ".join(words[:ends]))
        return replace(self, vocabulary=self.vocabulary.behind(index))

    def _at(self, text: str, words: Sequence[Word], at: int, sentence: int) -> Phrase | None:
        """The phrase or the name that begins at a word; a longer name hides the subject that it begins with."""
        phrase = self.vocabulary.known(text, words, at)
        if phrase is not None and are_initials(text, phrase):
            return None
        if phrase is None or phrase.key.startswith(TAKEN_UP):
            phrase = self._taken_up(text, words, at, phrase)
        if phrase is not None and phrase.key.startswith(TAKEN_UP):
            phrase = self._named_by_place(text, words, phrase, sentence)
        if phrase is not None and phrase.key.startswith(NATION):
            phrase = self._adjective(text, words, phrase)
        if words[at].capital and (phrase is None or phrase.code == SUBJECT):
            name = self._name(text, words, at, sentence)
            if name is not None and (phrase is None or name.end > phrase.end):
                same = phrase is not None and kind_behind(text, phrase.end) == name.end
                return replace(phrase, end=name.end) if phrase is not None and same else name
        return phrase

    def _taken_up(self, text: str, words: Sequence[Word], at: int, phrase: Phrase | None) -> Phrase | None:
        """A noun with words before it that takes a subject up ("the island province")."""
        again = self.again.at(text, words[at].start)
        if again is None or (phrase is not None and phrase.end >= again[0]):
            return phrase
        count = sum(1 for word in words[at:] if word.end <= again[0])
        return Phrase(words[at].start, again[0], SUBJECT, TAKEN_UP + again[1], count)

    def _adjective(self, text: str, words: Sequence[Word], phrase: Phrase) -> Phrase:
        """An adjective of nationality, which owns the indicator behind it ("Chinese exports")."""
        behind = next((at for at, word in enumerate(words) if word.start >= phrase.end), None)
        if behind is None or text[phrase.end : words[behind].start] != " ":
            return phrase
        owned = self.vocabulary.known(text, words, behind)
        if owned is None or owned.code != INDICATOR:
            return phrase
        name = phrase.key.removeprefix(NATION)
        return replace(phrase, key=name if name in self.places else STRANGER + titled(name), owns=True)

    def _located(self, text: str, sentence: int, found: list[Phrase], name: Phrase) -> Phrase:
        """A name with what is told before it of where it lies and what it is ("south China's Hainan Province")."""
        start = self.again.called_from(text, sentence, name.start)
        owner = found[-1] if found else None
        if start < name.start:
            while found and found[-1].start >= start and (found[-1].code != SUBJECT or found[-1].key[0] in NOBODY):
                found.pop()
            if found and found[-1].end > start:
                return replace(name, end=kind_behind(text, name.end))
        if owner is not None and owner in found and self._is_place(owner):
            lone = name.words == 1 and text[name.start : name.end].isupper()
            if OWNED.fullmatch(text, owner.end, start) and not lone and not name.owns:
                found.pop()
                start = owner.start
        if start < name.start or name.key in self.places:
            start = located_from(text, sentence, start)
        return replace(name, start=start, end=kind_behind(text, name.end))

    def _outreached(self, text: str, words: Sequence[Word], at: int, phrase: Phrase) -> bool:
        """Whether it is of another thing: behind a prefix that says nothing an indicator begins that ends later.

        And what there is of an oil that plants or refineries give ("palm oil stocks") is nothing of oil.
        """
        if at and words[at].stem == "oil" and words[at - 1].stem in other_oils():
            return True
        if second_of_two(text, words, at):
            return True
        step = at
        while step < len(words) and words[step].stem in PREFIXED and words[step].start < phrase.end:
            step += 1
        if step == at or step >= len(words):
            return False
        further = self.vocabulary.known(text, words, step)
        return further is not None and further.code == INDICATOR and further.end > phrase.end

    def _of_more(self, text: str, words: Sequence[Word], at: int, phrase: Phrase) -> Phrase | None:
        """An indicator of some goods; of the first of several ("exports of fruit and nuts") what there is of all."""
        of = next((n for n in range(at + 1, at + phrase.words) if words[n].stem == "of"), None)
        more = None if of is None else MORE.match(text, phrase.end)
        if of is None or more is None or more[1] in no_names():
            return phrase
        further = next((n for n in range(at, len(words)) if words[n].start == more.start(1)), None)
        if further is None:  # a figure or a date: "exports of toys and 12 percent"
            return phrase
        joined = self.vocabulary.known(text, words, further)
        if joined is not None and joined.code == INDICATOR:
            return phrase
        shorter = self.vocabulary.known(text, words[:of], at)
        return shorter if shorter is not None and shorter.code == INDICATOR else phrase

    def _before_name(self, text: str, words: Sequence[Word], at: int, phrase: Phrase) -> Phrase | None:
        """An indicator without a last word with which a name begins ("throughput of the Port of Lorne")."""
        last = at + phrase.words - 1
        if last <= at or last + 2 >= len(words) or words[last].end != phrase.end or words[last + 1].stem != "of":
            return phrase
        if not words[last].capital or not words[last + 2].capital or words[at].capital:
            return phrase
        shorter = self.vocabulary.known(text, words[:last], at)
        measured = shorter is not None and shorter.code == INDICATOR
        return replace(shorter, key=phrase.key) if shorter is not None and measured else None

    def _name(self, text: str, words: Sequence[Word], at: int, sentence: int) -> Phrase | None:
        """The name that begins at a word with a capital; a lone first word of a sentence is none."""
        first = words[at]
        if text[first.start : first.end].lower() in no_names() or shortens_words(text, first.start, first.end):
            return None
        last = at
        while (further := self._further(text, words, last)) is not None:
            last = further
        alone = (
            last == at
            and not text[first.start : first.end].isupper()
            and not text[sentence : first.start].strip(" \"“'(")
        )
        called = kind_behind(text, first.end) > first.end  # "Sichuan province"
        common = alone and text[first.start : first.end].lower() in branch_words()  # "Tourism's share of"
        acting = acts(text, first) or self._port_acts(text, words, last)
        if alone and text[first.end : first.end + 2] not in ("'s", "’s") and not called and not acting:
            return None
        if common and not called:
            return None
        last = self._headed(text, words, last)
        end = words[last].end
        return Phrase(first.start, end, SUBJECT, STRANGER + text[first.start : end], last - at + 1)

    def _port_acts(self, text: str, words: Sequence[Word], first: int) -> bool:
        """Whether a sentence's first word names a port or an airport that does something ("Gdynsk port handled")."""
        last = self._headed(text, words, first)
        if last != first + 1 or words[last].stem not in PORTS or words[first].stem in words_in(NO_PORTS):
            return False
        return acts(text, words[last]) and COMMON.search(text, words[first].start, words[first].end) is None

    def _is_place(self, phrase: Phrase) -> bool:
        """Whether a name is a country's, a region's, a city's, so that what it owns may lie there."""
        return not phrase.owns and (phrase.key in self.places or PART_OF_LAND.match(phrase.key) is not None)

    def _named_by_place(self, text: str, words: Sequence[Word], phrase: Phrase, sentence: int) -> Phrase:
        """A subject taken up again, unless a place makes it a name ("the port of Qingdao", "the city of Haikou")."""
        following = next((at for at, word in enumerate(words) if word.start >= phrase.end), len(words))
        if following + 1 >= len(words) or words[following].stem != "of" or not words[following + 1].capital:
            return phrase
        if phrase.key in TAKEN_PLACES:
            named = self._at(text, words, following + 1, sentence)
            return phrase if named is None or named.code != SUBJECT else replace(named, start=phrase.start)
        end = words[following + 1].end
        return Phrase(phrase.start, end, SUBJECT, STRANGER + text[phrase.start : end], phrase.words + 2)

    def _headed(self, text: str, words: Sequence[Word], last: int) -> int:
        """The word that ends a name: "Qingdao cruise terminal" is a terminal, not Qingdao."""
        for step in range(last + 1, min(last + 1 + TAIL, len(words))):
            word = words[step]
            joint = text[words[step - 1].end : word.start]
            printed = text[word.start : word.end].lower()
            if word.capital or not PLAIN.fullmatch(joint) or word.stem in no_names() or ends_names(printed):
                break
            if word.stem in self.heads and printed == word.stem:
                return step
        return last

    def _further(self, text: str, words: Sequence[Word], last: int) -> int | None:
        """The next word with a capital of a name, which ends before an indicator or a thing counted."""
        step = last + 1
        while step < len(words) and step - last <= 2 and words[step].stem in CONNECTORS:
            step += 1
        if joined_by_and(text, words, last):
            return last + 2
        ends = text[words[step].start : words[step].end].lower() if step < len(words) else ""
        if ends in no_names() and (len(ends) > 2 or ends == "up") and ends not in IN_NAMES:  # "Sri Lanka Aug"
            return None
        hyphen = step + 1 < len(words) and step == last + 1 and text[words[last].end : words[step].start] == "-"
        if hyphen and words[step + 1].capital and words[step].stem not in NO_PART:  # "Hi-tech Zone"
            step += not words[step].capital
            return step if NAME_JOINT.fullmatch(text, words[step - 1].end, words[step].start) else None
        if step >= len(words) or not words[step].capital:
            return None
        if not NAME_JOINT.fullmatch(text, words[last].end, words[step].start):
            return None
        known = self.vocabulary.known(text, words, step)
        measure = known is not None and (known.code == INDICATOR or (known.code == COUNTED and known.words > 1))
        return None if measure else step
