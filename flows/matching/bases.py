"""From when a change is measured, where the words beside it say so: "up 5 percent from November", "over 2015"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.matching.clauses import sentence_at
from flows.matching.periods import times_between
from flows.matching.shifting import previous_year
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article

_NOUN = (
    r"(?:(?:year[- ]on[- ]year|yoy|higher|lower|more|less|fewer|larger|smaller|better|worse|up|down|above"
    r"|below|increase"
    r"|decrease|rise|drop|decline|fall|growth|gain|jump|reduction|change|improvement|\([^()]*\))\s){0,3}"
)
_FROM = (
    r"(?:from|over|on|than|against|versus|since|above|below|(?:as )?compared (?:with|to)|as against"
    r"|in comparison (?:with|to)"
    r"|relative to|when compared (?:with|to))\s"
)
_OF = (
    r"(?:that |those |what |it had |it was |they had |they were "
    r"|in |of |for |at |the |its |a |an |level |figure |number |total |recorded "
    r"|registered |seen |posted )*"
)
_AMOUNT = (
    r"(?:about |around |some |nearly |an? |estimated |just |over |only |more than )*"
    r"(?:[A-Z]{0,3}\.?[$€£¥₹]?\d(?:[\d,.]| (?=\d))*%?(?:\s(?!in\b|for\b|at\b"
    r"|during\b)[a-z]+){0,4}?\s)?"
)
_OR = r"(?:,?\s(?:or\s|\()\d[\d.,]*\s?(?:%|percent|per cent|pct|pc)\)?)?"  # "3 billion dollars, or 4 percent, from ..."
# "In August", "in the third quarter of 2015": the change's own time, before what it is measured from.
_WHEN = (
    r"(?:\s(?:in|during|for)\s(?:the )?(?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|(?:first|second|third|fourth) (?:quarter|half)|month|quarter)(?: of)?)(?:\s\d{4})?)?"
)
BEHIND = re.compile(rf"{_OR}{_WHEN}[\s,]*{_NOUN}{_FROM}{_OF}{_AMOUNT}{_OF}$", re.IGNORECASE)
# "From the same period of 2014": of the year named.
SAME = re.compile(
    rf"{_OR}{_WHEN}[\s,]*{_NOUN}{_FROM}{_OF}(?:same|corresponding|comparable|similar|identical)\s"
    r"(?:time |period|month|quarter|half"
    rf"|figure|season|week)*\s?"
    r"(?:of|in|a|for)?\s?(?:the )?$",
    re.IGNORECASE,
)
AHEAD = re.compile(
    rf"\b(?:compared (?:with|to)|in comparison (?:with|to)|relative to|as against|versus)\s{_OF}$", re.IGNORECASE
)
STEP = re.compile(
    rf"{_OR}{_WHEN}[\s,(]*{_NOUN}(?:{_FROM}{_OF})?(?:(?P<unit>month|quarter)[- ](?:on|over|to)[- ](?:month"
    rf"|quarter)|(?P<short>[mq])(?:[/-]o?-?|o)[mq]\b"
    r"|(?:previous|preceding|prior|last) (?P<last>month|quarter)|(?:a|one) (?P<ago>month"
    r"|quarter) (?:earlier|ago|before)"
    r"|on the (?P<on>month|quarter))",
    re.IGNORECASE,
)
STEP_BEFORE = re.compile(
    r"\b(?P<unit>month|quarter)[- ](?:on|over|to)[- ](?:month|quarter)\b[^\d;:,()]*$", re.IGNORECASE
)
MONTHS = {"m": 1, "month": 1, "q": 3, "quarter": 3}
LOOK = 90  # characters beside a change in which its base may stand
ALIKE = 3  # days by which two months or quarters may differ


@dataclass(frozen=True, slots=True)
class Base:
    """What the words beside a change say: a date (`time`), or the stretch of `months` before its own."""

    time: Period | None
    months: int = 0
    same: bool = False  # the same stretch of the year that `time` names

    def before(self, own: Period | None) -> str | None:
        """The period that a change in `own` is measured from; None where the words do not tell it for sure."""
        if self.time is None:
            return None if own is None else _step_before(own, self.months)
        if own is None:
            return "P1Y" if self.same else self.time.iso
        if self.same:
            return previous_year(own) if self.time.start.year == own.start.year - 1 else None
        if self.time.end >= own.end:
            return None
        if abs(_days(self.time) - _days(own)) <= ALIKE:
            return self.time.iso
        yearly = previous_year(own)
        return yearly if self._holds(own) else None

    def _holds(self, own: Period) -> bool:
        """Whether a whole year is named for the same part of it ("from January to May ..., compared to 2022")."""
        return (
            len(self.time.iso if self.time else "") == 4
            and self.time is not None
            and self.time.start.year == own.start.year - 1
        )


def base_of(article: Article, mentions: Sequence[Mention], change: Mention) -> Base | None:
    """The base that the words right beside a change state; None where they state none but the year before."""
    text, sentence = article.text, sentence_at(article, change.number_start)
    step = STEP.match(text, change.end, min(sentence.end, change.end + LOOK)) or STEP_BEFORE.search(
        text, max(sentence.start, change.start - LOOK), change.start
    )
    if step is not None:
        unit = next(value for value in step.groupdict().values() if value)
        return Base(None, MONTHS[unit.lower()])
    for time in times_between(mentions, sentence.start, sentence.end):
        if time.period is None or _relative(text, time):
            continue
        if change.end <= time.start <= change.end + LOOK and SAME.fullmatch(text, change.end, time.start):
            return Base(time.period, same=True)
        behind = change.end <= time.start <= change.end + LOOK and BEHIND.fullmatch(text, change.end, time.start)
        ahead = (
            time.end <= change.start
            and text[time.end : time.end + 1] in (",", " ")
            and AHEAD.search(text, sentence.start, time.start)
        )
        if behind or (ahead and "," in text[time.end : change.start]):
            return Base(time.period)
    return None


def _relative(text: str, time: Mention) -> bool:
    """Whether a time counts from the day of writing ("last year"), not from what it is compared with."""
    words = text[time.start : time.end].lower()
    return any(word in words for word in ("previous", "preceding", "prior", "last", "year", "past", "earlier", "ago"))


def _days(period: Period) -> int:
    return (period.end - period.start).days


def _step_before(own: Period, months: int) -> str | None:
    """The month or the quarter right before one; None where the period is neither."""
    if not (28 if months == 1 else 89) <= _days(own) + 1 <= (31 if months == 1 else 92):
        return None
    end = own.start - dt.timedelta(days=1)
    if months == 1:
        return f"{end:%Y-%m}"
    first = end.replace(day=1)
    for _ in range(months - 1):
        first = (first - dt.timedelta(days=1)).replace(day=1)
    return f"{first:%Y-%m}/{end:%Y-%m}"
