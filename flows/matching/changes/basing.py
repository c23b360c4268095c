"""From when a change is measured, and whether that can be told."""

from __future__ import annotations

from dataclasses import dataclass

from flows.matching.changes.bases import A_QUARTER, Base, agree, base_of
from flows.matching.changes.cautions import year_on_year, yearly
from flows.matching.model import Meaning
from flows.matching.patterns.binding import Binding, meaning_of
from flows.matching.patterns.compiling import CompiledRule
from flows.matching.values import CHANGES
from flows.matching.when.dating import Context, Dating
from flows.matching.when.shifting import previous_year
from flows.mentions.mention import Period

BASE = "base_level"  # the slot of what a level is set against


@dataclass(frozen=True, slots=True)
class Basing:
    """Gives the base of the changes of one firing of one rule."""

    rule: CompiledRule
    binding: Binding
    context: Context

    def base(self, index: int, meaning: Meaning, period: Period | None) -> str | None:
        """The base period of a figure that holds in `period`; None of what is no change, or has none."""
        measure, said = meaning.measure or "level", self._said(index, meaning)
        if said is not None:
            return said.before(period)
        led_from = self._led_from(index, meaning)
        if led_from is not None:
            return led_from
        bound = self.binding.bound(meaning.base)
        if bound is not None:
            base = self.context.mentions[bound].period
            return base.iso if base else None
        if self._of_no_base(index, measure, period):
            return None
        if meaning.base == "undated":
            return "P1Y"
        if meaning.base == "none" or measure not in CHANGES:
            return None
        if meaning.base is None and meaning.compared_with is not None:
            return None
        return previous_year(period)

    def baseless(self, index: int, meaning: Meaning, period: Period | None) -> bool:
        """Whether a frame's change is measured from a time that cannot be told."""
        base = self._said(index, meaning)
        return base is not None and base.before(period) is None

    def _led_from(self, index: int, meaning: Meaning) -> str | None:
        """The time of the level from which a change in percent led to another one, where the frame binds all three."""
        slots, mentions = self.binding.slots, self.context.mentions
        if meaning.measure != "change_percent" or slots.get("growth") != index or not {"level", BASE} <= slots.keys():
            return None
        if not agree(mentions[slots[BASE]], mentions[slots["level"]], mentions[index]):
            return None
        slot = self.rule.rule.read[BASE]
        when = Dating(self.rule, self.binding, self.context).period(BASE, slots[BASE], meaning_of(self.rule.rule, slot))
        return None if when.period is None else when.period.iso

    def _said(self, index: int, meaning: Meaning) -> Base | None:
        """The base that the words beside a frame's change state."""
        if self.rule.rule.frame is None or meaning.measure not in CHANGES or meaning.base is not None:
            return None
        return base_of(self.context.article, self.context.mentions, self.context.mentions[index])

    def _of_no_base(self, index: int, measure: str, period: Period | None) -> bool:
        """Whether an amount that a frame reads is measured from a time that nobody tells."""
        if self.rule.rule.frame is None or measure != "change_absolute":
            return False
        article, mention = self.context.article, self.context.mentions[index]
        short = period is None or (period.end - period.start).days <= A_QUARTER
        return (short and not year_on_year(article, mention)) or not yearly(article, self.context.mentions, mention)
