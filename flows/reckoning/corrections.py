"""Corrections: where a printed figure cannot be right, what is published instead, visibly and with its reason.

`flows/rules/<issue>/corrections.yaml` holds entries of this form:

    - correction: berths-of-the-port
      figure: {article: port, subject: port, counted: berth}      # or observation: <id>
      expect: 115                 # what the article prints; when it no longer does, the build fails
      published: 111
      reason: The article's own list has 111 berths.
      source: The list in the second paragraph
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.errors import RuleError
from flows.matching.rows import Observation
from flows.reading.documents import load_document, validated
from flows.reckoning.rows import ArticleRows, CorrectionRow
from flows.reckoning.selecting import Selector


class Correction(BaseModel):
    """One figure published otherwise than it is printed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    correction: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Its name")
    figure: Selector | None = Field(None, description="The figure, by its key columns")
    observation: str | None = Field(None, pattern=r"^[0-9a-f]{16}$", description="Or by its id")
    expect: float = Field(description="What the article prints, multiplier words undone")
    published: float
    reason: str = Field(min_length=1, description="Why the printed figure cannot be right")
    source: str = Field(min_length=1, description="What the published figure rests on")

    @model_validator(mode="after")
    def _complete(self) -> Correction:
        """One way of naming the figure; something to correct."""
        if (self.figure is None) == (self.observation is None):
            raise ValueError("either figure or observation is needed")
        if self.expect == self.published:
            raise ValueError("expect and published are the same: nothing is corrected")
        return self

    def means(self, row: Observation) -> bool:
        """Whether a row is the one to be corrected."""
        return row.observation_id == self.observation if self.figure is None else self.figure.fits(row)


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction and where it stands."""

    correction: Correction
    issue: str
    file: Path
    lines: Mapping[str, int | None]

    def fault(self, message: str, key: str, found: object, expected: object, advice: str) -> RuleError:
        """An error at one of the entry's lines."""
        text = f"{self.correction.correction}: {message}"
        return RuleError(text, file=self.file, line=self.lines[key], found=found, expected=expected, advice=advice)


def load_corrections(path: Path, issue: str) -> tuple[Entry, ...]:
    """The corrections of an issue; none where there is no file.

    Raises:
        RuleError: The file cannot be read, or an entry is wrong: with file and line.
    """
    if not path.exists():
        return ()
    document = load_document(path, RuleError)
    if document.data is None:
        return ()
    if not isinstance(document.data, list):
        raise RuleError("not a list", file=path, expected="entries that begin with `- correction:`")
    found: dict[str, Entry] = {}
    for place, data in enumerate(document.data):
        correction = validated(Correction, data, document, (place,), RuleError)
        lines = {key: document.line((place, key)) for key in Correction.model_fields}
        entry = Entry(correction, issue, path, lines)
        if correction.correction in found:
            raise entry.fault("given twice", "correction", None, None, "rename one of the two, or drop it")
        found[correction.correction] = entry
    return tuple(found.values())


def corrected(
    articles: Sequence[ArticleRows], entries: Iterable[Entry]
) -> tuple[tuple[ArticleRows, ...], tuple[CorrectionRow, ...]]:
    """The rows with the corrections of their issues applied, and the rows of `corrections`.

    Raises:
        RuleError: A correction fits no row or several, the article no longer says what it expects, or already says
            what it publishes.
    """
    changed: dict[str, Observation] = {}
    rows: list[CorrectionRow] = []
    observations: dict[str, list[Observation]] = {}
    for article in articles:
        observations.setdefault(article.article.issue, []).extend(article.observations)
    for entry in entries:
        if entry.issue in observations:
            row = _target(entry, observations[entry.issue])
            if row.observation_id in changed:
                raise entry.fault("corrects a figure twice", "correction", None, None, "keep one of the two")
            changed[row.observation_id], correction = _applied(entry, row)
            rows.append(correction)
    after = tuple(
        replace(article, observations=tuple(changed.get(row.observation_id, row) for row in article.observations))
        for article in articles
    )
    return after, tuple(rows)


def _target(entry: Entry, observations: Iterable[Observation]) -> Observation:
    """The one row that a correction means, checked against what it expects."""
    wanted = entry.correction
    key = "observation" if wanted.figure is None else "figure"
    rows = [row for row in observations if wanted.means(row)]
    if len(rows) != 1:
        what = "fits no figure" if not rows else f"fits {len(rows)} figures"
        name = wanted.observation if wanted.figure is None else wanted.figure.described()
        raise entry.fault(what, key, name, "exactly one", "name it by more of its key columns, or drop the correction")
    [row] = rows
    if row.value == wanted.published:
        advice = "drop the correction: it is not needed any more"
        raise entry.fault("the article already says so", "published", f"{row.value:.12g}", None, advice)
    if row.value != wanted.expect:
        advice = "read the article again: correct `expect`, or drop the correction"
        raise entry.fault(
            "the article says something else", "expect", f"{row.value:.12g}", f"{wanted.expect:.12g}", advice
        )
    return row


def _applied(entry: Entry, row: Observation) -> tuple[Observation, CorrectionRow]:
    wanted = entry.correction
    name = f"{entry.issue}/{wanted.correction}"
    after = replace(row, value=wanted.published, value_reported=row.value, correction_id=name)
    return after, CorrectionRow(
        name, row.observation_id, wanted.reason, wanted.source, row.value, float(wanted.published)
    )
