"""Years of accounts that begin within a calendar year ("2017-18"), by the land that a text is about."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.when.periods import UNDATED, Dated, times_between
from flows.mentions.mention import Mention, Period
from flows.reading.article import Article

FISCAL_YEARS = Path(__file__).with_name("fiscal_years.csv")
LATE = dt.timedelta(days=100)  # firms publish a quarter's accounts sooner
QUARTER = (89, 92)  # days
YEAR_ENDS = re.compile(r"\byear (?:ended|ending|that ended|to)\b", re.IGNORECASE)
BY_TWO = re.compile(r"(?:FY ?)?\d{4}[-–/]\d\d")
INDIAN = re.compile(r"\b(?:crores?|lakhs?)\b|₹")  # numbers and money that are India's alone
INDIA = "india"


@cache
def _first_months() -> dict[str, int]:
    """The month in which the government's year begins, by land (CIA World Factbook, fiscal year)."""
    with FISCAL_YEARS.open(encoding="utf-8", newline="") as file:
        return {row["land"]: int(row["first_month"]) for row in csv.DictReader(file)}


def long_over(article: Article, period: Period | None) -> bool:
    """Whether a quarter told without its year was over so long before an article that it may be one of accounts.

    Of accounts whose year the text tells by its end, it is not: they have said which quarter it is.
    """
    if period is None or not period.resolved or YEAR_ENDS.search(article.text) is not None:
        return False
    return QUARTER[0] <= (period.end - period.start).days <= QUARTER[1] and article.date - period.end > LATE


def of_land(article: Article, mentions: Sequence[Mention], book: Codebook, when: Dated) -> Dated:
    """A year told by two ("2017-18") as the twelve months of its land's accounts; undated where nobody knows them."""
    if when.period is None or not _by_two(article, mentions, when.period):
        return when
    first = _first_months().get(_land(article, book))
    if first is None:
        return UNDATED
    start = dt.date(when.period.start.year, first, 1)
    end = dt.date(start.year + 1, first, 1) - dt.timedelta(days=1)
    iso = f"{start:%Y-%m}/{end:%Y-%m}"
    return Dated(replace(when.period, iso=iso, start=start, end=end), when.basis)


def _by_two(article: Article, mentions: Sequence[Mention], period: Period) -> bool:
    """Whether a period is a year that the text prints by two."""
    if (period.start.month, period.end.month) != (1, 12) or period.end.year != period.start.year + 1:
        return False
    times = (m for m in times_between(mentions, 0, len(article.text)) if m.period == period)
    return any(BY_TWO.fullmatch(article.text, m.start, m.end) for m in times)


def _land(article: Article, book: Codebook) -> str:
    """The land of a text's place; of a place nobody knows India where its numbers are told, or the only one named."""
    home = article.place
    while home in book.subjects and book.subjects[home].kind != "country":
        home = book.subjects[home].part_of or ""
    if home in _first_months():
        return home
    if home in book.subjects:
        return ""
    if INDIAN.search(article.text):
        return INDIA
    named = [land for land in _first_months() if book.subjects[land].label in article.text]
    return named[0] if len(named) == 1 else ""
