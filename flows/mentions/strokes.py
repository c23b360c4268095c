"""Plain figures read at one stroke: "12.5 percent", "1,318 km", "US$3.4 million", "three years", "10,000 jobs, …".

Most figures of a news text are of this form. One pattern reads number, multiplier word and unit or noun together; where
anything follows or stands before that could change the reading, it does not match, and the general readers decide. What
is read here is what they would read (a test compares them).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from flows.mentions import periods
from flows.mentions.context import OPENING, cue_before, direction_of
from flows.mentions.mention import Mention, Qualifier
from flows.mentions.money import SIGNS, money_signs
from flows.mentions.nouns import is_plural, singular
from flows.mentions.number import ONE
from flows.mentions.page import Page
from flows.mentions.stroke_patterns import (
    amount,
    bare,
    figure,
    single_directions,
    strangers,
    tellers,
    units,
    year_words,
)
from flows.mentions.tables import number_words, word_lists
from flows.mentions.unit_table import by_first

SPANNING = frozenset(("over", "Over"))
BORDERS = frozenset(" (")
WORD_ENDS = frozenset(".,;:)'’\"”")
LETTERS = {"bn": Decimal(10**9), "mn": Decimal(10**6), "m": Decimal(10**6), "b": Decimal(10**9), "k": Decimal(1000)}


class Told(NamedTuple):
    """What the words before a figure tell: qualifier, cue words and where they begin, direction."""

    qualifier: Qualifier
    text: str
    start: int
    direction: int


def read_plainly(page: Page, at: int) -> Mention | None:
    """The plain figure that begins at `at`; None where it is not plain."""
    before = page.low[at - 1] if at else " "
    if before in BORDERS:
        if found := figure().match(page.low, at):
            return _measured(page, at, found)
        found = bare().match(page.low, at)
        return _unmeasured(page, at, found) if found is not None else None
    return _money(page, at) if before in SIGNS else None


def _told_before(page: Page, at: int, end: int) -> Told | None:
    """What the words before `at` tell of the figure that ends at `end`; None where they may be part of it."""
    low = page.low
    if not at:
        return Told("exact", "", at, 0)
    last = low[low.rfind(" ", max(page.floor, at - 40), at - 1) + 1 : at - 1]
    if not last:  # a line's end with a space before it
        last = (page.words_before(at) or [""])[-1]
    if not last or (last.isalpha() and last not in tellers() and last not in strangers()):
        return Told("exact", "", at, 0)
    if _is_strange(last):
        return None
    if (direction := single_directions().get(last)) is not None:
        return Told("exact", "", at, direction)
    words = page.words_before(at)
    cue, used = cue_before(low, at, words)
    direction = direction_of(low, end, words, used)
    if cue is None:
        return Told("exact", "", at, direction)
    text = " ".join(page.raw[cue.start : cue.end].split())
    return Told(cue.qualifier, text, cue.start, direction) if cue.start >= page.floor else None


def _is_strange(last: str) -> bool:
    """Whether the word before a number may be part of it, or of another paragraph."""
    ends_oddly = last[-1] not in WORD_ENDS and not last[-1].isalnum()
    return ends_oddly or "\n" in last or "/" in last or last.lstrip(OPENING) in strangers()


def _measured(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """A number with its unit or noun."""
    whole, fraction, scale, percent, unit, noun = found.groups()
    end, number_end = found.end(), found.end(3 if scale else 2 if fraction else 1)
    if not (fraction or scale) and number_end - at == 4 and whole.isdigit():
        return None  # may be a year
    if percent:
        code, printed = "%", page.raw[end - 1 : end]
    else:
        printed = page.raw[found.start(5 if unit else 6) : end]
        code = _unit_code(unit, printed) if unit else _noun_code(noun, whole)
        printed = " ".join(printed.split())
    told = _told_before(page, at, end) if code else None
    if told is None or told.text in SPANNING:
        return None  # "over 30 years" may span them
    if whole[0].isalpha() and (fraction or page.raw[at].isupper()):
        return None  # may be a name
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
    if at > 1 and low[at - 2] == " ":
        return None  # the word before is told from afar
    first = low.rfind(" ", max(page.floor, at - 40), at - 1) + 1 or max(0, min(page.floor, at - 1))
    if end - at == 4 and len(whole) == 4:
        return _year(page, first, at, whole)
    name = raw[first : first + 1].isupper() and not fraction
    if name or whole[0] == "0" or (low[end : end + 1] == "," and raw[end + 2 : end + 3].isupper()):
        return None  # may be the number of a name, or of a house
    told = _told_before(page, at, end)
    if told is None:
        return None
    value, multiplier = _value(whole, fraction, scale)
    return Mention(
        at, end, "quantity", at, end, value, None, multiplier, len(fraction) - 1 if fraction else 0, "", "",
        told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip


def _year(page: Page, first: int, at: int, digits: str) -> Mention | None:
    """Four digits as a year, where the word that begins at `first` says so."""
    if page.low[first : at - 1] not in year_words() or not "1500" <= digits < "2200" or first < page.floor or not at:
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
    found = amount().match(low, at) if code is not None else None
    if code is None or found is None or start < page.floor or (start and low[start - 1] not in BORDERS):
        return None
    whole, fraction, scale, letter = found.groups()
    end = found.end()
    told = _told_before(page, start, end)
    if told is None:
        return None
    value, multiplier = _value(whole, fraction, scale)
    if letter:
        multiplier = LETTERS[letter]
        value *= multiplier
    return Mention(
        start, end, "quantity", at, end, value, None, multiplier, len(fraction) - 1 if fraction else 0, code,
        page.raw[start:at], told.qualifier, told.text, told.start, end, told.direction,
    )  # fmt: skip
