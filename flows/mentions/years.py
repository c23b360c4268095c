"""Plain years in digits: told from quantities by what stands around them."""

from __future__ import annotations

import re

from flows.mentions import calendar_words as calendar
from flows.mentions.mention import Mention
from flows.mentions.money import money_before
from flows.mentions.nouns import read_things
from flows.mentions.page import Page
from flows.mentions.tables import word_lists
from flows.mentions.units import read_unit

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?![\d%]|,\d|\.\d)")


def read_year(page: Page, at: int, words: list[str]) -> Mention | None:
    """A year, or years from one to another, at `at`; None where the four digits are a quantity."""
    low = page.low
    plain = YEAR.match(low, at)
    found = calendar.YEARS.match(low, at) if plain else None
    if found is None or money_before(page, at) is not None:
        return None
    last = words[-1].strip("([,") if words else ""
    if not (found[2] or found[3]) and not _is_year(page, at, found, last):
        return None
    return calendar.read_years(low, at, words)


def _is_year(page: Page, at: int, found: re.Match[str], last: str) -> bool:
    low, end = page.low, found.end()
    lists = word_lists()
    unit = read_unit(page, end)
    if last in lists["year_strong"]:
        return unit is None or unit.end - unit.start < 3 or unit.kind == "money"
    if low[at - 1 : at] == "-":
        return True
    if unit is not None:
        return False
    follower = low[end : end + 1]
    if low[at - 1 : at] == "(" and follower and follower in ")-–;,":
        return True
    if last not in lists["year_before"] and last:
        return low.startswith((" season", " edition", " world cup", " olympic", " election", " budget"), end)
    if not last and not follower:
        return False
    things = read_things(low, end, single=False)
    return things is None or things.broken or last in lists["season"]
