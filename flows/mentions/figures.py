"""From a number to a quantity: its sign, currency, range, unit or counted things, cue words and direction."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from flows.mentions import compounds
from flows.mentions.context import Cue, cue_after, cue_before, direction_of
from flows.mentions.digits import ONE, Number
from flows.mentions.letters import with_letter
from flows.mentions.mention import Mention, Qualifier
from flows.mentions.money import Money, million_behind, money_before, pounds_are_money, scale_behind
from flows.mentions.nouns import read_things
from flows.mentions.page import Page
from flows.mentions.ranges import Range, read_range
from flows.mentions.tables import word_lists
from flows.mentions.unit_table import by_first
from flows.mentions.units import Printed, read_unit, unit_at, with_rate

ARTICLES = frozenset(("a", "an"))
SIGN = re.compile(r"(?:(?<![\w)\]%.,-])[-−–]|(?<![^\W\d_])(?:minus|negative)\s{1,2})$")
SPACED_SIGN = re.compile(r"(?:^|(?<=\n)|(?<=[(<>=]))\s{0,3}[-−–]\s{1,3}$|(?<=\s)[-−]\s$")
OWN_AMOUNT = re.compile(r"\s?\d")
OF_A = re.compile(r"\s(?:an?|of\san?)\s")
WHOLE_KINDS = frozenset(("time", "length", "mass", "volume", "area", "temperature", "angle"))
OF = re.compile(r"\s(?:of\s)?(?:the\s|its\s|their\s|our\s|these\s|those\s)?")


class Front(NamedTuple):
    """What stands before a number and belongs to it: where it begins, its value with sign, its currency."""

    start: int
    number_start: int
    value: Decimal
    money: Money | None
    decimals: int


class Tail(NamedTuple):
    """What stands behind a number: its unit, and where number and unit end."""

    unit: Printed | None
    number_end: int
    end: int


def quantity(page: Page, number: Number, words: list[str]) -> Mention:
    """The quantity whose number was read; `words` are those before it."""
    front = _front(page, number)
    if front.start != number.start:
        words = page.words_before(front.start)
    number = with_letter(page, number, money=front.money is not None)
    if number.multiplier != ONE and front.decimals == number.decimals:
        front = front._replace(value=number.value if front.value >= 0 else -number.value)
    if front.money is not None:
        front = front._replace(value=front.value * front.money.factor)
    at = front.start
    if words and words[-1] in ARTICLES and not page.low[number.start].isdigit():
        at = page.low.rfind(words[-1], 0, at)
        words = words[:-1]
    cue, used = cue_before(page.low, at, words)
    if cue is not None and cue.start < page.floor:
        cue = None
    span = read_range(page, number, front.value, words, money=front.money is not None)
    if span is not None and span.score:
        return Mention(front.start, span.end, "other", number.start, span.end, reason="a score")
    return _Assembly(page, number, front, span).mention(words, cue, used)


def _front(page: Page, number: Number) -> Front:
    """The point before ".5", the currency and the sign before a number."""
    low, start, value, decimals = page.low, number.start, number.value, number.decimals
    before = low[start - 1 : start] if start else ""
    if (
        before == "."
        and not decimals
        and low[start].isdigit()
        and not low[start - 2 : start - 1].isalnum()
        and start > page.floor
    ):
        start, decimals = start - 1, number.end - number.start
        value = value.scaleb(-decimals)
        before = low[start - 1 : start] if start else ""
    number_start, money = start, None
    if before and before not in "(,;:":
        money = money_before(page, start)
        if money is not None:
            start = money.start
        elif before in "-−–" and (money := money_before(page, start - 1)) is not None:
            return Front(money.start, start - 1, -value, money, decimals)
    signed = _sign(page, start)
    if signed < start:
        return Front(signed, number_start if money else signed, -value, money, decimals)
    return Front(start, number_start, value, money, decimals)


def _sign(page: Page, at: int) -> int:
    """Where the minus before `at` begins; `at` where there is none."""
    low, last = page.low, page.low[at - 1 : at]
    if not last or at <= page.floor or last not in "-−– se":
        return at
    first = max(page.floor, at - 10)
    found = SIGN.search(low, first, at)
    if found is None and last == " " and low[at - 2 : at - 1] in ("-", "−", "–"):
        found = SPACED_SIGN.search(low, first, at)
        if (
            found is not None
            and not (first == 0 or low[found.start() - 1 : found.start()] in "\n<>=(")
            and not _temperature(page, at)
        ):
            return at
    return found.start() + len(found.group()) - len(found.group().lstrip()) if found else at


def _temperature(page: Page, at: int) -> bool:
    """Whether degrees follow the digits at `at`, so that a lone dash is a minus."""
    found = re.compile(r"\d+(?:\.\d+)?").match(page.low, at)
    unit = read_unit(page, found.end()) if found else None
    return unit is not None and unit.kind in ("temperature", "angle")


class _Assembly:
    """A quantity being put together from a number and what stands around it."""

    __slots__ = ("decimals", "front", "high", "multiplier", "number", "number_end", "page", "span", "value")

    def __init__(self, page: Page, number: Number, front: Front, span: Range | None) -> None:
        self.page, self.number, self.front, self.span = page, number, front, span
        self.value, self.high = (front.value, None) if span is None else (span.low, span.high)
        self.number_end = number.end if span is None else span.end
        self.multiplier = number.multiplier if span is None else span.multiplier
        self.decimals = front.decimals if span is None else span.decimals

    def mention(self, words: list[str], cue: Cue | None, used: int) -> Mention:
        """The finished mention."""
        page, front, raw = self.page, self.front, self.page.raw
        after = cue_after(page.low, self.number_end)
        unit, end = self._unit(after, words)
        if after is None:
            after = cue_after(page.low, end)
        qualifier: Qualifier = "ge" if self.number.form == "vague" else "exact"
        text, cue_start, cue_end = "", front.start, end
        if cue is not None:
            qualifier, cue_start, text = cue.qualifier, cue.start, " ".join(raw[cue.start : cue.end].split())
        if after is not None and cue is None:
            qualifier, cue_end, text = after.qualifier, max(after.end, end), raw[after.start : after.end]
        value, high = self.value, self.high
        if high is not None and high < value:
            value, high = high, value
        return Mention(
            front.start, end, "quantity", front.number_start, self.number_end, value, high, self.multiplier, self.decimals,
            unit.code if unit else "", " ".join(raw[unit.start : unit.end].split()) if unit else "",
            qualifier, text, cue_start, cue_end, direction_of(page.low, end, words, used),
        )  # fmt: skip

    def _unit(self, after: Cue | None, words: list[str]) -> tuple[Printed | None, int]:
        """The unit, and where the mention ends."""
        page, money, end = self.page, self.front.money, self.number_end
        if money is not None:
            return self._money_unit(money)
        at = after.end if after is not None and page.low[after.end : after.end + 1] in (" ", "-") else end
        unit = self._measure(at, words)
        if unit is None:
            return self._things(at)
        if unit.kind == "money" and not unit.code.startswith("{"):
            unit = self._amount(unit, words)
        elif unit.code == "[lb_av]" and self._is_money(unit, words):
            unit = unit._replace(code="GBP", kind="money")
        if (
            self.high is None
            and unit.kind in ("length", "money")
            and (more := compounds.completed(page, self.number, unit))
        ):
            self.value += more[0] if self.value >= 0 else -more[0]
            self.number_end = unit_end = more[1]
            return unit, unit_end
        return unit, max(self.number_end, unit.end)

    def _is_money(self, unit: Printed, words: list[str]) -> bool:
        """Whether pounds are money: not in "a twenty-pound bag"."""
        return self.page.raw[unit.end - 1] in "sS" and pounds_are_money(self.number, words)

    def _money_unit(self, money: Money) -> tuple[Printed, int]:
        """A currency before the number, with a rate or its own name behind it ("$98 a share", "$5 US")."""
        page, end, number_start = self.page, self.number_end, self.front.number_start
        behind = (
            unit_at(page, end + 1, digits=True)
            if page.low[end : end + 1] in (" ", "-") and page.low[end : end + 1]
            else None
        )
        if behind is not None and behind.kind == "money" and behind.code in (money.code, "USD"):
            end = behind.end
        printed = Printed(money.code, "money", money.start, max(number_start, money.start + 1))
        rated = with_rate(page, Printed(money.code, "money", end, end))
        if rated.code == money.code:
            return printed, end
        return Printed(rated.code, "rate", money.start, rated.end), rated.end

    def _amount(self, unit: Printed, words: list[str]) -> Printed:
        """A currency behind the number, with the multiplier that may stand in it or behind it."""
        page = self.page
        if scaled := million_behind(page.low, unit.end):
            self._scale(*scaled)
        return unit

    def _scale(self, factor: Decimal, end: int) -> None:
        self.value *= factor
        self.high = self.high * factor if self.high is not None else None
        self.multiplier, self.number_end = self.multiplier * factor, end

    def _measure(self, at: int, words: list[str]) -> Printed | None:
        """A unit of the table behind the number, or at a range's lower end; years of "three decades"."""
        page, number = self.page, self.number
        unit = read_unit(page, at, digits=page.low[self.number_end - 1].isdigit())
        if unit is None and self.span is not None:
            unit = self.span.unit
        if unit is None and number.form == "years":
            unit = with_rate(page, Printed("a", "time", number.end, number.end))
        if unit is None and number.form == "fraction" and (found := OF_A.match(page.low, at)):
            unit = read_unit(page, found.end() - 1)
            if unit is not None and unit.kind not in WHOLE_KINDS:
                unit = None
        if unit is None and (scaled := scale_behind(page, at)):
            code, factor, end = scaled
            self._scale(factor, end)
            return Printed(code, "money", end - 3, end)
        if unit is None and words and words[-1] in ("aged", "age"):
            unit = Printed("a", "time", self.number_end, self.number_end)
        return unit

    def _things(self, at: int) -> tuple[Printed | None, int]:
        """The noun counted, or none."""
        page, end, form = self.page, self.number_end, self.number.form
        if form in ("fraction", "years"):
            return None, end
        if form == "vague" and (of := OF.match(page.low, at)):
            at = of.end() - 1
        things = read_things(page.low, at, single=self.value == 1 and self.high is None)
        if things is None:
            return None, end
        code, stop = _measured(things.code), things.end
        if (
            code == "{time}"
            and page.low[stop : stop + 12].split()[:1]
            and page.low[stop : stop + 12].split()[0] in word_lists()["as_much"]
        ):
            return Printed("1", "ratio", things.start, stop), stop
        printed = with_rate(page, Printed(code, "count", things.start, stop))
        return printed, end if things.broken else printed.end


def _measured(code: str) -> str:
    """The code of a unit where the head of a noun phrase is one: "three consecutive years"."""
    for unit in by_first().get(code[1:-1], ()):
        if unit.kind in WHOLE_KINDS and not unit.rest and not unit.exact:
            return unit.code
    return code


def factor(page: Page, at: int, end: int, value: Decimal) -> Mention:
    """ "twice", "doubled", "halved", "once": a factor, or how often in what time ("twice a week")."""
    low, word = page.low, page.low[at:end]
    unit = with_rate(page, Printed("{time}", "count", end, end))
    if unit.code == "{time}":
        code = "{time}" if word == "once" else "1"
        direction = (1 if value > 1 else -1) if word.endswith(("ed", "ing", "es")) else 0
        return Mention(at, end, "quantity", at, end, value, None, ONE, 0, code, "", direction=direction)
    cue, _ = cue_before(low, at, page.words_before(at))
    text = " ".join(page.raw[unit.start : unit.end].split())
    return Mention(at, unit.end, "quantity", at, end, value, None, ONE, 0, unit.code, text)
