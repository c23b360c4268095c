"""Units behind a number: words and signs, powers, rates."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.mentions.nouns import singular
from flows.mentions.page import Page
from flows.mentions.patterns import GAP
from flows.mentions.tables import word_lists
from flows.mentions.unit_table import Unit, by_first

TOKEN = re.compile(r"([^\W\d_²³¹]{1,40}|[%％$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏°℃℉℧′″º¢ℓ])")
NEXT = re.compile(rf"\.?(?:{GAP}|-)?([^\W\d_²³¹]{{1,40}}|[^\s\w.-]|\d)")
BEFORE = re.compile(rf"(?:{GAP})?(?:-\s?|[(\[{{<](?=[^\W\d_]{{1,3}}[)\]}}>]))?")
POWER = re.compile(r"\^?([23²³])(?!\d|\.\d)|\s(squared|cubed)\b")
INVERSE = re.compile(r"(?:\^?[-−]1|⁻¹)(?!\d)")
SHARE = re.compile(r"(?:fully )?(?:diluted|basic|ordinary|common) (share)\b")
RATE = re.compile(rf"\s?/\s?|(?:{GAP}|-)per(?:{GAP}|-)|(?:{GAP}|-)(an?|each|every)(?:{GAP}|-)")
EARLIER = re.compile(r"\s(?:earlier|ago|before|later|old|back|prior|after)\b|-old\b|-ago\b|-earlier\b")
POWERED = {"square": "2", "sq": "2", "cubic": "3", "cu": "3"}
SUPERSCRIPT = {"²": "2", "³": "3", "squared": "2", "cubed": "3", "2": "2", "3": "3"}
# Signs that are words or letters of other meaning too: units only behind digits.
RATED_BY = frozenset(("time", "count", "mass", "volume", "area", "length"))
CLOSING = frozenset(")]}>")


class Printed(NamedTuple):
    """A unit as found: its code, kind, where its print begins and ends."""

    code: str
    kind: str
    start: int
    end: int


def read_unit(page: Page, at: int, *, digits: bool = True) -> Printed | None:
    """The unit behind a number that ends at `at`, with its rate: " kg per mu", "-square-metre", "km/h", " yuan a year".

    `digits` tells that the number is printed in digits.
    """
    low = page.low
    gap = BEFORE.match(low, at)
    start = gap.end() if gap else at
    unit = unit_at(page, start, digits=digits)
    if unit is None:
        return _inch_sign(low, at)
    if start > at and low[start - 1] in "([{<":
        if low[unit.end : unit.end + 1] not in CLOSING:
            return None
        unit = unit._replace(end=unit.end + 1)
    return with_rate(page, unit)


def unit_at(page: Page, at: int, *, digits: bool) -> Printed | None:
    """The unit whose print begins at `at`, without rate."""
    low = page.low
    found = TOKEN.match(low, at)
    if found is None:
        return None
    word, end = found[1], found.end()
    fallback = None
    for option in by_first().get(word, ()):
        stop = _end_of(low, option, end) if option.rest else end
        if not stop:
            continue
        spelled = page.raw[at:stop]
        if option.exact and option.exact != spelled and option.exact.lower() == low[at:stop]:
            if fallback is None and _loose(option, spelled):
                fallback = _checked(page, option, at, stop, digits=digits)
            continue
        if (printed := _checked(page, option, at, stop, digits=digits)) is not None:
            return printed
    if fallback is None and word in POWERED:
        return _powered(page, at, end, POWERED[word])
    return fallback


def _loose(option: Unit, spelled: str) -> bool:
    """Whether a sign may stand for its unit in another case: "mw", "kwh", but never "m" for "M"."""
    return len(spelled) > 1 and option.kind != "money" and spelled in (spelled.lower(), spelled.upper())


def _end_of(low: str, option: Unit, end: int) -> int:
    """Where the further words of a unit end; 0 where they do not follow."""
    for part in option.rest:
        step = NEXT.match(low, end)
        if step is None or step[1] != part:
            return 0
        end = step.end()
    return end


def _checked(page: Page, option: Unit, at: int, end: int, *, digits: bool) -> Printed | None:
    """The unit, with its power, unless its print is a word of the sentence ("in", "a") or goes on."""
    low, spelled = page.low, page.raw[at:end]
    if spelled in word_lists()["sign_not"]:
        return None  # a name in capitals
    if spelled in word_lists()["sign_behind_digits"] and not (digits and _is_sign(page, at, end, spelled)):
        return None
    code = option.code
    follower = low[end : end + 1]
    if follower in ("^", "²", "³", "2", "3", " ", "-", "−", "⁻") and follower:
        if option.kind in ("length", "time") and (power := POWER.match(low, end)):
            if not (
                power[1] in ("2", "3")
                and follower != "^"
                and (end - at > 3 or option.kind == "time")
                and low[at - 1] != "/"
            ):
                code, end = code + SUPERSCRIPT[power[1] or power[2]], power.end()
        elif option.kind not in ("money", "count", "ratio") and (inverse := INVERSE.match(low, end)):
            code, end = f"1/{code}", inverse.end()
    follower = low[end : end + 1]
    if follower.isalnum() and not (follower.isdigit() and spelled[-1] in "°%$€£¥"):
        return None
    return Printed(code, option.kind, at, end)


def _is_sign(page: Page, at: int, end: int, spelled: str) -> bool:
    """Whether a short sign behind digits is a unit and no word or initial: "5 in", "3 m", not "9 a.m.", "1 A-level"."""
    low = page.low
    if spelled == "in":
        rest = low[end : end + 14].split("\n\n")[0].split()
        return (
            low[at - 1] == "-" or not rest or low[end] in ".,;:)" or rest[0].strip(".,") in word_lists()["behind_inch"]
        )
    follower = low[end : end + 1]
    if spelled == "x":
        return low[at - 1].isdigit()
    if spelled == "s" and low[at - 1].isdigit() and "." not in low[max(0, at - 4) : at]:
        return False  # "in their 30s", "the under-16s"
    if len(spelled) > 1 or not follower:
        return True
    if follower in "'’&." and low[end + 1 : end + 2].isalpha():
        return False
    return not (follower == "-" and page.raw[end + 1 : end + 2].isupper())


def _powered(page: Page, start: int, end: int, power: str) -> Printed | None:
    """As in "square metres", "sq. km", "cubic feet"."""
    if page.low.startswith(".", end):
        end += 1
    gap = BEFORE.match(page.low, end)
    inner = unit_at(page, gap.end(), digits=True) if gap and gap.end() > end else None
    if inner is None or inner.kind != "length":
        return None
    return Printed(inner.code + power, "area" if power == "2" else "volume", start, inner.end)


def _inch_sign(low: str, at: int) -> Printed | None:
    """10" is ten inches where no quotation ends there."""
    if low[at : at + 1] not in ('"', " "):
        return None
    start = at if low[at] == '"' else at + 1
    if (
        low[start : start + 1] != '"'
        or low[start + 1 : start + 2].isalnum()
        or low.count('"', max(0, at - 300), at) % 2
    ):
        return None
    return Printed("[in_i]", "length", start, start + 1)


