"""When a level was so that another is set against: "from 5 million a year earlier", "against 6 percent in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.matching.when.periods import UNDATED, Dated, dated, spanning, times_between
from flows.matching.when.shifting import step_before, year_earlier
from flows.mentions.mention import Mention, Period
from flows.mentions.set_against import brackets_the_year_before, in_brackets

A_YEAR = 12  # months
LEN_YEAR, PART = 4, 300  # characters of a year; days of a part of one, at most
LOOK = 80  # characters behind a figure in which its time may stand
MONTHS = {"month": 1, "quarter": 3, "three months": 3, "year": A_YEAR}
_RECORDED = r"(?:(?:recorded|registered|reported|posted|seen|achieved|made|earned|handled|received|sold)\s)?"
# Behind a figure, before its time: other money in brackets, its noun, "recorded".
_NOUN = (
    r"(?:,\sor\s[^,;()]{3,40}(?=[,\s]))?(?:\s\(?(?:YoY|yoy|y-o-y|year-on-year|on-year)\)?)?,?\s(?:\([^()]*\)\s)?"
    rf"(?:(?!(?:in|of|at|for|on|by|to|and|or|from|with|during)\b)[a-z]+\s){{0,2}}?{_RECORDED}"
)
_IN = r"(?:(?:in|for|during|of)\s)?(?:(?:the|its)\s)?"
_SAME = r"(?:same|corresponding|comparable|similar)\s(?:\w+\s){0,2}?(?:period|month|quarter|half|half-year|time|figure)"
_AGO = r"(?:ago|earlier|before|previously)"
YEAR = re.compile(
    rf"{_NOUN}{_IN}(?:(?:{_SAME}|[a-z]+\s(?:quarter|half))\s(?:of\s|in\s)?)?"
    rf"(?:(?:a|one)\syear\s{_AGO}|the\syear\s(?:before|earlier)|(?:the\s)?(?:previous|preceding|prior)\s(?:\w+\s)?year"
    r"|year[- ](?:ago|earlier|before)\s(?:period|quarter|month|half|figure)"
    r"|prior[- ]year\s(?:period|quarter|month|half|figure))\b"
)
SAME = re.compile(rf"{_NOUN}{_IN}{_SAME}\s(?:(?:of|in|a)\s)?(?:the\s)?")
LAST_YEAR = re.compile(rf"{_NOUN}(?:in\s)?last\syear\b")
STEP = re.compile(
    rf"{_NOUN}{_IN}(?:(?:previous|preceding|prior)\s(?P<previous>month|quarter|three months)\b(?!\sof)"
    rf"|(?:a|one)\s(?P<ago>month|quarter)\s{_AGO}\b|(?P<before>month|quarter)\s(?:before|earlier)\b)"
)
NAMED = re.compile(
    rf"{_NOUN}(?:(?:in|for|during|at|as of|on|by|of)\s)?(?:the\s)?(?:(?:end|start|beginning)(?:\sof)?\s)?(?:the\s)?"
)
# "Over the previous year's 5 million", before a figure.
ONE_BEFORE = re.compile(
    r"\b(?:previous|preceding|prior|last)\s(year|month|quarter)['’]s\s(?:(?:[a-z]+\s){0,2}(?:of\s)?)?(?:[A-Z]{2,3}\s?)?$"
)
YEAR_ON = re.compile(r",?\s(?:a|one)\syear\s(?:ago|earlier|before)\b")
RELATIVE = re.compile(r"(?:the )?(?:last|previous|preceding|prior|past|this|current)\s\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What the words behind a figure say of its time: a date, or the `months` that it lies before another's."""

    text: str
    time: Mention | None = None
    months: int = 0
    of: Mention | None = None  # "the same period of 2014"

    def before(self, own: Dated) -> Dated:
        """The time, before that of the figure it is set against; undated where that does not tell it."""
        if self.months == A_YEAR:
            when = year_earlier(own)
            named = self.of.period if self.of is not None else None
            return when if named is None or when.period is None or _within(when.period, named) else UNDATED
        if self.time is None:
            step = None if own.period is None else step_before(own.period, self.months)
            return UNDATED if step is None else Dated(step, "resolved")
        period = self.time.period
        if _of_a_part(own.period, period):  # "(2014: 4.9)" beside a half-year, "from 4 billion in 2014"
            return year_earlier(own) if self.text.startswith(":", self.time.end) else UNDATED
        if period is None or (own.period is not None and period.start >= own.period.start):
            return UNDATED
        return spanning(self.text, max(0, self.time.start - LOOK), self.time, dated(self.time, elsewhere=False))


def said_behind(text: str, mentions: Sequence[Mention], figure: Mention) -> Said | None:
    """The time that the words right behind a figure give it; None where they give none."""
    if YEAR.match(text, figure.end) is not None:
        return Said(text, months=A_YEAR)
    if in_brackets(text, figure) and brackets_the_year_before(text):
        return Said(text, months=A_YEAR)
    before = ONE_BEFORE.search(text, max(0, figure.start - LOOK), figure.start)
    if before is not None:
        return Said(text, months=MONTHS[before[1]])
    step = STEP.match(text, figure.end)
    if step is not None:
        return Said(text, months=MONTHS[next(unit for unit in step.groupdict().values() if unit)])
    times = times_between(mentions, figure.end, figure.end + LOOK)
    time = times[0] if times else None
    same, year = SAME.match(text, figure.end), LAST_YEAR.match(text, figure.end)
    if year is not None or (same is not None and time is None):
        return Said(text, months=A_YEAR) if year is not None else None
    if time is None:
        return None
    start = time.cue_start if figure.end <= time.cue_start < time.start else time.start
    if SAME.fullmatch(text, figure.end, start):
        return Said(text, months=A_YEAR, of=time)
    if NAMED.fullmatch(text, figure.end, start) and YEAR_ON.match(text, time.end):
        return Said(text, months=A_YEAR)
    if NAMED.fullmatch(text, figure.end, start) is None or RELATIVE.match(text, time.start, time.end):
        return None
    return Said(text, time)


def _within(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _of_a_part(own: Period | None, whole: Period | None) -> bool:
    """Whether a figure of a part of a year is set against a whole one, or against the same part of it: who knows?"""
    if own is None or whole is None or len(whole.iso) != LEN_YEAR or own.start == own.end:
        return False
    return (own.end - own.start).days < PART and own.start.year - 1 == whole.start.year
