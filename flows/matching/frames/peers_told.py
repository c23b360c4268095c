"""Names with a figure each and no indicator, behind one told before: "Utah was up 3 percent, Iowa 2 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from flows.matching.patterns.line import PASSED, PAUSE
from flows.matching.patterns.pattern import Pattern

ROSE, FELL, AT = "rose", "fell", "at"
PEERS = {ROSE: "peer-rose", FELL: "peer-fell", AT: "peer-level"}  # the frames that take them
PARTNERS = {ROSE: "partner-rose", FELL: "partner-fell", AT: "partner-level"}
# The lists of chains.yaml: who is told of first, and then; behind "next" the verb is the one before.
FIRST, THEN, NEXT = ("peer_rose", "peer_fell"), ("next_rose", "next_fell"), "peer_next"
WITHIN = "partner_within"  # where some are told of by the way
LISTS = (*FIRST, *THEN, NEXT, "peer_at", "next_at", "partner_at", "partner_next", WITHIN)


MARKS = re.compile(rf"(?: [{PASSED}{PAUSE}][^) ]*)* ?$".encode())  # what ends a piece but a bracket


class Peer(NamedTuple):
    """Somebody's figures: the frame that takes them, and what it binds."""

    frame: str
    slots: dict[str, int]


def peers_in(
    line: bytes, lists: Mapping[str, Sequence[Pattern]], follow: Sequence[Pattern], *, partners: bool = False
) -> list[Peer]:
    """The names with their figures that a line is made of, from its begin on, as far as that is sure."""
    frames = PARTNERS if partners else PEERS
    found: list[Peer] = []
    at, how = 0, ""
    if partners and (within := _within(line, lists)) is not None:
        at, how = within, ROSE
    while True:
        best = max(_fitting(line[at:], lists, how, partners=partners), key=lambda one: one[0], default=None)
        if best is None:
            return found
        end, how, slots = best
        if not any(pattern.compiled.match(line[at + end :]) is not None for pattern in follow):
            return found
        if how == AT and "level" not in slots:
            slots["level"] = slots.pop("growth")
        if partners:
            slots["partner"] = slots.pop("named")
        found.append(Peer(frames[how], slots))
        at += end


def _within(line: bytes, lists: Mapping[str, Sequence[Pattern]]) -> int | None:
    """Where partners begin to be told of within a line (", with India up 3 percent to 2,000")."""
    found = (pattern.compiled.search(line) for pattern in lists.get(WITHIN, ()))
    return min((match.start() for match in found if match is not None), default=None)


def _fitting(
    rest: bytes, lists: Mapping[str, Sequence[Pattern]], before: str, *, partners: bool
) -> Iterator[tuple[int, str, dict[str, int]]]:
    """(where it ends, how its figure is told, what it binds) of each pattern that fits a line's rest at its begin."""
    told = dict(zip(THEN if before else FIRST, (ROSE, FELL), strict=True))
    if not before:
        told["partner_at" if partners else "peer_at"] = AT
    elif partners and before == AT:
        told["partner_next"] = AT
    else:
        told |= {NEXT: before} | ({"next_at": AT} if before == AT else {})
    for name, how in told.items():
        for pattern in lists.get(name, ()):
            match = pattern.compiled.match(rest)
            if match is not None:
                yield len(MARKS.sub(b"", rest[: match.end()])), how, pattern.slots_of(match)
