"""Whom a figure is about where a frame's pattern does not say: a name in its clause, the topic, the article's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from flows.matching.clauses import sentence_at
from flows.matching.codebook import Codebook
from flows.matching.printed import ACTS, STRANGER, SUBJECT, TAKEN_UP, Phrase
from flows.matching.taking_up import THIS
from flows.reading.article import Article, Sentence

OF = re.compile(r"\s(?:of|in|at|for)\s(?:the\s)?", re.IGNORECASE)
WEAK = re.compile(
    r"\b(?:of|in|at|from|to|with|by|between|on|near|for|via|into|through|than|under|per|like|as|including"
    r"|among)\s(?:the\s)?$",
    re.IGNORECASE,
)
PARTNER = re.compile(r"\b(?:exports?|imports?|trade|shipments)\s(?:to|from|with)\s(?:the\s)?$", re.IGNORECASE)
WHOSE = re.compile(r",?\s(?:whose|which)\b")
OPENS = re.compile(r"\b(?:that|and|but|while|said|showed|shows|also|then|now)$", re.IGNORECASE)
ASIDE = re.compile(r", (?:it|he|she|they) (?:says?|said|adds?|added|notes?|noted),")
SAW = re.compile(r"\bsaw the (?:launch|opening|start|birth|founding) of (?:the )?$")  # "May saw the launch of X"
FRONTED = re.compile(r"\s*(?:At|In|On)\s[^,;:]+")
LISTED = re.compile(r"(?:,|\band|,\sand|\bor)\s(?:the\s)?$", re.IGNORECASE)
SAYS = re.compile(
    r"\b(?:said|says|show|shows|showed|shown|reported|revealed|announced|indicated|noted)\b", re.IGNORECASE
)
IT_SAYS = re.compile(rf"\s(?:also |further |now |later |then )?{SAYS.pattern}", re.IGNORECASE)
CALLED_PLACE = re.compile(r"\b[Tt]he (?:city|town|country|province|county|state|island|municipality|district|region)\b")
TOLD_BY = re.compile(
    r"\b(?:according to|based on|(?:data|figures|statistics) (?:from|by)|(?:released|issued|published) by)\b[^;:,]*$",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:Statistics|Bureau|Customs|Administration|Ministry|Commission|Committee|Department|Office|Authority|Council"
    r"|Government|Administrations|Agency|NBS|Survey Team)$"
)
OWNS = re.compile(r"['’]s?\b|['’](?=\s)")
FIRM = re.compile(
    r"\b(?:Group|Inc|Corp|Corporation|Ltd|Limited|Co|Company|Bank|Holdings|Motors|University|Airport|Port"
    r"|Airlines|plc|PLC|AG|SA)$"
)
POST = (
    r"(?:analyst|economist|executive|CEO|CFO|chair(?:man|woman|person)?|president|minister|spokes\w+|director|manager"
    r"|secretary|governor|mayor|head|officer|strategist|researcher|professor|boss|founder|commissioner|expert|chief"
    r"|trader|broker|official|author|leader)s?"
)
# A person: "analyst Mike Powell of ...", "Mr Eddington", "Jane Doe, chief executive of ...".
PERSON_BEFORE = re.compile(rf"\b(?:{POST}|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Prof\.?)[,:]?\s$", re.IGNORECASE)
PERSON_BEHIND = re.compile(rf"\s?[,(]\s?(?:[\w&’'-]+\s){{0,7}}?{POST}\b", re.IGNORECASE)
COMPANY_WORDS = re.compile(
    r"(?:group|holdings?|inc|corp|corporation|co|company|ltd|limited|plc|ag|sa|nv|se|asa|ab|and|port|airport|bank"
    r"|international|industries)"
)
SITES = frozenset(("country", "region", "city", "district", "facility"))
BACK = 3  # sentences of the same paragraph that a topic may stand back


class Subjects:
    """The subjects of one article: every phrase that names one, by sentence.

    With `provisional`, a name that the codebook does not know is a subject of its own, whose id is made from it
    (`strangers` gives the names by id); else it makes a frame silent.
    """

    def __init__(
        self,
        article: Article,
        phrases: Callable[[Sentence], Sequence[Phrase]],
        book: Codebook,
        *,
        provisional: bool,
    ) -> None:
        self.article = article
        self.book = book
        self.provisional = provisional
        self.strangers: dict[str, str] = {}
        self._phrases = phrases
        self._place = {sentence.sentence_id: at for at, sentence in enumerate(article.sentences)}

    def _of(self, sentence: Sentence) -> list[Phrase]:
        found = self._phrases(sentence)
        return [phrase for phrase in found if phrase.code == SUBJECT and phrase.key != f"{TAKEN_UP}there"]

    def of_phrase(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """The subject of a phrase; of one that takes up the sentence before ("This was ...") that of the phrase."""
        at = self._place[sentence.sentence_id]
        if at > 0 and THIS.match(self.article.text, sentence.start, sentence.end) and phrase.start == sentence.start:
            earlier = self.article.sentences[at - 1]
            same = [p for p in self._phrases(earlier) if (p.code, p.key) == (phrase.code, phrase.key)]
            if same:
                return self.about(earlier, same[-1].start, same[-1].end)
        return self.about(sentence, phrase.start, phrase.end)

    def about(self, sentence: Sentence, start: int, end: int) -> str | None:
        """The subject of an indicator phrase or a figure at `start`..`end`; None where it is not sure."""
        here = self._of(sentence)
        behind = next((p for p in here if p.start >= end and OF.fullmatch(self.article.text, end, p.start)), None)
        if behind is not None:
            return None if self.owned(sentence, start) else self.known(behind, sentence)
        before = [p for p in here if p.end <= start and not self._is_source(p, start) and not self._is(PARTNER, p)]
        before = [p for p in before if not self._is_person(p)]
        strong = [p for p in before if not self._is(WEAK, p)]
        if strong:
            sure = not self._in_list(strong[-1], before) and self._may_go_on(strong[-1])
            return self.known(strong[-1], sentence) if sure else None
        return None if before else self.topic(sentence)

    def between_countries(self, ids: Mapping[str, str]) -> bool:
        """Whether one country has a share of another's ("Japan accounted for 20 percent of China's exports")."""
        named = [ids.get(name, "") for name in ("subject", "of_subject")]
        kinds = [self.book.subjects[name].kind if name in self.book.subjects else "" for name in named]
        return kinds[0] == "country" and kinds[1] in ("country", "city", "district")

    def head(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Of a name that stands before a verb the one that it belongs to: of "the port in Dalian" the port.

        None where a preposition binds the name to something that is no name.
        """
        text = self.article.text
        bound = WEAK.search(text, max(sentence.start, phrase.start - 16), phrase.start)
        if bound is None or WHOSE.match(text, phrase.end):
            return phrase
        before = text[sentence.start : bound.start()].rstrip()
        if not before or before[-1] in ",;:—–" or OPENS.search(before):
            return phrase
        return next((p for p in self._of(sentence) if p.end == sentence.start + len(before)), None)

    def known(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject's id that a phrase stands for."""
        if phrase.key.startswith(STRANGER):
            return self._stranger(phrase.key.removeprefix(STRANGER)) if self.provisional else None
        if phrase.key.startswith(TAKEN_UP):
            return self._taken_up(phrase, sentence)
        return phrase.key

    def _stranger(self, name: str) -> str:
        """The provisional id of a name that nobody knows; `strangers` keeps the first print of each."""
        known = provisional_id(name)
        if self._is_place_too(known):
            return self.article.place
        self.strangers.setdefault(known, name)
        return known

    def _is_place_too(self, name: str) -> bool:
        """Whether a name is the article's place, shortened ("C&C" of "C&C Group")."""
        if len(name) > 1 and name == "".join(word[0] for word in self.article.place.split("-") if word):
            return True  # "BA" of British Airways
        rest = self.article.place.removeprefix(name + "-")
        return rest != self.article.place and all(COMPANY_WORDS.fullmatch(word) for word in rest.split("-"))

    def topic(self, sentence: Sentence, *, pronoun: bool = False) -> str | None:
        """Whom the sentences before speak of; where they name nobody, whom the article is about: its place.

        A `pronoun` does not stand for the place: it may take up what has no name ("the system", "the figure").
        """
        for earlier in self._earlier(sentence):
            strong = [p for p in self._of(earlier) if self._leads(p, earlier) and not self._is_person(p)]
            if strong:
                if OWNS.match(self.article.text, strong[0].end) is None and self._home(earlier):
                    return self.article.place
                several = any(self._in_list(phrase, strong[:1]) for phrase in strong[:2])
                meant = None if several else self.known(strong[0], earlier)
                if meant is not None or several or self._printed(strong[0]).lower() != "they":
                    return meant  # "they" that are nobody named: what goes on is about whom the text spoke of before
        return None if pronoun else self.article.place or None

    def _printed(self, phrase: Phrase) -> str:
        return self.article.text[phrase.start : phrase.end]

    def _is_land(self) -> bool:
        """Whether the article's place is no firm, so that "they" are others: its firms, its people."""
        entry = self.book.subjects.get(self.article.place)
        return entry.kind in SITES if entry is not None else not self._is_place("organization", "company")

    def _home(self, sentence: Sentence) -> bool:
        """Whether a sentence says what the article's place owns ("Spain bought a quarter of Portugal's exports")."""
        owners = [p for p in self._of(sentence) if OWNS.match(self.article.text, p.end)]
        return any(p.key == self.article.place for p in owners)

    def _leads(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a sentence may be about a name: not where a preposition binds it, nor where it only tells."""
        text = self.article.text
        if TOLD_BY.search(text, sentence.start, phrase.start) is not None:
            return False
        letters = phrase.key.startswith(STRANGER) and phrase.words == 1 and text[phrase.start : phrase.end].isupper()
        if letters and OWNS.match(text, phrase.end) is None and ACTS.match(text, phrase.end) is None:
            return False  # "NODX rose ..." may be a measure's short name
        owns = OWNS.match(text, phrase.end) is not None and OF.search(text, max(0, phrase.start - 8), phrase.start)
        fronted = text[sentence.start : phrase.start].strip().lower() in ("in", "in the")  # "In France, growth was ..."
        shown = SAW.search(text, sentence.start, phrase.start) is not None
        return bool(owns) or fronted or shown or not self._is(WEAK, phrase)

    def _is_person(self, phrase: Phrase) -> bool:
        """Whether a name that nobody knows is a person's, by the post that stands beside it."""
        if not phrase.key.startswith(STRANGER):
            return False
        text = self.article.text
        before = PERSON_BEFORE.search(text, max(0, phrase.start - 20), phrase.start)
        return before is not None or PERSON_BEHIND.match(text, phrase.end) is not None

    def owned(self, sentence: Sentence, start: int) -> bool:
        """Whether a name with the possessive stands right before a phrase at `start` ("Toyota's car sales")."""
        text = self.article.text
        before = [p for p in self._of(sentence) if p.end <= start and OWNS.match(text, p.end)]
        return bool(before) and start - before[-1].end <= 24 and "," not in text[before[-1].end : start]

    def _taken_up(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject that "it" or "the city" takes up again: the last one before that can be meant."""
        kind = phrase.key.removeprefix(TAKEN_UP)
        here = [p for p in self._of(sentence) if p.end <= phrase.start]
        if kind == "it":
            strong = [p for p in here if not p.key.startswith(TAKEN_UP) and not self._is(WEAK, p)]
            meant = self.known(strong[0], sentence) if strong else self.topic(sentence, pronoun=True)
            several = self.article.text[phrase.start : phrase.end].lower() == "they" and not strong
            return None if several and meant == self.article.place and self._is_land() else meant
        if kind == "there":
            return next((p.key for _, p in self._before(here, sentence) if self._is_somewhere(p)), None)
        noun = self.article.text[phrase.start : phrase.end].lower().split()[-1]
        if kind == "country":
            return self._country(here, sentence)
        strangers: list[str] = []
        for _, known in self._before(here, sentence):
            subject = known.key
            if subject in self.book.subjects and self.book.subjects[subject].kind == kind:
                return subject
            if known.key.startswith(STRANGER) and known.key not in strangers:
                strangers.append(known.key)
        if self._is_place(kind, noun):
            return self.article.place
        if kind not in ("organization", "facility"):
            return None
        return self._only(strangers or self._further_back(sentence, noun), noun)

    def _is_somewhere(self, phrase: Phrase) -> bool:
        """Whether a name is that of a place or a building, where something may be "there"."""
        entry = self.book.subjects.get(phrase.key)
        return entry is not None and entry.kind in SITES

    def _further_back(self, sentence: Sentence, noun: str) -> list[str]:
        """The names with a noun ("port") that the sentences before give, of whatever paragraph."""
        at = self._place[sentence.sentence_id]
        earlier = [p.key for s in self.article.sentences[max(0, at - BACK) : at] for p in self._of(s)]
        return list(dict.fromkeys(key for key in earlier if key.startswith(STRANGER) and noun in key.lower().split()))

    def _only(self, strangers: Sequence[str], noun: str) -> str | None:
        """Of the names before "the company", "the port" the only one that may be meant."""
        if not self.provisional:
            return None
        fitting = [key for key in strangers if noun in key.lower()] or [key for key in strangers if FIRM.search(key)]
        if len(fitting or strangers) != 1:
            return None
        return self._stranger((fitting or strangers)[0].removeprefix(STRANGER))

    def _country(self, here: Sequence[Phrase], sentence: Sentence) -> str | None:
        """Which country "the country" is: that of the article's place, unless the paragraph names another."""
        home = self.article.place
        while home in self.book.subjects and self.book.subjects[home].kind != "country":
            home = self.book.subjects[home].part_of or ""
        if home not in self.book.subjects and not (self.provisional and home == self.article.place):
            home = ""
        for _, known in self._before(here, sentence):
            entry = self.book.subjects.get(known.key)
            if entry is not None and entry.kind == "country":
                return known.key if known.key == home or not home else None
        return home or None

    def _is_place(self, kind: str, noun: str) -> bool:
        """Whether the article's place may be called by a noun of that kind; of a stranger its name must say so."""
        place = self.book.subjects.get(self.article.place)
        if place is not None:
            return place.kind == kind
        named = self.article.place.split("-")
        if kind == "organization" and any(word in self.book.nouns[kind] or FIRM.search(word.title()) for word in named):
            return self.provisional
        if any(word in nouns for nouns in self.book.nouns.values() for word in named) or named[-1].endswith(noun):
            return self.provisional and (noun in named or named[-1].endswith(noun))
        if kind == "organization":  # a name of which nothing tells that it is a place
            return self.provisional and bool(named[0]) and CALLED_PLACE.search(self.article.text) is None
        return self.provisional and bool(named[0]) and kind in ("city", "region", "district")

    def _before(self, here: Sequence[Phrase], sentence: Sentence) -> Iterator[tuple[Sentence, Phrase]]:
        yield from ((sentence, phrase) for phrase in reversed(here))
        for earlier in self._earlier(sentence):
            yield from ((earlier, phrase) for phrase in reversed(self._of(earlier)))

    def _earlier(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the same paragraph before one, the nearest first."""
        at = self._place[sentence.sentence_id]
        for earlier in reversed(self.article.sentences[max(0, at - BACK) : at]):
            if earlier.paragraph != sentence.paragraph:
                return
            yield earlier

    def _is(self, pattern: re.Pattern[str], phrase: Phrase) -> bool:
        return pattern.search(self.article.text, max(0, phrase.start - 20), phrase.start) is not None

    def _may_go_on(self, phrase: Phrase) -> bool:
        """Whether what follows may be about a name: of a stranger only if it is a firm's, or owned something."""
        if not phrase.key.startswith(STRANGER):
            return True
        if self._is_place_too(provisional_id(phrase.key.removeprefix(STRANGER))):
            return True
        owns = OWNS.match(self.article.text, phrase.end) is not None
        return owns or FIRM.search(phrase.key) is not None

    def _is_source(self, phrase: Phrase, start: int) -> bool:
        """Whether a name is that of an office which only tells the figure at `start`."""
        text = self.article.text
        if ASIDE.match(text, max(0, phrase.start - 2)) is not None:
            return True
        if phrase.key == f"{TAKEN_UP}it":  # "They said the exports reached ..."
            return IT_SAYS.match(text, phrase.end) is not None and text[phrase.start].isupper()
        if TOLD_BY.search(text, max(0, phrase.start - 80), phrase.start) and SAYS.search(text, phrase.end, start):
            return True
        return OFFICE.search(text, phrase.start, phrase.end) is not None and (
            SAYS.search(text, phrase.end, start) is not None or self._is(WEAK, phrase)
        )

    def is_place(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a name is that of the article's place."""
        return self.known(phrase, sentence) == self.article.place

    def listed(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a stranger's name ends a list of names ("Burgas and Varna registered ...")."""
        return phrase.key.startswith(STRANGER) and self._in_list(phrase, self._of(sentence))

    def _in_list(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a name is one of several joined by commas or "and"."""
        near = [p for p in others if 0 < phrase.start - p.end < 8]
        return self._is(LISTED, phrase) and bool(near) and not self._fronted(near[-1])

    def _fronted(self, phrase: Phrase) -> bool:
        """Whether a name ends a phrase of place before a sentence's subject ("At Jiaozhou in Qingdao, the center")."""
        text = self.article.text
        start = sentence_at(self.article, phrase.start).start
        return FRONTED.fullmatch(text, start, phrase.end) is not None and text.startswith(", the ", phrase.end)


def provisional_id(name: str) -> str:
    """The id of a subject that only its name is known of."""
    return "-".join(re.findall(r"[^\W_]+", name.lower()))
