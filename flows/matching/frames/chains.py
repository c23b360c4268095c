"""Figures told one after the other of one indicator: "reached A, up B percent, and rose to C while imports fell D".

A line without its asides is cut into segments, each a figure with the words that say what it is ("up [growth]"). What
stands between two of them names what is spoken of, goes on about the same, or is unknown; of what is unknown nothing is
read, nor of what goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from flows.errors import RuleError
from flows.matching.patterns.compiling import PHRASES, pattern_in, phrase_slots
from flows.matching.patterns.groups import WordGroups, lists_in
from flows.matching.patterns.line import OPEN, PASSED, PAUSE
from flows.matching.patterns.pattern import NO_FIGURE, Pattern, atom
from flows.matching.patterns.sieve import Sieve
from flows.matching.wording.part_words import BEFORE, PART, are_goods, of_things
from flows.reading.documents import load_document

FILE = "chains.yaml"
MARKS = re.compile(rf"(?: [{PASSED}{PAUSE}][^ ]*)+".encode())  # they stand between segments, and belong to none
BOUND = re.compile(rb" (?:of|in|to|from|on|for|by|than|with|at|between|including|over|against)(?: the)?$")
HEAD, OWNED, JOINT, PASSES_BY = "head", "owned", "joint", "passed"
WHOSE = frozenset(("subject", "owner", "named"))
CARRIED = {"subject": "named"}  # the name stands with another indicator, wherever that is
NAME = re.compile(f"{OPEN}[sS]".encode())
OWN = {"indicator": "telling", "counted": "holding"}  # phrases that a segment may name itself: who tells of it
FOLLOW = "follow"
ENDS = {"number": "end"}  # the role that something else has to follow
ROLES: Mapping[str, tuple[str, ...] | None] = {  # what a segment's figure may be, and in which units
    "level": None,
    "growth": ("%",),
    "points": ("{pp}",),
    "change": None,
    "number": None,
}
TAKEN_BY = (  # the frame that makes rows of a chain's figures, by the first of these that the chain has
    ("level", "level"),
    ("growth", "growth"),
    ("change", "change"),
    ("points", "points"),
    ("number", "count"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A figure with the words that say what it is; `start` and `end` count bytes of the line."""

    start: int
    end: int
    role: str
    slots: Mapping[str, int]


class Topic(NamedTuple):
    """What figures are told of: its phrases by their slots, and the words that make it a part (tokens of the line)."""

    phrases: dict[str, int]
    part: bytes = b""


class Chain(NamedTuple):
    """Figures of one topic: the frame that takes them, what it binds, and the words that make the topic a part."""

    frame: str
    slots: dict[str, int]
    part: bytes


