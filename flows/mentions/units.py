"""Units: the codes of units.csv, found by the words and signs that print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions.tables import UNITS, read_rows, word_lists

KINDS = frozenset(
    "ratio time length mass volume area speed power electric energy torque frequency force pressure temperature angle "
    "dose data level light count physics money rate".split()
)
PREFIXES = {"k": ("kilo",), "M": ("mega",), "G": ("giga",), "T": ("tera",), "P": ("peta",), "E": ("exa",), "h": ("hecto",),
            "d": ("deci",), "c": ("centi",), "m": ("milli",), "u": ("micro",), "n": ("nano",), "p": ("pico",),
            "f": ("femto",)}  # fmt: skip
PREFIX_SIGNS = {"u": ("u", "µ", "μ")}
POWERED = {"square": "2", "sq": "2", "sq.": "2", "cubic": "3", "cu": "3"}
CODE = re.compile(r"[^\s;,]+\Z")


class Unit(NamedTuple):
    """One way of printing a unit: its code, kind, and the exact spelling where case matters."""

    code: str
    kind: str
    rest: tuple[str, ...]
    exact: str = ""


@cache
def by_first() -> Mapping[str, tuple[Unit, ...]]:
    """Units by the first word (lower case) that prints them, the longest first.

    Raises CodebookError where units.csv names an unknown kind or prefix, or one spelling for two codes.
    """
    index: dict[str, dict[tuple[tuple[str, ...], str], Unit]] = {}
    owner: dict[tuple[str, bool], str] = {}
    for row in read_rows(UNITS, ("code", "label", "kind", "prefixes", "phrases", "symbols"), "code"):
        kind = row.one_of("kind", KINDS)
        if not CODE.match(row.cells["code"]):
            raise row.fault("a code holds no spaces", repr(row.cells["code"]), "a UCUM, ISO 4217 or {noun} code")
        if unknown := set(row.cells["prefixes"]) - set(PREFIXES):
            raise row.fault("unknown prefix letters", "".join(unknown), "letters of " + "".join(PREFIXES))
        for spelling, code, exact in _spellings(row.cells["code"], row.cells["prefixes"], row.listed("phrases"), row.listed("symbols")):
            key = (spelling if exact else spelling.lower(), exact)
            if owner.setdefault(key, code) != code:
                if code == row.cells["code"]:
                    raise row.fault("one spelling for two units", repr(spelling), f"only {owner[key]} or only {code}")
                continue
            words = tuple(spelling.lower().split())
            unit = Unit(code, kind, words[1:], spelling if exact else "")
            index.setdefault(words[0], {}).setdefault((words[1:], unit.exact), unit)
    return {first: tuple(sorted(some.values(), key=lambda u: (-len(u.rest), u.exact == ""))) for first, some in index.items()}


def _spellings(code: str, prefixes: str, phrases: list[str], symbols: list[str]) -> list[tuple[str, str, bool]]:
    """(spelling, code, whether case matters) of everything that prints a unit."""
    made = [(sign, code, True) for sign in symbols]
    for phrase in phrases:
        made += [(form, code, False) for form in _numbers_of(phrase)]
    for letter in prefixes:
        for phrase in phrases:
            joined = [word + phrase for word in PREFIXES[letter]] if len(phrase) > 3 else []
            made += [(form, letter + code, False) for name in joined for form in _numbers_of(name)]
        for sign in symbols:
            made += [(mark + sign, letter + code, True) for mark in PREFIX_SIGNS.get(letter, (letter,))]
    return made


def _numbers_of(phrase: str) -> list[str]:
    """The phrase in the singular and in its plurals ("degree celsius", "degrees celsius")."""
    forms = [phrase]
    if len(phrase) > 2 and not phrase.endswith("s"):
        forms.append(phrase[:-1] + "ies" if phrase.endswith("ty") else phrase + ("es" if phrase.endswith(("ch", "sh", "x")) else "s"))
    first, space, rest = phrase.partition(" ")
    if space and not first.endswith("s") and len(first) > 3:
        forms.append(f"{first}s {rest}")
    return forms


TOKEN = re.compile(r"([^\W\d_²³¹]+|[%％$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏°℃℉℧′″º¢ℓ])")
NEXT = re.compile(r"[\s-]{0,2}([^\W\d_²³¹]+|[°$])")
GAP = re.compile(r"(?:[ \u00a0\u2009\u202f\t]{1,2}|\s?\r?\n\s?)?(?:-\s?|[(\[{<](?=[^\W\d_]{1,3}[)\]}>]))?")
POWER = re.compile(r"\^?([23²³])(?![\d.])|\s(squared|cubed)\b")
RATE = re.compile(r"\s?/\s?|[\s-]per[\s-]|[\s-](an?|each|every)[\s-]")
SUPERSCRIPT = {"²": "2", "³": "3", "squared": "2", "cubed": "3", "2": "2", "3": "3"}
DIGITS_ONLY = frozenset(("in", "m", "t", "g", "h", "s", "b", "B", "C", "F", "K", "A", "V", "W", "N", "J", "l", "k", "ct", "cal", "bar", "min", "sec", "R", "yo", "ha", "kt", "p", "RM", "Rs"))
WORDY = frozenset(("long", "wide", "high", "tall", "deep", "thick", "x", "by", "in", "across"))


class Printed(NamedTuple):
    """A unit as found: its code, kind, where its print begins and ends."""

    code: str
    kind: str
    start: int
    end: int


def unit_at(raw: str, low: str, at: int, *, digits: bool) -> Printed | None:
    """The unit whose print begins at `at`, without rate; `digits` tells that the number before it is in digits."""
    found = TOKEN.match(low, at)
    if found is None:
        return None
    word = found[1]
    options = by_first().get(word)
    if options is None:
        if word in POWERED:
            return _powered(raw, low, found, digits)
        return None
    fallback = None
    for option in options:
        end = found.end()
        for part in option.rest:
            step = NEXT.match(low, end)
            if step is None or step[1] != part:
                break
            end = step.end()
        else:
            spelled = raw[at:end]
            if option.exact and option.exact.lower() == low[at:end] and option.exact != spelled:
                if len(option.exact) > 1 and spelled == spelled.lower() and option.kind != "money":
                    fallback = fallback or _checked(raw, low, option, at, end, digits)
                continue
            printed = _checked(raw, low, option, at, end, digits)
            if printed is not None:
                return printed
    return fallback


def _checked(raw: str, low: str, option: Unit, at: int, end: int, digits: bool) -> Printed | None:
    """The unit, with its power, unless its print is a word of the sentence ("in", "a")."""
    spelled = raw[at:end]
    if option.exact in DIGITS_ONLY or spelled in DIGITS_ONLY:
        if not digits or (spelled == "in" and not _inch(low, at, end)):
            return None
        follower = low[end : end + 1]
        if len(spelled) == 1 and (follower in "'’&." and low[end + 1 : end + 2].isalpha() or follower == "-" and low[end + 1 : end + 2].isupper()):
            return None
    code = option.code
    if option.kind == "length" and (power := POWER.match(low, end)):
        if not (power[1] in ("2", "3") and end - at > 3):
            code, end = code + SUPERSCRIPT[power[1] or power[2]], power.end()
    if low[end : end + 1].isdigit() or (low[end : end + 1].isalpha() and TOKEN.match(low, end)):
        return None if not (code[-1:] in "23") and low[end : end + 1].isdigit() else Printed(code, option.kind, at, end)
    return Printed(code, option.kind, at, end)


def _inch(low: str, at: int, end: int) -> bool:
    """Whether "in" behind a number is the inch: at the end of a clause or before "long", "thick"."""
    if low[at - 1] == "-":
        return True
    rest = low[end : end + 14].split()
    return not rest or low[end : end + 1] in ".,;:)" or (rest[0].strip(".,") in WORDY and rest[0] != "in")


def _powered(raw: str, low: str, found: re.Match[str], digits: bool) -> Printed | None:
    """ "square metres", "sq. km", "cubic feet"."""
    at = found.end()
    if low.startswith(".", at):
        at += 1
    if low[at : at + 1] not in " -\n\u00a0":
        return None
    inner = unit_at(raw, low, at + 1, digits=True)
    if inner is None or inner.kind != "length":
        return None
    return Printed(inner.code + POWERED[found[1]], "area" if POWERED[found[1]] == "2" else "volume", found.start(), inner.end)


def read_unit(raw: str, low: str, at: int, *, digits: bool = True) -> Printed | None:
    """The unit behind a number that ends at `at`, with its rate: " kg per mu", "-square-metre", "km/h", " yuan a year"."""
    gap = GAP.match(low, at)
    start = gap.end() if gap else at
    unit = unit_at(raw, low, start, digits=digits)
    if unit is None:
        return _prime(low, at)
    if start > at and low[start - 1] in "([{<":
        if low[unit.end : unit.end + 1] not in (")", "]", "}", ">"):
            return None
        unit = unit._replace(end=unit.end + 1)
    return with_rate(raw, low, unit)


def _prime(low: str, at: int) -> Printed | None:
    """ 10" is inches, 2½' minutes of arc beside seconds."""
    follower = low[at : at + 2].strip()[:1]
    if follower == '"' and low[at : at + 1] in ' "':
        end = low.index('"', at) + 1
        return Printed("[in_i]", "length", end - 1, end) if not low[end : end + 1].isalnum() else None
    return None


