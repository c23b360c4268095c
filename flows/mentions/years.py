"""Plain years in digits: told from quantities and from names by what stands around them."""

from __future__ import annotations

import re

from flows.mentions import periods
from flows.mentions.dates import time_mention
from flows.mentions.mention import Mention
from flows.mentions.money import money_before
from flows.mentions.nouns import read_things
from flows.mentions.page import Page
from flows.mentions.part_of_time import with_part
from flows.mentions.patterns import GAP, SPACE
from flows.mentions.tables import word_lists
from flows.mentions.units import read_unit

FOUR = r"(?:1[5-9]|20|21)\d\d"
YEARS = re.compile(
    rf"({FOUR})(?:{SPACE}(?:[-–—/]|\bto\b|\bthrough\b|\buntil\b){SPACE}({FOUR})\b|[-–/](\d\d)(?![\d-]|[.,]\d)"
    rf"|(?:{GAP}and{GAP})({FOUR})\b)?(?![\w%]|[.,]\d)"
)
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?![\d%]|,\d|\.\d)")
CAPITAL_BEFORE = re.compile(r"(?<![.!?:;\w-])[A-Z][^\W\d_]+['’]?\s?(?:\"\s)?[(\[]?$")
CAPITAL_AFTER = re.compile(r"\s([A-Z][^\W\d_]+)(?:\s([A-Z]?))?")
ATTRIBUTE = re.compile(r"\s([a-z]{3,})\b")
MEASURES = frozenset(["gdp", "gnp", "cpi", "ppi", "fdi", "eps", "ebit", "ebitda", "grdp"])  # "the city's 2008 GDP"
LABEL = re.compile(r"[)\]]\s?[:=]")  # "Population (2019): 440,000"
ESTIMATE = re.compile(r"\s?(?:est|estimate|estimated|census|data|figures?)\b\.?")
PAUSE = re.compile(r"[.,;:)]|$|\s(?:and|when|with|for|in|which|as|that)\b")
OWNERS = frozenset(["the", "its", "their", "his", "her", "our", "a", "this", "last"])


def read_year(page: Page, at: int, words: list[str]) -> Mention | None:
    """A year, years from one to another, or a name with a year, at `at`; None where the four digits are a quantity."""
    low = page.low
    found = YEARS.match(low, at) if YEAR.match(low, at) else None
    if found is None or money_before(page, at) is not None:
        return None
    last = words[-1].strip("([,\"'“‘") if words else ""
    if last not in word_lists()["year_strong"] and _is_named(page, at, found.end(), last):
        return Mention(at, found.end(), "name", at, found.end(), reason="a year in a name")
    if not (found[2] or found[3]) and not _is_year(page, at, found.end(), last):
        return None
    return _years(page, at, found, words)


def _is_named(page: Page, at: int, end: int, last: str) -> bool:
    """Whether the year is part of a name: "Made in China 2025", "Report (2017)", "the 2018 Summit Forum"."""
    raw = page.raw
    before = CAPITAL_BEFORE.search(raw, page.since(at, 40), at)
    if before is not None and last not in OWNERS | word_lists()["year_before"] | word_lists()["month"]:
        bracket = raw[at - 1] in "(["
        if bracket and LABEL.match(raw, end):  # "Population (2019): 440,000"
            return False
        if bracket or raw[end : end + 1] not in (" ", "-", "–"):
            return not bracket or raw[end : end + 1] in (")", "]")
        return read_unit(page, end) is None and read_things(page.low, end, single=False) is None
    after = CAPITAL_AFTER.match(raw, end)
    if after is None or (last not in OWNERS and not last.endswith(("'s", "’s"))):
        return False
    word = after[1].lower()
    if word in MEASURES:
        return False
    if word in word_lists()["quoted_event"] or after[2]:
        return True
    return word not in word_lists()["demonym"] and not word.endswith("s")


def _is_year(page: Page, at: int, end: int, last: str) -> bool:
    low, lists = page.low, word_lists()
    unit = read_unit(page, end)
    if last in lists["year_strong"]:
        return unit is None or unit.end - unit.start < 3 or unit.kind == "money"
    if low[at - 1 : at] == "-" or (last in lists["year_praised"] and _is_praised(page, at, end)):
        return True
    if unit is not None:
        return False
    follower = low[end : end + 1]
    if low[at - 1 : at] == "(" and follower and (follower in ")-–;," or ESTIMATE.match(low, end)):
        return True
    things = read_things(low, end, single=False)
    if things is not None and things.code[1:-1] in lists["year_noun"] and last in lists["priced_by"]:
        return True
    if last not in lists["year_before"] and last and not _is_compared(page, at, last):
        return _opens(page, end, last) or _is_attribute(page, at, end, last, plural=things is not None)
    return things is None or things.broken or last in lists["season"]


def _is_praised(page: Page, at: int, end: int) -> bool:
    """As in "after a strong 2024, when": a year of our time behind an article, before no noun."""
    before = page.words_before(at)[-2:-1]
    article = bool(before) and before[0] in OWNERS | {"an"}
    return article and "1900" <= page.low[at:end] <= "2099" and PAUSE.match(page.low, end) is not None


def _is_compared(page: Page, at: int, last: str) -> bool:
    """As in "5 percent over 1981", "compared with 2014", "as at 2015", "at 2010 prices": a year to compare with."""
    lists = word_lists()
    before = page.words_before(at)[-2:-1]
    word = before[0].lstrip("([\"'“‘") if before else ""
    if last in lists["compared_by"]:
        return word.lstrip("0123456789.,") in lists["comparing"]
    if last == "with":
        return word in lists["compared_with"]
    return last == "at" and word == "as"


def _opens(page: Page, end: int, last: str) -> bool:
    """Whether the digits open a sentence whose verb tells that they are a year: "2016 saw a rise"."""
    follower = page.low[end : end + 12].split()
    return last[-1] in ".!?" and bool(follower) and follower[0] in word_lists()["year_verb"]


def _is_attribute(page: Page, at: int, end: int, last: str, *, plural: bool) -> bool:
    """As in "its 2017 mission", "the 2016 results": a year of our time before a noun."""
    if not (last in OWNERS or last.endswith(("'s", "’s"))) or not "1900" <= page.low[at:end] <= "2099":
        return False
    found = ATTRIBUTE.match(page.low, end)
    return found is not None and not (plural and page.low[at + 2 : end] in ("00", "50"))


def _years(page: Page, at: int, found: re.Match[str], words: list[str]) -> Mention:
    """The year, or the years from one to another, with what tells its part ("the end of 2017")."""
    first = last = int(found[1])
    end = found.end()
    if found[2]:
        last = int(found[2])
    elif found[3]:
        last = first // 100 * 100 + int(found[3])
        last += 100 if last < first else 0
        if last - first > 30 and 1 <= int(found[3]) <= 12:
            return time_mention(at, end, periods.months(first, int(found[3]), int(found[3])), "a month")
    elif found[4]:
        last, end = (int(found[4]), end) if words[-1:] == ["between"] else (first, found.end(1))
    if last < first:
        last, end = first, found.end(1)
    return with_part(page, time_mention(at, end, periods.years(first, last), "a year"), words)
