"""Further parts behind one, with a figure each and no verb: "retail by 15 percent, catering by 25", "in Utah by 3"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import re2

from flows.matching.patterns.line import BORDER, CLOSE, MIDDLE, OPEN, PASSED, PAUSE
from flows.matching.wording.part_words import SIZE, WORDS, kind_of, of_things

FIGURE = (
    rf"(?: (?:a|an|the|some|almost|nearly|only|just|record|~[^ ]+))* {OPEN}q(?P<%s>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}"
)
JOINT = rf"(?: [{PASSED}{PAUSE}][,;:])?(?: {BORDER}?(?:and|while|whereas|but|with|then))*"
ITEM = re2.compile(
    rf"(?P<joint>{JOINT})(?: (?:that|those))?(?P<of>(?: (?:of|in|for|from|at|on))?)(?: the)?"
    rf"(?:(?P<words>{WORDS}(?:{SIZE})?)| {OPEN}[sS](?P<name>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}(?P<own>(?: {PASSED}'s)?)"
    rf"(?: (?:by|at|to|with|for))?){FIGURE % 'first'}(?: (?:to|at){FIGURE % 'second'})?".encode()
)
# What stands for the same of a part ("while those of phosphates"), or goes on with one ("with steel").
THAT_OF = re2.compile(
    rf"^{JOINT} (?:that|those) (?:of|in|for|from|at|on)(?: the)?(?P<words>{WORDS}(?:{SIZE})?)$".encode()
)
WITH = re2.compile(rf"^(?P<joint>{JOINT})(?: the)?(?P<words>{WORDS}(?:{SIZE})?)$".encode())
KEY = re.compile(rf"{OPEN}q([0-9]+){MIDDLE}([^{CLOSE} ]*){CLOSE}".encode())
LED = (b"by", b"at", b"to", b"with", b"for")
PERCENT = (None, b"%", b"{pp}", b"")
TOLD_SO = frozenset(("level", "growth", "change", "points", "share"))  # the roles that a list goes on with


class Item(NamedTuple):
    """A part of a list: where it ends, its words or its name, whether it owns, and its figures by their roles."""

    end: int
    words: bytes
    name: int | None
    owns: bool
    figures: dict[str, int]


def units_of(line: bytes) -> dict[int, bytes]:
    """The unit of each quantity of a line, by its index."""
    return {int(index): unit for index, unit in KEY.findall(line)}


def item_at(line: bytes, at: int, figures: Mapping[str, int], units: Mapping[int, bytes]) -> Item | None:
    """The part that a list goes on with right there, whose figures are in the units of those before it."""
    found = ITEM.match(line, at)
    if found is None or not found[b"joint"] or not figures.keys() <= TOLD_SO:
        return None
    roles: dict[str, int] = {}
    for index in (int(found[name]) for name in (b"first", b"second") if found[name] is not None):
        role = next((r for r, other in figures.items() if units.get(other) == units.get(index)), None)
        if role is None and roles.keys() == {"growth"} and units.get(index) not in PERCENT:
            role = "level"  # "shoes rose by 5 percent, toys by 8 percent to 3 billion"
        if role is None or role in roles:
            return None
        roles[role] = index
    name = None if found[b"name"] is None else int(found[b"name"])
    words = b"" if name is not None else _without_led(found[b"words"])
    if name is None and not kind_of(words):
        return None
    return Item(found.end(), words, name, bool(found[b"own"]), roles)


def goes_on_with(gap: bytes, part: bytes) -> bytes:
    """The words of a part of which a gap says that the same is told as before, there of another `part` or of all."""
    found = THAT_OF.match(gap)
    if found is not None:
        return bytes(found[b"words"]) if of_things(found[b"words"]) else b""
    found = WITH.match(gap)
    if found is None or not found[b"joint"]:
        return b""
    told = bool(part) or b" with" in found[b"joint"]
    return bytes(found[b"words"]) if told and kind_of(found[b"words"]) else b""


def _without_led(words: bytes) -> bytes:
    tokens = words.split(b" ")
    return b" ".join(tokens[:-1]) if tokens[-1] in LED else words