def with_rate(raw: str, low: str, unit: Printed) -> Printed:
    """`unit` with " per hour", "/h", " a year", "-a-share" behind it."""
    found = RATE.match(low, unit.end)
    if found is None:
        return unit
    at = found.end()
    below = unit_at(raw, low, at, digits=True)
    article = found[1]
    if below is not None:
        if article and below.kind not in ("time", "count", "mass", "volume", "area", "length"):
            return unit
        if article and below.end - below.start < 3:
            return unit
        rate = Printed(f"{unit.code}/{below.code}", "rate", unit.start, below.end)
        return with_rate(raw, low, rate) if "/" not in unit.code else rate
    word = TOKEN.match(low, at)
    if word is None or len(word[1]) < 3 or (article and word[1] not in word_lists()["rate_noun"]) or found.group() == "/":
        return unit
    noun = singular(word[1])
    return Printed(f"{unit.code}/{{{noun}}}", "rate", unit.start, word.end())


IRREGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
             "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "criteria": "criterion", "series": "series",
             "phenomena": "phenomenon", "buses": "bus", "viruses": "virus", "campuses": "campus", "species": "species",
             "bonuses": "bonus", "wharves": "wharf", "wolves": "wolf", "lives": "life", "knives": "knife",
             "leaves": "leaf", "halves": "half", "shelves": "shelf", "movies": "movie", "cookies": "cookie"}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a noun in lower case, snake case."""
    word = word.replace("-", "_").replace("’", "'").removesuffix("'").removesuffix("'s")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


@cache
def money_signs() -> Mapping[str, str]:
    """Currency codes by what is printed before an amount (lower case): "us$", "rmb", "€"."""
    signs: dict[str, str] = {}
    for row in read_rows(UNITS, ("code", "kind", "phrases", "symbols"), "code"):
        if row.cells["kind"] == "money" and not row.cells["code"].startswith("{"):
            short = [phrase for phrase in row.listed("phrases") if len(phrase) == 3 and phrase.upper() == row.cells["code"]]
            for sign in row.listed("symbols") + short:
                signs.setdefault(sign.lower(), row.cells["code"])
    return signs | {"dollar": "USD", "dollars": "USD", "yuan": "CNY", "euro": "EUR", "hk $": "HKD", "c $": "CAD", "a $": "AUD", "us $": "USD", "u.s. $": "USD"}


SIGN = re.compile(r"(?:^|(?<=[^a-z]))((?:[a-z]{1,4}\.?(?:[a-z]\.?)?\s?-?)?[$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏]|[a-z]{2,5}\.?)\s?$")
MEGA = re.compile(r"m([a-z]{3})$")


class Money(NamedTuple):
    """A currency printed before an amount, and where it begins."""

    code: str
    start: int
    multiplier: Decimal = Decimal(1)


def money_before(raw: str, low: str, at: int) -> Money | None:
    """The currency printed before the amount that begins at `at`: "RMB ", "US$", "HK $", "MAUD "."""
    last = low[at - 1 : at]
    if last in (" ", "\u00a0", "\n"):
        last = low[at - 2 : at - 1]
    if not last or not (last.isalpha() or last == "." or last in "$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏"):
        return None
    window = low[max(0, at - 12) : at]
    found = SIGN.search(window)
    if found is None:
        return None
    sign = " ".join(found[1].split())
    start = at - len(window) + found.start(1)
    signs = money_signs()
    code = signs.get(sign) or signs.get(sign.replace(" ", "")) or signs.get(sign.replace("-", ""))
    if code is None and sign[-1] in "$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏":
        return Money(signs[sign[-1]], start + found[1].rindex(sign[-1]))
    if code is not None:
        plain = sign.isalpha() and len(sign) == 3
        if plain and sign.upper() == code and not (raw[start : start + 3].isupper() or sign in ("usd", "rmb", "eur", "gbp", "cny")):
            return None
        return Money(code, start)
    if (mega := MEGA.match(sign)) and mega[1] in signs and raw[start : start + 4].isupper():
        return Money(signs[mega[1]], start, Decimal(10**6))
    return None
