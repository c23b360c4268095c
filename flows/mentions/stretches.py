"""Stretches of time: "last year", "the past five years", "two years ago", "the first quarter of 2018", "the 1960s"."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache

from flows.mentions import periods
from flows.mentions.dates import MONTH, MONTHS, YEAR, read_month, time_mention, year_of
from flows.mentions.mention import Mention, Period
from flows.mentions.page import Page
from flows.mentions.part_of_time import with_part
from flows.mentions.patterns import GAP, trie
from flows.mentions.spelled import read_words
from flows.mentions.tables import number_words
from flows.mentions.tense import tense

STARTS = (
    "last", "this", "next", "past", "previous", "current", "coming", "recent", "preceding", "following", "latest",
    "final", "same", "prior",
)  # fmt: skip
CODES = {
    "year": "a",
    "month": "mo",
    "week": "wk",
    "day": "d",
    "hour": "h",
    "minute": "min",
    "quarter": "",
    "decade": "a",
    "century": "a",
}
NUMBER = r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)"
RELATIVE = re.compile(
    rf"(last|this|next|past|previous|current|coming){GAP}(?:(?:fiscal|financial){GAP}(?=year))?"
    rf"(year|month|quarter|week|decade|century|{MONTH})\b(?!['’]|-)"
)
STRETCH = re.compile(
    rf"(past|last|next|coming|previous|recent|preceding|following|latest)(?:{GAP}(?:some|about|nearly|almost|over))?{GAP}"
    rf"{NUMBER}(?:{GAP}(?:consecutive|full|whole|calendar|or{GAP}so))?(?:{GAP}|-)(year|month|quarter|week|day|hour|minute|decade|centur)(s|y|ies|\b)(?!['’]?\w)"
)
SAME = re.compile(
    rf"(?:same{GAP}(?:year|month|quarter|week|day|decade|century|period)|(?:preceding|prior){GAP}(?:month|quarter|week|decade))"
    rf"\b(?!['’]|-)"
)
PAST_UNIT = re.compile(rf"(past|last|next|coming){GAP}(half{GAP})?(?:an?{GAP})?(decade|century)\b")
ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}
FISCAL_YEAR = rf"(?:(?:fiscal|financial){GAP}(?:year{GAP})?|[fc]y{GAP}|[fc]y)?"
OF = (
    rf"(?:,?{GAP}(?:(?:of|in){GAP})?(?:the{GAP})?(?:{FISCAL_YEAR}({YEAR})\b(?!-?\d)|[fc]y{GAP}?['’]?(?P<short>\d\d)\b(?!-))"
    rf"|{GAP}(?:(?:of|in){GAP})?(?:the{GAP})?(?P<word>this|last|next|current|previous|the){GAP}(?:(?:fiscal|financial){GAP})?year\b)"
)
QUARTER = re.compile(
    rf"(first|second|third|fourth|last|final|1st|2nd|3rd|4th)(?:{GAP}|-)(?:fiscal[\s-])?(quarter|half|semester)\b(?:{OF})?"
)
SPAN = re.compile(rf"(first|last|final){GAP}{NUMBER}{GAP}(month|quarter|week|day)s\b(?:{OF})?")
SPOKEN_OF = re.compile(
    rf"(?:\b(?:in|during|for|over|of|from|within|through|than|with){GAP}(?:(?:the|its|their){GAP})?)$"
)
BEGUN = re.compile(
    rf",?{GAP}(?:of|after|since|as|in|on|at|that|when|following|with|under|from|he|she|they|we|it|i|you|his|her|their)\b"
)  # "the first nine months after the opening", "the first two months he worked"
OF_WHAT = re.compile(rf"{GAP}of\b")
OF_TIME = re.compile(
    rf"{GAP}(?:of|in){GAP}(?:the{GAP})?(?:year|last|this|next|\d{{4}}|fiscal|century|decade|month|[12]\dth)"
)
AGO = re.compile(rf"{GAP}(?:ago|earlier|before)\b")


def counted(word: str) -> int | None:
    """A small whole number in digits or words."""
    if word.isdigit():
        return int(word)
    number = read_words(word, 0)
    return int(number.value) if number is not None and number.end == len(word) and number.form == "words" else None


def read_order(page: Page, at: int) -> Mention | None:
    """What begins with an order word: "the first quarter of 2018", "first half", "the first two months of 2018"."""
    low = page.low
    if found := QUARTER.match(low, at):
        year, resolved = _year_of(found, page.date)
        number, size = ORDER[found[1]], 3 if found[2] == "quarter" else 6
        if size == 6 and found[1] in ("last", "final"):
            number = 2
        told = (
            _has_year(found) or "-" in found[0] or OF_TIME.match(low, found.end()) or _spoken_of(page, at, found.end())
        )
        if number * size > 12 or (size == 6 and not told):
            return None
        first = number * size - size + 1
        period = _part(page, found, year, (first, number * size), resolved=resolved)
        if not year and (OF_WHAT.match(low, found.end()) or _of_accounts(page, at, found[0])):
            period = None
        return time_mention(at, found.end(), period, f"a {found[2]} of a year")
    return _read_span(page, at)


def _of_accounts(page: Page, at: int, printed: str) -> bool:
    """Whether it is a quarter of accounts ("the fiscal second quarter"), which begin nobody knows when."""
    return "fiscal" in printed or page.words_before(at)[-1:] in (["fiscal"], ["financial"])


def _read_span(page: Page, at: int) -> Mention | None:
    """As in "the first nine months of 2015", "the final three months of last year"; "the last 12 months" are none."""
    found = SPAN.match(page.low, at)
    if found is None or not (_has_year(found) or (found[1] != "last" and found[3] in ("month", "quarter"))):
        return None
    if not (_has_year(found) or _spoken_of(page, at, found.end()) or _is_alone(page, at, found.end())):
        return None
    count = counted(found[2])
    year, resolved = _year_of(found, page.date)
    size = count * {"month": 1, "quarter": 3}.get(found[3], 0) if count else 0
    if not count or size > 12:
        return None
    first = 1 if found[1] == "first" else 13 - size
    period = (
        _part(page, found, year, (first, first + size - 1), resolved=resolved)
        if size and (year or first == 1)
        else None
    )
    return time_mention(at, found.end(), period, "a part of a year")


def _has_year(found: re.Match[str]) -> bool:
    """Whether a year stands behind an order word's stretch of time."""
    return found[0].endswith("year") or found[0][-1].isdigit()


