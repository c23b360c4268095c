"""The one time of which an article tells: where all its figures so far are of one period, an undated one is of it too.

News puts every sentence in a paragraph of its own, so that nothing in a figure's own paragraph may tell its time.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.matching.statuses import status_in
from flows.matching.when.comparing import compares
from flows.matching.when.headings import heads_accounts, heads_section, is_title, listed, year_of_accounts
from flows.matching.when.measured import GAUGED, HAS_BEEN, STANDING
from flows.matching.when.nearby import ENDED
from flows.matching.when.periods import UNDATED, Dated, dated, spanning, times_between
from flows.matching.when.shifting import year_earlier
from flows.matching.when.told_before import ALONE, BY_THE_END, MOMENT, of_accounts, since_january
from flows.matching.wording.clauses import clause, sentence_at
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article, Sentence

# Behind these stands what a figure is compared with.
BESIDE = re.compile(
    r"\b(?:than|in contrast (?:to|with)|compared (?:to|with)|versus|against|confounding|beating|missing|above|below)\b",
    re.IGNORECASE,
)
# "Up 12 percent over the same period": not a time told before, but the one compared with.
WITH_SAME = re.compile(
    r"(?:percent|%|cent|pct|times|points|from|than|with|to|against|on) (?:over |in |of |for |that of )?(?:the )?$"
)
# "The highest since 2008" is no standing fact.
SINCE_WHEN = re.compile(r"\b(?:\w+est|most|first|worst|best|record|high|low)\b[^,;:.]{0,40}\bsince$", re.IGNORECASE)
SINCE = re.compile(
    r"\bsince(?: the| at least)?(?: start of| beginning of| end of)?(?: mid| early| late)?[ -]$", re.IGNORECASE
)
UNTIL = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Uu]p to|[Aa]s of) (?:the )?(?:end[- ](?:of )?(?:the )?)?[A-Z]")
# Quarters of fiscal years, which nobody reads: "in Q3 FY20".
UNREAD = re.compile(r"\b(?:[QH][1-4]|9M) ?(?:of )?(?:FY|fiscal) ?['’]?\d{2,4}\b")
LATE = dt.timedelta(days=550)  # a period that was over longer before the article is history
EARLY = dt.timedelta(days=10)  # the first nine months are told of some days before they end
SHORTEST, LONGEST = 28, 371  # days
TWICE, MONTH = 2, 31
FEW = 4  # days by which half-years differ


@dataclass(frozen=True, slots=True)
class _Telling:
    """A time that a sentence tells; `gauges`: with figures that are measured, not of an act.

    `heads`: a line with no figure of its own says it for what stands below, until the next such line.
    """

    sentence: Sentence
    period: Period
    gauges: bool
    heads: bool = False


class ToldThroughout:
    """The times that one article tells, sentence after sentence."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self.article = article
        self.mentions = mentions

    @property
    def tells(self) -> bool:
        """Whether the article tells any time over which something may have been measured."""
        return bool(self._tellings)

    def period(self, figure: Mention) -> Dated:
        """The one period that the article's earlier figures are of, for one that was measured; else undated."""
        sentence = sentence_at(self.article, figure.number_start)
        if not self._measured(sentence, figure):
            return UNDATED
        told = [telling for telling in self._tellings if telling.sentence.start < sentence.start]
        heads = [at for at, telling in enumerate(told) if telling.heads]
        told = told[heads[-1] :] if heads else told
        if any(telling.sentence.paragraph == sentence.paragraph for telling in told):
            return UNDATED
        if UNREAD.search(self.article.text, self.article.text.rfind("\n", 0, sentence.start) + 1, sentence.end):
            return UNDATED
        only = self._set_against(sentence, told) or _only(told, self.article.date)
        if only is None or not self.article.date - LATE <= only.end <= self.article.date + EARLY:
            return UNDATED
        return Dated(only, "context") if SHORTEST <= _days(only) <= LONGEST else UNDATED

    def _set_against(self, sentence: Sentence, told: Sequence[_Telling]) -> Period | None:
        """The time that was told whose year before a sentence compares with ("against 5 million in 2014": 2015)."""
        text = self.article.text
        times = times_between(self.mentions, sentence.start, sentence.end)
        bases = [m.period for m in times if m.period is not None and compares(text, sentence.start, m, None)]
        if len(bases) != 1:
            return None
        for telling in told:
            before = year_earlier(Dated(telling.period, "context")).period
            if before is not None and _alike(before, bases[0]):
                return telling.period
        return None

    def widened(self, figure: Mention, when: Dated) -> Dated:
        """A flow "by the end of September" as of the longer time until then which the article told before."""
        sentence = sentence_at(self.article, figure.number_start)
        if when.period is None or not self._until(sentence, when.period):
            return when
        year = self._since_january(sentence, when)
        since = (year.period or when.period).start
        for telling in self._tellings:
            told = telling.period
            if telling.sentence.start >= sentence.start:
                break
            longer = told.start < since if year is when else told.start <= since
            if told.end == when.period.end and longer and _days(told) <= LONGEST:
                return Dated(told, "context")
        return year

    def _since_january(self, sentence: Sentence, when: Dated) -> Dated:
        """What is told "by the end of September" as of the year until then, where no longer time was told."""
        text, times = self.article.text, times_between(self.mentions, sentence.start, sentence.end)
        told = any(
            m.period == when.period and BY_THE_END.search(text, max(sentence.start, m.start - 24), m.start)
            for m in times
        )
        return since_january(when) if told else when

    def _until(self, sentence: Sentence, period: Period) -> bool:
        """Whether a sentence says a time only as the end of another ("by the end of September")."""
        times = times_between(self.mentions, sentence.start, sentence.end)
        text = self.article.text
        return any(
            m.period is not None
            and m.period.end == period.end
            and UNTIL.search(text, max(sentence.start, m.start - 24), m.end)
            for m in times
        )

    def _measured(self, sentence: Sentence, figure: Mention) -> bool:
        """Whether a figure tells of what has been measured over some time, and its sentence of no time of its own."""
        text = self.article.text
        start, end = clause(text, sentence, figure)
        target = status_in(text, start, end, figure.number_end) == "target"
        if target or not (
            HAS_BEEN.search(text, sentence.start, sentence.end)
            or listed(self.article, sentence, [t.sentence for t in self._tellings[:1]])
        ):
            return False
        beside = BESIDE.search(text, figure.number_end, end)
        times = [m for m in self.mentions[self._first(sentence.start) : self._first(sentence.end)] if m.kind == "time"]
        if any(self._own(sentence, time, figure) for time in times):
            return False
        return not any(
            all(found.end() <= time.start or time.end <= found.start() for time in times)
            and SINCE_WHEN.search(text, max(start, found.start() - 60), found.end()) is None
            for found in STANDING.finditer(text, start, beside.start() if beside else end)
        )

    def _own(self, sentence: Sentence, time: Mention, figure: Mention) -> bool:
        """Whether a sentence has a time of its own, which is no day and not what it compares a figure with."""
        text = self.article.text
        if time.period is None and WITH_SAME.search(text, max(sentence.start, time.start - 24), time.start):
            return False
        lasts = time.period is None or _days(time.period) > 1
        return lasts and not any(compares(text, sentence.start, time, of) for of in (None, figure))

    def _first(self, at: int) -> int:
        return bisect_left(self.mentions, at, key=lambda m: m.start)

    def _spanned(self, sentence: Sentence, time: Mention) -> Period | None:
        """The period of a time that a sentence tells; "by the end of May" the year until then."""
        when = spanning(self.article.text, sentence.start, time, dated(time, elsewhere=True))
        when = of_accounts(self.article, self.mentions, time, when)
        ends = BY_THE_END.search(self.article.text, max(sentence.start, time.start - 24), time.start)
        return (since_january(when) if ends else when).period

    @cached_property
    def _tellings(self) -> list[_Telling]:
        accounts = year_of_accounts(self.article)
        found = [] if accounts is None else [_Telling(self.article.sentences[0], accounts, gauges=True)]
        text = self.article.text
        first = self.article.sentences[0].paragraph + 1  # below the title
        for sentence in self.article.sentences:
            times = times_between(self.mentions, sentence.start, sentence.end)
            figures = self.mentions[self._first(sentence.start) : self._first(sentence.end)]
            heads = heads_section(self.article, sentence, times, figures)
            titles = heads or is_title(self.article, sentence) or heads_accounts(self.article, sentence)
            leads = titles or (sentence.paragraph <= first and GAUGED.search(text, sentence.start, sentence.end))
            if not times or not (leads or any(m.kind == "quantity" for m in figures)):
                continue
            if status_in(text, sentence.start, sentence.end, sentence.end) == "target":
                continue
            gauges = titles or GAUGED.search(text, sentence.start, sentence.end) is not None
            for time in times:
                when = self._spanned(sentence, time)
                if any(time.end < m.start and ENDED.fullmatch(text, time.end, m.start) for m in times):
                    continue  # "the third quarter ended 31 December"
                if when is None or _days(when) <= 1 or compares(text, sentence.start, time, None):
                    continue
                since = SINCE.search(text, max(sentence.start, time.start - 30), time.start)
                until = UNTIL.search(text, max(sentence.start, time.start - 24), time.end)
                if until and any(t.period.end == when.end and t.period.start < when.start for t in found):
                    continue  # only when the time told before ended
                if MOMENT.search(text, max(sentence.start, time.start - 24), time.start):
                    continue
                if since is None and ALONE.match(text, time.end) is None:
                    found.append(_Telling(sentence, when, gauges, heads))
        return self._of_lead(found)

    def _of_lead(self, found: list[_Telling]) -> list[_Telling]:
        """The times told, without that of the title where the text first tells another one as long.

        "First-half record" in the title may be of a fiscal year, as the lead says.
        """
        below = next((at for at, telling in enumerate(found) if not is_title(self.article, telling.sentence)), 0)
        if not below:
            return found
        title, lead = found[below - 1].period, found[below].period
        another = not _alike(title, lead) and abs(_days(title) - _days(lead)) < FEW
        return found[below:] if another else found


def _only(told: Sequence[_Telling], date: dt.date) -> Period | None:
    """The one period of all that was told; a look back, at less or the year before, is none if the text came back.

    It need not have come back to a period that it told twice. A longer one that is not over yet ("this year") is none.
    """
    if not told or not any(telling.gauges for telling in told):
        return None
    first, last = told[0].period, told[-1].period
    before = year_earlier(Dated(first, "context")).period
    back = [t.period for t in told if not _alike(t.period, first)]
    often = sum(_alike(first, telling.period) for telling in told) >= TWICE
    if not _alike(first, last) and not often:
        return None
    if back and told[-1].period is back[-1] and _another_month(told[-1], first):
        return None
    looks = all(
        (before and _alike(p, before))
        or (first.start <= p.start and p.end < first.end)
        or (p.start == first.start and p.end >= date and p.end > first.end)
        or (often and p.end < first.start)
        for p in back
    )
    return first if looks else None


def _another_month(last: _Telling, first: Period) -> bool:
    """Whether what was told last is of another month of the same year, as is what comes out less often."""
    both = _days(last.period) <= MONTH and _days(first) <= MONTH
    return last.gauges and both and last.period.start.year == first.start.year


def _alike(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1
