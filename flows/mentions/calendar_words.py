"""Calendar expressions: dates, years, quarters, "last July", "the past five years"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from flows.mentions import periods
from flows.mentions.context import start_of
from flows.mentions.mention import Mention, Period
from flows.mentions.patterns import GAP, SPACE, trie
from flows.mentions.spelled import read_words
from flows.mentions.tables import number_words, word_lists

MONTHS = {name: index % 12 + 1 for index, name in enumerate(
    "january february march april may june july august september october november december".split())}  # fmt: skip
MONTHS |= {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
           "nov": 11, "dec": 12}  # fmt: skip
MONTH = trie(set(MONTHS))
YEAR = r"(?:1[5-9]|20|21)\d\d"
S = SPACE
G = GAP
END = r"(?![\w%]|[.,]\d|-\d)"
OF_YEAR = rf"(?:{G}(?:of{G})?(this|last|next|the{G}same){G}year)"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"

MONTH_DAY = re.compile(
    rf"({MONTH})\b{S}\.?{G}?{DAY}(?![\d:%]|,\d|\.\d)(?:{S}(?:-|–|—|to|and){S}(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))?"
    rf"(?:(?:{S},{S}|{G})(?:of{G})?({YEAR})\b|{OF_YEAR})?"
)
DAY_MONTH = re.compile(
    rf"{DAY}(?:{S}[-–]{S}(\d{{1,2}})(?:st|nd|rd|th)?)?{G}(?:of{G})?({MONTH})\b\.?(?:,?{G}({YEAR})\b|{OF_YEAR})?"
)
MONTH_YEAR = re.compile(
    rf"({MONTH})\b\.?(?:{S}(?:-|–|to|and){S}({MONTH})\b\.?)?,?{G}(?:of{G})?(?:({YEAR})\b(?![,.]\d)|(this|last|next){G}year)"
)
BARE_MONTH = re.compile(rf"({MONTH})\b")
ISO_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])")
DAY_SLASH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
RELATIVE = re.compile(
    rf"(last|this|next|past|previous|current|coming){G}(year|month|quarter|week|decade|century|{MONTH})\b(?!')"
)
SEASON = re.compile(rf"(?:last|this|next){G}(spring|summer|autumn|winter)\b(?:{G}of{G}({YEAR}))?")
NUMBER = r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)"
STRETCH = re.compile(
    rf"(past|last|next|coming|previous|recent|preceding|following|latest)(?:{G}(?:some|about|nearly|almost|over))?{G}"
    rf"{NUMBER}{G}(?:consecutive{G}|full{G}|whole{G}|calendar{G})?(year|month|quarter|week|day|decade|century)(s|\b|ies)"
)
PAST_UNIT = re.compile(rf"(past|last|next|coming){G}(half{G})?(?:an?{G})?(decade|century)\b")
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
OF = rf"(?:,?{G}(?:(?:of|in){G})?(?:the{G})?(?:fiscal{G}(?:year{G})?)?({YEAR})\b(?!-?\d)|{G}(?:of{G})?(this|last|next|the){G}(?:fiscal{G})?year)"
QUARTER = re.compile(rf"(first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-](quarter|half)\b(?:{OF})?")
SPAN = re.compile(rf"(first|last|final){G}{NUMBER}{G}(month|quarter|week|day)s\b(?:{OF})?")
Q_YEAR = re.compile(rf"(q[1-4]|h[12])(?:{G}(?:of{G})?|\s?-)?(?:fy)?({YEAR})?\b")
DECADE = re.compile(r"(\d{3}0)['’]?s\b|['’](\d0)s\b|(\d0)s\b")
CENTURY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)[\s-](century|centuries)\b|([a-z]+(?:-[a-z]+)?)[\s-](century)\b")
PLAN = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th){G}(five|5)[-\s]year{G}(?:plan|program(?:me)?)\b({G}period)?")
FISCAL = re.compile(rf"(?:fiscal{G}(?:year{G})?|fy{S})({YEAR}|\d\d)(?:[-/–](\d{{2,4}}))?\b")
CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d(?::\d\d)?)?\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)|\d{1,2}\so['’]\s?clock\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?:gmt|utc|est|et|pst|local time|hours)\b)?)"
)
YEARS = re.compile(
    rf"({YEAR})(?:{S}(?:[-–—/]|\bto\b|\bthrough\b|\buntil\b){S}({YEAR})\b|[-–/](\d\d)(?![\d,.-])|(?:{G}and{G})({YEAR})\b)?(?![\w%]|[.,]\d)"
)
PARTS = {"end": "end", "close": "end", "late": "end", "beginning": "start", "start": "start", "early": "start",
         "mid": "middle", "middle": "middle", "mid-": "middle"}  # fmt: skip
MONTH_CONTEXT = frozenset(
    "in since by until till from during of last this next early late mid through on before after between and to for each every".split()
)


def _time(start: int, end: int, period: Period | None, reason: str = "", **more: object) -> Mention:
    return Mention(start, end, "time", start, end, period=period, reason=reason, **more)  # type: ignore[arg-type]


def _shift(word: str) -> int:
    return {"last": -1, "next": 1}.get(word, 0)


def _year_of(printed: str | None, word: str | None, reference: dt.date | None) -> tuple[int | None, bool]:
    """The year a date names, or that "this year" stands for; and whether it was resolved."""
    if printed:
        return int(printed), False
    if word and reference:
        return reference.year + _shift(word), True
    return None, False


def read_month(raw: str, low: str, at: int, reference: dt.date | None) -> Mention | None:
    """What begins with the name of a month: "July 1, 2015", "October 2016", "August last year", "in May"."""
    if found := MONTH_DAY.match(low, at):
        month, first = MONTHS[found[1]], int(found[2])
        year, resolved = _year_of(found[4], found[5], reference)
        if 1 <= first <= 31 and (
            raw[at].isupper()
            or found[1] not in ("may", "march", "mar", "sep", "dec", "jan", "oct")
            or year
            or low[at - 4 : at].endswith(("on ", "by "))
        ):
            return _time(at, found.end(), _dates(month, first, found[3], year, resolved, reference), "a date")
    if found := MONTH_YEAR.match(low, at):
        year, resolved = _year_of(found[3], found[4], reference)
        first = MONTHS[found[1]]
        last = MONTHS[found[2]] if found[2] else first
        period = periods.months(year, first, last, resolved=resolved) if year and first <= last else None
        return _time(at, found.end(), period, "a month")
    found = BARE_MONTH.match(low, at)
    if found is None or not raw[at].isupper() or len(found[1]) < 3:
        return None
    before = low[max(0, at - 12) : at].split()
    if not before or before[-1] not in MONTH_CONTEXT or (found[1] not in word_lists()["month"]):
        return None
    month = MONTHS[found[1]]
    period = periods.months(periods.nearest_month(month, reference), month, month, resolved=True) if reference else None
    return _time(at, found.end(), period, "a month")


def _dates(
    month: int, first: int, last: str | None, year: int | None, resolved: bool, reference: dt.date | None
) -> Period | None:
    """The period of a day, or of the days `first` to `last`, of a month."""
    if year:
        one = periods.day(year, month, first, resolved=resolved)
    else:
        one = periods.nearest_day(month, first, reference) if reference else None
    if one is None or not last:
        return one
    two = periods.day(one.start.year, month, int(last))
    return periods.day_span(one.start, two.start, resolved=one.resolved) if two and two.start > one.start else one


def read_digits_time(raw: str, low: str, at: int, reference: dt.date | None) -> Mention | None:
    """Times that begin with digits but are no plain years: "1 July 2015", "2018-03-29", "10:30", "1960s", "21st century"."""
    if (found := DAY_MONTH.match(low, at)) and 1 <= int(found[1]) <= 31 and (found[4] or raw[found.start(3)].isupper()):
        year, resolved = _year_of(found[4], found[5], reference)
        period = _dates(MONTHS[found[3]], int(found[1]), found[2], year, resolved, reference)
        return _time(at, found.end(), period, "a date")
    if found := ISO_DAY.match(low, at):
        date = periods.day(int(found[1]), int(found[3]), int(found[4])) if 1000 < int(found[1]) < 2200 else None
        if date:
            return _time(at, found.end(), date, "a date")
    if found := DAY_SLASH.match(low, at):
        date = periods.day(int(found[3]), int(found[2]), int(found[1])) or periods.day(
            int(found[3]), int(found[1]), int(found[2])
        )
        if date:
            return _time(at, found.end(), date, "a date")
    if (found := CLOCK.match(low, at)) and not _measured(low, found):
        return _time(at, found.end(), None, "a time of day")
    if found := DECADE.match(low, at):
        if found[1]:
            return _time(at, found.end(), periods.years(int(found[1]), int(found[1]) + 9), "a decade")
        if not found[3] or low[at - 4 : at] == "the " or low[at - 4 : at] in ("mid-", "ate ", "rly "):
            short = int(found[2] or found[3])
            first = (1900 if short > 20 else 2000) + short
            return _time(at, found.end(), periods.years(first, first + 9), "a decade")
    return read_ordinal_time(low, at)


def _measured(low: str, found: re.Match[str]) -> bool:
    """2.1 pm is a length, 2.17pm and 2 pm are times; 3:1 is a ratio."""
    text = found.group()
    if "." in text[:3] and not re.match(r"\d{1,2}\.\d\d\D", text):
        return re.match(r"\d{1,2}\.\d\s?[ap]m", text) is not None
    return re.match(r"(1[3-9]|[2-9]\d)\s?[ap]m", text) is not None


def read_ordinal_time(low: str, at: int) -> Mention | None:
    """ "21st century", "the 13th Five-Year Plan period"."""
    if found := CENTURY.match(low, at):
        if found[1]:
            number = int(found[1])
        else:
            entry = number_words().get(found[3].rpartition("-")[2])
            if entry is None or entry.role != "ordinal":
                return None
            head = found[3].rpartition("-")[0]
            number = int(entry.value) + (int(number_words()[head].value) if head in number_words() else 0)
        if 1 <= number <= 99:
            return _time(at, found.end(), periods.years(number * 100 - 99, number * 100), "a century")
    if found := PLAN.match(low, at):
        before = low[max(0, at - 16) : at].split()
        if found[3] or "during" in before[-2:] or "throughout" in before[-2:]:
            return _time(at, found.end(), periods.five_year_plan(int(found[1])), "a plan's years")
        return Mention(at, found.end(), "name", at, found.end(), reason="name of a plan")
    return None


def read_order_time(low: str, at: int, reference: dt.date | None) -> Mention | None:
    """ "the first quarter of 2018", "first half", "the first two months of 2018"; at first, second, third, fourth, last."""
    if found := QUARTER.match(low, at):
        year, resolved = _year_of(found[3], found[4], reference)
        number, size = ORDER[found[1]], 3 if found[2] == "quarter" else 6
        if size == 6 and found[1] in ("last", "final"):
            number = 2
        if number * size > 12 or (size == 6 and not year and not _of_time(low, found.end())):
            return None
        period = periods.months(year, number * size - size + 1, number * size, resolved=resolved) if year else None
        return _time(at, found.end(), period, f"a {found[2]} of a year")
    found = SPAN.match(low, at)
    if found is None or not (found[4] or found[5]):
        return None
    count = _count(found[2])
    year, resolved = _year_of(found[4], found[5], reference)
    size = count * {"month": 1, "quarter": 3}.get(found[3], 0) if count else 0
    if not count or size > 12:
        return None
    period = None
    if year and size:
        first = 1 if found[1] == "first" else 13 - size
        period = periods.months(year, first, first + size - 1, resolved=resolved)
    return _time(at, found.end(), period, "a part of a year")


def _of_time(low: str, at: int) -> bool:
    return (
        re.match(
            r"\s(?:of|in)\s(?:the\s)?(?:year|last|this|next|\d{4}|fiscal|century|decade|month|[12]\dth)",
            low[at : at + 24],
        )
        is not None
    )


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    number = read_words(word, 0)
    return int(number.value) if number is not None and number.end == len(word) and number.form == "words" else None


def read_relative(raw: str, low: str, at: int, reference: dt.date | None) -> Mention | None:
    """What begins with last, this, next, past, coming: "last year", "this March", "the past five years"."""
    if found := STRETCH.match(low, at):
        count = _count(found[2])
        if count:
            unit = found[3] if found[3] != "centur" else "century"
            word = {"following": "next"}.get(found[1], found[1])
            return _time(
                at,
                found.end(),
                periods.stretch(word, count, unit, reference) if reference else None,
                "a stretch of time",
            )
    if found := PAST_UNIT.match(low, at):
        count = {"decade": 10, "century": 100}[found[3]] // (2 if found[2] else 1)
        return _time(
            at,
            found.end(),
            periods.stretch(found[1], count, "year", reference) if reference else None,
            "a stretch of time",
        )
    found = RELATIVE.match(low, at)
    if found is None:
        return None
    unit = found[2]
    if unit not in MONTHS:
        period = periods.relative(found[1], unit, reference) if reference else None
        return _time(at, found.end(), period, f"{found[1]} {unit}")
    if not raw[found.start(2)].isupper() or (found[1] not in ("last", "this", "next")):
        return None
    if (dated := read_month(raw, low, found.start(2), reference)) and dated.end > found.end():
        return _time(at, dated.end, dated.period, "a date")
    return _time(at, found.end(), _month_of(found[1], MONTHS[unit], reference), "a month")


def _month_of(word: str, month: int, reference: dt.date | None) -> Period | None:
    """ "last July", "this March", "next May"."""
    if reference is None:
        return None
    year = reference.year
    if word == "last" and month >= reference.month:
        year -= 1
    if word == "next" and month <= reference.month:
        year += 1
    return periods.months(year, month, month, resolved=True)


def read_years(low: str, at: int, words: list[str]) -> Mention | None:
    """A year, or years from one to another, in digits at `at`; the caller has made sure that it is no quantity."""
    found = YEARS.match(low, at)
    if found is None:
        return None
    first = int(found[1])
    last, end = first, found.end()
    if found[2]:
        last = int(found[2])
    elif found[3]:
        last = first // 100 * 100 + int(found[3])
        last += 100 if last < first else 0
    elif found[4]:
        if words[-1:] == ["between"]:
            last = int(found[4])
        else:
            end = found.end(1)
    if last < first:
        last, end = first, found.end(1)
    period = periods.years(first, last)
    return _with_part(low, at, _time(at, end, period, "a year"), words)


def _with_part(low: str, at: int, mention: Mention, words: list[str]) -> Mention:
    """The year with the cue before it: "the end of 2017", "early 2018", "mid-2017"."""
    if not words or mention.period is None:
        return mention
    cue = (
        words[-1:]
        if words[-1] in PARTS
        else words[-2:-1]
        if words[-1] == "of"
        else words[-3:-2]
        if words[-2:] == ["of", "the"]
        else []
    )
    if words[-1].endswith("mid-"):
        cue = ["mid-"]
    if not cue or cue[0] not in PARTS:
        return mention
    tail = words[len(words) - 1 - words[::-1].index(cue[0]) :] if cue[0] in words else [cue[0]]
    start = start_of(low, at, tail)
    text = " ".join(low[start:at].split())
    period = periods.part_of(mention.period, PARTS[cue[0]])
    return _time(
        mention.start,
        mention.end,
        period,
        mention.reason,
        qualifier="approx",
        qualifier_text=text,
        cue_start=start,
        cue_end=mention.end,
    )


@cache
def relative_words() -> str:
    """The pattern, for the scan, of the words that may begin a relative time."""
    after = rf"(?:year|month|quarter|week|decade|century|half|an?\s|\d|{trie({w for w, (role, _) in number_words().items() if role in ('unit', 'teen', 'tens', 'years')})}|{MONTH}|some|about|nearly|almost|over)"
    return (
        rf"(?:last|this|next|past|previous|current|coming|recent|preceding|following|latest|final)(?=\s{{1,2}}{after})"
    )
