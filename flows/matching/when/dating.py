"""When what a rule reads was so or happened: a figure's period, an event's date, and how each is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.errors import RuleError
from flows.matching.codebook import Codebook
from flows.matching.meaning_check import AGAINST, BEFORE, slot_name
from flows.matching.model import Meaning
from flows.matching.patterns.binding import Binding, meaning_of
from flows.matching.patterns.compiling import CompiledRule
from flows.matching.rows import Basis, Event
from flows.matching.when.base_times import said_behind
from flows.matching.when.fiscal import long_over, of_land
from flows.matching.when.headlines import told_below
from flows.matching.when.measured import HAS_BEEN, IS_NOW
from flows.matching.when.moved import at_its_end, ending, moved
from flows.matching.when.nearby import nearby
from flows.matching.when.periods import UNDATED, Dated, dated, spanning
from flows.matching.when.shifting import later, step_before, truncated, year_earlier
from flows.matching.when.told_throughout import ToldThroughout
from flows.matching.when.year_to_date import until_told
from flows.matching.wording.clauses import clause, sentence_at
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article

A_YEAR = re.compile(r"\d{4}")
DAY_TO_DAY = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
NEW = "new_"  # what is counted as new is counted over some time
LAST_YEAR = re.compile(r"\s(?:in |during )?(?:last year|(?:the )?(?:previous|preceding|prior) year)\b", re.IGNORECASE)
YEAR_OF = re.compile(r"\(\d{4}:\s?\W?$")
STEP = re.compile(r"(?:the )?(?:previous|preceding|prior) (month|quarter|year)", re.IGNORECASE)
A_YEAR_OF = 12  # months
TWO_YEARS = 740  # days: no longer time is carried over to another sentence (accounts are told by two years)
LONG_AGO = 730  # days
SHORT = 350  # days of which a year of accounts has more
REACH = {"flow": "paragraph", "stock": "clause", "attribute": "clause"}


@dataclass(frozen=True, slots=True)
class Context:
    """What rows are made from: one article, its mentions, and the events found so far, by rule name.

    `throughout` dates what nothing near a figure dates, by the one time that the article tells of; None: nothing does.
    """

    article: Article
    mentions: Sequence[Mention]
    codebook: Codebook
    events: Mapping[str, Event]
    throughout: ToldThroughout | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """Dates the figures and events of one firing of one rule."""

    rule: CompiledRule
    binding: Binding
    context: Context

    def period(self, name: str, index: int, meaning: Meaning) -> Dated:
        """The figure's period; in a stranger's text a year told by two is that of its land's accounts."""
        when, context = self._told(name, index, meaning), self.context
        if context.throughout is None:
            return when
        return of_land(context.article, context.mentions, context.codebook, when)

    def _told(self, name: str, index: int, meaning: Meaning) -> Dated:
        """The figure's period by the words; a slot that is `of` another shares that one's unless it says otherwise."""
        slot = self.rule.rule.read[name]
        if slot.of in self.binding.slots and (slot.period or "").startswith(AGAINST):
            return self._against(slot.of, index)
        if slot.of in self.binding.slots and "period" not in slot.model_fields_set:
            above = self.binding.slots[slot.of]
            own = self.period(slot.of, above, meaning_of(self.rule.rule, self.rule.rule.read[slot.of]))
            return self._across(UNDATED if self._at_one_moment(meaning, own) else own, above, index)
        months = self._steps_back(meaning)
        when = UNDATED if 0 < months < A_YEAR_OF else self._stated(index, meaning)
        if slot.of not in self.binding.slots or (when.period is None and not months):
            return when
        over = self.period(
            slot.of, self.binding.slots[slot.of], meaning_of(self.rule.rule, self.rule.rule.read[slot.of])
        )
        before = step_before(over.period, months) if months and over.period else None
        if before is not None or 0 < months < A_YEAR_OF:
            return Dated(before, "resolved") if before is not None else UNDATED
        return self._of_accounts(when, over, index)

    def _against(self, other: str, index: int) -> Dated:
        """The time of what the figure of another slot is set against: as the words behind it say, or a year before."""
        meaning = meaning_of(self.rule.rule, self.rule.rule.read[other])
        own = self.period(other, self.binding.slots[other], meaning)
        said = said_behind(self.context.article.text, self.context.mentions, self.context.mentions[index])
        return year_earlier(own) if said is None else said.before(own)

    def _steps_back(self, meaning: Meaning) -> int:
        """The months that "the previous quarter" lies before the figure compared with it; 0: told otherwise."""
        bound = self.binding.bound(meaning.period) if (meaning.period or "").startswith("[") else None
        if bound is None or self.context.mentions[bound].kind != "time":
            return 0
        time = self.context.mentions[bound]
        named = STEP.fullmatch(self.context.article.text, time.start, time.end)
        return {"month": 1, "quarter": 3, "year": A_YEAR_OF}[named[1].lower()] if named else 0

    def _at_one_moment(self, meaning: Meaning, when: Dated) -> bool:
        """Whether a level holds at one moment, and the time of its change runs from day to day ("since January")."""
        entry = self.context.codebook.indicators.get(meaning.indicator or "")
        level = entry is not None and entry.time == "stock" and meaning.measure in (None, "level")
        return level and when.period is not None and DAY_TO_DAY.fullmatch(when.period.iso) is not None

    def _of_accounts(self, when: Dated, above: Dated, index: int) -> Dated:
        """A year before a figure in brackets ("(2013: 5 million)") as that of the accounts, where theirs is another."""
        year, own = when.period, above.period
        if year is None or own is None or not A_YEAR.fullmatch(year.iso) or A_YEAR.fullmatch(own.iso):
            return when
        text, figure = self.context.article.text, self.context.mentions[index]
        whole = (own.end - own.start).days + 1 > SHORT
        last = LAST_YEAR.match(text, figure.end) is not None  # "in the ten months ..., against 5 million last year"
        if YEAR_OF.search(text, max(0, figure.start - 16), figure.number_start) is None and not whole and not last:
            return when
        if own.end.year - 1 != year.start.year:
            return when
        return Dated(year_earlier(above).period, when.basis)

    def _across(self, when: Dated, above: int, index: int) -> Dated:
        mentions, article = self.context.mentions, self.context.article
        places = [sentence_at(article, mentions[i].number_start).sentence_id for i in (above, index)]
        return when if when.period is None or places[0] == places[1] else Dated(when.period, "context")

    def _stated(self, index: int, meaning: Meaning) -> Dated:
        figure, stated = self.context.mentions[index], meaning.period
        if stated == "none":
            return UNDATED
        if stated is not None and slot_name(stated.removeprefix(BEFORE)):
            when = self._slot_period(stated.removeprefix(BEFORE), index)
            return year_earlier(when) if stated.startswith(BEFORE) else when
        if stated is not None and stated.startswith("event "):
            return self._event_period(stated, index)
        return self._by_words(figure, meaning, stated)

    def _by_words(self, figure: Mention, meaning: Meaning, reach: str | None) -> Dated:
        """The time that the words around a figure tell; how far they reach its indicator says where the rule does not.

        Where none near it does, in a stranger's text: that of the same figure below its headline, or the article's one.
        """
        article, mentions, throughout = self.context.article, self.context.mentions, self.context.throughout
        new = (meaning.counted or "").startswith(NEW)
        entry = self.context.codebook.indicators.get(meaning.indicator or "") if reach is None else None
        level = meaning.measure in (None, "level")
        held = entry is not None and entry.time == "stock"
        if held and throughout is not None and not new and moved(article, figure, level=level):
            return self._when_moved(figure, throughout, level=level)
        if reach is None:
            reach = "moment" if held and level else REACH[entry.time] if entry else "clause"
        when = self._of_rate(nearby(article, mentions, figure, reach), meaning)
        if throughout is None:
            return when
        if entry is not None and entry.time == "flow":
            when = until_told(article, mentions, figure, when)
        if when.basis == "context" and (_lasts_years(when) or self._is_now(figure, when)):
            when = UNDATED  # "In the 1990s ... It makes up a quarter of the total": now
        if when.period is None and (below := told_below(article, mentions, figure)) is not None:
            return Dated(self._of_rate(nearby(article, mentions, below, reach), meaning).period, "context")
        if reach != "paragraph" and not new:
            return when
        return throughout.period(figure) if when.period is None else throughout.widened(figure, when)

    def _is_now(self, figure: Mention, when: Dated) -> bool:
        """Whether a figure is told as of when the text was written, and the time told before it is long past."""
        article = self.context.article
        if when.period is None or (article.date - when.period.end).days < LONG_AGO:
            return False
        start, end = clause(article.text, sentence_at(article, figure.number_start), figure)
        return IS_NOW.search(article.text, start, end) is not None and HAS_BEEN.search(article.text, start, end) is None

    def _when_moved(self, figure: Mention, throughout: ToldThroughout, *, level: bool) -> Dated:
        """The time of what holds at one moment and has changed: that of its clause, else one told before it."""
        article, mentions = self.context.article, self.context.mentions
        when = nearby(article, mentions, figure, "moment" if level else "clause")
        if when.period is not None:
            return when if level else ending(when)
        below = told_below(article, mentions, figure)
        when = nearby(article, mentions, below or figure, "paragraph")
        when = throughout.period(figure) if when.period is None else when
        if when.period is None or not at_its_end(when.period):
            return UNDATED
        return ending(Dated(when.period, "context"))

    def _of_rate(self, when: Dated, meaning: Meaning) -> Dated:
        """A rate of change "in the year to July" as July's: what is a change over a year is told of its last month."""
        entry = self.context.codebook.indicators.get(meaning.indicator or "")
        if entry is None or when.period is None:
            return when
        stranger = self.context.throughout is not None
        if stranger and entry.topic == "enterprise" and long_over(self.context.article, when.period):
            return UNDATED  # "Q1 profit" in July: of a year of accounts, which nobody tells
        level = not entry.additive and meaning.measure == "change_percent"  # "prices rose ... in the year to May"
        if not entry.definition.startswith("Change of") and not level:
            return when
        return ending(when)

    def _slot_period(self, reference: str, index: int) -> Dated:
        """The period that a slot holds, for the figure `index`."""
        bound = self.binding.bound(reference)
        if bound is None:
            return UNDATED
        article, mentions = self.context.article, self.context.mentions
        if mentions[bound].kind != "time":  # of another figure: that one's period
            name = reference.strip("[]")
            return self.period(name, bound, meaning_of(self.rule.rule, self.rule.rule.read[name]))
        here, there = (sentence_at(article, mentions[i].number_start) for i in (index, bound))
        return spanning(article.text, there.start, mentions[bound], dated(mentions[bound], elsewhere=here != there))

    def _event_period(self, stated: str, index: int) -> Dated:
        """The date of an event that the rule names; in the figure's own sentence it is known as the event's is."""
        _, name, *precision = stated.split()
        event = self.context.events.get(name)
        if event is None:
            return UNDATED
        here = sentence_at(self.context.article, self.context.mentions[index].number_start).sentence_id
        basis: Basis = event.date_basis if event.sentence_id == here else "context"
        return Dated(truncated(period_of(event), precision[0]) if precision else period_of(event), basis)

    def event_date(self, name: str, index: int, meaning: Meaning) -> tuple[Period, str]:
        """(date, basis) of an event; a RuleError where the words that the slot holds give none."""
        mention = self.context.mentions[index]
        if mention.period is not None:
            return mention.period, "resolved" if mention.period.resolved else "explicit"
        if meaning.date is not None:
            period = self._after_event(mention, meaning.date)
            if period is not None:
                return period, "context"
        raise RuleError(
            f"{self.rule.rule_id}: [{name}] gives no date",
            file=self.rule.file,
            line=self.rule.line,
            found=self.context.article.text[mention.start : mention.end],
            expected="a date, or `date: event <rule>` with a stretch of time",
        )

    def _after_event(self, mention: Mention, stated: str) -> Period | None:
        """A printed stretch of time after an event ("one week later"); the event's own date where none is printed.

        "In the same month" is such a time: `event <rule> month` takes only the month of the event's date.
        """
        _, name, *precision = stated.split()
        event = self.context.events.get(name)
        if event is None:
            return None
        period = period_of(event)
        if mention.kind != "time":
            return later(period, mention)
        return truncated(period, precision[0]) if precision and precision[0] in ("month", "year") else period


def _lasts_years(when: Dated) -> bool:
    return when.period is not None and (when.period.end - when.period.start).days > TWO_YEARS


def period_of(event: Event) -> Period:
    """An event's date as a period."""
    return Period(event.date, dt.date.fromisoformat(event.date_start), dt.date.fromisoformat(event.date_end))
