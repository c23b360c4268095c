"""Where a line begins to speak of a part that other words name: "Among them, exports were ...", "of which ..."."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from flows.matching.wording.printed import COUNTED, INDICATOR, Phrase

# Not so of what stands behind names with "among them" in the same clause.
DEPENDENT = re.compile(
    rb"(?:(?:^|[,;:(]| and| but) \x05?(?:among|of)| of) (?:them|these|those|the latter|(?:this"
    rb"|that) (?:total|figure|amount))(?: |$)"
    rb"|^ of the total |^ of (?:this|that)(?= \x06,)|(?:[,;(]| and) of \x05?which(?: |$)"
)
# "Among these countries, Japan's exports ...": what is told is of somebody named.
OF_LANDS = re.compile(rb"(?: \x01n\d+\x02[^ ]*| \w+){1,3} \x06,(?: the)? \x01[sS]")
LANDS = frozenset(("country", "partner_country", "partner", "trading_partner", "destination"))
WHOLES = Path(__file__).with_name("wholes.csv")


@cache
def _wholes() -> frozenset[tuple[str, str]]:
    """Pairs of indicators: a part and its whole (wholes.csv)."""
    with WHOLES.open(encoding="utf-8", newline="") as file:
        return frozenset((row["part"], row["whole"]) for row in csv.DictReader(file))


def _first_counted(line: bytes, at: int, here: Sequence[Phrase]) -> str:
    """The first thing counted behind a place of a line; "" where there is none. `here` are all phrases of the line."""
    first = line.count(b"\x01n", 0, at)
    return next((phrase.key for phrase in [p for p in here if p.code == COUNTED][first:]), "")


def kept(line: bytes, before: Sequence[Phrase], here: Sequence[Phrase]) -> bytes:
    """A line up to where it speaks of a part; all of it where the parts are those of the whole named before.

    `before` are the phrases of the sentence before, `here` those of the line's own, in order.
    """
    found = DEPENDENT.search(line)
    if found is None:
        return line
    first = line.count(b"\x01i", 0, found.start())
    own = [phrase.key for phrase in here if phrase.code == INDICATOR]
    whole = own[:first] or [phrase.key for phrase in before if phrase.code == INDICATOR]
    parts = own[first:]
    if OF_LANDS.match(line, found.end() - 1) is not None and _first_counted(line, found.start(), here) in LANDS:
        return line
    known = bool(whole) and bool(parts) and all((part, whole[0]) in _wholes() for part in parts)
    if not whole or not known:
        return line[: found.start()]
    return line
