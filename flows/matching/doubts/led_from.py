"""Whether the time of what a figure is set against is told: by words behind it, by a change, by the other's time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flows.matching.changes.bases import agree, base_of
from flows.matching.changes.steps import compares_years
from flows.matching.codebook import Codebook
from flows.matching.doubts.forecasters import OF_FIRMS
from flows.matching.doubts.pricing import OTHER_MONEY
from flows.matching.model import Meaning, Rule
from flows.matching.patterns.binding import meaning_of
from flows.matching.patterns.set_against import BASES
from flows.matching.when.base_times import said_behind
from flows.matching.when.nearby import nearby
from flows.mentions.mention import Mention
from flows.mentions.set_against import in_brackets
from flows.reading.article import Article

LEVEL, GROWTH, CHANGE = "level", "growth", "change"
LEADS = re.compile(r"[^;.]{0,60}\sto\s(?:[a-z]+\s){0,3}")  # "from 34,000 to 38,000"
# What may follow a figure of the year before that no word of its own dates.
ENDS = re.compile(
    r"(?:\s\([^()]*\))?(?:[,;)]|\.?\s*$|\.\s|\n"
    r"|\s(?:and|but|while|as|which|with|because|due|thanks|after|amid|when|to)\b)"
)
A_YEAR = (363, 371)  # days, at least and at most


@dataclass(frozen=True, slots=True)
class LedFrom:
    """The figures of one binding of a frame; `suits` says of a slot of it whether its figure suits it."""

    article: Article
    mentions: Sequence[Mention]
    book: Codebook
    bound: Mapping[str, int]
    suits: Callable[[str], bool]

    def told(self, rule: Rule, name: str) -> bool:
        """Whether a figure that slot `name` binds is of a time that is known, and of what it is set against."""
        slot = rule.read[name]
        of, meaning = slot.of or "", meaning_of(rule, slot)
        base, figure = self._of(name), self._of(of)
        amount = slot.measure == "level" and of == GROWTH  # "up 8 percent from 12 billion"
        if base is None or figure is None or (base.unit != figure.unit and not amount):
            return False
        if amount and base.unit not in self.book.allowed_units(meaning.indicator or "", meaning.counted):
            return False
        if base.start < figure.end and not LEADS.fullmatch(self.article.text, base.end, figure.start):
            return False
        if slot.measure == "change_percent" and figure.direction <= 0 and not base.direction:
            return False  # "fell 3 percent, against 2 percent in May": a rise or a fall?
        if said_behind(self.article.text, self.mentions, base) is not None:
            return True
        if amount:
            return base_of(self.article, self.mentions, figure) is None and self.suits(GROWTH)
        return self._of_the_year_before(base, figure, meaning, of)

    def _of_the_year_before(self, base: Mention, figure: Mention, meaning: Meaning, of: str) -> bool:
        """Whether a figure that no words date is of the year before that of another one."""
        growth = None if of == GROWTH else self._of(GROWTH)
        if growth is None:
            ends = ENDS.match(self.article.text, base.end) is not None
            return (ends and self._by_its_length(figure, meaning)) or self._by_its_change()
        if not self.suits(GROWTH):
            return False
        against = base_of(self.article, self.mentions, growth)
        return (against is None or against.same) and agree(base, figure, growth)

    def _by_its_length(self, figure: Mention, meaning: Meaning) -> bool:
        """Whether what comes before a figure can only be of the year before: of a whole year, or of firms' reports.

        A firm that sets its figures against the year before, and none against the quarter before, does so throughout.
        """
        entry = self.book.indicators.get(meaning.indicator or "")
        if entry is None or entry.time != "flow" or meaning.measure not in (None, "level"):
            return False
        when = nearby(self.article, self.mentions, figure, "paragraph").period
        if when is not None and A_YEAR[0] <= (when.end - when.start).days + 1 <= A_YEAR[1] and when.start.day == 1:
            return True
        return entry.topic == OF_FIRMS and compares_years(self.article.text)

    def _by_its_change(self) -> bool:
        """Whether a level, with the amount of its change, is the one that it led to: "to 82 tons from 74, up 8"."""
        base, level, change = (self._of(name) for name in (BASES[0], LEVEL, CHANGE))
        if base is None or level is None or change is None or change.unit != level.unit or not self.suits(CHANGE):
            return False
        if base_of(self.article, self.mentions, change) is not None:
            return False
        rounded = sum(0.5 * float(m.multiplier) * 0.1**m.decimals for m in (base, level, change))
        made = abs(float(level.value or 0) - float(base.value or 0))
        return abs(made - abs(float(change.value or 0))) <= rounded and made > 2 * rounded

    def leads_on(self) -> bool:
        """Whether a change in percent is the one from a level of a time that is told to the one it stands beside."""
        base, level, growth = (self._of(name) for name in (BASES[0], LEVEL, GROWTH))
        if base is None or level is None or growth is None or base.unit != level.unit or growth.unit != "%":
            return False
        return said_behind(self.article.text, self.mentions, base) is not None and agree(base, level, growth)

    def _of(self, name: str) -> Mention | None:
        return self.mentions[self.bound[name]] if name in self.bound else None


def in_one_money(article: Article, mentions: Sequence[Mention], bound: dict[str, int]) -> dict[str, int]:
    """What slots bind, with an amount in brackets that is in the same money as its level as what that is set against.

    Whether it is of the year before is asked of it then: "SEK 1,614 m (1,676)".
    """
    level, other = bound.get(LEVEL), bound.get(OTHER_MONEY)
    if level is None or other is None or BASES[0] in bound:
        return bound
    same = mentions[level].unit == mentions[other].unit and in_brackets(article.text, mentions[other])
    return {(BASES[0] if same and name == OTHER_MONEY else name): index for name, index in bound.items()}
