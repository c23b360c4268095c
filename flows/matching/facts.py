"""From bindings to rows: what the bound figures and dates mean, said in the tables' columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flows.errors import RuleError
from flows.matching.changes.basing import Basing
from flows.matching.changes.dollars import dollar_of
from flows.matching.directions import directed
from flows.matching.meaning_check import AGAINST, BEFORE, slot_name
from flows.matching.model import Meaning
from flows.matching.patterns.binding import Binding, meaning_of
from flows.matching.patterns.compiling import CompiledRule
from flows.matching.rows import EVENT_KEY, OBSERVATION_KEY, Event, Observation, identity
from flows.matching.serving import speaks
from flows.matching.statuses import status_in
from flows.matching.values import plain, signed, unit_of, value_of
from flows.matching.when.dating import Context, Dating
from flows.matching.when.periods import Dated
from flows.matching.wording.clauses import clause, sentence_at
from flows.mentions.mention import Mention

SAME_TIME = "same_time"  # the slot of a frame that holds the year of "in the same period of 2014"
ALL = 100  # percent
EXPECTED = re.compile(r"\b(?:expect|forecast|predict|project)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Made:
    """A row and the mentions it rests on: `index` the figure's own, `others` those that only serve it."""

    row: Observation | Event
    index: int
    others: tuple[int, ...] = ()


