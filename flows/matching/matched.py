"""What the rules made of an article, and what they left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from flows.matching.rows import Event, Mark, Observation


@dataclass(frozen=True, slots=True)
class Claimed:
    """What accounts for one mention: rows, or a role with its reason."""

    role: str
    rule_id: str
    row_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule whose anchor hit while required slots stayed empty; `start` and `end` count characters of the text."""

    rule_id: str
    start: int
    end: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the rules contradict each other in: a stable `code`, the rules or rows concerned, a sentence."""

    code: str
    names: tuple[str, ...]
    message: str


@dataclass(slots=True)
class Matched:
    """What the rules made of one article.

    `claims` is by the mention's index; `fired` counts by rule id; `bindings` gives for each firing the slots' mentions;
    `ambiguous` are figures that two frames take for different things, so that neither reads them; `strangers` gives the
    names of subjects that the codebook does not know, by their provisional ids.
    """

    observations: list[Observation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    claims: dict[int, list[Claimed]] = field(default_factory=lambda: defaultdict(list))
    fired: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    bindings: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    ambiguous: list[Conflict] = field(default_factory=list)
    strangers: dict[str, str] = field(default_factory=dict)