@dataclass(frozen=True, slots=True)
class Chains:
    """The patterns of chains.yaml."""

    segments: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    around: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    sieve: Sieve = field(default_factory=Sieve, repr=False)

    @classmethod
    def load(cls, path: Path, words: WordGroups) -> Chains:
        """The chains of a file; none where it is not there.

        Raises:
            RuleError: a pattern that cannot be read, a name that is none of a segment.
        """
        if not path.is_file():
            return cls()
        document = load_document(path, RuleError)
        sieve = Sieve()
        around = (HEAD, OWNED, JOINT, FOLLOW, *OWN.values(), *ENDS.values())
        known = {*ROLES, PASSES_BY, *around}
        lists = lists_in(document)
        for name in lists.keys() - known:
            expected = f"one of {', '.join(sorted(known))}"
            raise RuleError("no part of a chain", file=path, line=document.line((name,)), found=name, expected=expected)
        slots = {role: atom("q", units) for role, units in ROLES.items()} | phrase_slots()
        found = {
            name: tuple(
                pattern_in(document, (name, index), source, slots, sieve, NO_FIGURE, words)
                for index, source in enumerate(sources)
            )
            for name, sources in lists.items()
        }
        segments = {name: found.get(name, ()) for name in (*ROLES, PASSES_BY)}
        return cls(segments, {name: found.get(name, ()) for name in around}, sieve)

    def read(self, line: bytes) -> Iterator[Chain]:
        """The chains of a line, one after the other."""
        told: Topic | None = None
        figures: dict[str, int] = {}
        at = 0
        for segment in self._segments(line):
            gap = line[at : segment.start]
            joined = at > 0 and self._fits(JOINT, gap)
            own = next((name for name in OWN if name in segment.slots), None)
            if own is not None or not joined:
                yield from _told(told, figures)
                listed = told if joined and told is not None and own in told.phrases else None
                found = self._head(gap) if own is None else listed or self._teller(own, gap)
                told, figures = _carried(found, told, gap), {}
            at = segment.end
            if segment.role == PASSES_BY:
                continue
            if not self._fits(ENDS.get(segment.role, FOLLOW), line[at:]):
                yield from _told(told, figures)
                told, figures = None, {}
                continue
            if segment.role in figures:
                yield from _told(told, figures)
                figures = {}
            if told is not None:
                told = Topic(told.phrases | {n: i for n, i in segment.slots.items() if n in PHRASES}, told.part)
            figures |= {name: index for name, index in segment.slots.items() if name not in PHRASES}
        yield from _told(told, figures)

    def _segments(self, line: bytes) -> list[Segment]:
        passing = self.sieve.passing(line)
        found: list[Segment] = []
        for role, patterns in self.segments.items():
            for pattern in patterns:
                if pattern.number in passing:
                    found += _found(pattern, role, line)
        chosen: list[Segment] = []
        for segment in sorted(found, key=lambda s: (s.start, -s.end)):
            if not chosen or segment.start >= chosen[-1].end:
                chosen.append(segment)
        return chosen

    def _head(self, gap: bytes) -> Topic | None:
        """What ends a gap; of a part where common words behind an indicator narrow it down ("exports of shoes")."""
        found = self._named(gap)
        if found is not None:
            return Topic(found)
        goods = BEFORE.search(gap)
        if goods is not None and are_goods(goods["words"]):
            found = self._named(gap[: goods.start()] + goods["measure"])
            return None if found is None else Topic(found, goods["words"])
        narrower = PART.search(gap)
        if narrower is None or not of_things(narrower["words"]):
            return None
        whole = self._named(gap[: narrower.start()])
        return None if whole is None else Topic(whole, narrower[0])

    def _named(self, gap: bytes) -> dict[str, int] | None:
        """The phrases of the first head that ends a gap; what somebody owns may begin anywhere but behind a binding."""
        for head in self.around.get(HEAD, ()):
            for match in head.matches(gap):
                return match
        for owned in self.around.get(OWNED, ()):
            if (found := owned.compiled.search(gap)) is not None and not BOUND.search(gap, 0, found.start()):
                return owned.slots_of(found)
        return None

    def _teller(self, own: str, gap: bytes) -> Topic | None:
        """Who tells of a segment that names what it is of; nobody at a clause's begin, None where it is not sure."""
        return next((Topic(match) for teller in self.around.get(OWN[own], ()) for match in teller.matches(gap)), None)

    def _fits(self, name: str, piece: bytes) -> bool:
        return any(pattern.compiled.match(piece) is not None for pattern in self.around.get(name, ()))


def _carried(topic: Topic | None, before: Topic | None, gap: bytes) -> Topic | None:
    """A topic that names nobody, and is told right behind another one, is of the same ("while imports fell")."""
    if topic is None or before is None or WHOSE & topic.phrases.keys() or NAME.search(gap) is not None:
        return topic
    whose = {CARRIED.get(name, name): index for name, index in before.phrases.items() if name in WHOSE}
    return Topic(topic.phrases | whose, topic.part)


def _told(topic: Topic | None, figures: dict[str, int]) -> Iterator[Chain]:
    frame = next((frame for role, frame in TAKEN_BY if role in figures), None)
    if topic is not None and frame is not None:
        yield Chain(frame, topic.phrases | figures, topic.part)


def _found(pattern: Pattern, role: str, line: bytes) -> Iterator[Segment]:
    at = 0
    while (match := pattern.compiled.search(line, at)) is not None:
        end = match.end() - 1 if line[match.end() - 1 : match.end()] == b" " else match.end()
        slots = pattern.slots_of(match)
        start = match.start()
        if role != PASSES_BY and (marks := MARKS.match(line, start, end)) is not None:
            start = marks.end()
        yield Segment(start, end, role, slots)
        at = max(end, start + 1)


NO_CHAINS = Chains()
