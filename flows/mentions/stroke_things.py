"""Counted things read at one stroke: "140 foreign invested firms", "1,200 rail-mounted cranes"."""

from __future__ import annotations

from decimal import Decimal

from flows.mentions.mention import Mention
from flows.mentions.nouns import Things, read_things
from flows.mentions.number import ONE
from flows.mentions.page import Page
from flows.mentions.stroke_patterns import ARTICLES, counting, going_on, may_be_year, unlike_things
from flows.mentions.tables import number_words
from flows.mentions.told import told_before
from flows.mentions.unit_table import by_first

FAR = 60  # characters before a number in which "one of" makes it a rank


def read_counted(page: Page, at: int) -> Mention | None:
    """The number at `at` with the noun phrase behind it; None where anything may change the reading."""
    low = page.low
    found = counting().match(low, at)
    if found is None or found[2] in unlike_things() or page.raw[found.start(2)].isupper():
        return None
    whole, number_end = found[1], found.end(1)
    if whole[0] == "0" or whole == "1" or may_be_year(whole):
        return None
    spelled = number_words().get(whole)
    if spelled is not None and (page.raw[at].isupper() or low.endswith(ARTICLES, 0, at)):
        return None  # may be a name, or "about a two percent rise"
    things = read_things(low, number_end, single=False)
    if things is None or not _is_plain(page, at, things):
        return None
    end = things.end
    value = spelled.value if spelled is not None else Decimal(whole.replace(",", ""))
    told = told_before(page, at, end)
    if told is None:
        return None
    return Mention(
        at, end, "quantity", at, number_end, value, None, ONE, 0, things.code,
        " ".join(page.raw[things.start : end].split()), told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip


def _is_plain(page: Page, at: int, things: Things) -> bool:
    """Whether the noun phrase ends there, is no unit and no rank, and holds no number of its own."""
    noun = things.code[1:-1]
    if things.broken or noun in by_first() or noun in unlike_things() or going_on().match(page.low, things.end):
        return False
    return page.low.find("one of", max(0, at - FAR), at) < 0
