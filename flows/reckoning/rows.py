"""The rows of the other tables, and all rows of one article together: what the plain core hands to the releases."""

from __future__ import annotations

from dataclasses import dataclass

from flows.matching.rows import Event, Mark, Observation


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A publication: one folder of raw/."""

    issue: str
    title: str
    publisher: str
    date: str
    place: str
    rights: str
    licence: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the edition built; the span is its part of `source_file`, `sha256` that of the slice."""

    article_id: str
    issue: str
    title: str
    date: str
    edition: str
    source_file: str
    char_start: int
    char_end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence; the span is the hull where a title cuts it; `text` is reflowed, None where the rights forbid it."""

    sentence_id: str
    article_id: str
    char_start: int
    char_end: int
    sha256: str
    text: str | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one numeric token (or of a numeric mention that holds no token)."""

    token_id: str
    article_id: str
    sentence_id: str | None
    char_start: int
    char_end: int
    surface: str
    role: str
    row_ids: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """All rows of one article in one edition."""

    article: ArticleRow
    sentences: tuple[SentenceRow, ...]
    observations: tuple[Observation, ...]
    events: tuple[Event, ...]
    marks: tuple[Mark, ...]
    ledger: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class ReckoningRow:
    """Figures checked against each other; the four bounds are in `unit`, None where unbounded."""

    reckoning_id: str
    identity: str
    inputs: str
    computed_low: float | None
    computed_high: float | None
    stated_low: float | None
    stated_high: float | None
    unit: str | None
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """Where what is published differs from what is printed."""

    correction_id: str
    observation_id: str
    reason: str
    source: str
    value_reported: float
    value_published: float
