"""Identities declared as data: `flows/rules/<issue>/identities.yaml`, read and checked.

An entry names some figures by their key columns and says what they must come to:

    - identity: projects-by-kind
      says: The three kinds of projects make all of them.
      figures:
        all: {subject: city, counted: project}
        works: {subject: city, counted: project, breakdown: works}
        parks: {subject: city, counted: park, counts_as: "{project}"}
      formula: works + parks
      equals: all
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.errors import RuleError
from flows.matching.codebook import Codebook
from flows.reading.documents import Document, load_document, validated
from flows.reckoning.formulas import FormulaError, names_of
from flows.reckoning.judging import Relation
from flows.reckoning.selecting import Selector

KEBAB = r"^[a-z0-9][a-z0-9-]*$"


class Identity(BaseModel):
    """What some figures must come to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    identity: str = Field(pattern=KEBAB, description="Its name")
    says: str = Field(min_length=1, description="What must hold, in a sentence")
    figures: Mapping[str, Selector]
    formula: str
    equals: str | None = None
    at_most: str | None = None
    at_least: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Identity:
        """One relation; every name is a figure's, every figure is used."""
        if sum(name is not None for name in (self.equals, self.at_most, self.at_least)) != 1:
            raise ValueError("one of equals, at_most, at_least is needed")
        try:
            used = names_of(self.formula) | {self.stated}
        except FormulaError as fault:
            raise ValueError(str(fault)) from None
        if used != set(self.figures):
            odd = ", ".join(sorted(used ^ set(self.figures)))
            raise ValueError(f"formula and figures do not name the same: {odd}")
        return self

    @property
    def stated(self) -> str:
        """The figure that the formula is compared with."""
        return self.equals or self.at_most or self.at_least or ""

    @property
    def relation(self) -> Relation:
        """How it is compared."""
        return "equals" if self.equals else "at_most" if self.at_most else "at_least"


@dataclass(frozen=True, slots=True)
class Declared:
    """An identity, the issue whose figures it is about, and where it stands."""

    identity: Identity
    issue: str
    file: Path
    line: int | None
    lines: Mapping[str, int | None]


def load_identities(path: Path, issue: str, codebook: Codebook | None = None) -> tuple[Declared, ...]:
    """The identities of a file; none where there is no file. With a codebook, the ids they name are checked.

    Raises:
        RuleError: The file cannot be read, or an entry is wrong: with file, line and remedy.
    """
    if not path.exists():
        return ()
    document = load_document(path, RuleError)
    entries = document.data if isinstance(document.data, list) else [] if document.data is None else None
    if entries is None:
        raise RuleError("not a list", file=path, expected="entries that begin with `- identity:`")
    found: dict[str, Declared] = {}
    for place, data in enumerate(entries):
        identity = validated(Identity, data, document, (place,), RuleError)
        line = document.line((place, "identity"))
        if identity.identity in found:
            raise RuleError(f"{identity.identity}: given twice", file=path, line=line, advice="rename one of the two")
        lines = {role: document.line((place, "figures", role)) for role in identity.figures}
        found[identity.identity] = Declared(identity, issue, path, line, lines)
        if codebook is not None:
            for role, selector in identity.figures.items():
                _known(selector, codebook, document, (place, "figures", role))
    return tuple(found.values())


def _known(selector: Selector, codebook: Codebook, document: Document, at: tuple[str | int, ...]) -> None:
    """The ids that a selector names are in the codebook."""
    lists = {
        "subject": codebook.subjects.keys(),
        "of_subject": codebook.subjects.keys(),
        "indicator": codebook.indicators.keys(),
        "of_indicator": codebook.indicators.keys(),
        "counted": codebook.counted.keys(),
    }
    for name, known in lists.items():
        value = getattr(selector, name)
        if value is not None and value not in known:
            raise RuleError(
                f"unknown {name}",
                file=document.path,
                line=document.line((*at, name)),
                found=value,
                expected="an id of the codebook",
                advice="correct it, or add it to the codebook first",
            )
