"""The codebook and the code lists, loaded and checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

import schemas
from flows.errors import CodebookError
from flows.reading.documents import load_document, validated
from schemas.codebook import Counted, Indicator, Subject
from schemas.codebook.models import KEBAB, SNAKE

Model = TypeVar("Model", Indicator, Subject)

SCHEMAS = Path(schemas.__file__).parent
CODE_LISTS = ("breakdowns", "comparisons", "counterparts", "event_types", "peer_groups", "subject_kinds", "topics")


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the rules may speak of: indicators, subjects, things counted, and the codes of every other list."""

    indicators: Mapping[str, Indicator]
    subjects: Mapping[str, Subject]
    counted: Mapping[str, Counted]
    units: frozenset[str]
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def unit_of(self, indicator: str, counted: str | None) -> str:
        """The unit of a level: the indicator's, or for a count that of the thing counted."""
        return self.counted[counted].unit if counted else self.indicators[indicator].unit

    def allowed_units(self, indicator: str, counted: str | None) -> tuple[str, ...]:
        """The units in which a level may be printed."""
        if counted:
            return (self.counted[counted].unit,)
        entry = self.indicators[indicator]
        return (entry.unit, *entry.units)


@cache
def load_codebook(folder: Path = SCHEMAS) -> Codebook:
    """Load `schemas/codebook/` and `schemas/codes/`; a CodebookError names file, line and remedy."""
    codes = folder / "codes"
    units = frozenset(row["code"] for row in _rows(codes / "units.csv"))
    lists = {name: frozenset(row["code"] for row in _rows(codes / f"{name}.csv")) for name in CODE_LISTS}
    counted = _counted(codes / "counted.csv")
    indicators = _entries(folder / "codebook" / "indicators.yaml", Indicator, SNAKE)
    subjects = _entries(folder / "codebook" / "subjects.yaml", Subject, KEBAB)
    book = Codebook(indicators, subjects, counted, units, lists)
    _check_indicators(book, folder / "codebook" / "indicators.yaml")
    _check_subjects(book, folder / "codebook" / "subjects.yaml")
    return book


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except FileNotFoundError:
        raise CodebookError("no such code list", file=path, advice="restore the file") from None
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values() or not row.get("code"):
            raise CodebookError("a row with too few or too many fields", file=path, line=line, found=list(row.values()))
        if row["code"] in seen:
            raise CodebookError(f"{row['code']}: given twice, first in line {seen[row['code']]}", file=path, line=line)
        seen[row["code"]] = line
    return rows


def _counted(path: Path) -> dict[str, Counted]:
    found = {}
    for line, row in enumerate(_rows(path), start=2):
        phrases = tuple(part.strip() for part in row.pop("phrases").split("|") if part.strip())
        try:
            found[row["code"]] = Counted.model_validate({**row, "phrases": phrases})
        except ValidationError as fault:
            first = fault.errors()[0]
            raise CodebookError(
                f"{first['loc'][0]}: {first['msg']}", file=path, line=line, found=first.get("input")
            ) from None
    return found


def _entries(path: Path, model: type[Model], pattern: str) -> dict[str, Model]:
    document = load_document(path, CodebookError)
    if not isinstance(document.data, dict):
        raise CodebookError("not a mapping of ids", file=path, expected="`id:` and below it its fields")
    for name in document.data:
        if not re.fullmatch(pattern, str(name)):
            raise CodebookError("not an id", file=path, line=document.line((name,)), found=name, expected=pattern)
    return {name: validated(model, data, document, (name,), CodebookError) for name, data in document.data.items()}


def _check_indicators(book: Codebook, path: Path) -> None:
    document = load_document(path, CodebookError)
    for name, entry in book.indicators.items():
        for unit in (entry.unit, *entry.units):
            _known(
                unit in book.units or unit.startswith("{"), "unit", unit, document.line((name, "unit")), path, "units"
            )
        _known(
            entry.topic in book.codes["topics"], "topic", entry.topic, document.line((name, "topic")), path, "topics"
        )
    owners: dict[str, str] = {}
    for name, entry in book.indicators.items():
        for phrase in entry.phrases:
            if owners.setdefault(phrase.lower(), name) != name:
                raise CodebookError(
                    f"{name}: the phrase {phrase!r} names {owners[phrase.lower()]} too",
                    file=path,
                    line=document.line((name, "phrases")),
                    advice="leave it with one of the two",
                )


def _check_subjects(book: Codebook, path: Path) -> None:
    document = load_document(path, CodebookError)
    for name, entry in book.subjects.items():
        line = document.line((name,))
        _known(entry.kind in book.codes["subject_kinds"], "kind", entry.kind, line, path, "subject_kinds")
        _known(
            entry.part_of is None or entry.part_of in book.subjects, "part_of", entry.part_of, line, path, "subjects"
        )


def _known(fine: bool, what: str, found: object, line: int | None, path: Path, where: str) -> None:
    if not fine:
        raise CodebookError(
            f"unknown {what}",
            file=path,
            line=line,
            found=found,
            expected=f"one of {where}",
            advice="add it there first",
        )
