"""Figures told one after the other of one indicator: "reached A, up B percent, and rose to C while imports fell D".

A line without its asides is cut into segments, each a figure with the words that say what it is ("up [growth]"). What
stands between two of them names what is spoken of, goes on about the same, or is unknown; of what is unknown nothing is
read, nor of what goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.errors import RuleError
from flows.matching.frames.flows_told import Flows
from flows.matching.frames.part_heads import parted
from flows.matching.frames.partners_told import FAMILIES, WITH, next_of
from flows.matching.frames.parts_listed import goes_on_with, item_at, units_of
from flows.matching.frames.peers_told import LISTS as PEERS
from flows.matching.frames.segments import (
    AGAIN,
    BARES,
    BASE,
    BESIDES,
    FOLLOW,
    PASSES_BY,
    RANK,
    ROLES,
    Segment,
    chosen_of,
    fits,
    segments_of,
    touch,
)
from flows.matching.frames.shares_told import FIRST, LISTED, Shares, goes_on, in_brackets
from flows.matching.frames.telling import Chain, Telling, Topic, next_part
from flows.matching.patterns.compiling import pattern_in, phrase_slots
from flows.matching.patterns.groups import WordGroups, lists_in
from flows.matching.patterns.line import OPEN
from flows.matching.patterns.pattern import NO_FIGURE, Pattern, atom
from flows.matching.patterns.sieve import Sieve
from flows.matching.wording.part_words import of_other_kind
from flows.reading.documents import load_document

FILE = "chains.yaml"
BOUND = re.compile(rb" (?:of|in|to|from|on|for|by|than|with|at|between|including|over|against)(?: the)?$")
HEAD, THAT_OF, OWNED, JOINT = "head", "that_of", "owned", "joint"
WHOSE = frozenset(("subject", "owner", "named"))
CARRIED = {"subject": "named"}  # the name stands with another indicator, wherever that is
NAME = re.compile(f"{OPEN}[sS]".encode())
BEHIND_WITH = b" with "
OWN = {"indicator": "telling", "counted": "holding"}  # phrases that a segment may name itself: who tells of it
UNIT = "unit"
TOLD, GOES_ON = "told", "goes_on"  # what a sentence tells of; what goes on about it (going_on.py)
AROUND = (HEAD, THAT_OF, OWNED, JOINT, FOLLOW, UNIT, TOLD, GOES_ON)
ENDS = {"number": "end"}  # the role that something else has to follow


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
        around = (*AROUND, *FIRST, *LISTED, *PEERS, *FAMILIES, *OWN.values(), *ENDS.values())
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
        telling = Telling()
        at = 0
        segments = self._segments(line)
        units = units_of(line) if segments else {}
        for segment in segments:
            at = (yield from self._listed(telling, line, at, units)) if at else at
            if segment.start < at:
                continue
            gap, behind = line[at : segment.start], line[segment.end :]
            taken = Shares(self.around).told(telling, segment, gap, line, opens=at == 0)
            if taken is None and segment.role in BARES:
                taken = self._flows.listed(telling, segment, gap, behind)
            if taken is not None:
                yield from taken
            elif segment.role not in BARES:
                yield from self._go_on(telling, segment, gap, behind, opens=at == 0)
            elif not in_brackets(segment, line):
                continue
            at = segment.end
        yield from self._listed(telling, line, at, units)
        yield from telling.ended()

    def first(self, line: bytes) -> Segment | None:
        """The first figure of a line with the words that say what it is."""
        return next(iter(self._segments(line)), None)

    def _listed(
        self, telling: Telling, line: bytes, at: int, units: Mapping[int, bytes]
    ) -> Generator[Chain, None, int]:
        """The chains that end where a list of further parts begins; where the list ends."""
        while not telling.sharers and (item := item_at(line, at, telling.figures, units)) is not None:
            topic = next_part(telling.told, item)
            if topic is None or not self._fits(FOLLOW, line[item.end :]):
                break
            yield from telling.ended()
            telling.told, telling.figures, at = topic, item.figures, item.end
        return at

    @property
    def _flows(self) -> Flows:
        return Flows(self.around)

    def _go_on(self, telling: Telling, segment: Segment, gap: bytes, behind: bytes, *, opens: bool) -> Iterator[Chain]:
        """The chains that end with a segment, which goes on with what is told or begins something else."""
        if telling.flow is not None and "partner" in segment.slots:  # "3,000 from A and 2,000 from B"
            flow = telling.flow
            yield from telling.ended()
            telling.told = flow._replace(phrases=next_of(flow.phrases, segment.slots["partner"]), goal=None)
            telling.figures = {"level": segment.slots["level"]}
            telling.sharers = ()
            return
        joined = not opens and (touch(gap) or self._fits(JOINT, gap))
        own = next((name for name in OWN if name in segment.slots), None)
        if own is not None or not joined:
            before = telling.told
            yield from telling.ended()
            telling.whole = None
            telling.flow = self._flows.partner(gap, telling.flow, self._named) if own is None else None
            same = joined and before is not None and not before.family and own in before.phrases
            listed = _behind(before) if same and before is not None else None
            found = self._headed(before, gap) if own is None else listed or self._teller(own, gap)
            telling.told = telling.flow or _carried(found, before, gap)
        follows = segment.role != PASSES_BY and self._fits(ENDS.get(segment.role, FOLLOW), behind)
        if segment.role == PASSES_BY or (segment.role == BASE and not follows):
            return
        alone = segment.role == WITH and (telling.flow is None or joined)
        yield from telling.takes(segment) if follows and not alone else telling.ended()
        goes_on(telling, segment, gap)

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
            if part := goes_on_with(gap, told.part):
                return told._replace(part=part, goal=None, listed=told.listed or of_other_kind(told.part, part))
        return self._head(gap)

    def _head(self, gap: bytes) -> Topic | None:
        """What ends a gap; of a part where common words behind an indicator narrow it down ("exports of shoes")."""
        found = self._named(gap)
        if found is not None:
            return Topic(found)
        part = parted(gap)
        whole = None if part is None else self._named(part.whole)
        if part is None or whole is None or (part.phrases and WHOSE & whole.keys()):
            return None
        return Topic(whole | part.phrases, part.words)

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
        return fits(self.around, name, piece)


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
    if BEHIND_WITH in gap and "indicator" not in before.phrases:
        return topic  # "the city had 9 new firms, with capital of ...": of those
    whose = {CARRIED.get(name, name): index for name, index in before.phrases.items() if name in WHOSE}
    return topic._replace(phrases=topic.phrases | whose)


NO_CHAINS = Chains()
