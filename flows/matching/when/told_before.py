"""Times that earlier sentences told: the last of the paragraph, "the same period", the quarter of the accounts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from flows.matching.when.comparing import OWN_SPAN, a_day, compares
from flows.matching.when.periods import UNDATED, Dated, dated, spanning, times_between
from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.taking_up import goes_on
from flows.mentions.mention import Mention, Period
from flows.mentions.periods import months
from flows.reading.article import Article, Sentence

BACK = 24  # sentences that a time told before may stand back
TOLD = re.compile(
    r"(?:(?<!percent )(?<!% )(?<!times )(?<!points )(?<!cent )(?<!pct )"
    r"\b(?:during|in|over|within|for) (?:the|this|that) (?:same )?period\b|\b(?:during|in) (?:the|this|that) period\b)"
    r"(?!,? (?:of|in|a|last|from|when|between)\b)",
    re.IGNORECASE,
)
# "Up 5 percent from the same month last year": of a month, which the text told before.
SAME_UNIT = re.compile(
    r"\b(?:same|corresponding) (month|quarter)\b,?(?: (?:of|in))?(?: the)?"
    r" (?:last year|(?:previous|preceding|prior) year|a year|one year|\d{4})",
    re.IGNORECASE,
)
# "And it is expected to exceed 50 billion this year": a time to come, which dates nothing that follows.
# "The backlog stood at 5 billion euros at the end of June": a moment, over which nothing is measured.
BY_THE_END = re.compile(r"\b[Bb]y (?:the )?end(?:[- ]of)?(?: the)?[- ]?$")
MOMENT = re.compile(
    r"\b(?:at|as of|as at) (?:the )?(?:end(?:[- ]of)?|close of|beginning of|start of)?(?: the)?[- ]?$", re.IGNORECASE
)
# "They had handled 52 million tons in April last year": what was before, which the text does not go on with.
HAD_BEEN = re.compile(r"\bhad (?:\w+ly |also |already )?(?:been|\w+ed|\w+wn|\w+en|\w+ught|\w+ld|made|hit|stood|put)\b")
AHEAD = re.compile(r"\b(?:expected|forecast|projected|predicted|estimated) to\b[^.;:]*$", re.IGNORECASE)
SINCE = re.compile(r"\b[Ss]ince (?:the )?(?:(?:start|beginning|end) of )?$")  # "the decline since January"
BY_NUMBER = re.compile(
    r"\b(?P<word>first|second|third|fourth|final|last)[- ](?:quarter|half)\b|\b[QH](?P<digit>[1-4])\b"
    r"|\b(?P<front>[1-4])Q\b",
    re.IGNORECASE,
)
ORDER = ("first", "second", "third", "fourth")

AND_THEN = re.compile(r"; (?:and |but )?in (?:the month of )?$", re.IGNORECASE)
ALONE = re.compile(r",? (?:alone|only)\b")  # "in June alone", beside another time: the text does not go on with it
FRONT = 16  # characters before a time that a sentence begins with
LAST = frozenset(("fourth", "final", "last", "second"))
DECEMBER, A_MONTH = 12, 30.4
SPAN_DAYS = {"month": (28, 31), "quarter": (89, 92), "half": (181, 184), "year": (363, 371)}


def told_before(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> Dated:
    """The last time that earlier sentences tell: of the paragraph, or of the article where "the same period" asks.

    "The period" is seldom a month where the text tells a longer stretch that it is in.
    """
    found = _last_told(article, mentions, sentence)
    if found.period is None or not _lasts(found.period, SPAN_DAYS["month"]):
        return found
    if TOLD.search(article.text, sentence.start, sentence.end) is None or _own_length(article.text, sentence):
        return found
    return _longer(article, mentions, sentence, found.period) or found


def _longer(article: Article, mentions: Sequence[Mention], sentence: Sentence, month: Period) -> Dated | None:
    """The last longer stretch of time, over when the text was written, that it tells of a month before a sentence."""
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    for earlier in reversed(article.sentences[max(0, at - BACK) : at]):
        times = times_between(mentions, earlier.start, earlier.end)
        for time in reversed(_telling(article, earlier, times)):
            when = spanning(article.text, earlier.start, time, dated(time, elsewhere=True))
            told = when.period
            if told is None or told == month or told.end > article.date:
                continue
            if told.start <= month.start and month.end <= told.end:
                return when
    return None


def _last_told(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> Dated:
    """The last time that earlier sentences tell."""
    length = _own_length(article.text, sentence)
    anywhere = length is not None or TOLD.search(article.text, sentence.start, sentence.end) is not None
    if length is None:
        length = _same_unit(article.text, sentence) or _of_its_base(article.text, mentions, sentence)
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    found: Dated | None = None
    carried = goes_on(article, sentence)
    for earlier in reversed(article.sentences[max(0, at - BACK) : at]):
        if earlier.paragraph != sentence.paragraph and not anywhere and earlier != carried:
            break
        times = times_between(mentions, earlier.start, earlier.end)
        telling = _telling(article, earlier, times)
        if length is None and _of_several(article.text, telling, earlier):
            return UNDATED
        if length is None and not telling:
            length = _same_unit(article.text, earlier)
            anywhere = anywhere or length is not None
        for time in reversed(telling):
            when = spanning(article.text, earlier.start, time, dated(time, elsewhere=True))
            when = of_accounts(article, mentions, time, when)
            if BY_THE_END.search(article.text, max(earlier.start, time.start - 24), time.start):
                when = since_january(when)
            if when.period is None or not _lasts(when.period, length):
                continue
            if length is None or when.period != time.period:
                return when
            found = found or when  # a quarter by its number may be another than the one told by its end
    return found or UNDATED


def _telling(article: Article, earlier: Sentence, times: Sequence[Mention]) -> list[Mention]:
    """The times of a sentence with which the text may go on: over which something was measured, up to now."""
    told = [
        m
        for m in times
        if not compares(article.text, earlier.start, m, None)
        and not AHEAD.search(article.text, max(earlier.start, m.start - 60), m.start)
        and not MOMENT.search(article.text, max(earlier.start, m.start - 24), m.start)
        and not SINCE.search(article.text, max(earlier.start, m.start - 24), m.start)
        and not HAD_BEEN.search(article.text, earlier.start, m.start)
        and m.period
        and m.period.start <= article.date
    ]
    return [m for m in told if not ALONE.match(article.text, m.end)] or told


def since_january(when: Dated) -> Dated:
    """What was measured by the end of a month, as of the year until then; what ends otherwise as it is."""
    if when.period is None or not _lasts(when.period, SPAN_DAYS["month"]):
        return when
    end = when.period.end
    return Dated(months(end.year, 1, end.month, resolved=when.period.resolved), when.basis)


def _of_several(text: str, times: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether a sentence tells of two times, none within the other nor at its begin, so that either may go on.

    The other may be one told before ("5 tons in the quarter, with 3 moved in June alone").
    """
    if times and ALONE.match(text, times[0].end) and OWN_SPAN.search(text, sentence.start, times[0].start):
        return True
    spans = [m.period for m in times if m.period is not None and m.period.start != m.period.end]
    if not spans or times[0].start - sentence.start < FRONT:
        return False
    widest = max(spans, key=lambda p: (p.end - p.start).days)
    if len(times) > 1 and spans[-1] != widest and AND_THEN.search(text, times[-2].end, times[-1].start):
        return True  # "5 tons in 2015; in May it was 1": with which of both the text goes on, nobody knows
    return any(p.start < widest.start or p.end > widest.end for p in spans)


