"""Whom a noun takes up again: "the city", "the company", "the country"; and where "there" is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.matching.whose.names import FOLLOWING, ITS, Names, stands_behind
from flows.matching.whose.tellers import OFFICE, is_person
from flows.matching.wording.nobody import is_adjective
from flows.matching.wording.printed import NATION, STRANGER, TAKEN_UP, Phrase
from flows.matching.wording.strangers import FIRM, never_subjects, plain, provisional_id
from flows.reading.article import Sentence

CALLED_PLACE = re.compile(r"\b[Tt]he (?:city|town|country|province|county|state|island|municipality|district|region)\b")
# What a text calls its place first: a country, or a part of one.
LAND_OR_PART = re.compile(r"\b[Tt]he (country|nation|city|town|municipality|province|county|prefecture)\b(?! of)")
SITES = frozenset(("country", "region", "city", "district", "facility"))
WITHIN = frozenset(("province", "state", "prefecture"))  # nouns of a part of a country, among those of a region
PLACES = ("city", "region", "district")
# Whose noun is set beside the text's own ("faster than that of the province"), which it does not call its place by.
SET_BESIDE = re.compile(r"\b(?:than|above|below|with|to|exceeding|outpacing) (?:(?:that|those|the average) of )?$")
# What a text calls its place: beside its name, or the first of such nouns.
CALLED = (
    r"\b{name} (?P<noun>{nouns})\b|\b(?P<of>{nouns})(?: of)? {name}\b"
    r"|\b{name}, (?:the|an?) [\w -]{{0,60}}?\b(?P<is>(?-i:{nouns}))\b",
    r"\bthe (?:\w+ )?(?P<noun>{nouns})\b",
)
# Nouns of any firm, an airport or a bank too.
ANY_FIRM = frozenset(("company", "firm", "group", "enterprise", "institution", "corporation", "operator", "facility"))
JUST_SAYS = re.compile(r",? (?:said|says|told|added|noted|announced|reported)\b")
A_NOUN = re.compile(r"\s[a-z]+(?:s|y)\b")
INSTITUTIONS = frozenset(("university", "institute", "institution", "laboratory", "bureau"))  # as no firm is called
A_NUMBER = re.compile(r"\d\s$")  # "26.6 MMT" is no name


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of one article that stand for somebody named before, or for the article's place."""

    names: Names
    book: Codebook

    def there(self, here: Sequence[Phrase], sentence: Sentence) -> str | None:
        """The place or the building that the text named last; `here` are the names before "there" in its sentence."""
        return next((p.key for _, p in self.names.before(here, sentence) if self._is_somewhere(p)), None)

    def meant(self, kind: str, noun: str, here: Sequence[Phrase], sentence: Sentence) -> str | None:
        """The subject that a noun of a kind takes up: the last one named before that can be called so.

        The article's place, where it can be called so, gives way only to a name that a sentence is about.
        """
        if kind == "country":
            return self._country(here, sentence)
        home = self._is_place(kind, noun)
        strangers: list[str] = []
        for where, known in self.names.before(here, sentence):
            if known.key == TAKEN_UP + kind and self._printed(known).endswith(noun):  # "the group", as before
                return self.meant(kind, noun, [p for p in self.names.of(where) if p.end <= known.start], where)
            if home and not self._is_told_of(known, where):
                continue
            meant = self._named(known, kind, noun, home=home)
            if meant is not None:
                return None if not meant or self._of_two(known, noun, where) else meant
            if known.key.startswith(STRANGER) and known.key not in strangers:
                strangers.append(known.key)
        if home:
            called = self._full_names(sentence, noun)
            return self._one(called) if called else self.names.article.place
        if kind == "district":
            return self._told_once(sentence, noun)
        if kind not in ("organization", "facility"):
            return None
        named = strangers or self._further_back(sentence, noun)
        return self._only([key for key in named if not self._of_another_kind(key, noun)], noun)

    def _of_another_kind(self, key: str, noun: str) -> bool:
        """Whether a name ends with another such noun than the one that takes it up: an airport is no university."""
        last = key.split()[-1].lower()
        if noun in ANY_FIRM or last == noun:
            return False
        return any(last in nouns for nouns in self.book.nouns.values())

    def _told_once(self, sentence: Sentence, noun: str) -> str | None:
        """The one name with a noun that the text told before, of whatever paragraph: "the zone" of a text about one."""
        earlier = (p for s in self.names.article.sentences if s.start < sentence.start for p in self.names.of(s))
        named = {p.key for p in earlier if self.names.provisional and self._has(p, noun)}
        return self._one(named)

    def _one(self, named: Collection[str]) -> str | None:
        """The subject of some names where all are one, told in full and for short; None where they are several."""
        key = max(named, key=len, default="")
        words = key.removeprefix(STRANGER).split()
        if any(not set(other.removeprefix(STRANGER).split()) <= set(words) for other in named):
            return None
        return self.names.stranger(key) if key.startswith(STRANGER) else key or None

    def _full_names(self, sentence: Sentence, noun: str) -> list[str]:
        """The names before a sentence that end with a noun, as "Suzhou Industrial Park", where the place's does not."""
        article = self.names.article
        if not self.names.provisional or noun in article.place.split("-"):
            return []
        earlier = (p for s in article.sentences if s.start < sentence.start for p in self.names.of(s))
        return [
            p.key for p in earlier if p.key.startswith(STRANGER) and p.words > 1 and p.key.lower().endswith(f" {noun}")
        ]

    def _of_two(self, phrase: Phrase, noun: str, sentence: Sentence) -> bool:
        """Whether another name with the noun was told beside one ("the airport" behind two airports).

        One that its sentence is about, where it alone has the noun there, is meant before those of other sentences.
        """
        others = [p for p in self.names.of(sentence) if p.key != phrase.key and self._has(p, noun)]
        if others or not self._has(phrase, noun):
            return bool(others)
        if not self.names.bound(phrase, self.names.of(sentence)):
            return False
        earlier = (p for s in self.names.back(sentence) for p in self.names.of(s))
        return any(p.key != phrase.key and self._has(p, noun) for p in earlier)

    def _has(self, phrase: Phrase, noun: str) -> bool:
        entry = self.book.subjects.get(phrase.key)
        name = entry.label if entry is not None else phrase.key
        return (entry is not None or phrase.key.startswith(STRANGER)) and name.lower().split()[-1] == noun

    def _printed(self, phrase: Phrase) -> str:
        return self.names.article.text[phrase.start : phrase.end].lower()

    def is_country(self, subject: str) -> bool:
        """Whether a subject is a country that the codebook knows."""
        entry = self.book.subjects.get(subject)
        return entry is not None and entry.kind == "country"

    def is_land(self) -> bool:
        """Whether the article's place is no firm, so that "they" are others: its firms, its people."""
        entry = self.book.subjects.get(self.names.article.place)
        if entry is not None:
            return entry.kind in SITES
        return not self.names.place_is_firm and not self._is_place("organization", "company")

    def _named(self, phrase: Phrase, kind: str, noun: str, *, home: bool) -> str | None:
        """The subject of a name of that kind; "" where it may be of the kind and nobody can tell, None of another."""
        place = self.names.article.place
        if home and phrase.key == place:
            return place
        if phrase.key in self.book.subjects:
            entry = self.book.subjects[phrase.key]
            whole = noun in WITHIN and phrase.key in self.book.codes["counterparts"]  # "the province" is no ASEAN
            return phrase.key if entry.kind == kind and not whole else None
        if not phrase.key.startswith(STRANGER):
            return None
        subject = self.names.stranger(phrase.key)
        if home and subject == place:
            return place
        last = phrase.key.split()[-1].lower()
        if last == noun:
            return subject
        if not home or not self.names.provisional or any(last in nouns for nouns in self.book.nouns.values()):
            return None
        firm = FIRM.search(phrase.key) is not None
        return "" if firm == (kind == "organization") else None

    def _is_told_of(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a sentence is about a name: it is not bound, compared with, an office's or a person's."""
        text = self.names.article.text
        if phrase.key.startswith((TAKEN_UP, NATION)) or text.endswith("(", 0, phrase.start):
            return False
        if self.names.bound(phrase, self.names.of(sentence)) or stands_behind(FOLLOWING, text, phrase):
            return False
        if (
            phrase.words == 1
            and A_NOUN.match(text, phrase.end)
            and is_adjective(text[phrase.start : phrase.end], text[: phrase.start][-4:])
        ):
            return False  # "one of the largest English cities"
        if JUST_SAYS.match(text, phrase.end) or A_NUMBER.search(text, max(0, phrase.start - 3), phrase.start):
            return False
        near = [p for p in self.names.of(sentence) if 0 < phrase.start - p.end < 8]
        if near and self.names.in_list(phrase, near) and stands_behind(FOLLOWING, text, near[-1]):
            return False
        office = OFFICE.search(text, phrase.start, phrase.end) is not None
        teller = provisional_id(phrase.key) in never_subjects()
        return not office and not teller and not is_person(text, phrase) and not stands_behind(ITS, text, phrase)

    def _is_somewhere(self, phrase: Phrase) -> bool:
        """Whether a name is that of a place or a building, where something may be "there"."""
        entry = self.book.subjects.get(phrase.key)
        return entry is not None and entry.kind in SITES

    def _further_back(self, sentence: Sentence, noun: str) -> list[str]:
        """The names with a noun ("port") that the sentences before give, of whatever paragraph."""
        earlier = [p.key for s in self.names.back(sentence) for p in self.names.of(s)]
        return list(dict.fromkeys(key for key in earlier if key.startswith(STRANGER) and noun in key.lower().split()))

    def _only(self, strangers: Sequence[str], noun: str) -> str | None:
        """Of the names before "the company", "the port" the only one that may be meant."""
        fitting = [key for key in strangers if noun in key.lower()] or [key for key in strangers if FIRM.search(key)]
        if len(fitting or strangers) != 1:
            return None
        return self.names.stranger((fitting or strangers)[0])

    def _country(self, here: Sequence[Phrase], sentence: Sentence) -> str | None:
        """Which country "the country" is: that of the article's place, unless the paragraph names another."""
        home = self.names.article.place
        while home in self.book.subjects and self.book.subjects[home].kind != "country":
            home = self.book.subjects[home].part_of or ""
        if home not in self.book.subjects and (
            not (self.names.provisional and home == self.names.article.place)
            or self._called_otherwise()
            or self.names.place_is_firm
        ):
            home = ""
        for _, known in self.names.before(here, sentence):
            entry = self.book.subjects.get(known.key)
            if entry is not None and entry.kind == "country":
                return known.key if known.key == home or not home else None
        return home or self._only_country(sentence)

    def _only_country(self, sentence: Sentence) -> str | None:
        """The one country that the text named before a sentence, where it named one alone."""
        earlier = (s for s in self.names.article.sentences if s.start < sentence.start)
        named = {p.key for s in earlier for p in self.names.of(s) if self.is_country(p.key)}
        return named.pop() if len(named) == 1 and self.names.provisional else None

    def _is_place(self, kind: str, noun: str) -> bool:
        """Whether the article's place may be called by a noun of that kind; of a stranger its name must say so."""
        place = self.book.subjects.get(self.names.article.place)
        if place is not None:
            return place.kind == kind
        named = self.names.article.place.split("-")
        if kind == "organization" and any(word in self.book.nouns[kind] or FIRM.search(word.title()) for word in named):
            return self.names.provisional
        if any(word in nouns for nouns in self.book.nouns.values() for word in named) or named[-1].endswith(noun):
            return self.names.provisional and (noun in named or named[-1].endswith(noun))
        if noun in INSTITUTIONS:
            return False
        if kind == "organization":  # a name of which nothing tells that it is a place
            somewhere = CALLED_PLACE.search(self.names.article.text) is not None or self._only_where()
            return self.names.provisional and bool(named[0]) and not somewhere
        return self.names.provisional and bool(named[0]) and kind in PLACES and self._called(kind)

    def _only_where(self) -> bool:
        """Whether the text names its place only to say where something is ("the head office in Lorne")."""
        name = self.names.article.place.replace("-", "[ -]")
        found = re.findall(
            rf"(\b(?:in|at|near|outside|around)\s(?:the\s)?|\bthe\s)?\b{name}\b", self.names.article.text, re.I
        )
        return bool(found) and all(found)

    def _called_otherwise(self) -> bool:
        """Whether the text calls its place, which the codebook does not know, a province or a city, so no country."""
        name = self.names.article.place.replace("-", "[ -]")
        nouns = "|".join(noun for place in PLACES for noun in self.book.nouns[place])
        pattern = rf"\b{name} (?:{nouns})\b|\b(?:{nouns}) of {name}\b"
        text = plain(self.names.article.text)
        first = LAND_OR_PART.search(text)
        part = first is not None and first[1].lower() not in ("country", "nation")
        return part or re.search(pattern, text, re.IGNORECASE) is not None

    def _called(self, kind: str) -> bool:
        """Whether the text calls its place by a noun of that kind: beside its name, else the first of such nouns."""
        text, name = self.names.article.text, self.names.article.place.replace("-", "[ -]")
        for pattern in CALLED:
            nouns = "|".join(noun for place in PLACES for noun in self.book.nouns[place])
            found = re.finditer(pattern.format(name=name, nouns=nouns), text, re.IGNORECASE)
            match = next((m for m in found if not SET_BESIDE.search(text, max(0, m.start() - 30), m.start())), None)
            if match is not None:
                noun = next(group for group in match.groups() if group).lower()
                return noun in self.book.nouns[kind]
        return True
