"""From a number to a quantity: its sign, currency, range, unit or counted things, cue words and direction."""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions import compounds
from flows.mentions.context import Cue, cue_after, cue_before, direction_of
from flows.mentions.fronts import Front, plain, read_front
from flows.mentions.letters import with_letter
from flows.mentions.mention import Mention, Qualifier
from flows.mentions.money import Money, million_behind, pounds_are_money, scale_behind
from flows.mentions.names import LABEL
from flows.mentions.nouns import read_things
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.ranges import Ends, may_join, read_range
from flows.mentions.tables import word_lists
from flows.mentions.unit_table import by_first
from flows.mentions.units import Printed, read_unit, unit_at, with_rate

ARTICLES = frozenset(("a", "an"))
ENDS = frozenset(",.;:)]?!”")  # a number before one of these has no unit behind it
OWN_AMOUNT = re.compile(r"\s?\d")
TONNES = re.compile(r"\s?t\b(?!['’&-])")
OF_A = re.compile(r"\s(?:an?|of\san?)\s")
OF = re.compile(r"\s(?:of\s)?(?:the\s|its\s|their\s|our\s|these\s|those\s)?")
PARTED = frozenset(("%", "{pp}", "{bp}"))  # "a third of a percentage point"
WHOLE_KINDS = frozenset(("time", "length", "mass", "volume", "area", "temperature", "angle"))


def quantity(page: Page, number: Number, words: list[str]) -> Mention:
    """The quantity whose number was read; `words` are those before it."""
    if plain(page, number.start, words):
        front = Front(number.start, number.start, number.value, None, number.decimals)
    else:
        front = read_front(page, number)
        if front.start != number.start:
            words = page.words_before(front.start)
    scaled = with_letter(page, number, money=front.money is not None)
    if scaled is not number:
        factor = scaled.value / number.value if number.value else ONE
        number, front = scaled, front._replace(value=front.value * factor)
    if front.money is not None and front.money.factor != ONE:
        front = front._replace(value=front.value * front.money.factor)
    return Assembly(page, number, front, words).mention()