def with_rate(page: Page, unit: Printed) -> Printed:
    """`unit` with " per hour", "/h", " a year", "-a-share" behind it."""
    low = page.low
    if unit.kind == "ratio" or low[unit.end : unit.end + 1] not in (" ", "/", "-", "\n", "\u00a0", "\r"):
        return unit
    found = RATE.match(low, unit.end)
    if found is None:
        return unit
    at, article = found.end(), found[1]
    below = unit_at(page, at, digits=True)
    if below is None:
        return _per_thing(low, unit, found)
    if article and (below.kind not in RATED_BY or below.end - at < 3 or EARLIER.match(low, below.end)):
        return unit
    rate = Printed(f"{unit.code}/{below.code}", "rate", unit.start, below.end)
    return rate if "/" in unit.code else with_rate(page, rate)


def _per_thing(low: str, unit: Printed, found: re.Match[str]) -> Printed:
    """A rate by something that is no unit: "yuan per household", "$98 a share"."""
    word = SHARE.match(low, found.end()) or TOKEN.match(low, found.end())
    if word is None or len(word[1]) < 3 or "/" in found.group():
        return unit
    if found[1] and word[1] not in word_lists()["rate_noun"]:
        return unit
    return Printed(f"{unit.code}/{{{singular(word[1])}}}", "rate", unit.start, word.end())
