"""When a figure holds: its own clause, its sentence, its paragraph, or an event that the rule names."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.matching.comparing import compares
from flows.matching.rows import Basis
from flows.matching.spans_of_time import span_before
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article, Sentence

CLAUSE_BORDER = re.compile(
    r"[;:—–()]|,? (?:while|whereas|but|which|who|whose|where|when)\b|, (?:and|with|after|before|since)\b"
    r"|\band (?:now|is|are|was|were|will)\b"
    r"|\bcompared\b|\b(?:faster|slower|higher|lower|more|less|better|bigger|smaller) than (?:the|that|in|those|what)\b",
    re.IGNORECASE,
)
BACK = 24  # sentences that a time told before may stand back
TOLD = re.compile(
    r"\b(?:during|in|over|within|for) (?:the|this|that) (?:same )?period\b"
    r"(?!,? (?:of|in|a|last|from|when|between)\b)",
    re.IGNORECASE,
)
# "Turnover for the quarter": of the stretch of time of that length which the text told before.
OWN_SPAN = re.compile(
    r"\b(?:for|in|during|over) the (?:full |whole |financial |fiscal |reporting )?(month|quarter"
    r"|half(?:[- ]year)?|year)\b"
    r"(?! (?:of|to|end|ended|ending|before|earlier|ago|through|\d))",
    re.IGNORECASE,
)
BY_NUMBER = re.compile(r"\b(?:first|second|third|fourth|final|last)[- ](?:quarter|half)\b", re.IGNORECASE)
ENDED = re.compile(r",?\s(?:which )?(?:ended|ending)(?: on)?(?: the)?\s")  # "second quarter ended 31 December"
FRONT = 16  # characters before a time that a sentence begins with
SPAN_DAYS = {"month": (28, 31), "quarter": (89, 92), "half": (181, 184), "year": (363, 371)}
ATTACHED = re.compile(r"\W*(?:(?:in|by|at|for|of|during|over|as|from|on|the|end|to|year) ?)*\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and how it was come by; `period` is None where the figure is undated."""

    period: Period | None
    basis: Basis


UNDATED = Dated(None, "undated")


def dated(mention: Mention, *, elsewhere: bool) -> Dated:
    """What a time mention says; `elsewhere`: it stands in another sentence than the figure."""
    if mention.period is None:
        return UNDATED
    return Dated(mention.period, "context" if elsewhere else "resolved" if mention.period.resolved else "explicit")