class Assembly:
    """A quantity being put together from a number and what stands around it."""

    __slots__ = ("decimals", "form", "front", "high", "multiplier", "number", "number_end", "page", "value", "words")

    def __init__(self, page: Page, number: Number, front: Front, words: list[str]) -> None:
        self.page, self.number, self.front, self.words = page, number, front, words
        self.value, self.decimals, self.multiplier = front.value, front.decimals, number.multiplier
        self.high: Decimal | None = None
        self.number_end, self.form = number.end, number.form

    def mention(self) -> Mention:
        """The finished mention."""
        page, front, words = self.page, self.front, self.words
        low, raw = page.low, page.raw
        at = front.start
        if words and words[-1] in ARTICLES and not low[self.number.start].isdigit():
            at = low.rfind(words[-1], 0, at)
            words = words[:-1]
        cue, used = cue_before(low, at, words)
        if cue is not None and cue.start < page.floor:
            cue = None
        unit: Printed | None = None
        end = self.number_end
        after: Cue | None = None
        follower = low[end : end + 1]
        if front.money is not None or (follower and follower not in ENDS):
            unit, end, after, score = self._behind(words)
            if score:
                return Mention(front.start, end, "other", self.number.start, end, reason="a score")
        elif self.form == "years" or (words and words[-1] in ("aged", "age")):
            unit = Printed("a", "time", end, end)
        if cue is not None and unit is not None and unit.kind == "time" and _spans(page, cue, end):
            cue, used = None, 0
        qualifier: Qualifier = "ge" if self.form == "vague" else "exact"
        text, cue_start, cue_end = "", front.start, end
        if cue is not None:
            qualifier, cue_start, text = cue.qualifier, cue.start, " ".join(raw[cue.start : cue.end].split())
        elif after is not None:
            qualifier, cue_end, text = after.qualifier, max(after.end, end), raw[after.start : after.end]
        value, high = self.value, self.high
        if high is not None and high < value:
            value, high = high, value
        code, printed = (unit.code, " ".join(raw[unit.start : unit.end].split())) if unit is not None else ("", "")
        return Mention(
            front.start, end, "quantity", front.number_start, self.number_end, value, high, self.multiplier,
            self.decimals, code, printed, qualifier, text, cue_start, cue_end, direction_of(low, end, words, used),
        )  # fmt: skip

    def _behind(self, words: list[str]) -> tuple[Printed | None, int, Cue | None, bool]:
        """The unit, where the mention ends, the cue words behind the number, and whether it is a score."""
        page, money = self.page, self.front.money
        low, end = page.low, self.number_end
        after = cue_after(low, end)
        at = after.end if after is not None and low[after.end : after.end + 1] in (" ", "-") else end
        unit = read_unit(page, at, digits=self._digits(at)) if money is None else None
        joint = unit.end if unit is not None else end
        if may_join(low, joint):
            span = read_range(page, Ends(self.number, self.value, unit, words), money=money is not None)
            if span is not None:
                if span.score:
                    return None, span.end, None, True
                self.value, self.high, self.number_end, self.multiplier, self.decimals = span[:5]
                unit, end = span.unit, span.end
                at = end
                after = cue_after(low, end)
        unit, end = self._money_unit(money) if money is not None else self._unit(unit, at, words)
        if after is None:
            after = cue_after(low, end)
        return unit, end, after, False

    def _digits(self, at: int) -> bool:
        """Whether digits end there, or a scale behind digits with the sign of tonnes behind it ("1.2 mln t")."""
        page, end = self.page, self.number_end
        if page.low[end - 1].isdigit():
            return True
        return (
            self.form != "words"
            and page.low[self.front.number_start].isdigit()
            and TONNES.match(page.raw, at) is not None
        )

    def _unit(self, unit: Printed | None, at: int, words: list[str]) -> tuple[Printed | None, int]:
        """The unit behind the number, and where the mention ends."""
        page = self.page
        if unit is None:
            unit = self._rare_unit(at, words)
        if unit is None:
            return self._things(at)
        if unit.kind == "money" and unit.code[0] != "{":
            if scaled := million_behind(page.low, unit.end):
                self._scale(*scaled)
        elif unit.code == "[lb_av]" and page.raw[unit.end - 1] in "sS" and pounds_are_money(self.number, words):
            unit = unit._replace(code="GBP", kind="money")
        if (
            self.high is None
            and unit.kind in ("length", "money")
            and (more := compounds.completed(page, self.number, unit))
        ):
            self.value += more[0] if self.value >= 0 else -more[0]
            self.number_end = more[1]
        return unit, max(self.number_end, unit.end)

    def _money_unit(self, money: Money) -> tuple[Printed, int]:
        """A currency before the number, with a rate or its own name behind it ("$98 a share", "$5 US")."""
        page, end = self.page, self.number_end
        behind = unit_at(page, end + 1, digits=True) if page.low[end : end + 1] == " " else None
        if behind is not None and behind.code == money.code and not OWN_AMOUNT.match(page.low, behind.end):
            end = behind.end
        rated = with_rate(page, Printed(money.code, "money", end, end))
        if rated.code == money.code:
            return Printed(money.code, "money", money.start, max(self.front.number_start, money.start + 1)), end
        return Printed(rated.code, "rate", money.start, rated.end), rated.end

    def _scale(self, factor: Decimal, end: int) -> None:
        self.value *= factor
        self.high = self.high * factor if self.high is not None else None
        self.multiplier, self.number_end = self.multiplier * factor, end

    def _rare_unit(self, at: int, words: list[str]) -> Printed | None:
        """Years of "three decades", the hour of "half an hour", "30 MUSD", the years of "aged 12"."""
        page, form, end = self.page, self.form, self.number_end
        if form == "years":
            return with_rate(page, Printed("a", "time", end, end))
        if form == "fraction" and (found := OF_A.match(page.low, at)):
            unit = read_unit(page, found.end() - 1)
            if unit is not None and (unit.kind in WHOLE_KINDS or unit.code in PARTED):
                return unit
        if scaled := scale_behind(page, at):
            code, factor, end = scaled
            self._scale(factor, end)
            return Printed(code, "money", end - 3, end)
        if any(word in ("aged", "age") for word in (words[-2:] if self.high is not None else words[-1:])):
            return Printed("a", "time", end, end)
        return None

    def _things(self, at: int) -> tuple[Printed | None, int]:
        """The noun counted, or none."""
        page, end, form = self.page, self.number_end, self.form
        if form == "fraction" and self.multiplier == ONE and self.value < ONE:
            return None, end
        if form == "vague" and (of := OF.match(page.low, at)):
            at = of.end() - 1
        things = read_things(page.low, at, single=0 < self.value <= 1 and self.high is None)
        if things is None:
            return None, end
        if things.code[1:-1] in word_lists()["noun_too"] and self._is_subject(things.start):
            return None, end
        code, stop = _measured(things.code), things.end
        if code == "{time}":
            follower = page.low[stop : stop + 12].split()
            if follower and follower[0].rstrip(".,;:)") in word_lists()["as_much"]:
                return Printed("1", "ratio", things.start, stop), stop
        printed = with_rate(page, Printed(code, "count", things.start, stop))
        return printed, end if things.broken else printed.end

    def _is_subject(self, noun: int) -> bool:
        """Whether the number is that of a name, and what looks like its noun a verb: "Hailong 2 sets out"."""
        raw, at = self.page.raw, self.number.start
        return raw[at].isdigit() and noun == self.number_end + 1 and LABEL.search(raw, max(0, at - 30), at) is not None


def _spans(page: Page, cue: Cue, end: int) -> bool:
    """Whether "over" tells a stretch of time ("$400 billion over 30 years") and no bound ("for over 30 years")."""
    if page.low[cue.start : cue.end] != "over" or page.low.startswith((" old", " ago", "-old", " long"), end):
        return False
    words = page.words_before(cue.start)
    return not words or words[-1] not in word_lists()["before_bound"]


def _measured(code: str) -> str:
    """The code of a unit where the head of a noun phrase is one: "three consecutive years"."""
    for unit in by_first().get(code[1:-1], ()):
        if unit.kind in WHOLE_KINDS and not unit.rest and not unit.exact:
            return unit.code
    return code


def factor(page: Page, at: int, end: int, value: Decimal) -> Mention:
    """As in "twice", "doubled", "halved", "once": a factor, or how often in what time ("twice a week")."""
    low, word = page.low, page.low[at:end]
    words = page.words_before(at)
    cue, used = cue_before(low, at, words)
    unit = with_rate(page, Printed("{time}", "count", end, end))
    text = " ".join(page.raw[unit.start : unit.end].split())
    direction, code = 0, unit.code
    if code == "{time}" and word != "once":
        code = "1"
        changes = word.endswith(("ed", "ing", "es"))
        direction = (1 if value > 1 else -1) if changes else direction_of(low, end, words, used)
    found = Mention(at, unit.end, "quantity", at, end, value, None, ONE, 0, code, text, direction=direction)
    return found if cue is None else cued(page, found, cue)


def cued(page: Page, mention: Mention, cue: Cue) -> Mention:
    """The mention with the cue words before it."""
    text = " ".join(page.raw[cue.start : cue.end].split())
    return mention._replace(qualifier=cue.qualifier, qualifier_text=text, cue_start=cue.start, cue_end=mention.end)
