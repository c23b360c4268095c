"""What the segments of a chain are: a figure each, with the words that say what it is ("up [growth]")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flows.matching.frames.partners_told import BARE_LEVEL, WITH
from flows.matching.frames.parts_told import BARE, NEXT
from flows.matching.patterns.line import CLOSE, PASSED, PAUSE
from flows.matching.patterns.pattern import Pattern

MARKS = re.compile(rf"(?: [{PASSED}{PAUSE}][^ ]*)+".encode())  # they stand between segments, and belong to none
COMMAS = re.compile(rf"(?: {PASSED},)+".encode())
PASSES_BY, RANK = "passed", "rank"
# What a figure is set against: read where words or numbers tell its time, passed by where something else follows.
BASE, BASE2 = BASES = ("base_level", "base_level2")
AGAIN = "again"  # segments whose verb is the one before them ("exports fell 2 percent and imports 3 percent")
FOLLOW = "follow"  # what may stand behind a figure, so that it is of all that was told
BARES = (BARE, BARE_LEVEL)
SHARES = frozenset(("share", "share_of_other", "share_of_total"))
PERCENT = frozenset(("growth", "points"))
PAUSED = re.compile(rf"{CLOSE} {PASSED},(?! or )".encode())  # "was 81 percent, up 2 percent": two figures' words
ROLES: Mapping[str, tuple[str, ...] | None] = {  # what a segment's figure may be, and in which units
    "level": None,
    "growth": ("%",),
    "points": ("{pp}",),
    "change": None,
    "number": None,
    "share": ("%",),
    "above": ("{pp}", "%"),
    "rank": None,
    NEXT: ("%",),
    BARE: ("%",),
    BASE: None,
    WITH: None,
    BARE_LEVEL: None,
}
# What else a segment may bind: shares of a total and of the subject's own, differences from the average of a country
# or of a region, how many the peers of a rank are.
OF_PARTS = frozenset(("share", NEXT, BARE))
SIDES = frozenset(("share", "above", "rank", NEXT, BASE))  # the roles of what is told beside a level or a change
BESIDES: Mapping[str, tuple[str, tuple[str, ...] | None]] = {
    **{name: ("q", ("%",)) for name in ("share_of_total", "share_of_other")},
    **{name: ("q", ("{pp}",)) for name in ("share_points", "total_points", "other_points")},
    **{name: ("q", ("{pp}", "%")) for name in ("above_country", "above_region")},
    "peer_number": ("q", None),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A figure with the words that say what it is; `start` and `end` count bytes of the line."""

    start: int
    end: int
    role: str
    slots: Mapping[str, int]


def segments_of(pattern: Pattern, role: str, line: bytes) -> Iterator[Segment]:
    """Where a pattern of a role fits a line, one behind the other."""
    at = 0
    while (match := pattern.compiled.search(line, at)) is not None:
        end = match.end() - 1 if line[match.end() - 1 : match.end()] == b" " else match.end()
        slots = pattern.slots_of(match)
        start = match.start()
        if role in PERCENT and PAUSED.search(line, start, end) is not None:
            at = start + 1
            continue
        led_in = None if role in BARES else (COMMAS if role == PASSES_BY else MARKS)
        if led_in is not None and (marks := led_in.match(line, start, end)) is not None:
            start = marks.end()
        yield Segment(start, end, role, slots)
        at = max(end, start + 1)


def chosen_of(found: Iterable[Segment], line: bytes) -> list[Segment]:
    """The segments of a line, none overlapping: of two the earlier, then the longer one, then a share."""
    chosen: list[Segment] = []
    segments = sorted(found, key=lambda s: (s.start, -s.end, s.role != "share"))
    for segment in segments:
        if segment.role in BARES or (chosen and segment.start < chosen[-1].end):
            continue
        if segment.role != AGAIN:
            chosen.append(segment)
        elif chosen and _goes_on(chosen[-1].role, segment) and touch(line[chosen[-1].end : segment.start]):
            chosen.append(replace(segment, role=chosen[-1].role))
    free: list[Segment] = []
    for segment in segments:
        if segment.role in BARES and not _overlaps(segment, chosen) and not (free and segment.start < free[-1].end):
            free.append(segment)
    within = {(segment.start, segment.end) for segment in free}
    kept = [segment for segment in chosen if (segment.start, segment.end) not in within]
    return sorted([*kept, *free], key=lambda s: s.start)


def _goes_on(role: str, segment: Segment) -> bool:
    """Whether a segment without a verb of its own goes on with one of a role."""
    return role in segment.slots or (role == "share" and not SHARES.isdisjoint(segment.slots))


def _overlaps(segment: Segment, others: Iterable[Segment]) -> bool:
    """Whether a segment overlaps others, save one that passes the same figure by ("(6 percent)")."""
    return any(
        one.start < segment.end
        and segment.start < one.end
        and (one.role not in (PASSES_BY, WITH) or (one.start, one.end) != (segment.start, segment.end))
        for one in others
    )


def fits(around: Mapping[str, tuple[Pattern, ...]], name: str, piece: bytes) -> bool:
    """Whether a pattern of a list of chains.yaml fits the begin of a piece of a line."""
    return any(pattern.compiled.match(piece) is not None for pattern in around.get(name, ()))


def touch(gap: bytes) -> bool:
    """Whether nothing but marks stands between two segments."""
    return not gap or MARKS.fullmatch(gap) is not None
