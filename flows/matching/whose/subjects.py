"""Whom a figure is about where a frame's pattern does not say: a name in its clause, the topic, the article's place."""

from __future__ import annotations

from functools import cached_property

from flows.matching.codebook import Codebook
from flows.matching.whose.lasting import tells_what_it_is
from flows.matching.whose.names import Names, begins_list, in_brackets, owns, stands_behind, with_doing
from flows.matching.whose.nouns import Nouns
from flows.matching.whose.signs import (
    APART,
    BOTH,
    ECONOMY,
    ENDS_A_BODY,
    IN_LAND,
    NEAR,
    OF,
    OWN_PART,
    PARTNER,
    PRONOUNS,
    SAID_IT,
    SAYS,
    WHOLE_OF,
)
from flows.matching.whose.spoken_of import leads
from flows.matching.whose.tellers import has_figures, is_body, is_person, is_source, of_partners
from flows.matching.wording.nobody import is_adjective
from flows.matching.wording.printed import INDICATOR, NATION, STRANGER, TAKEN_UP, Phrase
from flows.matching.wording.strangers import FIRM, provisional_id, shortens
from flows.matching.wording.taking_up import THIS, this_in
from flows.reading.article import Sentence


class Subjects:
    """The subjects of one article: whom a name stands for, and whom a figure without one is about."""

    def __init__(self, names: Names, book: Codebook) -> None:
        self.names = names
        self.article = names.article
        self.nouns = Nouns(names, book)

    def of_phrase(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The subject of a phrase; of one that takes up the sentence before ("This was ...") that of the phrase."""
        if phrase.told_of:
            return phrase.told_of
        before = self.names.back(sentence)
        this = THIS.match(self.article.text, sentence.start, sentence.end)
        if before and this and phrase.start == this_in(this)[0]:
            earlier = before[-1]
            same = [p for p in self.names.phrases_of(earlier) if (p.code, p.key) == (phrase.code, phrase.key)]
            if same:
                return self.about(earlier, same[-1].start, same[-1].end)
        return self.about(sentence, phrase.start, phrase.end)

    def about(self, sentence: Sentence, start: int, end: int) -> str | None:
        """The subject of an indicator phrase or a figure at `start`..`end`; None where it is not sure."""
        text, here = self.article.text, self.names.of(sentence)
        behind = next((p for p in here if p.start >= end and OF.fullmatch(text, end, p.start)), None)
        if behind is not None:
            several = self.names.owned(sentence, start) or begins_list(text, behind)
            return None if several else self.known(behind, sentence)
        before = [p for p in here if p.end <= start and not is_source(text, p, start) and not in_brackets(text, p)]
        before = [p for p in before if not stands_behind(PARTNER, text, p) and not is_person(text, p)]
        strong = [p for p in before if not self.names.bound(p, before)]
        if strong:
            sure = not self.names.in_list(strong[-1], before) and self._may_go_on(strong[-1])
            return self.known(strong[-1], sentence) if sure else None
        return None if before else self.topic(sentence)

    def known(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject's id that a phrase stands for."""
        if BOTH.match(self.article.text, phrase.end) or self.article.text[phrase.start - 1 : phrase.start] == "/":
            return None
        if phrase.key.startswith(STRANGER):
            if ENDS_A_BODY.search(self.article.text, max(sentence.start, phrase.start - 90), phrase.start):
                return None  # "the Ministry of Customs and Trade"
            return None if self._only_describes(phrase, sentence) else self.names.stranger(phrase.key)
        if phrase.key.startswith(TAKEN_UP):
            return self._taken_up(phrase, sentence)
        return None if phrase.key.startswith(NATION) else phrase.key

    def _only_describes(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a name that nobody knows is an adjective right before an indicator ("the Tolmish exports")."""
        if phrase.owns or phrase.words > 1:
            return False
        text = self.article.text
        measured = any(p.code == INDICATOR and 0 < p.start - phrase.end < 3 for p in self.names.phrases_of(sentence))
        apart = text[phrase.end : phrase.end + 1] == " "
        return measured and apart and is_adjective(text[phrase.start : phrase.end], text[: phrase.start][-4:])

    def topic(self, sentence: Sentence, *, pronoun: bool = False) -> str | None:
        """Whom the sentences before speak of; where they name nobody, whom the article is about: its place.

        A `pronoun` does not stand for the place: it may take up what has no name ("the system", "the figure").
        """
        for earlier in self.names.earlier(sentence):
            if of_partners(self.article.text, earlier, self.names.of(earlier), self.nouns.is_country):
                continue
            leading = [
                p
                for p in self.names.of(earlier)
                if leads(self.names, p, earlier)
                and not is_person(self.article.text, p)
                and not has_figures(self.article.text, p)
            ]
            strong = [p for p in leading if not p.key.startswith(NATION)]
            if leading and not strong:  # "German carmakers sold ..."
                return None
            if len(strong) > 1 and strong[0].key == f"{TAKEN_UP}it" and self.known(strong[0], earlier) is None:
                strong = strong[1:]  # "Citing its costs, Siemens said ..."
            if strong:
                if not owns(self.article.text, strong[0]) and self._home(earlier):
                    return self.article.place
                if self._owns_something_else(strong[0], earlier):
                    return None
                several = any(self.names.in_list(phrase, strong[:1]) for phrase in strong[:2])
                meant = (
                    None
                    if several or not tells_what_it_is(strong[0], self.article.place)
                    else self.known(strong[0], earlier)
                )
                if meant is not None or several or self._printed(strong[0]) != "they":
                    return meant  # "they" that are nobody named: what goes on is about whom the text spoke of before
        if pronoun:
            return self.article.place if self._goes_on_about_place(sentence) else None
        return None if self._elsewhere(sentence) else self._told_of or self.article.place or None

    def _goes_on_about_place(self, sentence: Sentence) -> bool:
        """Whether a paragraph begins behind a sentence that is about the article's place alone ("In 2015, it ...")."""
        before = self.names.back(sentence)[-1:]
        if not self.names.provisional or not before or before[0].paragraph == sentence.paragraph:
            return False
        leading = [p for p in self.names.of(before[0]) if leads(self.names, p, before[0])]
        if not leading or self.known(leading[0], before[0]) != self.article.place:
            return False
        rest = (p for p in leading[1:] if p.key != f"{TAKEN_UP}it" and not owns(self.article.text, p))
        return all(self.known(p, before[0]) == self.article.place for p in rest)

    def _owns_something_else(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a sentence is about what a name that is not the article's place has, and it is nothing measured.

        "China's easing of visa rules helped. Arrivals rose ...": whose?
        """
        if not self.names.provisional or not owns(self.article.text, phrase):
            return False
        if ECONOMY.match(self.article.text, phrase.end) or self.known(phrase, sentence) == self.article.place:
            return False
        if WHOLE_OF.search(self.article.text, max(sentence.start, phrase.start - 24), phrase.start):
            return True  # "half of Spain's output": whose half?
        if phrase.key.startswith(TAKEN_UP):
            return False
        behind = (p for p in self.names.phrases_of(sentence) if p.start >= phrase.end)
        return not any(p.code == INDICATOR and p.start - phrase.end < NEAR for p in behind)

    @cached_property
    def _told_of(self) -> str | None:
        """The zone or port of the article's place with whose name the title begins ("Lorne Economic Zone exports")."""
        title = self.article.sentences[0]
        first = next((p for p in self.names.of(title) if leads(self.names, p, title)), None)
        if (
            first is None
            or first.words < 2
            or not first.key.startswith(STRANGER)
            or not tells_what_it_is(first, self.article.place)
        ):
            return None
        below = (p.key for sentence in self.article.sentences[1:] for p in self.names.of(sentence))
        meant = self.known(first, title) if first.key in below else None  # titles print all words like names
        return meant if meant is not None and f"-{self.article.place}-" in f"-{meant}-" else None

    def _elsewhere(self, sentence: Sentence) -> bool:
        """Whether the sentence before is of another land ("Ports in Chile handled ... The total rose")."""
        text, place = self.article.text, self.article.place
        for earlier in self.names.back(sentence)[-1:]:
            if earlier.paragraph == sentence.paragraph:
                named = [p for p in self.names.of(earlier) if p.key != place and self.nouns.is_country(p.key)]
                if any(IN_LAND.search(text, earlier.start, p.start) for p in named):
                    return True
            elif self.names.provisional and self._of_another_firm(earlier):
                return True
        return False

    def _of_another_firm(self, earlier: Sentence) -> bool:
        """Whether a paragraph's last sentence tells of another firm, with which the next may go on."""
        leading = [p for p in self.names.of(earlier) if leads(self.names, p, earlier) and p.key.startswith(STRANGER)]
        meant = self.known(leading[0], earlier) if leading and not is_person(self.article.text, leading[0]) else None
        return meant is not None and meant != self.article.place and FIRM.search(leading[0].key) is not None

    def _home(self, sentence: Sentence) -> bool:
        """Whether a sentence says what the article's place owns ("Spain bought a quarter of Portugal's exports")."""
        owners = [p for p in self.names.of(sentence) if owns(self.article.text, p)]
        return any(p.key == self.article.place for p in owners)

    def _taken_up(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject that "it" or "the city" takes up again: the last one before that can be meant."""
        kind = phrase.key.removeprefix(TAKEN_UP)
        here = [p for p in self.names.of(sentence) if p.end <= phrase.start]
        here = [p for p in here if not stands_behind(PARTNER, self.article.text, p)]
        if kind == "it":
            said = SAID_IT.search(self.article.text, max(sentence.start, phrase.start - NEAR), phrase.start)
            teller = None if said is None else next((p for p in here if p.end == said.start()), None)
            named = teller is not None and teller.key[0] not in (TAKEN_UP, NATION)
            if teller is not None and named and not is_person(self.article.text, teller):
                return self.known(teller, sentence)
            doing = next((p for p in reversed(here) if with_doing(self.article.text, p)), None)
            if doing is not None and doing.key[0] not in (TAKEN_UP, NATION):  # "with Ohio Rail reporting a rise in its"
                sure = APART.search(self.article.text, doing.end, phrase.start) is None
                return self.known(doing, sentence) if sure else None
            strong = [p for p in here if p.key[0] not in (TAKEN_UP, NATION) and not self.names.bound(p, here)]
            if strong and is_body(self.article.text, strong[0]):
                return None  # "The airports association released its figures"
            taken = [p for p in here if p.key[0] == TAKEN_UP and p.key not in PRONOUNS]
            nouns = [p for p in taken if not self.names.bound(p, here)]
            if nouns and not strong and self._printed(phrase) == "its":
                return self.known(nouns[-1], sentence)  # "the province saw its trade ..."
            return self._led_by(strong, here, phrase, sentence)
        if kind == "there":
            return self.nouns.there(here, sentence)
        noun = self._printed(phrase).split()[-1]
        again = [n for n, p in enumerate(here) if p.key == phrase.key and self._printed(p).split()[-1] == noun]
        return self.nouns.meant(kind, noun, here[: again[0]] if again else here, sentence)

    def _led_by(self, strong: list[Phrase], here: list[Phrase], phrase: Phrase, sentence: Sentence) -> str | None:
        """Whom "it" takes up, of the names `here` before it, of which nothing binds the `strong` ones."""
        text, place, printed = self.article.text, self.article.place, self._printed(phrase)
        if strong and (OWN_PART.match(text, strong[0].end) is not None or self._speaks(strong[0], phrase)):
            return None  # "Midea's own business ...; its profit", "Wint, who leads the zone, said that its exports"
        if strong:
            return self.known(strong[0], sentence)
        if printed == "its" and place:
            told = {self.known(p, sentence) for p in here if p.key[0] not in (TAKEN_UP, NATION)}
            if told == {place}:
                return place  # "output in Ohio rose, while its exports fell"
        if any(self._is_other(p) for p in here):
            return None  # "the lead of Lorne in the whole province grew, with its sales ..."
        meant = self.topic(sentence, pronoun=True)
        return None if printed in ("they", "their") and meant == place and self.nouns.is_land() else meant

    def _speaks(self, phrase: Phrase, behind: Phrase) -> bool:
        """Whether a name that does not say what it is only says what follows, before another phrase."""
        said = SAYS.search(self.article.text, phrase.end, behind.start) is not None
        return said and not tells_what_it_is(phrase, self.article.place)

    def _is_other(self, phrase: Phrase) -> bool:
        """Whether a name that nobody knows stands for another than the article's place."""
        return phrase.key.startswith(STRANGER) and self.names.stranger(phrase.key) not in (None, self.article.place)

    def _printed(self, phrase: Phrase) -> str:
        return self.article.text[phrase.start : phrase.end].lower()

    def _may_go_on(self, phrase: Phrase) -> bool:
        """Whether what follows may be about a name: of a stranger only if it is a firm's, or owned something."""
        if not phrase.key.startswith(STRANGER):
            return True
        if shortens(provisional_id(phrase.key.removeprefix(STRANGER)), self.article.place):
            return True
        return owns(self.article.text, phrase) or FIRM.search(phrase.key) is not None

    def is_place(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a name is that of the article's place."""
        return self.known(phrase, sentence) == self.article.place

    def listed(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a stranger's name ends a list of names ("Burgas and Varna registered ...")."""
        return phrase.key.startswith(STRANGER) and self.names.in_list(phrase, self.names.of(sentence))