class FactMaker:
    """Makes the rows of one firing of one rule."""

    def __init__(self, rule: CompiledRule, binding: Binding, context: Context, *, undated: bool = True) -> None:
        self.undated = undated  # whether a figure without a period makes a row
        self.rule = rule
        self.binding = binding
        self.context = context
        self.dating = Dating(rule, binding, context)
        self.basing = Basing(rule, binding, context)

    def rows(self) -> list[Made]:
        """The rows of every bound slot that makes some."""
        made: list[Made] = []
        for name, index in self.binding.slots.items():
            slot = self.rule.rule.read[name]
            if slot.claim or not speaks(self.rule, name, self.context.mentions[index]):
                continue
            for row in slot.rows or (None,):
                meaning = meaning_of(self.rule.rule, slot, row)
                if meaning.event:
                    made.append(self._event(name, index, meaning))
                elif (fact := self._fact(name, index, meaning)) is not None:
                    made.append(fact)
        return made

    def _over_no_span(self, when: Dated, meaning: Meaning) -> bool:
        """Whether a stranger's text leaves open over which time a flow was measured.

        It tells a day only ("by June 20"), or none where it tells times of others.
        """
        entry, throughout = self.context.codebook.indicators.get(meaning.indicator or ""), self.context.throughout
        if entry is None or entry.time != "flow" or throughout is None:
            return False
        return throughout.tells if when.period is None else when.period.start == when.period.end

    def _undated_earlier(self, meaning: Meaning, when: Dated) -> bool:
        """Whether a figure of the year before has no year to be before: nothing would tell it from the later one."""
        if self.rule.rule.frame is None or not (meaning.period or "").startswith((BEFORE, AGAINST, "[")):
            return False
        named = self.binding.slots.get(SAME_TIME)
        year = self.context.mentions[named].period if named is not None else None
        return when.period is None or (year is not None and year.start.year != when.period.start.year)

    def _fact(self, name: str, index: int, meaning: Meaning) -> Made | None:
        """The row of a figure; None where a frame leaves open from when, or before what, it is."""
        when = self.dating.period(name, index, meaning)
        if (when.period is None and not self.undated) or self._over_no_span(when, meaning):
            return None
        if self._undated_earlier(meaning, when) or self.basing.baseless(index, meaning, when.period):
            return None
        mention = directed(self.context.article.text, self.context.mentions, index, meaning)
        number = value_of(mention, meaning)
        if self.rule.rule.frame is not None and meaning.measure == "change_percent" and number < -ALL:
            return None  # nothing falls by more than all of it: "fell 280 percent" is told of what became a loss
        high_index = self.binding.bound(meaning.high)
        others = tuple(i for i in (high_index, *(self.binding.bound(r) for r in meaning.rank_of)) if i is not None)
        columns = self._columns(index, meaning, mention, when) | self._place(mention)
        if columns["status"] == "actual":
            columns["status"] = self._status_above(name)
        if columns["status"] == "target" and self._is_over(mention, when):
            columns["status"] = "actual" if self._set_against(name) else "estimate"
        columns |= {
            "value": float(number),
            "value_high": self._high(mention, meaning, high_index),
            "qualifier": meaning.qualifier or mention.qualifier,
            "qualifier_text": mention.qualifier_text or None,
            "rank_of": self._rank_of(meaning),
            "multiplier": float(mention.multiplier),
            "decimals": mention.decimals,
            "value_text": self.context.article.text[mention.number_start : mention.number_end],
            "note": meaning.note,
            "as_of": self.context.article.date.isoformat(),
        }
        if columns["value_high"] is not None and columns["value_high"] < columns["value"]:
            columns["value"], columns["value_high"] = columns["value_high"], columns["value"]
        columns["observation_id"] = identity(columns, OBSERVATION_KEY)
        return Made(Observation(**columns), index, others)

    def _columns(self, index: int, meaning: Meaning, mention: Mention, when: Dated) -> dict[str, Any]:
        measure = meaning.measure or "level"
        period = when.period
        if meaning.indicator is None or meaning.subject is None:
            lacking = "indicator" if meaning.indicator is None else "subject"
            said = self.context.article.text[mention.number_start : mention.number_end]
            raise RuleError(
                f"{self.rule.rule_id}: nothing says the {lacking} of what it reads",
                file=self.rule.file,
                line=self.rule.line,
                found=repr(said),
                advice=f"give the slot, or the rule, `{lacking}:`",
            )
        return {
            "subject_id": meaning.subject,
            "indicator_id": meaning.indicator,
            "counted": meaning.counted,
            "measure": measure,
            "of_indicator": meaning.of_indicator,
            "of_subject": meaning.of_subject,
            "breakdown": self._breakdown(meaning),
            "counterpart": meaning.counterpart,
            "compared_with": meaning.compared_with,
            "rank_among": meaning.among,
            "unit": self._unit(meaning, mention),
            "status": self._status(mention, meaning),
            "period": period.iso if period else None,
            "period_start": period.start.isoformat() if period else None,
            "period_end": period.end.isoformat() if period else None,
            "period_basis": when.basis,
            "base_period": self.basing.base(index, meaning, period),
        }

    def _unit(self, meaning: Meaning, mention: Mention) -> str:
        """The row's unit; of a bare "$" in a stranger's text the dollar of its land."""
        unit = unit_of(meaning, mention, self.context.codebook)
        if self.context.throughout is None or unit != mention.unit:
            return unit
        return dollar_of(self.context.article, mention, self.context.codebook) or unit

    def _status(self, mention: Mention, meaning: Meaning) -> str:
        """What the rule says, else what the words of the clause say."""
        if meaning.status is not None:
            return meaning.status
        article = self.context.article
        start, end = clause(article.text, sentence_at(article, mention.number_start), mention)
        return status_in(article.text, start, end, mention.number_end)

    def _is_over(self, mention: Mention, when: Dated) -> bool:
        """Whether a frame's figure is expected for a time that was over when the article was written, and no plan."""
        article = self.context.article
        if self.rule.rule.frame is None or when.period is None or when.period.end >= article.date:
            return False
        start, end = clause(article.text, sentence_at(article, mention.number_start), mention)
        return EXPECTED.search(article.text, start, end) is not None

    def _set_against(self, name: str) -> bool:
        """Whether a slot is the figure of another time, with which one is compared."""
        slot = self.rule.rule.read[name]
        return slot.of is not None and "period" in slot.model_fields_set

    def _status_above(self, name: str) -> str:
        """The status of the figure that a frame's slot is `of`, of the same time: what grows to an estimate is one."""
        slot = self.rule.rule.read[name]
        index = self.binding.bound(slot.of and f"[{slot.of}]")
        if self.rule.rule.frame is None or index is None or slot.of is None or "period" in slot.model_fields_set:
            return "actual"
        above = self.rule.rule.read[slot.of]
        status = self._status(self.context.mentions[index], meaning_of(self.rule.rule, above))
        return status if status != "actual" else self._status_above(slot.of)

    def _place(self, mention: Mention) -> dict[str, Any]:
        article = self.context.article
        start, end = article.span(mention.number_start, mention.number_end)
        return {
            "article_id": article.article_id,
            "sentence_id": sentence_at(article, mention.number_start).sentence_id,
            "rule_id": self.rule.rule_id,
            "char_start": start,
            "char_end": end,
        }

    def _breakdown(self, meaning: Meaning) -> str | None:
        index = self.binding.bound(meaning.breakdown)
        if index is None:
            return None if meaning.breakdown and slot_name(meaning.breakdown) else meaning.breakdown
        mention = self.context.mentions[index]
        bound = f"{plain(mention.value or Decimal(0))} {mention.unit}".strip()
        if mention.value_high is not None:
            return f"ge {plain(mention.value or Decimal(0))} le {plain(mention.value_high)} {mention.unit}".strip()
        return bound if mention.qualifier == "exact" else f"{mention.qualifier} {bound}"

    def _high(self, mention: Mention, meaning: Meaning, high_index: int | None) -> float | None:
        if high_index is not None:
            return float(value_of(self.context.mentions[high_index], meaning))
        if mention.value_high is None:
            return None
        return float(signed(mention.value_high, mention, meaning))

    def _rank_of(self, meaning: Meaning) -> float | None:
        sizes = [self.context.mentions[i].value for i in map(self.binding.bound, meaning.rank_of) if i is not None]
        return float(sum(size for size in sizes if size is not None)) if sizes else None

    def _place_code(self, subject: str | None) -> str | None:
        """The UN/LOCODE or ISO 3166 code of the subject that a rule names as the place of an event."""
        if subject is None:
            return None
        code = self.context.codebook.subjects[subject].place
        if code is None and self.rule.rule.frame is not None:
            return None
        if code is None:
            message, advice = (
                f"{self.rule.rule_id}: a place without a code",
                "give the subject its UN/LOCODE as `place`",
            )
            raise RuleError(message, file=self.rule.file, line=self.rule.line, found=subject, advice=advice)
        return code

    def _event(self, name: str, index: int, meaning: Meaning) -> Made:
        mention = self.context.mentions[index]
        period, basis = self.dating.event_date(name, index, meaning)
        columns = self._place(mention) | {
            "subject_id": meaning.subject,
            "event_type": meaning.event,
            "date": period.iso,
            "date_start": period.start.isoformat(),
            "date_end": period.end.isoformat(),
            "date_basis": basis,
            "date_text": self.context.article.text[mention.start : mention.end],
            "qualifier": meaning.qualifier or mention.qualifier,
            "status": self._status(mention, meaning),
            "place_id": self._place_code(meaning.place),
        }
        start, end = self.context.article.span(mention.start, mention.end)
        columns |= {"char_start": start, "char_end": end}
        columns["event_id"] = identity(columns, EVENT_KEY)
        return Made(Event(**columns), index)