def sentence_at(article: Article, position: int) -> Sentence:
    """The sentence that holds a character of the article's text."""
    low, high = 0, len(article.sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if article.sentences[middle].start <= position:
            low = middle
        else:
            high = middle - 1
    return article.sentences[low]


def times_between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The dates and periods in a stretch of text; `mentions` are in order."""
    found = []
    for at in range(bisect_left(mentions, start, key=lambda m: m.start), len(mentions)):
        mention = mentions[at]
        if mention.start >= end:
            break
        if mention.kind == "time" and mention.period is not None and mention.end <= end:
            found.append(mention)
    return found


def nearby(article: Article, mentions: Sequence[Mention], figure: Mention, reach: str) -> Dated:
    """The period of a figure from its clause, and where `reach` allows from its sentence or paragraph."""
    sentence = sentence_at(article, figure.number_start)
    own = [
        m
        for m in times_between(mentions, sentence.start, sentence.end)
        if not compares(article.text, sentence.start, m, figure)
    ]
    start, end = clause(article.text, sentence, figure)
    times = [m for m in own if start <= m.start and m.end <= end]
    if not times and reach in ("sentence", "paragraph"):
        times = own
    times = [
        m for m in times if not any(m.end < n.start and ENDED.fullmatch(article.text, m.end, n.start) for n in own)
    ]
    if times:
        chosen = _nearest(article.text, times, figure)
        when = spanning(article.text, sentence.start, chosen, dated(chosen, elsewhere=False))
        return _of_accounts(article, mentions, sentence, chosen, when)
    if reach == "paragraph":
        return _told_before(article, mentions, sentence)
    return UNDATED


def _told_before(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> Dated:
    """The last time that earlier sentences tell: of the paragraph, or of the article where "the same period" asks."""
    length = _own_length(article.text, sentence)
    anywhere = length is not None or TOLD.search(article.text, sentence.start, sentence.end) is not None
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    found: Dated | None = None
    for earlier in reversed(article.sentences[max(0, at - BACK) : at]):
        if earlier.paragraph != sentence.paragraph and not anywhere:
            break
        times = times_between(mentions, earlier.start, earlier.end)
        telling = [m for m in times if not compares(article.text, earlier.start, m, None)]
        if length is None and _of_several(telling, earlier):
            return UNDATED
        for time in reversed(telling):
            when = spanning(article.text, earlier.start, time, dated(time, elsewhere=True))
            if when.period is None or not _lasts(when.period, length):
                continue
            if length is None or when.period != time.period:
                return when
            found = found or when  # a quarter by its number may be another than the one told by its end
    return found or UNDATED


def _of_several(times: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether a sentence tells of two times, none within the other nor at its begin, so that either may go on."""
    spans = [m.period for m in times if m.period is not None and m.period.start != m.period.end]
    if not spans or times[0].start - sentence.start < FRONT:
        return False
    widest = max(spans, key=lambda p: (p.end - p.start).days)
    return any(p.start < widest.start or p.end > widest.end for p in spans)


def _of_accounts(
    article: Article, mentions: Sequence[Mention], sentence: Sentence, time: Mention, when: Dated
) -> Dated:
    """A quarter by its number and without a year as that of the accounts, where the text told it by its end before."""
    if when.basis != "resolved" or BY_NUMBER.search(article.text, time.start, time.end) is None:
        return when
    length = (when.period.end - when.period.start).days + 1 if when.period else 0
    for earlier in times_between(mentions, 0, sentence.start):
        told = spanning(
            article.text, sentence_at(article, earlier.start).start, earlier, dated(earlier, elsewhere=True)
        )
        if told.period is not None and told.period != earlier.period:
            days = (told.period.end - told.period.start).days + 1
            if abs(days - length) <= 4 and not compares(article.text, earlier.start, earlier, None):
                return told
    return when


def _own_length(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """The days, at least and at most, of the stretch of time that a sentence is about ("for the quarter")."""
    found = OWN_SPAN.search(text, sentence.start, sentence.end)
    return None if found is None else SPAN_DAYS[found[1].lower().replace("-", " ").split()[0]]


def _lasts(period: Period, length: tuple[int, int] | None) -> bool:
    """Whether a period is of some length, or of any but a single day."""
    days = (period.end - period.start).days + 1
    return days > 1 if length is None else length[0] <= days <= length[1]


def spanning(text: str, start: int, time: Mention, when: Dated) -> Dated:
    """What a date says as the end of a stretch of time ("the year ended 31 March 2015"), where it is one."""
    span = None if when.period is None else span_before(text, start, time.start, when.period)
    return when if span is None else Dated(span, when.basis)


def clause(text: str, sentence: Sentence, figure: Mention) -> tuple[int, int]:
    """The clause of a sentence in which a figure stands: from one border word or mark to the next."""
    start, end = sentence.start, sentence.end
    for border_start, border_end in _borders(text, sentence.start, sentence.end):
        if border_end <= figure.number_start:
            start = border_end
        elif border_start >= figure.number_end:
            end = border_start
            break
    return start, end


@lru_cache(maxsize=16)  # the figures of a sentence ask one after the other
def _borders(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in CLAUSE_BORDER.finditer(text, start, end))


def _nearest(text: str, times: Sequence[Mention], figure: Mention) -> Mention:
    """A date right behind the figure ("16 billion in 2011"), else the last before it, else the first behind it."""
    behind = [m for m in times if m.start >= figure.number_end]
    before = [m for m in times if m.end <= figure.number_start]
    if behind and ATTACHED.fullmatch(text, figure.end, max(figure.end, behind[0].start)):
        return behind[0]
    return before[-1] if before else behind[0] if behind else times[0]


def truncated(period: Period, precision: str) -> Period:
    """A date taken to its month or year only."""
    day = period.start
    if precision == "month":
        last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return Period(f"{day:%Y-%m}", day.replace(day=1), last, period.resolved)
    return Period(f"{day:%Y}", day.replace(month=1, day=1), day.replace(month=12, day=31), period.resolved)


def previous_year(period: Period | None) -> str | None:
    """What growth without a stated base is measured from: the year before, `P1Y` where the level is undated."""
    if period is None:
        return "P1Y"
    head, slash, tail = period.iso.partition("/")
    if not slash:
        return _year_before(head)
    return None if len(head) == 4 else f"{_year_before(head)}/{_year_before(tail)}"


def _year_before(iso: str) -> str:
    rest = "-02-28" if iso[4:] == "-02-29" else iso[4:]
    return f"{int(iso[:4]) - 1:04d}{rest}"


def year_earlier(when: Dated) -> Dated:
    """The same stretch of the year before: of a rise "from A to B in 2017", when A was; undated for several years."""
    iso = previous_year(when.period)
    if when.period is None or iso is None:
        return UNDATED
    behind = _same_day_before(when.period.end + dt.timedelta(days=1))
    return Dated(Period(iso, _same_day_before(when.period.start), behind - dt.timedelta(days=1), True), "resolved")


def _same_day_before(day: dt.date) -> dt.date:
    return dt.date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


UNIT_DAYS = {"d": 1, "wk": 7}
UNIT_MONTHS = {"mo": 1, "a": 12}


def later(period: Period, gap: Mention) -> Period | None:
    """A date plus a printed stretch of time ("one week after"); None where the unit is no calendar unit."""
    if gap.value is None:
        return None
    count = int(gap.value)
    if gap.unit in UNIT_DAYS:
        day = period.start + dt.timedelta(days=count * UNIT_DAYS[gap.unit])
    elif gap.unit in UNIT_MONTHS:
        months = period.start.year * 12 + period.start.month - 1 + count * UNIT_MONTHS[gap.unit]
        day = dt.date(months // 12, months % 12 + 1, min(period.start.day, 28))
    else:
        return None
    return Period(day.isoformat(), day, day, True)
