"""What a line has told so far, segment by segment: of what, and the figures of it that make a chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.matching.frames.partners_told import FAMILIES, as_level
from flows.matching.frames.parts_listed import Item
from flows.matching.frames.parts_told import BARE, NEXT, whole_of
from flows.matching.frames.segments import BASE, BASE2, SIDES, Segment
from flows.matching.patterns.compiling import PHRASES
from flows.matching.wording.part_words import of_other_kind

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
    family: str = ""  # of a partner's: which frames take it
    goal: dict[str, int] | None = None  # the phrases where it may be no partner's ("arrivals to [goal]")
    listed: bool = False  # whether it is a part of what is told right before ("exports rose 5 percent, toys by 8")


class Chain(NamedTuple):
    """Figures of one topic: the frame that takes them, what it binds, and the words that make the topic a part.

    `besides` is what it binds too where all of that is known: shares, ranks and differences, with their wholes.
    `listed`: the part is one of what the indicator is itself a part of, where it is a narrow one.
    """

    frame: str
    slots: dict[str, int]
    part: bytes
    besides: dict[str, int] = {}  # noqa: RUF012 - never changed
    listed: bool = False


class Who(NamedTuple):
    """Of what a share is told: the frame that takes it, the words of a part, or the phrase."""

    frame: str
    part: bytes = b""
    phrases: Mapping[str, int] = {}


@dataclass(slots=True)
class Telling:
    """The topic of which figures are told, and these; partners (`flow`).

    Shares are told of a `whole`, the last one of any of `sharers`.
    """

    told: Topic | None = None
    figures: dict[str, int] = field(default_factory=dict)
    besides: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] | None = None
    flow: Topic | None = None
    sharers: tuple[Who, ...] = ()

    def ended(self) -> Iterator[Chain]:
        """The chain told so far; nothing is told from here on."""
        yield from _told(self.told, self.figures, self.besides)
        self.told, self.figures, self.besides = None, {}, {}

    def takes(self, segment: Segment) -> Iterator[Chain]:
        """A segment goes on with the chain; what has its like already ends, and is told of the same from here on."""
        if segment.role in SIDES:
            taken = self.besides.keys() | self.figures.keys()
            again = segment.role == BASE and BASE in taken
            slots = {BASE2: segment.slots[BASE]} if again else segment.slots
            self.besides |= {name: index for name, index in slots.items() if name not in taken}
            return
        slots = as_level(segment.slots)
        if slots.keys() & self.figures.keys() - PHRASES.keys():
            told = self.told
            yield from self.ended()
            self.told = told
        if self.told is not None:
            own = {name: index for name, index in slots.items() if name in PHRASES}
            self.told = self.told._replace(phrases=self.told.phrases | own)
        self.figures |= {name: index for name, index in slots.items() if name not in PHRASES}

    def whole_told(self, segment: Segment, gap: bytes) -> dict[str, int] | None:
        """The phrases of what a segment's share is of: it says so, or goes on with the whole of the one before."""
        if segment.role in (NEXT, BARE) and self.whole is not None:
            return self.whole
        return whole_of(segment.slots, self._spoken_of(segment), gap)

    def _spoken_of(self, segment: Segment) -> Mapping[str, int] | None:
        """The phrases of what a share of "the total" may be one of; where no total is named, only of a level."""
        if self.told is None or self.told.part or ("level" not in self.figures and segment.role == NEXT):
            return None
        return self.told.phrases


def next_part(topic: Topic | None, item: Item) -> Topic | None:
    """What a list tells of next: the same of another part, or of another name; None where it goes on with neither."""
    if topic is None or topic.family or "indicator" not in topic.phrases:
        return None
    phrases = topic.phrases
    if item.name is None:
        return Topic(phrases, item.words, listed=topic.listed or of_other_kind(topic.part, item.words))
    if topic.part:
        return None
    if item.owns:
        return Topic(phrases | {"owner": item.name}) if "owner" in phrases else None
    behind = phrases.get("subject", -1) > phrases["indicator"]
    return Topic(phrases | {"subject": item.name}) if behind else None


def _told(topic: Topic | None, figures: dict[str, int], besides: dict[str, int]) -> Iterator[Chain]:
    if not figures and besides:
        figures, besides = besides, {}
    takers = FAMILIES.get(topic.family, TAKEN_BY) if topic is not None else ()
    frame = next((frame for role, frame in takers if role in figures), None)
    if topic is not None and frame is not None:
        yield Chain(frame, topic.phrases | figures, topic.part, besides, topic.listed)
    if topic is not None and topic.goal:
        yield from _told(Topic(topic.goal), figures, besides)
