"""The codebook and the code lists, loaded and checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

import schemas
from flows.errors import CodebookError
from flows.reading.documents import load_document, validated
from schemas.codebook import Counted, Indicator, Subject
from schemas.codebook.models import KEBAB, SNAKE

Model = TypeVar("Model", Indicator, Subject)

SCHEMAS = Path(schemas.__file__).parent
NOUN = re.compile(r"\{[a-z0-9_]+\}")
CODE_LISTS = (
    "breakdowns",
    "comparisons",
    "counterparts",
    "event_types",
    "peer_groups",
    "places",
    "subject_kinds",
    "topics",
)


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the rules may speak of: indicators, subjects, things counted, and the codes of every other list.

    `peers` gives for each peer group the phrases that name it, `nouns` for each kind of subject the nouns by which a
    subject of that kind is taken up again ("the city"), `groups` the peer group of a noun within a scope, `members` the
    subjects that are known to belong to a peer group, `scopes` the scope of each, `acts` the kinds
    of subjects that an act can be of (a meeting is an event).
    """

    indicators: Mapping[str, Indicator]
    subjects: Mapping[str, Subject]
    counted: Mapping[str, Counted]
    units: frozenset[str]
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    groups: Mapping[tuple[str, str], str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def unit_known(self, code: str) -> bool:
        """Whether a code is a unit of units.csv, a `{noun}`, or made of these by prefix, power and rate."""
        return all(self._part_known(part) for part in code.split("/"))

    def _part_known(self, part: str) -> bool:
        bare = part.removesuffix("2").removesuffix("3") if part[-1:] in "23" else part
        return NOUN.fullmatch(part) is not None or part in self.units or bare in self.units or bare[1:] in self.units

    def unit_of(self, indicator: str, counted: str | None) -> str:
        """The unit of a level: the indicator's, or for a count that of the thing counted."""
        return self.counted[counted].unit if counted else self.indicators[indicator].unit

    def allowed_units(self, indicator: str, counted: str | None) -> tuple[str, ...]:
        """The units in which a level may be printed."""
        if counted:
            return (self.counted[counted].unit,)
        entry = self.indicators[indicator]
        units = (entry.unit, *entry.units)
        return _any_money(units, self.money) if entry.unit in self.money else units


@cache
def _any_money(units: tuple[str, ...], money: frozenset[str]) -> tuple[str, ...]:
    """What is measured in money may be printed in any currency; those that the indicator names come first."""
    return (*units, *sorted(money.difference(units)))


@cache
def load_codebook(folder: Path = SCHEMAS) -> Codebook:
    """Load `schemas/codebook/` and `schemas/codes/`; a CodebookError names file, line and remedy."""
    codes = folder / "codes"
    units = frozenset(row["code"] for row in _rows(codes / "units.csv"))
    lists = {name: frozenset(row["code"] for row in _rows(codes / f"{name}.csv")) for name in CODE_LISTS}
    counted = _counted(codes / "counted.csv")
    indicators = _folder(folder / "codebook" / "indicators", Indicator, "topic", SNAKE)
    subjects = _folder(folder / "codebook" / "subjects", Subject, "kind", KEBAB)
    peers = {row["code"]: _listed(row["phrases"]) for row in _rows(codes / "peer_groups.csv")}
    nouns = {row["code"]: _listed(row["nouns"]) for row in _rows(codes / "subject_kinds.csv")}
    book = Codebook(
        {name: entry.value for name, entry in indicators.items()},
        {name: entry.value for name, entry in subjects.items()},
        counted,
        units,
        lists,
        peers,
        nouns,
        frozenset(row["code"] for row in _rows(codes / "units.csv") if row["kind"] == "money"),
        _groups(codes / "peer_groups.csv"),
        {row["code"]: _listed(row["members"]) for row in _rows(codes / "peer_groups.csv") if row["members"]},
        {row["code"]: row["scope"] for row in _rows(codes / "peer_groups.csv") if row["scope"]},
        {row["code"]: _listed(row["kinds"]) for row in _rows(codes / "event_types.csv")},
    )
    _check_members(book, codes / "peer_groups.csv")
    _check_indicators(book, indicators)
    _check_subjects(book, subjects)
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
        phrases = _listed(row.pop("phrases"))
        try:
            found[row["code"]] = Counted.model_validate({**row, "phrases": phrases})
        except ValidationError as fault:
            first = fault.errors()[0]
            raise CodebookError(
                f"{first['loc'][0]}: {first['msg']}", file=path, line=line, found=first.get("input")
            ) from None
    return found


def _groups(path: Path) -> dict[tuple[str, str], str]:
    """The peer group of each (scope, noun): ("canada", "city"); `world` is a scope, none that of a noun by itself."""
    found: dict[tuple[str, str], str] = {}
    for line, row in enumerate(_rows(path), start=2):
        for noun in _listed(row["nouns"]):
            key = (row["scope"], noun.lower())
            if found.setdefault(key, row["code"]) != row["code"]:
                raise CodebookError(
                    f"{row['code']}: a noun that {found[key]} has too", file=path, line=line, found=noun
                )
    return found


def _check_members(book: Codebook, path: Path) -> None:
    for code, members in book.members.items():
        for name in members:
            if name not in book.subjects:
                raise CodebookError(
                    f"{code}: an unknown member", file=path, found=name, expected="a subject's id", advice="mend it"
                )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class _Placed(Generic[Model]):
    """An entry and where it stands."""

    value: Model
    file: Path
    line: int | None

    def fault(self, message: str, found: object = None, **more: str) -> CodebookError:
        return CodebookError(message, file=self.file, line=self.line, found=found, **more)


def _folder(folder: Path, model: type[Model], family: str, pattern: str) -> dict[str, _Placed[Model]]:
    """The entries of all files of a folder; the file's name is each entry's `family` (topic or kind)."""
    found: dict[str, _Placed[Model]] = {}
    for path in sorted(folder.glob("*.yaml")):
        document = load_document(path, CodebookError)
        if not isinstance(document.data, dict):
            raise CodebookError("not a mapping of ids", file=path, expected="`id:` and below it its fields")
        for name, data in document.data.items():
            line = document.line((name,))
            if not re.fullmatch(pattern, str(name)):
                raise CodebookError("not an id", file=path, line=line, found=name, expected=pattern)
            if name in found:
                raise CodebookError(f"{name}: given twice, see {found[name].file.name}", file=path, line=line)
            entry = {family: path.stem, **data} if isinstance(data, dict) else data
            found[name] = _Placed(validated(model, entry, document, (name,), CodebookError), path, line)
    return found


def _check_indicators(book: Codebook, entries: Mapping[str, _Placed[Indicator]]) -> None:
    owners: dict[str, str] = {}
    for name, placed in entries.items():
        entry = placed.value
        for unit in (entry.unit, *entry.units):
            if not book.unit_known(unit):
                raise placed.fault(f"{name}: unknown unit", unit, expected="a code of schemas/codes/units.csv")
        if entry.topic not in book.codes["topics"]:
            raise placed.fault(
                f"{name}: unknown topic", entry.topic, expected="a file named after a code of topics.csv"
            )
        if entry.part_of is not None and entry.part_of not in book.indicators:
            raise placed.fault(f"{name}: unknown part_of", entry.part_of, expected="an indicator's id")
        for phrase in entry.phrases:
            if owners.setdefault(phrase.lower(), name) != name:
                raise placed.fault(
                    f"{name}: a phrase that names {owners[phrase.lower()]} too",
                    phrase,
                    advice="leave it with one of them",
                )


def _check_subjects(book: Codebook, entries: Mapping[str, _Placed[Subject]]) -> None:
    owners: dict[tuple[str, str], str] = {}
    for name, placed in entries.items():
        entry = placed.value
        if entry.kind not in book.codes["subject_kinds"]:
            raise placed.fault(
                f"{name}: unknown kind", entry.kind, expected="a file named after a code of subject_kinds.csv"
            )
        if entry.place is not None and entry.place not in book.codes["places"]:
            raise placed.fault(f"{name}: unknown place", entry.place, expected="a code of schemas/codes/places.csv")
        if entry.part_of is not None and entry.part_of not in book.subjects:
            raise placed.fault(f"{name}: unknown part_of", entry.part_of, expected="a subject's id")
        scoped = [("", alias) for alias in dict.fromkeys((entry.label, *entry.aliases))]
        scoped += [(article, alias) for article, aliases in entry.local.items() for alias in aliases]
        for scope in scoped:
            if owners.setdefault(scope, name) != name:
                raise placed.fault(
                    f"{name}: a name that {owners[scope]} has too",
                    scope[1],
                    advice="leave it with one, or make it `local`",
                )
