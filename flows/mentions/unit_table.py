"""The units of units.csv, indexed by the words and signs that print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from flows.mentions.tables import UNITS, Row, read_rows

KINDS = frozenset((
    "ratio", "time", "length", "mass", "volume", "area", "speed", "power", "electric", "energy", "torque",
    "frequency", "force", "pressure", "temperature", "angle", "dose", "data", "level", "light", "count", "physics",
    "money", "rate",
))  # fmt: skip
PREFIXES = {"k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa", "h": "hecto", "d": "deci",
            "c": "centi", "m": "milli", "u": "micro", "n": "nano", "p": "pico", "f": "femto"}  # fmt: skip
PREFIX_SIGNS = {"u": ("u", "µ", "μ")}
CODE = re.compile(r"[^\s;,]+\Z")
WORD = re.compile(r"[^\W\d_²³¹]+|[^\s\w.-]|\d")


class Unit(NamedTuple):
    """One way of printing a unit: its code, kind, words after the first, and the exact spelling where case matters."""

    code: str
    kind: str
    rest: tuple[str, ...]
    exact: str = ""


class Spelling(NamedTuple):
    """A spelling of a code; `exact`: its case matters."""

    text: str
    code: str
    exact: bool


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
        for spelling, code, exact in _spellings(row):
            key = (spelling if exact else spelling.lower(), exact)
            if owner.setdefault(key, code) != code:
                if code == row.cells["code"]:
                    raise row.fault("one spelling for two units", repr(spelling), f"only {owner[key]} or only {code}")
                continue  # a prefix makes a spelling that a unit of its own has already ("min")
            words = tuple(WORD.findall(spelling.lower()))
            unit = Unit(code, kind, words[1:], spelling if exact else "")
            index.setdefault(words[0], {}).setdefault((words[1:], unit.exact), unit)
    return {
        first: tuple(sorted(some.values(), key=lambda unit: (-len(unit.rest), unit.exact == "")))
        for first, some in index.items()
    }


def _spellings(row: Row) -> Iterator[Spelling]:
    """Everything that prints a unit: its signs, its phrases in singular and plural, both with the prefixes."""
    code, prefixes = row.cells["code"], row.cells["prefixes"]
    phrases, symbols = row.listed("phrases"), row.listed("symbols")
    if unknown := set(prefixes) - set(PREFIXES):
        raise row.fault("unknown prefix letters", "".join(sorted(unknown)), "letters of " + "".join(PREFIXES))
    for sign in symbols:
        yield Spelling(sign, code, True)
    for phrase in phrases:
        yield from (Spelling(form, code, False) for form in _numbers_of(phrase))
    for letter in prefixes:
        for phrase in phrases:
            if len(phrase) > 3:
                yield from (Spelling(form, letter + code, False) for form in _numbers_of(PREFIXES[letter] + phrase))
        for sign in symbols:
            yield from (Spelling(mark + sign, letter + code, True) for mark in PREFIX_SIGNS.get(letter, (letter,)))


def _numbers_of(phrase: str) -> list[str]:
    """The phrase in the singular and in its plurals ("degree celsius", "degrees celsius")."""
    forms = [phrase]
    if len(phrase) > 2 and not phrase.endswith("s"):
        ending = "es" if phrase.endswith(("ch", "sh", "x")) else "s"
        forms.append(phrase[:-1] + "ies" if phrase.endswith("ty") else phrase + ending)
    first, space, rest = phrase.partition(" ")
    if space and not first.endswith("s") and len(first) > 3:
        forms.append(f"{first}s {rest}")
    return forms
