"""Which ids the phrases stand for that a frame's pattern binds, and whom the frame is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.matching.patterns.compiling import CompiledRule
from flows.matching.whose.names import begins_list
from flows.matching.whose.peers import OWN, of_noun
from flows.matching.whose.subjects import Subjects
from flows.matching.wording.printed import NATION, STRANGER, TAKEN_UP, Phrase
from flows.matching.wording.strangers import provisional_id
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

PARTNERS = frozenset(("partner", "partner2", "partner3", "partner4"))
NAMES = frozenset(("subject", "owner", "of_subject", "of_owner", "scope", "scope_owner", "named", "goal")) | PARTNERS
TRAVELLERS = re.compile(
    r"\s(?:tourist |visitor |guest )?(?:tourists|visitors|arrivals|travell?ers|holidaymakers|guests)\b"
)
PORT = re.compile(r"^port-of-|-(?:air|sea)?ports?(?:-|$)")
SCOPES = frozenset(("scope", "scope_owner"))
OWNERS = {"owner": "subject", "of_owner": "of_subject", "scope_owner": "scope", "named": "subject", "goal": "subject"}


@dataclass(frozen=True, slots=True)
class Identifying:
    """The subjects and figures of one article, asked for the ids of the phrases that a frame binds, by slot."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook
    subjects: Subjects

    def ids(self, phrases: Mapping[str, Phrase], sentence: Sentence, first: int) -> dict[str, str] | None:
        """The id of each phrase bound; None where one stands for nobody known."""
        ids: dict[str, str] = {}
        for name, phrase in phrases.items():
            key = self._id(name, phrases, sentence, first) if name in NAMES else phrase.key
            if phrase.key == f"{TAKEN_UP}it" and any(p.start < phrase.start for n, p in phrases.items() if n in SCOPES):
                key = self.subjects.topic(sentence, pronoun=True)  # "China's first base, it ..." is not about China
            if key is None:
                return None
            ids[OWNERS.get(name, name)] = key
        peers = of_noun(self.book, ids)
        return None if peers is None else ids | peers

    def _id(self, name: str, phrases: Mapping[str, Phrase], sentence: Sentence, first: int) -> str | None:
        """The id of the subject that a name's phrase stands for, of a partner its code; None where it is not sure."""
        phrase = phrases[name]
        others = (p.start for p in phrases.values() if p is not phrase)
        leads = name == "subject" and phrase.start < min((first, *others))
        head = self.subjects.names.head(phrase, sentence) if leads else phrase
        key = self.subjects.known(head, sentence) if head is not None else None
        if name in PARTNERS:
            key = self._people(phrase, key)
            return None if key is None else self._partner(key)
        if name in SCOPES and (key is None or (key == self.article.place and key not in self.book.subjects)):
            return OWN.get(phrase.key)  # "the country" of a place that the codebook does not know
        if name == "subject" and key != self.article.place and self._of_letters(phrase, phrases):
            return None
        if leads and self.subjects.listed(phrase, sentence):
            return None
        behind = name == "subject" and "indicator" in phrases and not leads
        return None if behind and begins_list(self.article.text, phrase) else key

    def subject(
        self, frame: CompiledRule, sentence: Sentence, phrases: Mapping[str, Phrase], bound: Mapping[str, int]
    ) -> str | None:
        """Whom the words around a frame's phrases and figures say that it is about; None where it is not sure."""
        if "indicator" in phrases and phrases["indicator"].told_of:
            return phrases["indicator"].told_of
        names: tuple[str, ...] = ("indicator", "counted", "lead", "partner")
        if self.leads_to(phrases):  # "Japan made up 9 percent of exports": of whose, the words before Japan say
            names = ("lead", "partner")
        for name in names:
            if name in phrases:
                meant = self.subjects.of_phrase(sentence, phrases[name])
                if meant != self.article.place and (
                    self._come(frame, phrases) or self._goes_on(meant, sentence, phrases)
                ):
                    return None
                return self._port(meant, phrases[name], sentence)
        first = self.mentions[bound[frame.required[0]]]
        return self.subjects.about(sentence, first.start, first.end)

    def _port(self, meant: str | None, named: Phrase, sentence: Sentence) -> str | None:
        """The port of the article's place that the text named, where a throughput would be the place's own."""
        place, names = self.article.place, self.subjects.names
        if meant != place or not named.key.endswith("_throughput"):
            return meant
        earlier = (p for s in self.article.sentences if s.start < sentence.start for p in names.of(s))
        strangers = (p.key for p in earlier if p.key.startswith(STRANGER))
        port = next((k for k in strangers if provisional_id(k.removeprefix(STRANGER)) == f"port-of-{place}"), None)
        return meant if port is None else names.stranger(port)

    @staticmethod
    def leads_to(phrases: Mapping[str, Phrase]) -> bool:
        """Whether a partner stands before the indicator that it has a part of."""
        partner, known = phrases.get("lead", phrases.get("partner")), phrases.get("indicator")
        return partner is not None and known is not None and partner.start < known.start

    def _come(self, frame: CompiledRule, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a frame tells who came from a partner; texts on that name many who may have received them."""
        key = phrases["indicator"].key if "indicator" in phrases else frame.rule.read[frame.required[0]].indicator
        entry = self.book.indicators.get(key or "")
        return "partner" in phrases and entry is not None and entry.topic == "society"

    def _goes_on(self, meant: str | None, sentence: Sentence, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a partner's figure would be of a country that only the sentence before names: a partner itself."""
        entry = self.book.subjects.get(meant or "")
        if "partner" not in phrases or entry is None or entry.kind != "country":
            return False
        return all(self.subjects.known(p, sentence) != meant for p in self.subjects.names.of(sentence))

    def whole(self, subject: str) -> dict[str, str]:
        """What a subject is part of: of a sector the city or the country."""
        entry = self.book.subjects.get(subject)
        return {} if entry is None or entry.part_of is None else {"whole": entry.part_of}

    def _people(self, phrase: Phrase, key: str | None) -> str | None:
        """Whom a partner's name stands for: an adjective where it tells of travellers or people ("Dutch tourists").

        What has no such name may be where they go ("Peru visitors").
        """
        text = self.article.text
        travel = TRAVELLERS.match(text, phrase.end) is not None
        if not phrase.key.startswith(NATION):
            return None if travel else key
        people = text[phrase.start : phrase.end].endswith(("ans", "ese", "is"))
        return phrase.key.removeprefix(NATION) if travel or people else None

    def own_partner(self, subject: str, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a partner is the subject itself, or one of the countries that a subject stands for ("Asia")."""
        named = [phrases[name].key.removeprefix(NATION) for name in (*PARTNERS, "lead") if name in phrases]
        if subject in named or (named and "indicator" not in phrases and PORT.search(subject)):
            return True  # "trade with Kenya" of a port is what it handles
        entry = self.book.subjects.get(subject)
        together = subject in self.book.codes["counterparts"] or (
            entry is not None and entry.kind == "region" and entry.place is None
        )
        return bool(named) and together and self.leads_to(phrases)

    def _partner(self, subject: str) -> str | None:
        """The code of a country, or of a group of them, where the list of counterparts has it."""
        entry, codes = self.book.subjects.get(subject), self.book.codes["counterparts"]
        if entry is not None and entry.place is not None:
            code = entry.place if entry.kind == "country" else entry.place[:2]
            if code in codes and (entry.kind == "country" or self._alone(code)):
                return code
        return subject if subject in codes else None

    def _alone(self, code: str) -> bool:
        """Whether a country's code is that of a city which no country of the codebook has (Hong Kong)."""
        return not any(entry.kind == "country" and entry.place == code for entry in self.book.subjects.values())

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
