"""From when a change is measured, where the words beside it say so: "up 5 percent from November", "over 2015"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.matching.when.periods import times_between
from flows.matching.when.shifting import previous_year, step_before
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article, Sentence

_NOUN = (
    r"(?:(?:year[- ]on[- ]year|yoy|higher|lower|more|less|fewer|larger|smaller|better|worse|up|down|above"
    r"|below|faster|slower|stronger|weaker|increase"
    r"|decrease|rise|drop|decline|fall|growth|gain|jump|reduction|change|improvement|\([^()]*\))\s){0,3}"
)
_FROM = (
    r"(?:from|over|on|than|against|versus|since|above|below|(?:as )?compared (?:with|to)|as against"
    r"|in comparison (?:with|to)"
    r"|relative to|when compared (?:with|to))\s"
)
_OF = (
    r"(?:that |those |what |it had |it was |they had |they were "
    r"|in |of |for |at |the |its |a |an |level |figure |number |total |value |amount |volume |recorded "
    r"|registered |reported |seen |posted )*"
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
ANNUAL = re.compile(r"\b(?:annual|yearly|year[- ]on[- ]year) (?:basis|terms)\b|\byear[- ]on[- ]year\b", re.IGNORECASE)
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
# "Fell 2 percent month-on-month and 8 percent year-on-year": each has its own base right behind it.
YEARLY = re.compile(r"\s?\(?(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|y/y|on the year)\b", re.IGNORECASE)
ITS_OWN = re.compile(r"(?:%|percent|per cent|pct|points?)\s\(?$", re.IGNORECASE)
SET_AGAINST = re.compile(r"\b(?:compared|comparison|relative|contrast) (?:with|to)\b[^;:()]{0,60}$", re.IGNORECASE)
A_RATE = re.compile(
    r"%|\b(?:percent|per cent|pct|pc|points)\b", re.IGNORECASE
)  # "5 percent, compared with 3 percent in"
# "3 percent, compared with 5 percent in the third quarter": how fast it was then, no base.
ANOTHER_RATE = re.compile(
    r"\b(?:from|than|against|versus|with|to)\s(?:the |an? )?\d[\d.,]*\s?(?:%|percent\b|per cent\b|pct\b|pc\b)",
    re.IGNORECASE,
)
MONTHS = {"m": 1, "month": 1, "q": 3, "quarter": 3}
LOOK = 90  # characters beside a change in which its base may stand
ALIKE = 3  # days by which two months or quarters may differ
A_MONTH, A_QUARTER = 31, 92  # days, at most


@dataclass(frozen=True, slots=True)
class Base:
    """What the words beside a change say: a date (`time`), or the stretch of `months` before its own."""

    time: Period | None
    months: int = 0
    same: bool = False  # the same stretch of the year that `time` names
    annual: bool = False  # a year before, as the words say

    def before(self, own: Period | None) -> str | None:
        """The period that a change in `own` is measured from; None where the words do not tell it for sure."""
        if self.time is None:
            before = None if own is None else step_before(own, self.months)
            return None if before is None else before.iso
        if own is None:
            return "P1Y" if self.same else self.time.iso
        if self.same:
            return previous_year(own) if self.time.start.year == own.start.year - 1 else None
        if self.time.end >= own.end:
            return None
        if abs(_days(self.time) - _days(own)) <= ALIKE:
            return self.time.iso if self._steps(own) else None
        yearly = previous_year(own)
        return yearly if self._holds(own) else None

    def _steps(self, own: Period) -> bool:
        """Whether whole periods lie between two alike (three months to May and a first quarter are out of step)."""
        if self.time is None or (self.annual and self.time.iso != previous_year(own)):
            return False
        apart = 12 * (own.start.year - self.time.start.year) + own.start.month - self.time.start.month
        length = round((_days(own) + 1) / 30.4)
        return length not in (3, 6) or apart % length == 0

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
    if YEARLY.match(text, change.end) is not None:
        return None
    step = STEP.match(text, change.end, min(sentence.end, change.end + LOOK)) or _step_before(text, sentence, change)
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
        if behind and change.unit == "%" and ANOTHER_RATE.search(text, change.end, time.start):
            continue
        if behind or (ahead and "," in text[time.end : change.start]):
            annual = not behind and ANNUAL.search(text, sentence.start, time.start) is not None
            return Base(time.period, annual=annual)
    return None


def _step_before(text: str, sentence: Sentence, change: Mention) -> re.Match[str] | None:
    """The "month on month" before a change, where it is not behind another one."""
    step = STEP_BEFORE.search(text, max(sentence.start, change.start - LOOK), change.start)
    return None if step is None or ITS_OWN.search(text, max(0, step.start() - 12), step.start()) else step


def against_the_one_before(article: Article, mentions: Sequence[Mention], change: Mention) -> bool:
    """Whether a sentence sets a change, some words on, against the month or quarter right before one it tells."""
    text, sentence = article.text, sentence_at(article, change.number_start)
    times = times_between(mentions, sentence.start, sentence.end)
    for time in times:
        if time.start < change.end or not SET_AGAINST.search(text, change.end, time.start):
            continue
        if A_RATE.search(text, change.end, time.start) is None and follows(time, times):
            return True
    return False


def agree(base: Mention, level: Mention, growth: Mention) -> bool:
    """Whether a change in percent, as it is rounded, leads from one level to another."""
    if not base.value or not level.value or growth.value is None:
        return False
    made = 100 * (float(level.value) / float(base.value) - 1)
    rounded = sum(0.5 * float(m.multiplier) * 0.1**m.decimals / float(m.value or 1) for m in (base, level))
    said = abs(float(growth.value))
    if made * growth.direction < 0:
        return False
    return abs(abs(made) - said) <= 0.5 * 0.1**growth.decimals + (100 + said) * rounded


def follows(base: Mention, times: Sequence[Mention]) -> bool:
    """Whether one of some times is the month or quarter right behind a base."""
    before = base.period
    if before is None or not A_MONTH - ALIKE <= _days(before) + 1 <= A_QUARTER:
        return False
    after = before.end + dt.timedelta(days=1)
    return any(m.period and m.period.start == after and abs(_days(m.period) - _days(before)) <= ALIKE for m in times)


def _relative(text: str, time: Mention) -> bool:
    """Whether a time counts from the day of writing ("last year"), not from what it is compared with."""
    words = text[time.start : time.end].lower()
    return any(word in words for word in ("previous", "preceding", "prior", "last", "year", "past", "earlier", "ago"))


def _days(period: Period) -> int:
    return (period.end - period.start).days
