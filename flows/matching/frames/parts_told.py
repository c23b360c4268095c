"""Shares of parts that common words name: "machinery accounted for 30 percent of exports, followed by toys with 9"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.matching.patterns.line import OPEN, PASSED
from flows.matching.wording.part_words import THING, are_goods, of_things

CLASSES = (
    "products goods equipment industries industry sectors sector crops materials minerals foods commodities vehicles"
)
NEXT = "next_share"
SHARES = ("share", "share_of_other")  # told with what the whole is; of a "total" it is what was told of before
OWN = {"of_owner": "owner", "of_subject": "subject", "of_indicator": "indicator"}
WITH = b" with "
LEAD = re.compile(
    rf"^(?: [{PASSED}][^ ]*)*(?: ,| ;)?(?P<after>(?: (?:and|while|with|followed|closely|by|then|but|whereas))*)"
    rf"(?: the| all)?(?P<words>(?: (?:[a-z][a-z'&-]+|{THING})){{1,6}})$".encode()
)


def part_in(gap: bytes, *, opens: bool) -> bytes:
    """The tokens that name a part, where a gap holds nothing else; `opens`: it is the line's first."""
    found = LEAD.match(gap)
    if found is None or (opens and found["after"]):
        return b""
    words = found["words"]
    last = words.split()[-1].decode()
    of_class = last.startswith(OPEN) or (last in CLASSES.split() and len(words.split()) > 1)
    return words if are_goods(words) or (of_class and of_things(words)) else b""


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
    return next((slots[name] for name in (*SHARES, "share_of_total", NEXT) if name in slots), None)
