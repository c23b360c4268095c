"""Shares of parts that common words name: "machinery accounted for 30 percent of exports, followed by toys with 9"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.matching.patterns.line import BORDER, CLOSE, MIDDLE, OPEN, PASSED
from flows.matching.wording.part_words import THING, are_branches, kind_of

NEXT, BARE = "next_share", "bare_share"  # BARE: with no verb, so that only a list of shares tells what it is
SHARES = ("share", "share_of_other")  # told with what the whole is; of a "total" it is what was told of before
OWN = {"of_owner": "owner", "of_subject": "subject", "of_indicator": "indicator"}
WITH = b" with "
COMMA = f" {PASSED},"
NAMED = rf"(?P<words> (?:[a-z][a-z'&-]+|{THING})(?:(?:{COMMA})? (?:[a-z][a-z'&-]+|{THING})){{0,5}})"
LEAD = re.compile(
    rf"^(?: [{PASSED}][^ ]*)*(?P<after>(?: {BORDER}?(?:and|while|with|followed|closely|by|then|but|whereas|that|of))*)"
    rf"(?: the| all)?{NAMED}$".encode()
)
OWNS = f" {PASSED}'s"
BEGINS = rf"^(?: [{PASSED}][^ ]*)*(?: {BORDER}?(?:and|while|but))?(?: the)?"
WHOLE = (
    rf"(?: the)?(?: {OPEN}S(?P<owner>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}(?:{OWNS})?)?(?: total| overall| local)*"
    rf" {OPEN}i(?P<indicator>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}$"
)
# "the share of oil in exports", "agriculture's share of GDP".
SHARE_OF = tuple(
    re.compile(pattern.encode())
    for pattern in (
        rf"{BEGINS} (?:share|proportion|weight) of(?: the)?{NAMED} (?:in|to){WHOLE}",
        rf"{BEGINS}{NAMED}{OWNS} (?:share|weight) (?:in|of){WHOLE}",
    )
)


def part_in(gap: bytes, *, opens: bool) -> bytes:
    """The tokens that name a part, where a gap holds nothing else; `opens`: it is the line's first."""
    found = LEAD.match(gap)
    if found is None or (opens and found["after"]):
        return b""
    return found["words"] if _names(found["words"]) else b""


def share_of(gap: bytes) -> tuple[bytes, dict[str, int]]:
    """The tokens of a part whose share a gap leads to, and the phrases of its whole; empty where it has none."""
    found = next((match for pattern in SHARE_OF if (match := pattern.match(gap)) is not None), None)
    if found is None or not _names(found["words"]):
        return b"", {}
    return found["words"], {name: int(found[name]) for name in ("owner", "indicator") if found[name] is not None}


def _names(words: bytes) -> bool:
    """Whether tokens name a part: goods and branches, or nouns of a class ("intermediate goods")."""
    return are_branches(words) or bool(kind_of(words))


def whole_of(slots: Mapping[str, int], told: Mapping[str, int] | None, gap: bytes) -> dict[str, int] | None:
    """The phrases of the whole that a segment's share is of; None where nobody knows it.

    A "total" is one of what was `told` before, where a gap goes on about that ("with machinery making up").
    """
    if any(name in slots for name in SHARES):
        return {OWN[name]: index for name, index in slots.items() if name in OWN}
    if told is None or "indicator" not in told or "of_owner" in slots or WITH not in gap:
        return None
    return {name: index for name, index in told.items() if name not in OWN}


def figure_of(slots: Mapping[str, int]) -> int | None:
    """The mention that is the share."""
    return next((slots[name] for name in (*SHARES, "share_of_total", NEXT, BARE, "level") if name in slots), None)
