"""When a frame that fits says nothing: its indicator is one of two, a partner's, or of a name besides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.matching.doubts.forecasters import of_forecaster
from flows.matching.doubts.partners import Partners
from flows.matching.whose.names import owns
from flows.matching.whose.subjects import Subjects
from flows.matching.wording.bare import (
    in_units,
    of_kind_of_homes,
    of_more_goods,
    of_no_place,
    of_sector_alone,
    of_shops,
)
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

AND = re.compile(r",?\s(?:and|or|as well as)\s(?:the\s|its\s|their\s|total\s)*")
AND_AHEAD = re.compile(r",?\sand\s(?:the\s|its\s|their\s|total\s)*$")
# What may stand between a figure and the "and" behind which something else is told.
GOES_ON = re.compile(
    r"[\s,)]*(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|yoy|y-o-y|on[- ]year|respectively|annually"
    r"|higher|lower|more|less"
    r"|(?:over|on|from|than) (?:a|the) (?:year (?:earlier|ago|before)|previous year|year"
    r"|same period(?: last year)?))[\s,)]*)?"
)
TOLD_BEFORE = re.compile(r"\b(?:\w+ed|rose|fell|grew|shrank|\w+ly|well|again)$")  # "exports rose and imports ..."
PUT_IN = re.compile(
    r",\s(?:which|who|whose|where|a|an|the"
    r"|(?:[\w.-]+\s){0,4}?(?:half|most|much|all|part|third|thirds|quarters?|fifths?|percent|cent|pct|\d%) of)\s[^,;]*$"
)
WHOSE = frozenset(("owner", "subject", "named", "goal"))
HANGING = re.compile(r"\bwith\s(?:\w+\s){0,3}$")
NARROWS = re.compile(r",?\s(?:of|by|in|for|at|to|from|among|with|on|via|through|under|excluding)\b")
NARROWER = re.compile(
    r"\b(?:domestic|international|online|rural|urban|private|transit|inbound|outbound|exports?|imports?) \w",
    re.IGNORECASE,
)
OPENING = re.compile(r"\s*(?:(?:In|On|By|At|During|For|From|Last|This|Over|Meanwhile|However)\b[^,]*,\s)?(?:[Tt]he\s)?")
ECONOMY = re.compile(r"['’]s?\s(?:\w+\s)?economy\b")
OF_IT = re.compile(
    r"(\w+)\sof\s(?:(?:the|its|their|his|permanent|total|all|most|urban|rural|local|new|foreign|annual|overall)\s)*$"
)
AMOUNTS = re.compile(
    r"growth|worth|that|those|values?|volumes?|amounts?|numbers?|totals?|sum|terms|case|levels?|average|rate|quantity|scale|size"
    r"|balance|ahead|because|regardless|spite|instead|front|light|view|result|account|tally|count|line",
    re.IGNORECASE,
)
# "..., with cotton making up 41 percent of the total, and imports rose": what was told before ended with its share.
OWN_FIGURE = re.compile(
    r"\d(?: percent| per cent|%)? of (?:(?:the|its|their|all|overall|\w+['’]s?) ){0,3}"
    r"(?:total|whole|sum|volume|value|all)$"
)
NARROWED = re.compile(r"\s(?:under|via|through)\s(?:the\s)?[a-z]")
# "Investment in the primary, secondary and tertiary industries": not their value added.
IN_SECTORS = re.compile(
    r"\b(?:investments?|employment|loans?|lending|jobs|employees|workers|exports|imports|profits?|revenue|tax(?:es)?"
    r"|consumption|wages|projects|firms|enterprises)\s(?:in|of|by|for|from|to)\s[^;.:\d]{0,60}$",
    re.IGNORECASE,
)
FLOWS = frozenset(("exports", "imports", "foreign_trade"))
OF_ALL = FLOWS | {"gdp", "trade_surplus", "trade_deficit"}  # of a whole economy, as its exports are
BALANCE = re.compile(r"(?:surplus|deficit|balance|trade)$")
AND_ON = re.compile(r"[\d%a-z],? and (?:total )?$")
ENDED = re.compile(r";$")  # "...; and its net profit was": told of one after the other
THAN_THAT = re.compile(
    r"\b(?:than|as|with|to|of|from|over|exceeding|above|below) (?:(?:that|those) (?:of|in|for) )?(?:the )?$"
)
MADE_UP = re.compile(r"\s(?:accounted for|contributed|made up) [\d.,]+(?: thousand| million)?(?=[,;.]|\sand\b)")
AVERAGE = re.compile(r"\baverage\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
# "Trade of the five bonded zones", "exports by China's special supervision areas".
GROUP_BEHIND = re.compile(
    r"\s(?:of|by|in|at|from|through)\s(?:(?!and\b|or\b|rose\b|fell\b|grew\b)[\w'’-]+\s){0,7}?"
    r"(?:zones|FTZs|parks|ports|cities|provinces|counties|districts|airports|harbou?rs|municipalities"
    r"|(?:supervision|development|special|economic|administrative|autonomous) (?:areas|regions))\b"
)
GOODS = frozenset(("t", "Mt", "kt", "{TEU}", "{container}"))
STAFF = "employees"  # of whom accounts tell how many there were on average
SHARE = ("share", "weight", "proportion")
NEAR = 40  # characters before that "and" in which the figure ends


@dataclass(frozen=True, slots=True)
class Doubting:
    """The figures and names of one article, asked whether what a frame binds is all that its indicator is of."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook
    subjects: Subjects

    def of_several(self, phrases: Mapping[str, Phrase], sentence: Sentence, around: Sequence[Phrase]) -> bool:
        """Whether "and" joins an indicator to another one before it, which the frame does not bind.

        `around` are all phrases of the sentence.
        """
        named = phrases.get("indicator")
        if named is None or named.code != INDICATOR:
            return False
        text, bound = self.article.text, {phrase.start for phrase in phrases.values()}
        others = (p for p in around if p.code == INDICATOR and p.end < named.start and p.start not in bound)
        if any(AND.fullmatch(text, other.end, named.start) for other in others):
            return True
        joint = AND_AHEAD.search(text, sentence.start, named.start)
        if joint is None or ENDED.search(text, sentence.start, joint.start()):
            return False
        if TOLD_BEFORE.search(text, sentence.start, joint.start()):
            return False
        if joint[0].startswith(",") and OWN_FIGURE.search(text, sentence.start, joint.start()):
            return False
        ends = [m.end for m in self.mentions if joint.start() - NEAR <= m.end <= joint.start()]
        return not any(GOES_ON.fullmatch(text, end, joint.start()) for end in ends)

    def of_another(self, phrases: Mapping[str, Phrase], sentence: Sentence, part: str = "") -> bool:
        """Whether the words around an indicator leave open whether it is of the one that the frame takes it for."""
        if self.whose_something(phrases, sentence, part):
            return True
        asks = (
            self.of_narrowed,
            self.apart,
            self.bare,
            self.of_two,
            self.hangs_on_another,
            self.averaged,
            self.of_what_was_counted,
        )
        return any(ask(phrases, sentence) for ask in asks) or (not part and self.within(phrases, sentence))

    def of_narrowed(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator goes on behind "and" where words narrow the first one ("exports under X rose")."""
        known = phrases.get("indicator")
        if known is None or WHOSE & phrases.keys():
            return False
        first = next((p for p in self.subjects.names.phrases_of(sentence) if p.code == INDICATOR), None)
        if first is None or first.end >= known.start or known.code != INDICATOR:
            return False
        text, topics = self.article.text, {self.book.indicators[p.key].topic for p in (first, known)}
        of_part = known.key in FLOWS and first.key not in FLOWS and BALANCE.search(first.key) is None
        if len(topics) > 1 or not (of_part or NARROWED.match(text, first.end)):
            return False
        return AND_ON.search(text, first.end, known.start) is not None

    def apart(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether a name ends another clause, or is bound there ("above that of the province; imports were")."""
        known, name = phrases.get("indicator"), phrases.get("subject") or phrases.get("owner")
        if known is None or name is None or not name.end <= known.start:
            return False
        between = self.article.text[name.end : known.start]
        return ";" in between or (
            "," in between and THAN_THAT.search(self.article.text, sentence.start, name.start) is not None
        )

    def bare(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator is named by bare words that may mean another one here."""
        last = phrases.get("indicator3")
        if last is not None and IN_SECTORS.search(self.article.text, sentence.start, last.start):
            return True
        named = phrases.get("indicator")
        if named is None or named.code != INDICATOR or named.told_of:
            return False
        if of_sector_alone(self.article, named, sentence) or of_no_place(self.article, named, phrases.get("subject")):
            return True
        if of_kind_of_homes(self.article, named, sentence):
            return True
        if of_shops(self.article, named, sentence) or of_more_goods(self.article, named, sentence):
            return True
        return in_units(self.book, self.mentions, named, sentence)

    def within(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator ends words put in between (", which make up most of China's exports, rose ...")."""
        named = phrases.get("indicator")
        if named is None or not self.article.text.startswith(",", named.end):
            return False
        return PUT_IN.search(self.article.text, sentence.start, named.start) is not None

    def whose_something(self, phrases: Mapping[str, Phrase], sentence: Sentence, part: str = "") -> bool:
        """Whether a phrase only says of what another thing is ("income of the residents", "a third of exports").

        A `part` may be told by its share ("farming's share of exports").
        """
        named = phrases.get("indicator")
        if named is None:
            return False
        of = OF_IT.search(self.article.text, sentence.start, named.start)
        if of is None or AMOUNTS.fullmatch(of[1]) is not None or (part and of[1] in SHARE):
            return False
        return not any(mention.start <= of.start(1) < mention.end for mention in self.mentions)  # "711 km of coastline"

    def of_what_was_counted(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether a bare number is of what was told before ("3 million nights, foreigners made up 1.4 million")."""
        named = phrases.get("indicator")
        if named is None or MADE_UP.match(self.article.text, named.end) is None:
            return False
        told = (p for p in self.subjects.names.phrases_of(sentence) if p.code == INDICATOR and p.end < named.start)
        own = self.book.unit_of(named.key, None)
        return any(self.book.unit_of(p.key, None) not in (own, "%") for p in told)

    def averaged(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether a sum is told as an average ("average exports"), which no period says of what."""
        named = phrases.get("indicator")
        if named is None or not self.book.indicators[named.key].additive or named.key == STAFF:
            return False
        return AVERAGE.search(self.article.text, sentence.start, named.start) is not None

    def hangs_on_another(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator behind "with" may be another's than the article's, of whom the sentence says something.

        "Private firms did well, with exports rising"; but "Dalian ..., with ...", "Dalian's economy ..., with ...".
        """
        named, text = phrases.get("indicator"), self.article.text
        if named is None or WHOSE & phrases.keys() or not HANGING.search(text, sentence.start, named.start):
            return False
        first = next(iter(self.subjects.names.of(sentence)), None)
        if first is None and self._opens_with_all(named, sentence):
            return False
        if first is None or not OPENING.fullmatch(text, sentence.start, first.start):
            return True
        return owns(text, first) and not ECONOMY.match(text, first.end)

    def _opens_with_all(self, named: Phrase, sentence: Sentence) -> bool:
        """Whether a sentence opens with another indicator that no words narrow ("Revenue rose, with ...")."""
        text = self.article.text
        first = next((p for p in self.subjects.names.phrases_of(sentence) if p.code == INDICATOR), None)
        if first is None or first.end >= named.start or not OPENING.fullmatch(text, sentence.start, first.start):
            return False
        if NARROWS.match(text, first.end) is not None or NARROWER.search(text, first.start, first.end) is not None:
            return False
        if named.key in FLOWS:  # "car sales rose, with exports up": of cars
            return first.key in OF_ALL
        return self.book.indicators[first.key].topic == self.book.indicators[named.key].topic

    def of_partner(
        self, phrases: Mapping[str, Phrase], ids: Mapping[str, str], sentence: Sentence, figure: int
    ) -> bool:
        """Whether a figure of trade is a partner's whom the frame does not bind."""
        return Partners(self.article, self.book).tells(phrases, ids, sentence, figure)

    def of_others(
        self, phrases: Mapping[str, Phrase], ids: Mapping[str, str], sentence: Sentence, figure: int, part: str
    ) -> bool:
        """Whether a figure may be a partner's, another's, a group's, a forecaster's, or of goods instead of money."""
        if self.of_partner(phrases, ids, sentence, figure) or self.of_another(phrases, sentence, part):
            return True
        if of_forecaster(self.article, self.book, phrases):
            return True
        return (not part and self.of_group(phrases, sentence)) or self.of_goods(phrases, sentence)

    def of_group(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator is of several zones, ports or cities, by the words behind it or in the sentence before.

        Of the sentence before where this one names nobody ("Trade of the five zones grew. Exports rose 9 percent").
        """
        named, text = phrases.get("indicator"), self.article.text
        if named is None or named.code != INDICATOR:
            return False
        if GROUP_BEHIND.match(text, named.end, sentence.end) is not None:
            return True
        if WHOSE & phrases.keys() or self.subjects.names.of(sentence):
            return False
        before = self.subjects.names.back(sentence)[-1:]
        told = [p for s in before for p in self.subjects.names.phrases_of(s) if p.code == INDICATOR]
        return any(GROUP_BEHIND.match(text, p.end) is not None for p in told)

    def of_goods(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether exports or imports may be the goods that a port handled: weights and boxes are told, no money."""
        known = phrases.get("indicator")
        if known is None or known.code != INDICATOR:
            return False
        entry = self.book.indicators[known.key]
        if entry.topic != "trade" or entry.unit not in self.book.money:
            return False
        before = self.subjects.names.back(sentence)[-1:]
        start = before[0].start if before else sentence.start
        near = [m for m in self.mentions if start <= m.start < sentence.end and m.kind != "time"]
        priced = any(m.unit in self.book.money for m in near if m.start >= sentence.start)
        return not priced and any(m.unit in GOODS for m in near)

    def of_two(self, phrases: Mapping[str, Phrase], sentence: Sentence) -> bool:
        """Whether an indicator is one name's and of a place besides ("Toyota's sales in China")."""
        known, place = phrases.get("indicator"), phrases.get("subject")
        if known is None or place is None or place.start < known.end:
            return False
        if self.book.indicators[known.key].topic == "enterprise" and not self.subjects.is_place(place, sentence):
            between = self.article.text[known.end : place.start].lower().split()
            if between[:1] == ["in"]:  # a firm's sales in a country are not the country's
                return True
        return self.subjects.names.owned(sentence, known.start)
