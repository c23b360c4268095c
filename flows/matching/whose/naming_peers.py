"""Whether a name may be another one of whom the same is told: "Utah was up 3 percent" behind Ohio's retail sales."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.matching.whose.subjects import Subjects
from flows.matching.whose.tellers import is_person
from flows.matching.wording.printed import NATION, STRANGER, TAKEN_UP, Phrase
from flows.matching.wording.strangers import FIRM
from flows.reading.article import Sentence

LANDS = frozenset(("country", "region", "city", "district", "group"))
FAR = 3  # sentences that lie at most between what is told of all who come and where they come from
# What comes from, or goes to, lands that are named with it: "Chile was up 5 percent" behind a country's exports.
FLOWS = frozenset(
    (
        *("exports", "imports", "trade", "arrivals", "tourists", "tourist", "visitors", "nights", "passengers"),
        *("deliveries", "orders", "shipments", "investment", "throughput", "students", "remittances"),
    )
)
COMING = frozenset(("arrivals", "tourists", "visitors"))
MARKETS = re.compile(
    r"\b(?:markets?|destinations?|partners?|buyers?|suppliers?|sources?|origins?"
    r"|(?:exports?|imports?|trade|shipments) (?:to|from|with))\b",
    re.IGNORECASE,
)
SELLERS = re.compile(r"\b(?:suppliers?|sources?|origins?|providers?)\b", re.IGNORECASE)
BUYERS = re.compile(r"\b(?:destinations?|buyers?|customers?|importers?)\b", re.IGNORECASE)
SOLD = "retail_sales"
OF_LANDS = frozenset(("economy", "society", "trade"))  # topics of which lands alone are told
WIDE = frozenset(("gdp", "economic_growth"))
GREW = re.compile(r"\s(?:grew|grows|expanded|contracted|shrank|slowed|growth)\b")
LOOK = 24  # characters behind a name in which its verb stands


@dataclass(frozen=True, slots=True)
class NamingPeers:
    """The names of one article, asked who may be told of next."""

    subjects: Subjects
    book: Codebook

    def is_peer(self, name: Phrase, indicator: str, told_of: str, *, far: int) -> bool:
        """Whether a name may be of whom an indicator is told right behind where it was `told_of` another."""
        article, key = self.subjects.article, name.key
        if key[0] in (TAKEN_UP, NATION) or FIRM.search(key) or is_person(article.text, name):
            return False
        if far or not (key.startswith(STRANGER) or self._is_land(key)):
            return False
        entry, home = self.book.indicators[indicator], told_of == article.place
        if entry.topic == "enterprise" or not (self._is_land(told_of) or (home and self._may_be_land(entry.topic))):
            return False
        if home and indicator != SOLD and not FLOWS.isdisjoint(indicator.split("_")):
            return False
        if self.subjects.nouns.is_country(key) and indicator not in WIDE:
            return GREW.search(article.text, name.end, name.end + LOOK) is None
        return True

    def is_partner(self, name: Phrase, indicator: str, told_of: str, before: Sentence | None, *, far: int) -> bool:
        """Whether a name may be that of a partner of whom an indicator is told, behind a sentence that told one.

        Who comes, comes from somewhere; of trade the sentence `before` has to speak of markets.
        """
        article = self.subjects.article
        come = not COMING.isdisjoint(indicator.split("_"))
        if not self._is_land(name.key) or name.key == told_of or far > (FAR if come else 0):
            return False
        if FLOWS.isdisjoint(indicator.split("_")):
            return False
        if not self._is_land(told_of) and told_of != article.place:
            return False
        if not come:
            other = SELLERS if "exports" in indicator else BUYERS if "imports" in indicator else None
            told = "" if before is None else article.text[before.start : before.end]
            return MARKETS.search(told) is not None and (other is None or other.search(told) is None)
        return True

    def _may_be_land(self, topic: str) -> bool:
        """Whether the article's place may be a land: as its name says, or as what is told of it."""
        place = self.subjects.article.place
        told = topic in OF_LANDS and place not in self.book.subjects and FIRM.search(place.title()) is None
        return told or self.subjects.nouns.is_land()

    def _is_land(self, subject: str) -> bool:
        entry = self.book.subjects.get(subject)
        return entry is not None and entry.kind in LANDS
