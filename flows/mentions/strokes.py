"""Plain figures read at one stroke: "12.5 percent", "1,318 km", "US$3.4 million", "three years", "10,000 jobs, …".

Most figures of a news text are of this form. One pattern reads number, multiplier word and unit or noun together; where
anything follows or stands before that could change the reading, it does not match, and the general readers decide. What
is read here is what they would read (a test compares them).
"""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions import periods
from flows.mentions.mention import Mention
from flows.mentions.money import SIGNS, money_signs
from flows.mentions.nouns import is_plural, singular
from flows.mentions.number import ONE
from flows.mentions.page import Page
from flows.mentions.stroke_patterns import (
    ARTICLES,
    amount,
    bare,
    figure,
    may_be_year,
    money_codes,
    units,
    year_words,
)
from flows.mentions.stroke_things import read_counted
from flows.mentions.tables import number_words, word_lists
from flows.mentions.told import told_before
from flows.mentions.unit_table import by_first

SPANNING = frozenset(("over", "Over"))
BORDERS = frozenset(" (")
LETTERS = {"bn": Decimal(10**9), "mn": Decimal(10**6), "m": Decimal(10**6), "b": Decimal(10**9), "k": Decimal(1000)}


def read_plainly(page: Page, at: int) -> Mention | None:
    """The plain figure that begins at `at`; None where it is not plain."""
    before = page.low[at - 1] if at else " "
    if before in BORDERS:
        if found := figure().match(page.low, at):
            return _measured(page, at, found)
        if at > 1 and page.raw[at - 2].isupper() and (code := _code_before(page, at - 1)):
            return _amount(page, *code, at)
        if found := bare().match(page.low, at):
            return _unmeasured(page, at, found)
        return read_counted(page, at) if before == " " else None
    if before in SIGNS:
        return _money(page, at)
    return _amount(page, *code, at) if page.raw[at - 1].isupper() and (code := _code_before(page, at)) else None


def _code_before(page: Page, end: int) -> tuple[str, int] | None:
    """The currency whose code in capitals ends at `end` ("RMB"), and where it begins."""
    start = page.low.rfind(" ", max(page.floor, end - 5), end) + 1 or max(0, end - 3)
    code = money_codes().get(page.raw[start:end])
    return (code, start) if code is not None and start >= page.floor else None


def _measured(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """A number with its unit or noun."""
    whole, fraction, scale, percent, unit, noun = found.groups()
    end, number_end = found.end(), found.end(3 if scale else 2 if fraction else 1)
    if not (fraction or scale) and may_be_year(whole):
        return None
    if percent:
        code, printed = "%", page.raw[end - 1 : end]
    else:
        printed = page.raw[found.start(5 if unit else 6) : end]
        code = _unit_code(unit, printed) if unit else _noun_code(noun, whole)
        printed = " ".join(printed.split())
    told = told_before(page, at, end) if code else None
    if told is None or told.text in SPANNING:
        return None  # "over 30 years" may span them
    if whole[0].isalpha() and (fraction or page.raw[at].isupper() or page.low.endswith(ARTICLES, 0, at)):
        return None  # may be a name, or "about a two percent rise"
    value, multiplier = _value(whole, fraction, scale)
    return Mention(
        at, end, "quantity", at, number_end, value, None, multiplier, len(fraction) - 1 if fraction else 0, code,
        printed, told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip


def _value(whole: str, fraction: str | None, scale: str | None) -> tuple[Decimal, Decimal]:
    """The value, multiplied, and what it was multiplied by."""
    spelled = number_words().get(whole)
    value = spelled.value if spelled is not None else Decimal(whole.replace(",", "") + (fraction or ""))
    if not scale:
        return value, ONE
    multiplier = number_words()[scale].value
    return value * multiplier, multiplier


def _unit_code(unit: str, printed: str) -> str:
    """The code of a unit; "" where its case tells that it is none."""
    return next((plain.code for plain in units().get(unit, ()) if not plain.exact or plain.exact == printed), "")


def _noun_code(noun: str, whole: str) -> str:
    """The code of things counted; "" where the word is no plain plural."""
    if whole == "1" or noun == "times" or noun in by_first() or noun in number_words():
        return ""
    return "{" + singular(noun) + "}" if is_plural(noun) and noun not in word_lists()["stop"] else ""


def _unmeasured(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """A number alone, or a year behind a word that only years follow."""
    low, raw, end = page.low, page.raw, found.end()
    whole, fraction, scale = found.groups()
    stop = at - 2 if low[at - 2 : at] == "  " else at - 1
    if stop > 0 and low[stop - 1] == " ":
        return None  # the word before is told from afar
    first = low.rfind(" ", max(page.floor, at - 40), stop) + 1 or max(0, min(page.floor, stop))
    if end - at == 4 and len(whole) == 4:
        return _year(low[first:stop], at, whole) if first >= page.floor and at else None
    name = raw[first : first + 1].isupper() and not fraction
    if name or whole[0] == "0" or (low[end : end + 1] == "," and raw[end + 2 : end + 3].isupper()):
        return None  # may be the number of a name, or of a house
    told = told_before(page, at, end)
    if told is None:
        return None
    value, multiplier = _value(whole, fraction, scale)
    return Mention(
        at, end, "quantity", at, end, value, None, multiplier, len(fraction) - 1 if fraction else 0, "", "",
        told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip


def _year(last: str, at: int, digits: str) -> Mention | None:
    """Four digits as a year, where the word before them says so."""
    if last not in year_words() or not "1500" <= digits < "2200":
        return None
    return Mention(at, at + 4, "time", at, at + 4, period=periods.years(int(digits), int(digits)), reason="a year")


def _money(page: Page, at: int) -> Mention | None:
    """An amount right behind its sign: "$1.5 million", "US$3.4bn"."""
    low, start = page.low, at - 1
    if start and low[start - 1] not in BORDERS:
        start = low.rfind(" ", max(page.floor, at - 6), at) + 1
        if not start or at - start == 2:
            return None
    code = money_signs().get(low[start:at])
    return _amount(page, code, start, at) if code is not None and start >= page.floor else None


def _amount(page: Page, code: str, start: int, at: int) -> Mention | None:
    """The amount at `at` of the currency printed at `start`."""
    low = page.low
    found = amount().match(low, at)
    if found is None or (start and low[start - 1] not in BORDERS):
        return None
    whole, fraction, scale, letter = found.groups()
    end = found.end()
    told = told_before(page, start, end)
    if told is None:
        return None
    value, multiplier = _value(whole, fraction, scale)
    if letter:
        multiplier = LETTERS[letter]
        value *= multiplier
    return Mention(
        start, end, "quantity", at, end, value, None, multiplier, len(fraction) - 1 if fraction else 0, code,
        page.raw[start:at].rstrip(), told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip
