"""Figures told one after the other of one indicator: "reached A, up B percent, and rose to C while imports fell D".

A line without its asides is cut into segments, each a figure with the words that say what it is ("up [growth]"). What
stands between two of them names what is spoken of, goes on about the same, or is unknown; of what is unknown nothing is
read, nor of what goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from flows.errors import RuleError
from flows.matching.frames.parts_told import NEXT, figure_of, part_in, whole_of
from flows.matching.frames.segments import (
    AGAIN,
    BASE,
    BESIDES,
    OF_PARTS,
    PASSES_BY,
    RANK,
    ROLES,
    SIDES,
    Segment,
    chosen_of,
    segments_of,
    touch,
)
from flows.matching.patterns.compiling import PHRASES, pattern_in, phrase_slots
from flows.matching.patterns.groups import WordGroups, lists_in
from flows.matching.patterns.line import OPEN
from flows.matching.patterns.pattern import NO_FIGURE, Pattern, atom
from flows.matching.patterns.sieve import Sieve
from flows.matching.wording.part_words import BEFORE, PART, are_goods, of_things
from flows.reading.documents import load_document

FILE = "chains.yaml"
BOUND = re.compile(rb" (?:of|in|to|from|on|for|by|than|with|at|between|including|over|against)(?: the)?$")
HEAD, THAT_OF, OWNED, JOINT = "head", "that_of", "owned", "joint"
WHOSE = frozenset(("subject", "owner", "named"))
CARRIED = {"subject": "named"}  # the name stands with another indicator, wherever that is
WITH = b" with "
NAME = re.compile(f"{OPEN}[sS]".encode())
OWN = {"indicator": "telling", "counted": "holding"}  # phrases that a segment may name itself: who tells of it
FOLLOW, UNIT = "follow", "unit"
ENDS = {"number": "end"}  # the role that something else has to follow
TAKEN_BY = (  # the frame that makes rows of a chain's figures, by the first of these that the chain has
    ("level", "level"),
    ("growth", "growth"),
    ("change", "change"),
    ("points", "points"),
    ("number", "count"),
    ("share", "share-told"),
    ("share_of_total", "share-of-total-told"),
    ("share_of_other", "share-of-own-told"),
)


class Topic(NamedTuple):
    """What figures are told of: its phrases by their slots, and the words that make it a part (tokens of the line)."""

    phrases: dict[str, int]
    part: bytes = b""


class Chain(NamedTuple):
    """Figures of one topic: the frame that takes them, what it binds, and the words that make the topic a part.

    `besides` is what it binds too where all of that is known: shares, ranks and differences, with their wholes.
    """

    frame: str
    slots: dict[str, int]
    part: bytes
    besides: dict[str, int] = {}  # noqa: RUF012 - never changed


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
        around = (HEAD, THAT_OF, OWNED, JOINT, FOLLOW, UNIT, *OWN.values(), *ENDS.values())
        known = {*ROLES, AGAIN, PASSES_BY, *around}
        lists = lists_in(document)
        for name in lists.keys() - known:
            expected = f"one of {', '.join(sorted(known))}"
            raise RuleError("no part of a chain", file=path, line=document.line((name,)), found=name, expected=expected)
        slots = {role: atom("or" if role == RANK else "q", units) for role, units in ROLES.items()} | phrase_slots()
        slots |= {name: atom(code, units) for name, (code, units) in BESIDES.items()}
        found = {
            name: tuple(
                pattern_in(document, (name, index), source, slots, sieve, NO_FIGURE, words)
                for index, source in enumerate(sources)
            )
            for name, sources in lists.items()
        }
        segments = {name: found.get(name, ()) for name in (*ROLES, AGAIN, PASSES_BY)}
        return cls(segments, {name: found.get(name, ()) for name in around}, sieve)

    def read(self, line: bytes) -> Iterator[Chain]:
        """The chains of a line, one after the other."""
        told: Topic | None = None
        figures: dict[str, int] = {}
        besides: dict[str, int] = {}
        whole: dict[str, int] | None = None  # what parts are told of
        at = 0
        for segment in self._segments(line):
            gap, behind = line[at : segment.start], line[segment.end :]
            part = part_in(gap, opens=at == 0) if segment.role in OF_PARTS else b""
            joined = at > 0 and (touch(gap) or self._fits(JOINT, gap))
            own = next((name for name in OWN if name in segment.slots), None)
            at = segment.end
            if part:
                if segment.role != NEXT or whole is None:
                    whole = whole_of(segment.slots, _spoken_of(told, figures, segment), gap)
                yield from _told(told, figures, besides)
                told, figures, besides = None, {}, {}
                yield from _part(whole, segment, part) if self._fits(FOLLOW, behind) else ()
                continue
            if own is not None or not joined:
                yield from _told(told, figures, besides)
                listed = _behind(told) if joined and told is not None and own in told.phrases else None
                found = self._headed(told, gap) if own is None else listed or self._teller(own, gap)
                told, figures, besides, whole = _carried(found, told, gap), {}, {}, None
            follows = segment.role != PASSES_BY and self._fits(ENDS.get(segment.role, FOLLOW), behind)
            if segment.role == PASSES_BY or (segment.role == BASE and not follows):
                continue
            if not follows:
                yield from _told(told, figures, besides)
                told, figures, besides = None, {}, {}
            elif segment.role in SIDES:
                besides |= {n: i for n, i in segment.slots.items() if n not in besides and n not in figures}
            else:
                if segment.role in figures:
                    yield from _told(told, figures, besides)
                    figures, besides = {}, {}
                if told is not None:
                    own_phrases = {n: i for n, i in segment.slots.items() if n in PHRASES}
                    told = Topic(told.phrases | own_phrases, told.part)
                figures |= {name: index for name, index in segment.slots.items() if name not in PHRASES}
        yield from _told(told, figures, besides)

    def _segments(self, line: bytes) -> list[Segment]:
        passing = self.sieve.passing(line)
        found: list[Segment] = []
        for role, patterns in self.segments.items():
            for pattern in patterns:
                if pattern.number in passing:
                    found += segments_of(pattern, role, line)
        return chosen_of([replace(segment, end=self._with_unit(segment, line)) for segment in found], line)

    def _with_unit(self, segment: Segment, line: bytes) -> int:
        """Where a level ends with the noun of its unit ("5 million standard containers")."""
        units = self.around.get(UNIT, ()) if segment.role in ("level", PASSES_BY) else ()
        ends = (unit.compiled.match(line[segment.end :]) for unit in units)
        return segment.end + next((len(found[0].rstrip()) for found in ends if found is not None), 0)

    def _headed(self, told: Topic | None, gap: bytes) -> Topic | None:
        """What ends a gap: what was told before, but of somebody else ("while that of Ohio"), or a head."""
        if told is not None and "indicator" in told.phrases:
            for pattern in self.around.get(THAT_OF, ()):
                for match in pattern.matches(gap):
                    return Topic({"indicator": told.phrases["indicator"]} | match)
        return self._head(gap)

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


def _behind(topic: Topic) -> Topic:
    """A topic for what is told behind another indicator: who stood behind the first one ("... in Ohio") is carried."""
    phrases = topic.phrases
    if phrases.get("subject", -1) < phrases.get("indicator", -1):
        return topic
    return Topic({CARRIED.get(name, name): index for name, index in phrases.items()}, topic.part)


def _carried(topic: Topic | None, before: Topic | None, gap: bytes) -> Topic | None:
    """A topic that names nobody, and is told right behind another one, is of the same ("while imports fell")."""
    if topic is None or before is None or WHOSE & topic.phrases.keys() or NAME.search(gap) is not None:
        return topic
    if WITH in gap and "indicator" not in before.phrases:
        return topic  # "the city had 9 new firms, with capital of ...": of those
    whose = {CARRIED.get(name, name): index for name, index in before.phrases.items() if name in WHOSE}
    return Topic(topic.phrases | whose, topic.part)


def _told(topic: Topic | None, figures: dict[str, int], besides: dict[str, int]) -> Iterator[Chain]:
    if not figures and besides:
        figures, besides = besides, {}
    frame = next((frame for role, frame in TAKEN_BY if role in figures), None)
    if topic is not None and frame is not None:
        yield Chain(frame, topic.phrases | figures, topic.part, besides)


def _spoken_of(topic: Topic | None, figures: Mapping[str, int], segment: Segment) -> Mapping[str, int] | None:
    """The phrases of what a share of "the total" may be one of; where no total is named, only of a level."""
    if topic is None or topic.part or ("level" not in figures and segment.role == NEXT):
        return None
    return topic.phrases


def _part(whole: dict[str, int] | None, segment: Segment, part: bytes) -> Iterator[Chain]:
    share = figure_of(segment.slots)
    if whole is not None and share is not None:
        yield Chain("share-of-part", whole | {"share_of_part": share}, part)


NO_CHAINS = Chains()