def _year_of(found: re.Match[str], date: dt.date | None) -> tuple[int | None, bool]:
    """The year that stands there, and whether it was resolved."""
    printed = next((part for part in found.groups() if part and len(part) == 4 and part.isdigit()), None)
    short = found["short"]
    return year_of(f"20{short}" if short else printed, found["word"], date)


def _is_alone(page: Page, at: int, end: int) -> bool:
    """Whether "the first nine months" begin a sentence or follow "the", and nothing behind says of what they are."""
    words = page.words_before(at)
    return (not words or words[-1] == "the" or words[-1][-1] in ".!?") and BEGUN.match(page.low, end) is None


def _part(
    page: Page, found: re.Match[str], year: int | None, span: tuple[int, int], *, resolved: bool
) -> Period | None:
    """Months of a year; where none is printed the latest such months, or those to come.

    Of "the year" too what has been is over: in January "rose in the first eleven months of the year" tells of the last.
    """
    told = tense(page, found.start(), found.end()) if page.date else "open"
    if year and not (found["word"] == "the" and told == "past"):
        return periods.months(year, *span, resolved=resolved)
    return periods.latest(*span, page.date, told) if page.date else None


def _spoken_of(page: Page, at: int, end: int) -> bool:
    """Whether "first half", "first five months" stand as a time: "in the" before and no "of" something behind."""
    return SPOKEN_OF.search(page.low, page.since(at, 16), at) is not None and OF_WHAT.match(page.low, end) is None


