"""Whether a change is the one that a slot takes it for: against the year before, of the indicator, of all of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.matching.changes.bases import A_MONTH, base_of
from flows.matching.changes.cautions import IN_A_PART, annualized, of_part, year_on_year, yearly
from flows.matching.codebook import Codebook
from flows.matching.doubts.forecasters import OF_FIRMS
from flows.matching.doubts.pricing import of_other_kind
from flows.matching.meaning_check import AGAINST
from flows.matching.model import Meaning
from flows.matching.patterns.binding import unit_fits
from flows.matching.when.headlines import told_below
from flows.matching.when.periods import times_between
from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.printed import Phrase
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
TO_LEVEL = re.compile(
    r"(?:[\s,]+(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|on[- ]year"
    r"|from (?:a|one) year (?:ago|earlier|before)))?"
    r",?\s(?:to|at|reaching|totall?ing)\s(?:about |around |nearly |some |over |more than |almost |just )*[$€£]?"
)
OVER_A_STEP = re.compile(r"\s*(?:Over|On|During) the (?:month|quarter),")  # all in the sentence is against the last one
SINCE = re.compile(r",?\ssince\b")  # "up 3 billion since the start of the year": no year before
# "Amounted to 5 billion tenge, or 102.9 percent compared to 2020": an index, of which 100 is the year before.
OR, AGAINST_YEAR = (
    re.compile(r"\bor\s$"),
    re.compile(r"\s?(?:percent|per cent|pct|%)?\s(?:compared (?:to|with)|of|against|to)\b"),
)
INDEX = 80  # percent, at least
WIDE = 3  # times its lower end: more than the upper end of a change's range
BESIDE = 24  # characters behind "in" in which a phrase that the frame binds may begin


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one article, asked whether they are what a slot means."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook

    def to_other_units(self, meaning: Meaning, change: Mention) -> bool:
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

    def in_a_part(self, meaning: Meaning, change: Mention, phrases: Mapping[str, Phrase]) -> bool:
        """Whether a change is in something else than the indicator itself ("rose 5 percent in machinery")."""
        if meaning.measure not in ("change_percent", "change_points", "change_absolute"):
            return False
        part = IN_A_PART.match(self.article.text, change.end)
        return part is not None and not any(part.end() - 1 <= p.start <= part.end() + BESIDE for p in phrases.values())

    def compares(self, meaning: Meaning, mention: Mention) -> bool:
        """Whether a change, if it is one, is against the year before, and a share a part of one."""
        if meaning.measure == "change_percent" and (self._of_rate(meaning) or self._is_index(mention)):
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
            of_then = (meaning.period or "").startswith(
                ("[", AGAINST)
            )  # "the 7 percent growth in the previous quarter"
            if of_then and year_on_year(self.article, mention) and not of_part(self.article, mention):
                return True
            return self._yearly(meaning, mention)
        if meaning.measure == "change_absolute":
            return self._is_amount(meaning, mention)
        if meaning.measure != "share":
            return True
        return not of_other_kind(meaning, self.book) and (bool(mention.unit) or (mention.value or 0) < 1)

    def _is_index(self, change: Mention) -> bool:
        """Whether a figure is what there is in percent of the year before, not by how much it changed."""
        if (change.value or 0) < INDEX or not OR.search(self.article.text, max(0, change.start - 4), change.start):
            return False
        return AGAINST_YEAR.match(self.article.text, change.number_end) is not None

    def _is_amount(self, meaning: Meaning, change: Mention) -> bool:
        """Whether a change is an amount of what changed, since the year before."""
        counted = self.book.indicators[meaning.indicator or "count"].unit.startswith("{")
        if change.unit in ("%", "{pp}") or not (change.unit or counted):
            return False
        if change.value_high is not None and change.value_high > WIDE * (change.value or 0):
            return False  # "4 percent or 200 million to 5 billion": to a level
        return not of_part(self.article, change) and not SINCE.match(self.article.text, change.end)

    def _of_rate(self, meaning: Meaning) -> bool:
        """Whether a change in percent may be one in points: of a rate, unless it is one of change.

        A rise to a rate of growth (`sign`) is none of an indicator that is a rate of change itself ("inflation").
        """
        entry = self.book.indicators[meaning.indicator or "count"]
        return entry.unit == "%" and (meaning.sign is not None or not entry.definition.startswith("Change of"))

    def _yearly(self, meaning: Meaning, growth: Mention) -> bool:
        if self.book.indicators[meaning.indicator or "count"].topic in ("economy", "trade") and annualized(
            self.article, self.mentions, growth
        ):
            return False
        if self._small(meaning, growth):
            return False
        sentence = sentence_at(self.article, growth.number_start)
        if OVER_A_STEP.match(self.article.text, sentence.start) and not year_on_year(self.article, growth):
            return False
        below = told_below(self.article, self.mentions, growth)  # of a headline, which does not say against what
        return all(yearly(self.article, self.mentions, m) for m in (growth, below) if m is not None)

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