def of_accounts(article: Article, mentions: Sequence[Mention], time: Mention, when: Dated) -> Dated:
    """A quarter by its number and without a year as that of the accounts, where the text tells it by its end."""
    number = next(_numbers(article.text, time.start, time.end), None)
    if number is None or time.period is None or not time.period.resolved or when.period is None:
        return when
    length = (when.period.end - when.period.start).days + 1
    year: Dated | None = None
    for other in times_between(mentions, 0, len(article.text)):
        start = sentence_at(article, other.start).start
        told = spanning(article.text, start, other, dated(other, elsewhere=other.start < time.start))
        if told.period is None or told.period == other.period or compares(article.text, start, other, None):
            continue
        numbers = list(_numbers(article.text, max(start, other.start - 48), other.start))
        days = (told.period.end - told.period.start).days + 1
        if abs(days - length) <= 4 and (not numbers or numbers[-1] == number):
            return told
        if SPAN_DAYS["year"][0] <= days <= SPAN_DAYS["year"][1] and told.period.end.month != DECEMBER:
            year = year or told
    return when if year is None else _of_year(year, number, length)


def _numbers(text: str, start: int, end: int) -> Iterator[str]:
    """The numbers of quarters and halves that a stretch of text tells: "first" of "Q1"."""
    for found in BY_NUMBER.finditer(text, start, end):
        digit = found["digit"] or found["front"]
        yield ORDER[int(digit) - 1] if digit else found["word"].lower()


def _of_year(year: Dated, number: str, length: int) -> Dated:
    """The last quarter or half of a year of accounts that the text tells by its end; of the others nobody knows which.

    "The first quarter" may be that of the next year.
    """
    if year.period is None or number not in LAST or (number == "second" and length < SPAN_DAYS["half"][0]):
        return UNDATED
    end = year.period.end
    first = end.month - round(length / A_MONTH) + 1
    if first < 1:
        return UNDATED
    return Dated(months(end.year, first, end.month, resolved=True), "context")


def _own_length(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """The days, at least and at most, of the stretch of time that a sentence is about ("for the quarter")."""
    found = OWN_SPAN.search(text, sentence.start, sentence.end)
    return None if found is None else SPAN_DAYS[found[1].lower().replace("-", " ").split()[0]]


def _same_unit(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """The days of the month or quarter that a sentence compares with the same one of another year."""
    found = SAME_UNIT.search(text, sentence.start, sentence.end)
    return None if found is None else SPAN_DAYS[found[1].lower()]


def _of_its_base(text: str, mentions: Sequence[Mention], sentence: Sentence) -> tuple[int, int] | None:
    """The days of the month or quarter with which alone a sentence compares ("down from 5 billion in July")."""
    times = [m for m in times_between(mentions, sentence.start, sentence.end) if not a_day(m)]
    if not times or not all(compares(text, sentence.start, m, None) for m in times):
        return None
    days = {(m.period.end - m.period.start).days + 1 for m in times if m.period is not None}
    spans = [SPAN_DAYS[name] for name in ("month", "quarter")]
    return next((span for span in spans if all(span[0] <= long <= span[1] for long in days)), None)


def _lasts(period: Period, length: tuple[int, int] | None) -> bool:
    """Whether a period is of some length, or of any but a single day."""
    days = (period.end - period.start).days + 1
    return days > 1 if length is None else length[0] <= days <= length[1]
