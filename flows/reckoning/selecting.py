"""Selectors: a figure or a date named by its key columns, never by its value."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from flows.matching.rows import Event, Observation

COLUMNS = {"subject": "subject_id", "indicator": "indicator_id", "event": "event_type", "place": "place_id"}


class Selector(BaseModel):
    """Which row is meant; a key left out may be anything, an empty one (`breakdown:`) must be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str | None = Field(None, description="Slug of the article, with or without its number")
    subject: str | None = None
    indicator: str | None = None
    counted: str | None = None
    measure: str = Field("level", description="Code of schemas/codes/measures.csv")
    of_indicator: str | None = None
    of_subject: str | None = None
    breakdown: str | None = None
    counterpart: str | None = None
    compared_with: str | None = None
    rank_among: str | None = None
    status: str | None = None
    period: str | None = None
    base_period: str | None = None
    unit: str | None = None
    event: str | None = Field(None, description="Type of an event, whose date is meant")
    place: str | None = None
    counts_as: str | None = Field(None, description="Unit to reckon with, where parts are named otherwise than wholes")

    @property
    def pinned(self) -> bool:
        """Whether it says itself of what period the figure is."""
        return "period" in self.model_fields_set

    def fits(self, row: Observation | Event) -> bool:
        """Whether a row is one of those meant."""
        if isinstance(row, Event) != (self.event is not None):
            return False
        columns = self.model_fields_set - {"article", "counts_as"}
        if isinstance(row, Observation):
            columns |= {"measure"}
        else:
            columns -= {"measure"}
        same = all(getattr(row, COLUMNS.get(name, name), None) == getattr(self, name) for name in columns)
        return same and (self.article is None or self.article in _slugs(row.article_id))

    def described(self) -> str:
        """The selector for people."""
        return ", ".join(f"{name} {getattr(self, name)}" for name in sorted(self.model_fields_set))


def _slugs(article_id: str) -> tuple[str, ...]:
    slug = article_id.rpartition("/")[2]
    return article_id, slug, slug.lstrip("0123456789-")
