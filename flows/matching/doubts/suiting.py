"""Whether a figure that a frame's pattern binds can be what its slot means: its unit, its base, its noun, its date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.matching.changes.cautions import (
    EACH_TIME,
    by_the_day,
    narrowed,
)
from flows.matching.changes.dollars import own_dollar
from flows.matching.codebook import Codebook
from flows.matching.doubts.as_change import Changes
from flows.matching.doubts.counting import counts
from flows.matching.doubts.forecasters import OF_FIRMS
from flows.matching.doubts.led_from import GROWTH, LedFrom
from flows.matching.doubts.listed import beside
from flows.matching.doubts.pricing import OTHER_MONEY, at_parity, in_one_money, lost_its_scale, without_scale
from flows.matching.doubts.set_against import (
    a_year_ago,
    gained,
    leaves_out,
    of_less,
    others_expect,
    over_years,
    set_against,
    since_then,
)
from flows.matching.meaning_check import AGAINST, reference
from flows.matching.model import Meaning, Rule
from flows.matching.patterns.binding import meaning_of, unit_fits
from flows.matching.when.a_year_before import a_year_before
from flows.matching.when.dating import STEP
from flows.matching.whose.wholes import of_itself
from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.mentions.mention import Mention
from flows.reading.article import Article

UNIT_LIKE = re.compile(
    r"\s?(?:[A-Za-z]{1,6}/[a-z]{1,4}\b|(?:[BMT]c[fm]|MM?[Bb]tu|[Mk]?boe|bpd|dwt|[CG]?GT|oz|ppm)\b"
    r"|\s(?!pct\b|mph\b|hrs?\b|yrs?\b|vs\b|mths?\b|bps\b|kph\b|th\b|nd\b|rd\b|st\b)[b-df-hj-np-tv-xz]{2,5}\b)"
)
OF_CAPACITY = re.compile(r"\b(?:capacity|ability) (?:of|to \w+) [^;.]*\b(?:and|or) $")
FAR = 60  # characters before a count in which its capacity is told
BESIDE = 24  # characters before an indicator in which it may be called a daily one
PREVIOUS = re.compile(r"\b(?:previous|preceding|prior|last) (?:month|quarter|week)\b", re.IGNORECASE)
WHICH_RANKS = re.compile(r",? which (?:ranked|ranks|was|is|placed)(?: [a-z]+)?(?: the)? ")
SCALE_AHEAD = re.compile(r"(?:thousand|million|billion|trillion)\s\d", re.IGNORECASE)  # "US$ billion 3.1"
MINUS = re.compile(r"\(-\)\s?[$€£]?$")  # "declined by (-) 3 percent": which way, nobody knows
# "1 trillion 944 billion": one number in two, of which neither is it.
COMPOUND = re.compile(r"(?<=illion) \d[\d.,]* (?:billion|million|thousand)")
COMPOUND_BEFORE = re.compile(r"\d (?:trillion|billion|million) $")
# "Stood at 118 percent of its 2014 level": a ratio to what it was.
OF_LEVEL = re.compile(r" of (?:its|their|the|that of)\s[^.;,]{0,50}?\blevels?\b")
VEHICLES = frozenset(("car", "vehicle", "motorcycle", "truck", "bus"))
REGISTERED = re.compile(
    r"\s(?:were|was|have been|has been|had been)\s(?:\w+ly\s)?(?:registered|sold|built|produced|made)\b"
)
CARRIED = frozenset(("{TEU}", "{container}", "{passenger}", "{person}"))  # what a port can move it does not make
FAMILY, HOUSEHOLDS = "{family}", re.compile(r"\bhouseholds?\b")
SUPERLATIVE = re.compile(r"[\s-]?(\w+est)\b")


@dataclass(frozen=True, slots=True)
class Suiting:
    """The figures of one article, asked whether they suit a slot."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook

    @property
    def _changes(self) -> Changes:
        return Changes(self.article, self.mentions, self.book)

    def suits(self, rule: Rule, name: str, bound: Mapping[str, int], phrases: Mapping[str, Phrase]) -> bool:
        """Whether the mention that slot `name` binds can be what the slot means."""
        mention, slot = self.mentions[bound[name]], rule.read[name]
        if mention.kind == "time":
            return slot.event is None or (mention.period is not None and self._acts(slot.event, rule.subject))
        if any(f"[{name}]" in other.rank_of for other in rule.read.values()):
            return True  # how many the peers of a rank are
        if MINUS.search(self.article.text, max(0, mention.start - 5), mention.number_start):
            return False
        if (
            lost_its_scale(self.article.text, self.mentions, bound[name], self.book)
            or own_dollar(self.article, mention, self.book)
            or self._of_unknown_unit(mention)
            or ((slot.period or "").startswith(AGAINST) and not self._led_from(rule, bound, phrases).told(rule, name))
        ):
            return False
        meaning = meaning_of(rule, slot)
        if name == GROWTH and self._led_from(rule, bound, phrases).leads_on():
            return True
        listed = meaning.counted is None and not self._within(mention, phrases)
        if listed and beside(self.article.text, self.mentions, bound[name]) - set(bound.values()):
            return False  # "exports and imports rose 4 and 5 percent": which is whose, the frame does not know
        undated = slot.period is not None and "[" in slot.period and not self._dated(slot.period, bound)
        again = name == OTHER_MONEY and in_one_money(mention, self.mentions[bound[slot.of or name]], self.book)
        by_head = self._by_head(meaning, mention, bound.get(slot.of or ""))
        if (
            undated
            or again
            or by_head
            or of_itself(meaning, rule.subject)
            or self._of_rate_or_growth(meaning, bound[name])
        ):
            return False
        among = meaning.measure == "rank" and slot.of is None and "indicator" not in phrases
        if among and not self._in_that_sense(mention, meaning.indicator or "count"):
            return False
        if meaning.counted is None:
            return self._measures(meaning, mention, phrases)
        return self._counts(meaning, mention, phrases)

    def _of_rate_or_growth(self, meaning: Meaning, index: int) -> bool:
        """Whether a share would be one of a rate, or a rank is that of a change right before it.

        "A rate of 9 percent of ..." is no part of anything; "an increase of 8 percent, which ranked second".
        """
        entry = self.book.indicators.get(meaning.indicator or "")
        if meaning.measure == "share":
            return entry is not None and entry.unit == "%"
        before, rank = self.mentions[index - 1], self.mentions[index]
        change = meaning.measure == "rank" and index > 0 and before.unit == "%" and before.direction != 0
        return change and WHICH_RANKS.fullmatch(self.article.text, before.end, rank.start) is not None

    def _led_from(self, rule: Rule, bound: Mapping[str, int], phrases: Mapping[str, Phrase]) -> LedFrom:
        return LedFrom(
            self.article, self.mentions, self.book, bound, lambda name: self.suits(rule, name, bound, phrases)
        )

    def _counts(self, meaning: Meaning, mention: Mention, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a figure counts what its slot says, and is no capacity for it."""
        if OF_CAPACITY.search(self.article.text, max(0, mention.start - FAR), mention.start):
            return False  # "a capacity of 1 million cars and 2 million bicycles"
        if mention.unit == FAMILY and HOUSEHOLDS.search(self.article.text, *self._sentence(mention)):
            return False  # "283,000 households, and 120,000 families"
        noun = phrases.get("counted")
        against = (meaning.period or "").startswith(AGAINST)  # "300 hotels, up from 280"
        if noun is not None and (against or noun.key != meaning.counted):  # of another thing than the frame's own
            noun = None
        if noun is not None and meaning.counted in VEHICLES and REGISTERED.match(self.article.text, noun.end):
            return False  # so many came on the road; how many there are is another thing
        fits = unit_fits(meaning, mention, self.book) and self._changes.compares(meaning, mention)
        return fits and counts(meaning, mention, noun)

    def _by_head(self, meaning: Meaning, mention: Mention, above: int | None) -> bool:
        """Whether percent tell how far an amount by head is from another ("1,058 euros, 6 percent below average")."""
        if meaning.measure != "change_points" or self.book.indicators[meaning.indicator or "count"].additive:
            return False  # of a sum it is how much more it grew
        return mention.unit == "%" and above is not None and self.mentions[above].unit in self.book.money

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        sentence = sentence_at(self.article, mention.number_start)
        return sentence.start, sentence.end

    def _of_unknown_unit(self, mention: Mention) -> bool:
        """Whether letters beside a number are a unit or a scale that nobody knows ("7.51 Bcf/d")."""
        text = self.article.text
        if COMPOUND.match(text, mention.number_end) or COMPOUND_BEFORE.search(
            text, max(0, mention.start - 12), mention.start
        ):
            return True
        behind = not mention.unit and UNIT_LIKE.match(text, mention.end) is not None
        return behind or SCALE_AHEAD.match(text, mention.number_start) is not None

    def _acts(self, event: str, subject: str | None) -> bool:
        """Whether an act can be of a subject: a meeting is held, a document signed; of a stranger that is not known."""
        entry = self.book.subjects.get(subject or "")
        return entry is not None and entry.kind in self.book.acts.get(event, ())

    def _within(self, mention: Mention, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a figure's own noun is its indicator's ("9,000 tourist arrivals")."""
        named = (p for p in phrases.values() if p.code == INDICATOR and p.start < mention.end <= p.end)
        return any(mention.number_end <= p.start < mention.end for p in named)

    def _measures(self, meaning: Meaning, mention: Mention, phrases: Mapping[str, Phrase]) -> bool:
        if not self._within(mention, phrases) and narrowed(self.article.text, mention, meaning):
            return False
        if self._of_other_things(meaning, mention):
            return False
        if self._unpriced(meaning, mention) or at_parity(self.article.text, mention, phrases.values()):
            return False
        if self._by_the_day(meaning, mention, phrases):
            return False
        if self._changes.to_other_units(meaning, mention):
            return False
        if self._of_another(meaning, mention) or self._changes.in_a_part(meaning, mention, phrases):
            return False
        return unit_fits(meaning, mention, self.book) and self._changes.compares(meaning, mention)

    def _of_another(self, meaning: Meaning, figure: Mention) -> bool:
        """Whether a figure is what others expected, or of less than its indicator says, or of a year before.

        Of a year before is no level whose slot does not say so.
        """
        entry = self.book.indicators[meaning.indicator or "count"]
        firms = entry.topic == OF_FIRMS
        if others_expect(self.article, figure) or leaves_out(self.article, figure):
            return True
        if firms and of_less(self.article, figure):
            return True
        if meaning.measure not in (None, "level") or (meaning.period is not None and "[" in meaning.period):
            return False
        if entry.time == "flow" and (since_then(self.article, figure) or over_years(self.article, figure)):
            return True
        if entry.time == "stock" and meaning.counted is None and gained(self.article, figure):
            return True
        if a_year_before(self.article, self.mentions, sentence_at(self.article, figure.number_start)) is not None:
            return False
        return a_year_ago(self.article, figure) or (firms and set_against(self.article, figure))

    def _of_other_things(self, meaning: Meaning, mention: Mention) -> bool:
        """Whether a level is boxes or people that a capacity does not make, or a ratio to what there was before."""
        if meaning.measure not in (None, "level"):
            return False
        if mention.unit == "%" and OF_LEVEL.match(self.article.text, mention.end):
            return True
        made = self.book.indicators[meaning.indicator or "count"].unit.startswith("{unit}/")
        return made and mention.unit in CARRIED

    def _unpriced(self, meaning: Meaning, mention: Mention) -> bool:
        """Whether money has no currency, a rate no sign ("the index rose to 117.9"), a number of things is a part."""
        indicator = self.book.indicators[meaning.indicator or "count"]
        part = not mention.unit and 0 < (mention.value or 0) < 1  # "two thirds" of those who come
        if part and indicator.unit.startswith("{") and meaning.measure in (None, "level"):
            return True
        if indicator.unit.startswith("{unit}") and not mention.unit:
            return True  # of what, nobody says: "a capacity of 72 million"
        signed = indicator.unit in self.book.money or (indicator.unit == "%" and "1" not in indicator.units)
        if not signed or meaning.measure not in (None, "level", "change_absolute"):
            return False
        return mention.unit in (None, "", "1") or without_scale(meaning, mention, self.book)

    def _by_the_day(self, meaning: Meaning, mention: Mention, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a level is one of each day, which neither the indicator's unit nor its words say."""
        if "/" in self.book.indicators[meaning.indicator or "count"].unit:
            return False
        text, measured = self.article.text, [p for p in phrases.values() if p.code == INDICATOR]
        if any(EACH_TIME.search(text, p.start, p.end) for p in measured):
            return False
        if by_the_day(self.article, mention, meaning):
            return True
        level = meaning.measure in (None, "level")
        return level and any(EACH_TIME.search(text, max(0, p.start - BESIDE), p.start) for p in measured)

    def _in_that_sense(self, rank: Mention, indicator: str) -> bool:
        """Whether a rank among peers is by an indicator: "the largest", "the third largest" by size only."""
        places = (rank.number_start, rank.number_end)
        found = (SUPERLATIVE.match(self.article.text, place) for place in places)
        word = next((match[1].lower() for match in found if match is not None), "")
        return word in (self.book.indicators[indicator].superlatives or ("",))

    def _dated(self, period: str, bound: Mapping[str, int]) -> bool:
        """Whether the slot that a period is taken from is bound, and if it is a date, says when that is."""
        index = bound.get(reference(period).strip("[]"))
        if index is None:
            return False
        time = self.mentions[index]
        if time.kind == "time" and STEP.fullmatch(self.article.text, time.start, time.end):
            return True
        if time.kind == "time" and PREVIOUS.search(self.article.text, time.start, time.end):
            return False  # the month before the figure's, not before the day of writing
        return time.kind != "time" or time.period is not None
