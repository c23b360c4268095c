"""Of whom shares are told: "China made up 30 percent of imports, Japan 9 percent", "toys 4 percent", "services 48"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flows.matching.frames.partners_told import FURTHER, LEAD
from flows.matching.frames.parts_told import BARE, NEXT, figure_of, part_in, share_of
from flows.matching.frames.segments import FOLLOW, OF_PARTS, Segment, fits, touch
from flows.matching.frames.telling import Chain, Telling, Who
from flows.matching.patterns.line import CLOSE, MARKED, MIDDLE
from flows.matching.patterns.pattern import Pattern

# Lists of chains.yaml, with the frame that takes the share of what they end with.
FIRST = {"share_partner": "partner-share", "share_subject": "share"}
LISTED = {FURTHER: "partner-share", "listed": "share-told"}
OF_PART = "share-of-part"
THAT_OF = b" that of "
SPOKEN = ("partner", "subject", "indicator")
PERCENT = f"{MIDDLE}%{CLOSE}".encode()
OPENS = f" {MARKED['(']}".encode()


@dataclass(frozen=True, slots=True)
class Shares:
    """Finds of whom the shares of a line are told, by the patterns of chains.yaml."""

    around: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def told(self, telling: Telling, segment: Segment, gap: bytes, line: bytes, *, opens: bool) -> list[Chain] | None:
        """The chains that a share of a part, a partner or a subject ends and makes; None where it is told of none.

        A share with no verb that goes on with no list of shares is passed by.
        """
        whose, whole = self._share_of(telling, segment, gap, line)
        if not whose and segment.role in OF_PARTS and (segment.role != BARE or telling.sharers):
            whose, whole = self._whose(segment, gap, telling.sharers, opens=opens), telling.whole_told(segment, gap)
        if not whose or not fits(self.around, FOLLOW, line[segment.end :]):
            return None
        ended = list(telling.ended())
        telling.whole = None if whole is None else _led(whole, whose)
        telling.sharers = whose if whole is not None else ()
        return [*ended, *(chain for who in whose for chain in _chains(who, telling.whole, segment))]

    def _share_of(
        self, telling: Telling, segment: Segment, gap: bytes, line: bytes
    ) -> tuple[tuple[Who, ...], dict[str, int] | None]:
        """The part of whose share a level is told, and its whole: "the share of oil in exports rose to"."""
        if segment.role != "level" or PERCENT not in line[segment.start : segment.end]:
            return (), None
        part, whole = share_of(gap)
        if not part and telling.sharers and THAT_OF in gap and (part := part_in(gap, opens=False)):
            return (Who(OF_PART, part),), telling.whole
        return ((Who(OF_PART, part),), whole) if part else ((), None)

    def _whose(self, segment: Segment, gap: bytes, before: tuple[Who, ...], *, opens: bool) -> tuple[Who, ...]:
        """All that a share may be of, by the words before it: the same as the one `before`, where nothing stands there.

        None where nobody knows.
        """
        if before and touch(gap):
            return before if segment.role not in (NEXT, BARE) else ()
        part = part_in(gap, opens=opens)
        if part:
            return (Who(OF_PART, part),)
        return tuple(self._named(LISTED if segment.role in (NEXT, BARE) else FIRST, gap))

    def _named(self, lists: Mapping[str, str], gap: bytes) -> Iterator[Who]:
        for name, frame in lists.items():
            patterns = self.around.get(name, ())
            found = next((match for pattern in patterns for match in pattern.matches(gap)), None)
            if found is not None:
                yield Who(frame, phrases={slot: index for slot, index in found.items() if slot in SPOKEN})


def in_brackets(segment: Segment, line: bytes) -> bool:
    """Whether a segment stands in brackets."""
    return line.startswith(OPENS, segment.start)


def goes_on(telling: Telling, segment: Segment, gap: bytes) -> None:
    """Notes of what a share is that stands behind its indicator ("exports made up 3 percent of GDP"), for a list.

    Any other segment ends the list, but for the points by which a share grew.
    """
    told = telling.told
    if segment.role == "points" and touch(gap):
        return
    shared = segment.role == "share" and told is not None and not told.part and not told.family
    known = told is not None and shared and "indicator" in told.phrases
    telling.sharers = (Who("share-told", phrases=told.phrases),) if told is not None and known else ()
    telling.whole = telling.whole_told(segment, gap) if telling.sharers else None


def _led(whole: Mapping[str, int], whose: tuple[Who, ...]) -> dict[str, int]:
    """The phrases of a whole, with the first partner that has a share of it."""
    partner = next((who.phrases["partner"] for who in whose if "partner" in who.phrases), None)
    return dict(whole) if partner is None else {LEAD: partner, **whole}


def _chains(who: Who, whole: Mapping[str, int] | None, segment: Segment) -> Iterator[Chain]:
    """The chain of one share of a whole, whose phrases are `owner` or `subject`, and `indicator`."""
    share = figure_of(segment.slots)
    if who.frame == "share-told" and "share_of_total" in segment.slots:
        yield Chain("share-of-total-told", {**who.phrases, **segment.slots}, b"")
    if share is None or whole is None:
        return
    of = {f"of_{name}": whole[name] for name in ("owner", "subject") if name in whole}
    if who.frame == OF_PART:
        plain = {name: index for name, index in whole.items() if name != LEAD}
        yield Chain(OF_PART, {**plain, "share_of_part": share}, who.part)
    elif who.frame == "partner-share":
        yield Chain(who.frame, {**whole, **who.phrases, "share": share}, b"")
    elif who.frame == "share" and of:
        yield Chain(who.frame, {**who.phrases, **of, "indicator": whole["indicator"], "share": share}, b"")
    elif who.frame == "share-told" and "share_of_total" not in segment.slots:
        name, frame = ("share", who.frame) if of else ("share_of_other", "share-of-own-told")
        yield Chain(frame, {**who.phrases, **of, "of_indicator": whole["indicator"], name: share}, b"")
