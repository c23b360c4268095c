"""What matching gives: observations and events, as design and contract of the tables name their columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Measure = Literal["level", "change_percent", "change_points", "change_absolute", "share", "ratio", "rank"]
Status = Literal["actual", "target", "estimate"]
Basis = Literal["explicit", "context", "resolved", "undated"]

OBSERVATION_KEY = (
    *("article_id", "subject_id", "indicator_id", "counted", "measure", "of_indicator", "of_subject", "breakdown"),
    *("counterpart", "compared_with", "rank_among", "status", "period", "base_period", "unit"),
)
EVENT_KEY = ("article_id", "subject_id", "event_type", "place_id", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure and what it means; `char_start` and `char_end` are code points of the source file as a whole."""

    observation_id: str
    article_id: str
    sentence_id: str
    rule_id: str
    subject_id: str
    indicator_id: str
    counted: str | None = None
    measure: str = "level"
    of_indicator: str | None = None
    of_subject: str | None = None
    breakdown: str | None = None
    counterpart: str | None = None
    compared_with: str | None = None
    value: float
    value_high: float | None = None
    unit: str
    rank_of: float | None = None
    rank_among: str | None = None
    qualifier: str = "exact"
    qualifier_text: str | None = None
    status: str = "actual"
    value_reported: float | None = None
    correction_id: str | None = None
    period: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_basis: str = "undated"
    base_period: str | None = None
    as_of: str | None = None
    value_text: str
    multiplier: float = 1.0
    decimals: int = 0
    char_start: int
    char_end: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated act; spans as in Observation."""

    event_id: str
    article_id: str
    sentence_id: str
    rule_id: str
    subject_id: str
    event_type: str
    date: str
    date_start: str
    date_end: str
    date_basis: Basis = "explicit"
    date_text: str
    qualifier: str = "exact"
    status: str = "actual"
    place_id: str | None = None
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a row in a source file: code points of the whole file; `sha256` is of the slice as UTF-8."""

    row_id: str
    edition: str
    source_file: str
    char_start: int
    char_end: int
    sha256: str


def rounds(one: Observation | Event, other: Observation | Event) -> bool:
    """Whether the value of one row is that of the other, printed to fewer digits."""
    if not isinstance(one, Observation) or not isinstance(other, Observation):
        return False
    steps = [row.multiplier * 10.0**-row.decimals for row in (one, other)]
    return steps[1] < steps[0] and 0 < abs(one.value - other.value) <= steps[0] / 2


def identity(row: Mapping[str, object], key: Sequence[str]) -> str:
    """The stable id of a row: 16 hex digits of the SHA-256 of its key columns as a compact JSON array."""
    parts = json.dumps([row.get(name) or None for name in key], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
