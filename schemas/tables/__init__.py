"""The tables: one Pandera model each, in the order in which a release lists them, and how they hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.tables.base import Table
from schemas.tables.book import Indicators, Subjects
from schemas.tables.corpus import Articles, Issues, Ledger, Sentences
from schemas.tables.facts import Events, Marks, Observations
from schemas.tables.figures import Figures
from schemas.tables.reckoned import Corrections, Reckonings

__all__ = ["FOREIGN_KEYS", "PRIMARY_KEYS", "ROW_REFERENCES", "SORT_KEYS", "TABLES", "ForeignKey", "Table"]

TABLES: Mapping[str, type[Table]] = {
    "observations": Observations,
    "events": Events,
    "marks": Marks,
    "ledger": Ledger,
    "issues": Issues,
    "articles": Articles,
    "sentences": Sentences,
    "indicators": Indicators,
    "subjects": Subjects,
    "reckonings": Reckonings,
    "corrections": Corrections,
    "figures": Figures,
}
PRIMARY_KEYS: Mapping[str, tuple[str, ...]] = {name: model.primary_key() for name, model in TABLES.items()}

# A sort key that a table does not hold itself: marks stand in the order of the rows they belong to (see frames).
SORT_KEYS: Mapping[str, tuple[str, ...]] = {
    "observations": ("article_id", "char_start", "observation_id"),
    "events": ("article_id", "char_start", "event_id"),
    "marks": ("edition", "source_file", "char_start", "row_id"),
    "ledger": ("article_id", "char_start", "token_id"),
    "issues": ("issue",),
    "articles": ("article_id",),
    "sentences": ("article_id", "char_start", "sentence_id"),
    "indicators": ("indicator_id",),
    "subjects": ("subject_id",),
    "reckonings": ("reckoning_id",),
    "corrections": ("correction_id",),
    "figures": ("article_id", "char_start", "observation_id"),
}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Every value of `table.column` that is not empty is one of `target.target_column`."""

    table: str
    column: str
    target: str
    target_column: str


def _keys(*lines: str) -> tuple[ForeignKey, ...]:
    return tuple(ForeignKey(*line.replace("->", " ").replace(".", " ").split()) for line in lines)


FOREIGN_KEYS: tuple[ForeignKey, ...] = _keys(
    "observations.article_id -> articles.article_id",
    "observations.sentence_id -> sentences.sentence_id",
    "observations.subject_id -> subjects.subject_id",
    "observations.of_subject -> subjects.subject_id",
    "observations.indicator_id -> indicators.indicator_id",
    "observations.of_indicator -> indicators.indicator_id",
    "observations.correction_id -> corrections.correction_id",
    "events.article_id -> articles.article_id",
    "events.sentence_id -> sentences.sentence_id",
    "events.subject_id -> subjects.subject_id",
    "ledger.article_id -> articles.article_id",
    "ledger.sentence_id -> sentences.sentence_id",
    "articles.issue -> issues.issue",
    "sentences.article_id -> articles.article_id",
    "subjects.part_of -> subjects.subject_id",
    "corrections.observation_id -> observations.observation_id",
    "figures.observation_id -> observations.observation_id",
)

# Columns that name observations or events, one or several in a cell; the Data Package standard has no key for these.
ROW_REFERENCES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("marks", "row_id"): ("observations", "events"),
    ("ledger", "row_ids"): ("observations", "events"),
    ("reckonings", "inputs"): ("observations", "events"),
}