def read_relative(page: Page, at: int) -> Mention | None:
    """What begins with last, this, next, past: "last year", "this March", "the past five years", "the same month"."""
    low, date = page.low, page.date
    if (found := STRETCH.match(low, at)) and (count := counted(found[2])):
        unit = "century" if found[3] == "centur" else found[3]
        word = "next" if found[1] == "following" else found[1]
        period = periods.stretch(word, count, unit, date) if date else None
        scale = {"decade": 10, "century": 100}.get(unit, 1)
        told = time_mention(at, found.end(), period, "a stretch of time")
        return told._replace(
            number_start=found.start(2), number_end=found.end(2), value=Decimal(count * scale),
            unit=CODES[unit] or "{quarter}", unit_text=found[3] + found[4],
        )  # fmt: skip
    if found := PAST_UNIT.match(low, at):
        count = {"decade": 10, "century": 100}[found[3]] // (2 if found[2] else 1)
        period = periods.stretch(found[1], count, "year", date) if date else None
        return time_mention(at, found.end(), period, "a stretch of time")
    if found := SAME.match(low, at):
        return time_mention(at, found.end(), None, "a time told before")
    found = RELATIVE.match(low, at)
    if found is None:
        return None
    unit = found[2]
    if unit in MONTHS:
        return _month(page, at, found)
    period = periods.relative(found[1], unit, date) if date else None
    if found[1] == "this" and (page.low.endswith("so far ", 0, at) or page.low.startswith(" so far", found.end())):
        period = None  # up to nobody knows when
    return with_part(page, time_mention(at, found.end(), period, f"{found[1]} {unit}"), page.words_before(at))


def _month(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """As in "this March", "last July 14"."""
    if not page.raw[found.start(2)].isupper() or found[1] not in ("last", "this", "next"):
        return None
    if (dated := read_month(page, found.start(2))) and dated.end > found.end():
        return time_mention(at, dated.end, dated.period, "a date")
    if page.date is None:
        return time_mention(at, found.end(), None, "a month")
    month, year = MONTHS[found[2]], page.date.year
    year -= found[1] == "last" and month >= page.date.month
    year += found[1] == "next" and month <= page.date.month
    return time_mention(at, found.end(), periods.months(year, month, month, resolved=True), "a month")


def ago(page: Page, mention: Mention) -> Mention:
    """The mention of a duration, as a time where "ago" stands behind it."""
    if (
        AGO.match(page.low, mention.end) is None
        or mention.unit not in ("a", "mo", "wk", "d")
        or mention.value_high is not None
    ):
        return mention
    end = AGO.match(page.low, mention.end).end()  # type: ignore[union-attr]
    if not page.low.startswith("ago", end - 3):
        return mention
    unit = {"a": "year", "mo": "month", "wk": "week", "d": "day"}[mention.unit]
    whole = mention.value is not None and mention.value == int(mention.value)
    period = periods.ago(int(mention.value or 0), unit, page.date) if page.date and whole else None
    return mention._replace(
        end=end, kind="time", period=period, reason="so long ago", cue_end=max(end, mention.cue_end)
    )


@cache
def _follows() -> re.Pattern[str]:
    """What must stand behind one of `STARTS` for a relative time."""
    counts = trie(word for word, (role, _) in number_words().items() if role in ("unit", "teen", "tens", "years"))
    units = "year|month|quarter|week|day|period|half|fiscal|financial"
    return re.compile(rf"{GAP}(?:{units}|an?\s|\d|{counts}|{MONTH}|some|about|nearly|almost|over)")


def may_begin(page: Page, end: int) -> bool:
    """Whether the word of `STARTS` that ends at `end` may begin a relative time."""
    return _follows().match(page.low, end) is not None
