"""Partners of a flow, one after the other: the first, a further one, lists ("Japan 3 billion, Kenya (2 billion)")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from flows.matching.frames.partners_told import BARE_LEVEL, FAMILIES, FURTHER, next_of
from flows.matching.frames.parts_told import BARE
from flows.matching.frames.segments import FOLLOW, Segment, fits
from flows.matching.frames.telling import Chain, Telling, Topic
from flows.matching.patterns.pattern import Pattern

MEANT = {BARE: "growth", BARE_LEVEL: "level"}  # what a figure without a verb is, where the one before it was so


@dataclass(frozen=True, slots=True)
class Flows:
    """Finds the partners that figures of a line are told of, by the patterns of chains.yaml."""

    around: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def partner(
        self, gap: bytes, before: Topic | None, named: Callable[[bytes], dict[str, int] | None]
    ) -> Topic | None:
        """The partner whose figures a gap leads to: the first of a flow, or a further one of the flow told before."""
        for family in FAMILIES:
            for head in self.around.get(family, ()):
                for match in head.matches(gap):
                    if before is not None and before.family == family and "indicator" not in match:
                        return before._replace(phrases=next_of(before.phrases, match["partner"]), goal=None)
                    return Topic(match, family=family, goal=named(gap))
        return self._further(gap, before)

    def listed(self, telling: Telling, segment: Segment, gap: bytes, behind: bytes) -> list[Chain] | None:
        """The chains that end where a figure right behind a further partner begins; None where it is of none."""
        meant = MEANT.get(segment.role, "")
        if telling.flow is None or meant not in telling.figures or (meant == "growth" and len(telling.figures) > 1):
            return None
        further = self._further(gap, telling.flow)
        if further is None or not fits(self.around, FOLLOW, behind):
            return None
        ended = list(telling.ended())
        telling.told = telling.flow = further
        return [*ended, *telling.takes(replace(segment, role=meant, slots={meant: segment.slots[segment.role]}))]

    def _further(self, gap: bytes, before: Topic | None) -> Topic | None:
        further = self.around.get(FURTHER, ()) if before is not None else ()
        found = next((match for pattern in further for match in pattern.matches(gap)), None)
        if found is None or before is None:
            return None
        return before._replace(phrases=next_of(before.phrases, found["partner"]), goal=None)
