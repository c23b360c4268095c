"""Whether a figure is of a partner whom a frame does not bind, or of one who can have no part of what is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flows.matching.changes.cautions import behind_partner
from flows.matching.codebook import Codebook
from flows.matching.doubts.divisions import COMING
from flows.matching.whose.identifying import PARTNERS, Identifying
from flows.matching.wording.printed import Phrase
from flows.reading.article import Article, Sentence

JOINED = re.compile(r"(?<!between )(?<!between the )\b(?:[A-Z][\w.]+|US|UK),?\s(?:and|or|plus)\s(?:the\s)?$")
# "To the EU they rose 5 percent", "From Spain, imports fell": with whom, not whose; but "From January to May".
OPENS = re.compile(
    r"\s*(?:(?:But|And|Meanwhile|However|By contrast|In contrast),?\s)?(?:[Tt]o|[Ff]rom|[Tt]owards?)\s(?:the\s)?"
    r"(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Q[1-4]|H[12]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)[A-Z]"
)
FLOWS = frozenset(("trade", "investment", "transport"))  # the topics of what comes from partners, or goes to them


@dataclass(frozen=True, slots=True)
class Partners:
    """The figures of one article, asked whether partners have them."""

    article: Article
    book: Codebook

    def tells(self, phrases: Mapping[str, Phrase], ids: Mapping[str, str], sentence: Sentence, figure: int) -> bool:
        """Whether a figure of trade is a partner's whom the frame does not bind."""
        known = phrases.get("indicator")
        if self._come_from(known, phrases.get("subject")) or self._opens(phrases, sentence):
            return True
        if self._of_two(phrases):
            return True
        if "goal" in phrases:
            return known is None or COMING.search(self.article.text, known.start, known.end) is None
        with_partner = known is not None and not PARTNERS.isdisjoint(phrases)
        if known is not None and with_partner and (self._is_goal(known, phrases) or self._no_flow(phrases)):
            return True
        if known is None or with_partner or self.book.indicators[known.key].topic != "trade":
            return False
        return self._between_countries(ids) or behind_partner(self.article, sentence, figure)

    def _opens(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether a sentence opens with those to or from whom all it tells comes, and the frame binds no partner."""
        return PARTNERS.isdisjoint(phrases) and OPENS.match(self.article.text, sentence.start) is not None

    def _of_two(self, phrases: Mapping[str, Phrase]) -> bool:
        """Whether the one partner that a frame binds is the last of two who have a figure together."""
        bound = [phrase for name, phrase in phrases.items() if name in PARTNERS]
        if len(bound) != 1:
            return False
        return JOINED.search(self.article.text, max(0, bound[0].start - 40), bound[0].start) is not None

    def _come_from(self, known: Phrase | None, place: Phrase | None) -> bool:
        """Whether those who come are told of where they come from, which a frame takes for whose they are."""
        if known is None or place is None or place.start < known.end:
            return False
        between = self.article.text[known.end : place.start].split()
        if between[:1] != ["from"]:
            return False
        coming = COMING.search(self.article.text, known.start, known.end) is not None
        return coming or self.book.indicators[known.key].topic == "investment" or known.key.endswith("imports")

    def _is_goal(self, known: Phrase, phrases: Mapping[str, Phrase]) -> bool:
        """Whether people went to the one that a frame takes for a partner ("trips to Ireland")."""
        if self.book.indicators[known.key].topic != "society":
            return False
        return any(
            self.article.text[p.start - 12 : p.start].split()[-1:] == ["to"]
            for n, p in phrases.items()
            if n in PARTNERS
        )

    def _no_flow(self, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a partner before an indicator can have no part of it ("Chile accounted for 3 percent of GDP")."""
        known = phrases["indicator"]
        if self.book.indicators[known.key].topic == "enterprise":
            return True  # "sales to Japan": whose, the words seldom say
        if not Identifying.leads_to(phrases) or self.book.indicators[known.key].topic in FLOWS:
            return False
        return COMING.search(self.article.text, known.start, known.end) is None

    def _between_countries(self, ids: Mapping[str, str]) -> bool:
        """Whether one country has a share of another's ("Japan accounted for 20 percent of China's exports")."""
        one, whole = (ids.get(name, "") for name in ("subject", "of_subject"))
        kinds = [self.book.subjects[name].kind if name in self.book.subjects else "" for name in (one, whole)]
        if kinds[0] != "country" or one == self.article.place:
            return False
        return kinds[1] in ("country", "region", "city", "district") or bool(whole and whole == self.article.place)
