"""Whether what a firm has is told of a part of it alone: a division, its sales in a country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.whose.subjects import Subjects
from flows.matching.wording.bare import is_generic, of_treasury
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.matching.wording.strangers import LEGAL_FORMS, provisional_id
from flows.matching.wording.words import words_in
from flows.reading.article import Article, Sentence

FIRMS_ONLY = Path(__file__).with_name("firms_only.csv")
LANDS_ONLY = Path(__file__).with_name("lands_only.csv")  # what a port or a firm has none of: a population
LANDS = frozenset(("country", "region", "city", "district"))
TREASURIES = frozenset(("country", "region", "city"))  # of which "revenue" may be that of the treasury
PORTS = frozenset(("port", "airport", "harbour", "harbor", "terminal"))
GREW = re.compile(r"\d\s?(?:%|percent|per cent|pct)")
ZONES = PORTS | {"zone", "park", "district", "area", "base", "group", "company"}
PRICED = re.compile(r"[$€£¥₹]|\b(?:yuan|dollars?|euros?|yen|won|rupees?|crore|rmb|usd|eur)\b", re.IGNORECASE)
# "the finance division posted", "in the home market, where sales grew"
A_FIRM = re.compile(
    r"\b[A-Z][\w&’'-]+,?\s(?:[A-Z][\w&’'-]+\s){0,3}"
    r"(?:Corp|Corporation|Inc|Ltd|Limited|plc|PLC|AG|SE|NV|SA|Holdings|Co|Company|Group|Motors?)\b"
)
CONSOLIDATED = re.compile(r"\b(?:consolidated|group)\s$", re.IGNORECASE)
BUSINESS = frozenset(("industry", "enterprise", "product", "transport"))
ACCOUNTS = re.compile(
    r"\bnet (?:profit|income|loss|earnings)"
    r"|\b(?:interim|quarterly|quarter|half|half-year|annual|pre-tax|pretax|operating) (?:profit|earnings|income)s?\b"
    r"|\bprofit attributable\b|\b[A-Z]\w+['’]s? profit\b",
)
HOME = "domestic"
OPENING = 300  # characters with which an article says what it is about
ADDED_UP = frozenset(("turnover", "sales", "sales_volume", "profit", "loss", "operating_margin", "order_value"))
DIVISION = re.compile(
    r"\b(?:division|segment|unit|arm|subsidiary|brand|business|region|market|category|operation|franchise|label"
    r"|affiliate|joint venture)(?:s|es)?\b[^,;:]*$|[,;]?\swhere\s[^,;:]*$",
    re.IGNORECASE,
)
MARKET = re.compile(
    r"\b(?:in|for|across|throughout|within|from)\s(?:the\s|its\s|our\s)?"
    r"(?:(?:north|south|east|west|central|greater|rest of|mainland|domestic|home|overseas|emerging|developed|other"
    r"|local)\w*\s(?:the\s)?)*"
    r"(?:Americas?|EMEA|EMEAI|APAC|LAAP|APMEA|LATAM|Asia|Europe|Africa|Australasia|Pacific|Middle|Far East|Nordics"
    r"|markets?|division|segment|region|business|category)\b",
    re.IGNORECASE,
)
COMING = re.compile(r"\b(?:arrivals?|visitors?|visits?|tourists|travellers|travelers|guests)\b", re.IGNORECASE)
ABROAD = re.compile(r"\b(?:in|across|throughout|within)\s(?:the\s)?$")
FRONT = re.compile(r"(?:^|[,;:(—–]|\band|\bbut|\bas|\bhowever)\s?$", re.IGNORECASE)
OF_FIGURE = re.compile(
    r"(?:[\d%)]|\b(?:percent|per cent|pct|pc|million|billion|trillion|points?|year|quarter|units?|cars?|vehicles?))\s$",
    re.IGNORECASE,
)
LABEL = re.compile(r"([A-Z][\w&’'-]*(?:\s[\w&’'-]+){0,3}):\s")
OF_ALL = re.compile(
    r"\b(?:group|company|consolidated|total|overall|highlights?|results?|financials?|summary|overview|figures|year|quarter"
    r"|half|months|outlook|guidance|update|report|announcement|statement|[12]\d{3})\b",
    re.IGNORECASE,
)
PARTED = re.compile(r"[;,]|\sand\s")


def _firms_only() -> frozenset[str]:
    """Indicators that firms alone have, no city or country (firms_only.csv)."""
    return words_in(FIRMS_ONLY)


@cache
def _of_one_firm() -> frozenset[str]:
    """Those of them that nobody adds up for a city or a country either."""
    return _firms_only() - ADDED_UP


@dataclass(frozen=True, slots=True)
class Divisions:
    """The names of one article, asked whether a figure is of a part of a firm."""

    article: Article
    book: Codebook
    subjects: Subjects

    def tells(
        self, phrases: Mapping[str, Phrase], subject: str, sentence: Sentence, figure: int, part: str = ""
    ) -> bool:
        """Whether the figure that begins at `figure` is of a part alone, which no frame names.

        A place has no sales: "in China, deliveries fell" is about somebody's deliveries there; but a `part` of it has.
        """
        known = phrases.get("indicator")
        entry = self.book.subjects.get(subject)
        if known is None or known.code != INDICATOR:
            return False
        if self._of_others(known, subject, sentence) or self._too_wide(known, subject, part):
            return True
        if known.key not in _firms_only():
            consolidated = CONSOLIDATED.search(self.article.text, max(0, known.start - 14), known.start)
            return consolidated is not None and entry is not None and entry.kind in LANDS
        if entry is not None and entry.kind in LANDS and (subject != self.article.place or known.key in _of_one_firm()):
            return True
        text = self.article.text
        if self._labelled(sentence, known):
            return True
        kind = "" if entry is None or self._told(subject, sentence) else entry.kind
        if kind == "country" or (kind in LANDS and A_FIRM.search(text, 0, figure) is not None):
            return True  # of the firm that the text is about, however it is called
        owner = phrases.get("subject") or phrases.get("owner")
        start = max(sentence.start, owner.end if owner is not None and owner.end <= known.start else 0)
        if DIVISION.search(text, start, min(known.start, figure)) is not None:
            return True
        markets = [m.start() for m in MARKET.finditer(text, sentence.start, sentence.end)]
        for phrase in self.subjects.names.of(sentence):
            found = ABROAD.search(text, max(sentence.start, phrase.start - 16), phrase.start)
            if found is not None and self._is_land(phrase):
                markets.append(found.start())
        return any(self._narrows(at, sentence, known, figure) for at in markets)

    def _labelled(self, sentence: Sentence, known: Phrase) -> bool:
        """Whether a sentence begins with the name of a part of the firm: "Bricks: revenue rose 12 percent"."""
        label = LABEL.match(self.article.text, sentence.start, known.start)
        if label is None or label[1].isupper() or OF_ALL.search(label[1]) is not None:
            return False
        return provisional_id(label[1]) != self.article.place

    def _of_others(self, known: Phrase, subject: str, sentence: Sentence) -> bool:
        """Whether a figure is a firm's with which the text opens, of those who come from there, or no money at all."""
        if self._of_firm_told_of(known, subject, sentence) or self._came_from(known, subject):
            return True
        if self.book.indicators[known.key].unit == "{tourist}" and "airport" in subject.split("-"):
            return True  # who arrives at an airport is a passenger
        if known.key in words_in(LANDS_ONLY) and self._is_no_land(subject):
            return True
        return self._unpriced_trade(known, subject, sentence)

    def _too_wide(self, known: Phrase, subject: str, part: str) -> bool:
        """Whether a place has what the bare words say: no sales; revenue, but whether its treasury's or its firms'?

        What is domestic is all that a land has.
        """
        entry = self.book.subjects.get(subject)
        if part:
            return part == HOME and entry is not None and entry.kind in LANDS
        if entry is not None and entry.kind in LANDS and is_generic(self.article, known):
            return True
        if entry is None:
            home = self._is_home(subject)
            if home and known.key in _of_one_firm():
                return True
            treasury = home and ZONES.isdisjoint(subject.split("-"))
        else:
            treasury = entry.kind in TREASURIES
        return treasury and of_treasury(self.article, known)

    def _is_home(self, subject: str) -> bool:
        """Whether it is the place that the text is about, and that is no firm."""
        return subject == self.article.place and self.subjects.nouns.is_land()

    def _is_no_land(self, subject: str) -> bool:
        """Whether a subject is a port, an airport or a firm, by what is known of it or by the last word of its name."""
        entry = self.book.subjects.get(subject)
        if entry is not None:
            return entry.kind in ("organization", "facility")
        words = subject.split("-")
        return bool({words[0], words[-1]} & PORTS) or words[-1] in LEGAL_FORMS

    def _unpriced_trade(self, known: Phrase, subject: str, sentence: Sentence) -> bool:
        """Whether trade of a port grew, without money being told: it is the boxes and tons that it moved."""
        entry = self.book.indicators[known.key]
        if PORTS.isdisjoint(subject.split("-")) or entry.topic != "trade" or entry.unit not in self.book.money:
            return False
        told = self.article.text[sentence.start : sentence.end]
        return GREW.search(told) is not None and PRICED.search(told) is None

    def _came_from(self, known: Phrase, subject: str) -> bool:
        """Whether those who come would be a part of the world ("Latin America had 2,000 arrivals"): from there."""
        entry = self.book.subjects.get(subject)
        part = entry is not None and entry.kind == "region" and subject in self.book.codes["counterparts"]
        return (
            part
            and subject != self.article.place
            and COMING.search(self.article.text, known.start, known.end) is not None
        )

    def _of_firm_told_of(self, known: Phrase, subject: str, sentence: Sentence) -> bool:
        """Whether what names nobody is a firm's with whose accounts an article opens, not its place's."""
        entry = self.book.subjects.get(subject)
        if entry is None or entry.kind not in LANDS or self.book.indicators[known.key].topic not in BUSINESS:
            return False
        return ACCOUNTS.search(self.article.text, 0, OPENING) is not None and not self._told(subject, sentence)

    def _told(self, subject: str, sentence: Sentence) -> bool:
        """Whether a sentence names a subject, or takes it up."""
        return any(self.subjects.known(phrase, sentence) == subject for phrase in self.subjects.names.of(sentence))

    def _is_land(self, phrase: Phrase) -> bool:
        """Whether a name is that of a country, a part of the world or a city, where something may be sold."""
        entry = self.book.subjects.get(phrase.key)
        return entry is not None and entry.kind in LANDS

    def _narrows(self, at: int, sentence: Sentence, known: Phrase, figure: int) -> bool:
        """Whether "in Japan" at `at` stands right behind an indicator or a figure, or opens the clause."""
        text = self.article.text
        if at > figure:
            return OF_FIGURE.search(text, figure, at) is not None and PARTED.search(text, figure, at) is None
        if at >= known.end and not text[known.end : at].strip():
            return True
        return at < known.start and FRONT.search(text, sentence.start, at) is not None
