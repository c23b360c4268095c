"""Whether a figure that a frame's pattern binds can be what its slot means: its unit, its base, its noun, its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.matching.changes.bases import A_MONTH, agree, base_of
from flows.matching.changes.cautions import (
    EACH_TIME,
    IN_A_PART,
    annualized,
    by_the_day,
    narrowed,
    of_part,
    own_dollar,
    year_on_year,
    yearly,
)
from flows.matching.codebook import Codebook
from flows.matching.doubts.counting import counts
from flows.matching.doubts.forecasters import OF_FIRMS
from flows.matching.doubts.listed import beside
from flows.matching.doubts.pricing import OTHER_MONEY, at_parity, in_one_money, of_other_kind, without_scale
from flows.matching.doubts.set_against import a_year_ago, leaves_out, of_less, others_expect, set_against, since_then
from flows.matching.meaning_check import BEFORE
from flows.matching.model import Meaning, Rule
from flows.matching.patterns.binding import meaning_of, unit_fits
from flows.matching.when.dating import STEP
from flows.matching.when.periods import times_between
from flows.matching.whose.wholes import of_itself
from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.mentions.mention import Mention
from flows.reading.article import Article

FASTER = re.compile(r"\s(?:faster|slower|higher|lower|more|less|better|worse|above|below)\b")
THAN_LAST_YEAR = re.compile(
    r"\s(?:faster|slower|higher|lower|more|less) than\s(?:(?:in|during|for|that|of|the|a|its|rate|figure|growth) )*"
    r"(?:(?:previous|preceding|prior) year|last year|year (?:earlier|ago|before)"
    r"|same (?:period|month|quarter) (?:of )?(?:last year|(?:the )?previous year|a year earlier))\b"
)
# "5 percent higher than the national average", but not "than a year earlier", "than last year", "than in 2014".
THAN_OTHERS = re.compile(
    r"\s(?:faster|slower|higher|lower|more|less|better|worse|greater|fewer|larger|smaller) than\s"
    r"(?!(?:(?:in|during|for|at|that|the|those|of|figure|number|total|level|seen|recorded|a|one|its) )*"
    r"(?:year|same|corresponding|comparable|previous|preceding|prior|last|[12]\d{3}\b|first|second|third|fourth"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|month|quarter))"
)
THOUSAND = 1000
IN_BRACKETS = re.compile(r"\s?\((?:about |around |approx\.? |approximately |or )?")
UNIT_LIKE = re.compile(
    r"\s?(?:[A-Za-z]{1,6}/[a-z]{1,4}\b|(?:[BMT]c[fm]|MM?[Bb]tu|[Mk]?boe|bpd|dwt|[CG]?GT|oz|ppm)\b"
    r"|\s(?!pct\b|mph\b|hrs?\b|yrs?\b|vs\b|mths?\b|bps\b|kph\b|th\b|nd\b|rd\b|st\b)[b-df-hj-np-tv-xz]{2,5}\b)"
)
OF_CAPACITY = re.compile(r"\b(?:capacity|ability) (?:of|to \w+) [^;.]*\b(?:and|or) $")
FAR = 60  # characters before a count in which its capacity is told
BESIDE = 24  # characters before an indicator in which it may be called a daily one
PREVIOUS = re.compile(r"\b(?:previous|preceding|prior|last) (?:month|quarter|week)\b", re.IGNORECASE)
SCALE_AHEAD = re.compile(r"(?:thousand|million|billion|trillion)\s\d", re.IGNORECASE)  # "US$ billion 3.1"
MINUS = re.compile(r"\(-\)\s?[$€£]?$")  # "declined by (-) 3 percent": which way, nobody knows
TO_LEVEL = re.compile(
    r"(?:[\s,]+(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|on[- ]year"
    r"|from (?:a|one) year (?:ago|earlier|before)))?"
    r"\sto\s(?:about |around |nearly |some |over |more than |almost |just )*[$€£]?"
)
BASE = "base_level"  # the slot of a frame that holds what a change led from, without its date
SINCE = re.compile(r",?\ssince\b")  # "up 3 billion since the start of the year": no year before
SUPERLATIVE = re.compile(r"\s?(\w+est)\b")


@dataclass(frozen=True, slots=True)
class Suiting:
    """The figures of one article, asked whether they suit a slot."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook

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
            self._unscaled(bound[name])
            or own_dollar(self.article, mention, self.book)
            or self._of_unknown_unit(mention)
            or (name == BASE and not self._leads_to_its_level(rule, bound, phrases))
        ):
            return False
        meaning = meaning_of(rule, slot)
        if meaning.counted is None and beside(self.article.text, self.mentions, bound[name]) - set(bound.values()):
            return False  # "exports and imports rose 4 and 5 percent": which is whose, the frame does not know
        undated = slot.period is not None and "[" in slot.period and not self._dated(slot.period, bound)
        again = name == OTHER_MONEY and in_one_money(mention, self.mentions[bound[slot.of or name]], self.book)
        if undated or again or of_itself(meaning, rule.subject):
            return False
        among = meaning.measure == "rank" and slot.of is None and "indicator" not in phrases
        if among and not self._in_that_sense(mention, meaning.indicator or "count"):
            return False
        if meaning.counted is None:
            return self._measures(meaning, mention, phrases)
        if OF_CAPACITY.search(self.article.text, max(0, mention.start - FAR), mention.start):
            return False  # "a capacity of 1 million cars and 2 million bicycles"
        noun = phrases.get("counted")
        if noun is not None and noun.key != meaning.counted:  # of another thing than the frame's own
            noun = None
        fits = unit_fits(meaning, mention, self.book) and self._compares(meaning, mention)
        return fits and counts(meaning, mention, noun)

    def _unscaled(self, index: int) -> bool:
        """Whether an amount in brackets behind a scaled one has no scale: a misprint ("9.3 billion yuan (US$1.4)")."""
        mention, before = self.mentions[index], self.mentions[index - 1] if index else None
        if before is None or mention.multiplier != 1 or mention.unit not in self.book.money:
            return False
        scaled = before.multiplier > THOUSAND and before.unit in self.book.money
        return (
            scaled
            and (mention.value or 0) < THOUSAND
            and IN_BRACKETS.fullmatch(self.article.text, before.end, mention.cue_start) is not None
        )

    def _leads_to_its_level(self, rule: Rule, bound: Mapping[str, int], phrases: Mapping[str, Phrase]) -> bool:
        """Whether a level that a change led from is of the year before: as words say, or as the change itself does."""
        base, level, growth = (self.mentions[bound[n]] if n in bound else None for n in (BASE, "level", "growth"))
        if base is None or level is None or base.unit != level.unit:
            return False
        if a_year_ago(self.article, base):
            return True
        if growth is None or not self.suits(rule, "growth", bound, phrases):
            return False
        against = base_of(self.article, self.mentions, growth)
        return (against is None or against.same) and agree(base, level, growth)

    def _of_unknown_unit(self, mention: Mention) -> bool:
        """Whether letters beside a number are a unit or a scale that nobody knows ("7.51 Bcf/d")."""
        text = self.article.text
        behind = not mention.unit and UNIT_LIKE.match(text, mention.end) is not None
        return behind or SCALE_AHEAD.match(text, mention.number_start) is not None

    def _acts(self, event: str, subject: str | None) -> bool:
        """Whether an act can be of a subject: a meeting is held, a document signed; of a stranger that is not known."""
        entry = self.book.subjects.get(subject or "")
        return entry is not None and entry.kind in self.book.acts.get(event, ())

    def _measures(self, meaning: Meaning, mention: Mention, phrases: Mapping[str, Phrase]) -> bool:
        named = next((p for p in phrases.values() if p.code == INDICATOR and p.start < mention.end <= p.end), None)
        within = named is not None and mention.number_end <= named.start < mention.end  # "9,000 tourist arrivals"
        if not within and narrowed(self.article.text, mention, meaning):
            return False
        if self._unpriced(meaning, mention) or at_parity(self.article.text, mention, phrases.values()):
            return False
        if self._by_the_day(meaning, mention, phrases):
            return False
        if self._to_other_units(meaning, mention):
            return False
        if self._of_another(meaning, mention) or self._in_a_part(meaning, mention, phrases):
            return False
        return unit_fits(meaning, mention, self.book) and self._compares(meaning, mention)

    def _to_other_units(self, meaning: Meaning, change: Mention) -> bool:
        """Whether a change leads to a level that its indicator has not ("sales rose 8 percent to 2 million cars")."""
        if meaning.measure != "change_percent":
            return False
        at = bisect_right(self.mentions, change.start, key=lambda m: m.start)
        level = next((m for m in self.mentions[at : at + 2] if m.kind != "time" and m.start >= change.end), None)
        if level is None or not level.unit or level.unit == "%":
            return False
        if TO_LEVEL.fullmatch(self.article.text, change.end, level.number_start) is None:
            return False
        return not unit_fits(meaning.model_copy(update={"measure": "level"}), level, self.book)

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
        if entry.time == "flow" and since_then(self.article, figure):
            return True
        return a_year_ago(self.article, figure) or (firms and set_against(self.article, figure))

    def _in_a_part(self, meaning: Meaning, change: Mention, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a change is in something else than the indicator itself ("rose 5 percent in machinery")."""
        if meaning.measure not in ("change_percent", "change_points", "change_absolute"):
            return False
        part = IN_A_PART.match(self.article.text, change.end)
        return part is not None and not any(part.end() - 1 <= p.start <= part.end() + BESIDE for p in phrases.values())

    def _unpriced(self, meaning: Meaning, mention: Mention) -> bool:
        """Whether money has no currency, a rate no sign ("the index rose to 117.9"), a number of things is a part."""
        indicator = self.book.indicators[meaning.indicator or "count"]
        part = not mention.unit and 0 < (mention.value or 0) < 1  # "two thirds" of those who come
        if part and indicator.unit.startswith("{") and meaning.measure in (None, "level"):
            return True
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

    def _compares(self, meaning: Meaning, mention: Mention) -> bool:
        """Whether a change, if it is one, is against the year before, and a share a part of one."""
        if meaning.measure == "change_percent" and self._of_rate(meaning):
            return False
        if meaning.base is not None and "[" in meaning.base:  # the text says from when
            return True
        if meaning.measure == "change_percent" and THAN_OTHERS.match(self.article.text, mention.end):
            return False
        if meaning.measure == "change_points" and meaning.compared_with is not None:
            return True
        if meaning.measure == "change_points" and FASTER.match(self.article.text, mention.end):
            base = base_of(self.article, self.mentions, mention)
            return base is not None or THAN_LAST_YEAR.match(self.article.text, mention.end) is not None
        if meaning.measure in ("change_percent", "change_points"):
            of_then = (meaning.period or "").startswith("[")  # "the 7 percent growth in the previous quarter"
            if of_then and year_on_year(self.article, mention) and not of_part(self.article, mention):
                return True
            return self._yearly(meaning, mention)
        if meaning.measure == "change_absolute":
            counted = self.book.indicators[meaning.indicator or "count"].unit.startswith("{")
            fits = mention.unit not in ("%", "{pp}", "") or (counted and not mention.unit)
            return fits and not of_part(self.article, mention) and not SINCE.match(self.article.text, mention.end)
        if meaning.measure != "share":
            return True
        return not of_other_kind(meaning, self.book) and (bool(mention.unit) or (mention.value or 0) < 1)

    def _of_rate(self, meaning: Meaning) -> bool:
        """Whether a change in percent may be one in points: of a rate, unless it is one of change.

        A rise to a rate of growth (`sign`) is none of an indicator that is a rate of change itself ("inflation").
        """
        entry = self.book.indicators[meaning.indicator or "count"]
        return entry.unit == "%" and (meaning.sign is not None or not entry.definition.startswith("Change of"))

    def _yearly(self, meaning: Meaning, growth: Mention) -> bool:
        if self.book.indicators[meaning.indicator or "count"].topic == "economy" and annualized(
            self.article, self.mentions, growth
        ):
            return False
        if self._small(meaning, growth):
            return False
        return yearly(self.article, self.mentions, growth)

    def _small(self, meaning: Meaning, growth: Mention) -> bool:
        """Whether a change of less than one percent, told without a base of some month, may be against the one before.

        The month may be told before.
        """
        if (growth.value or 0) >= 1 or self.book.indicators[meaning.indicator or "count"].topic == OF_FIRMS:
            return False
        if year_on_year(self.article, growth) or base_of(self.article, self.mentions, growth) is not None:
            return False
        sentence = sentence_at(self.article, growth.number_start)
        own = times_between(self.mentions, sentence.start, sentence.end)
        spans = [m.period for m in own or times_between(self.mentions, 0, sentence.start)[-1:] if m.period is not None]
        return bool(spans) and not any((p.end - p.start).days > A_MONTH for p in spans)

    def _in_that_sense(self, rank: Mention, indicator: str) -> bool:
        """Whether a rank among peers is by an indicator: "the largest", "the third largest" by size only."""
        places = (rank.number_start, rank.number_end)
        found = (SUPERLATIVE.match(self.article.text, place) for place in places)
        word = next((match[1].lower() for match in found if match is not None), "")
        return word in (self.book.indicators[indicator].superlatives or ("",))

    def _dated(self, period: str, bound: Mapping[str, int]) -> bool:
        """Whether the slot that a period is taken from is bound, and if it is a date, says when that is."""
        index = bound.get(period.removeprefix(BEFORE).strip("[]"))
        if index is None:
            return False
        time = self.mentions[index]
        if time.kind == "time" and STEP.fullmatch(self.article.text, time.start, time.end):
            return True
        if time.kind == "time" and PREVIOUS.search(self.article.text, time.start, time.end):
            return False  # the month before the figure's, not before the day of writing
        return time.kind != "time" or time.period is not None
