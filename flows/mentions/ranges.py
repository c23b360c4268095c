"""Ranges: "3 to 5 billion yuan", "between 10 and 12 percent", "10–12%", "8- to 16-meter"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from flows.mentions.digits import read_digits
from flows.mentions.letters import with_letter
from flows.mentions.money import SIGNS, money_before
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.patterns import GAP
from flows.mentions.spelled import read_words
from flows.mentions.tables import word_lists
from flows.mentions.units import Printed, read_unit

JOINT = re.compile(
    rf"-?(?:\s\((?:inclusive|exclusive)\))?{GAP}(?P<word>to|through|till|until|and|or){GAP}"
    rf"(?:(?:nearly|about|over|almost|some|as much as|as high as|even){GAP})?|-to-(?=[\da-z])"
    r"|(?P<dash>\s?[-–—−~〜～]\s?)(?![-–—a-z])"
)
JOINT_STARTS = frozenset(" -–—−~〜～\n\u00a0")
JOINT_LETTERS = frozenset("taou-–—−~〜～(\n\r")
SIGN = re.compile(rf"(?:(?:[a-z]{{2,3}}\s?)?[{SIGNS}]\s?|(?:rmb|usd|eur|gbp|cny)\s?)?([-−](?=\d))?")
BORDER = re.compile(r"[,.;:!?]\s")
FAR = 100  # characters before "from A to B" in which a verb of change may stand
HEDGES = frozenset(("between", "about", "some", "roughly", "around", "only"))


class Range(NamedTuple):
    """Both ends of a range, lower first as printed, where its number ends, and the unit behind its upper end.

    `multiplier` is that of both; `score` tells that it is no range but a score ("won 3-2").
    """

    low: Decimal
    high: Decimal
    end: int
    multiplier: Decimal
    decimals: int
    unit: Printed | None
    score: bool = False


class Ends(NamedTuple):
    """What is known while a range is read: the lower number, its value with sign, its unit, and the words before it."""

    number: Number
    value: Decimal
    unit: Printed | None
    words: list[str]
    twice: bool = False  # a currency is printed before both numbers


def may_join(low: str, at: int) -> bool:
    """Whether what stands at `at` may join a second number on; most of what it is not, told quickly."""
    first = low[at : at + 1]
    if first == " ":
        return low[at + 1 : at + 2] in JOINT_LETTERS and at + 1 < len(low)
    return first in JOINT_STARTS and first != ""


def read_range(page: Page, ends: Ends, *, money: bool) -> Range | None:
    """The range that begins with the number; None where it stands alone."""
    low, number = page.low, ends.number
    joint = JOINT.match(low, ends.unit.end if ends.unit else number.end)
    if joint is None:
        return None
    word = joint["word"] or "-"
    if word == "-" and ends.unit is not None and number.form == "fraction":
        return None
    hung = low[number.end : number.end + 1] == "-"  # "8- to 16-meter"
    if word == "and" and not hung and not _between(ends.words):
        return None
    second = _second(page, joint.end(), money=money)
    if second is None or (word == "or" and not _or_so(number, second[0])):
        return None
    number_at = second[0].start
    ends = ends._replace(twice=money and number_at > joint.end() and page.low[joint.end()] not in "-−")
    return _joined(page, ends, *second, word=word, hung=hung)


def _between(words: list[str]) -> bool:
    return "between" in words[-2:] and words[-1] in HEDGES


def _second(page: Page, at: int, *, money: bool) -> tuple[Number, bool] | None:
    """The number behind the joint and whether it is negative."""
    low = page.low
    sign = SIGN.match(low, at)
    start = sign.end() if sign else at
    if low[start : start + 1].isdigit():
        second = read_digits(low, start)
        if second is not None:
            second = with_letter(page, second, money=money or bool(sign and sign.group().strip("-−")))
    else:
        second = read_words(low, start)
    if second is None or second.form in ("ordinal", "other"):
        return None
    return second, bool(sign and sign[1])


def _or_so(number: Number, upper: Number) -> bool:
    """Whether "or" makes a range: of "two or three", "five or six"; "10 or 20" are two figures."""
    return number.form == upper.form == "words" and 0 < upper.value - number.value <= 2


def _joined(page: Page, ends: Ends, upper: Number, negative: bool, *, word: str, hung: bool) -> Range | None:
    """The range of both numbers, unless they are two figures."""
    number, value, unit, words, _ = ends
    high = -upper.value if negative else upper.value
    after = read_unit(page, upper.end, digits=page.low[upper.end - 1].isdigit())
    if unit is not None and not _same_unit(page, unit, after, upper):
        return None
    tied = word in ("-", "or", "and") or hung or any(w in word_lists()["spread"] for w in words[-4:])
    if not tied and _moves(page, ends, high, after):
        return None
    multiplier = number.multiplier
    if multiplier == ONE and upper.multiplier != ONE and abs(value) < abs(high / upper.multiplier):
        value, multiplier = value * upper.multiplier, upper.multiplier
    score = word == "-" and after is None and _is_score(number, upper, high - value, words)
    return Range(value, high, upper.end, multiplier, max(number.decimals, upper.decimals), after or unit, score)


def _same_unit(page: Page, unit: Printed, after: Printed | None, upper: Number) -> bool:
    """Whether the units printed at both ends are one."""
    if after is not None:
        return after.code == unit.code or after.code.startswith(unit.code + "/")
    before = money_before(page, upper.start)
    return before is not None and before.code == unit.code


def _moves(page: Page, ends: Ends, high: Decimal, after: Printed | None) -> bool:
    """Whether "A to B" tells a change from A to B: a verb of change, "from", or a fall."""
    number, value, unit, words, _ = ends
    verbs = word_lists()["change_verb"]
    begun = next((at for at in range(len(words) - 1, -1, -1) if words[at][-1] in ".;!?"), -1)
    changing = any(w in verbs for w in words[max(begun + 1, len(words) - 8) :])
    last = words[-1] if words else ""
    if "from" in words[-3:]:
        return changing or high < value or _carries(words) or _changed_before(page, number.start)
    if last == "by":
        apart = ends.twice or (unit is not None and unit.kind != "ratio")
        return changing and (apart or abs(high) >= 10 * abs(value))
    if last in verbs:
        far = ends.unit is not None and ends.unit.kind != "ratio" and abs(high) >= 10 * abs(value)
        return high < value or far or (unit is None and after is None)  # "gained $4 to $1,800" tells the new level
    return high < value


def _changed_before(page: Page, at: int) -> bool:
    """As in "raise tariffs on 50 billion dollars' worth of goods from 10 percent to": a verb farther back."""
    clause = BORDER.split(page.low[page.since(at, FAR) : at])[-1]
    return not word_lists()["change_verb"].isdisjoint(clause.split())


def _carries(words: list[str]) -> bool:
    """As in "took the tally from 10 to 25"; but "it takes from 3 to 5 days" is a range."""
    verbs = word_lists()["carry_verb"]
    return words[-1] == "from" and len(words) > 1 and words[-2] not in verbs and any(w in verbs for w in words[-7:-2])


def _is_score(number: Number, upper: Number, rise: Decimal, words: list[str]) -> bool:
    """As in "won 3-2": small whole numbers beside a word of winning or losing, or the larger one first."""
    if number.decimals or upper.decimals or upper.multiplier != ONE or max(number.value, upper.value) >= 600:
        return False
    return rise <= 0 or any(w.strip("(,") in word_lists()["score"] for w in words[-6:])
