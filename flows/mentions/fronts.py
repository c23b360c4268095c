"""What stands before a number and belongs to it: sign, currency, the point of ".5"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions.money import SIGNS as MONEY_SIGNS
from flows.mentions.money import Money, money_before, money_words
from flows.mentions.number import Number
from flows.mentions.page import Page
from flows.mentions.units import read_unit

MINUS = frozenset("-−–")
SIGN = re.compile(r"(?:(?<![\w)\]%.,-])[-−–]|(?<![^\W\d_])(?:minus|negative)\s{1,2})$")
LONE_SIGN = re.compile(r"(?:^|(?<=[\n<>=(]))\s{0,2}([-−–])\s{1,3}$")
SPACED_SIGN = re.compile(r"(?<=\s)[-−]\s{1,3}$")  # elsewhere a dash between spaces is a minus only before degrees
DIGITS = re.compile(r"\d+(?:\.\d+)?")
PLAIN = frozenset((" ", "\n", "(", "[", '"', "“", "'", "", "\u00a0", ",", ";", ":", "\u3000"))


class Front(NamedTuple):
    """Where a figure begins, where its number begins, its value with sign, its currency, its decimals."""

    start: int
    number_start: int
    value: Decimal
    money: Money | None
    decimals: int


@cache
def telling() -> frozenset[str]:
    """The words that may belong to the number behind them."""
    return frozenset(money_words()) | frozenset(("minus", "negative"))


def plain(page: Page, at: int, words: list[str]) -> bool:
    """Whether nothing before `at` can belong to the number there: what most numbers are, told quickly."""
    before = page.low[at - 1 : at] if at else ""
    if before not in PLAIN:
        return False
    if not words or before == "(":
        return True
    last = words[-1].lstrip("([“‘") or words[-1]  # "(USD 12)"
    return last not in telling() and last[-1] not in MONEY_SIGNS and last[-1] not in MINUS and not last.endswith("$")


def read_front(page: Page, number: Number) -> Front:
    """The point before ".5", the currency and the sign before a number."""
    low, start, value, decimals = page.low, number.start, number.value, number.decimals
    before = low[start - 1 : start] if start > page.floor else ""
    if before == "." and not decimals and low[start].isdigit() and not _is_closed(low[start - 2 : start - 1]):
        start, decimals = start - 1, number.end - number.start
        value = value.scaleb(-decimals)
        before = low[start - 1 : start] if start > page.floor else ""
    number_start, money = start, None
    if before and before not in "(,;:":
        money = money_before(page, start)
        if money is not None:
            start = money.start
        elif before in MINUS and (money := money_before(page, start - 1)) is not None:
            return Front(money.start, start - 1, -value, money, decimals)
    signed = _sign(page, start)
    if signed < start:
        return Front(signed, number_start if money else signed, -value, money, decimals)
    return Front(start, number_start, value, money, decimals)


def _is_closed(mark: str) -> bool:
    """Whether a point behind `mark` ends something and begins no decimals: "vol.5", "S/.300"."""
    return mark.isalnum() or mark == "/"


def _sign(page: Page, at: int) -> int:
    """Where the minus before `at` begins; `at` where there is none."""
    low = page.low
    if at <= page.floor or low[at - 1] not in "-−– se":
        return at
    found = SIGN.search(low, max(page.floor, at - 10), at)
    if found is not None:
        return found.start()
    first = max(page.floor, at - 6)
    if found := LONE_SIGN.search(low, first, at):
        return found.start(1)
    found = SPACED_SIGN.search(low, first, at)
    return found.start() if found is not None and _temperature(page, at) else at


def _temperature(page: Page, at: int) -> bool:
    """Whether degrees follow the digits at `at`, so that a lone dash is a minus."""
    found = DIGITS.match(page.low, at)
    unit = read_unit(page, found.end()) if found else None
    return unit is not None and unit.kind in ("temperature", "angle")
