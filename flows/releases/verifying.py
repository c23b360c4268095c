"""Verifying a release: its files, its tables, its keys, its version, and every mark in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.errors import ReleaseError
from flows.releases.checksums import check_files
from flows.releases.diffing import compare_folders
from flows.releases.folder import NAME, Version, descriptor, format_version, load_json, parse_version
from flows.releases.readback import check_tables
from flows.releases.reopening import Reopened, reopen_marks
from flows.releases.stored import stored_table
from flows.releases.versioning import FIRST, STABLE, Level, level_in, level_of, next_version
from schemas.tables.validate import Finding

# Rows of a finding that a terminal is shown; JSON has them all.
SHOWN = 5
# Findings after which marks cannot be looked up.
UNREADABLE = ("readable", "descriptor", "tables", "columns", "types", "order", "period_syntax")


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found: findings, and which marks could be re-opened."""

    folder: Path
    findings: tuple[Finding, ...]
    marks: Reopened

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong; sources that are not at hand are no fault."""
        return not any(finding.severity == "error" for finding in self.findings)

    def in_words(self) -> Iterator[str]:
        """The report for a terminal: what does not hold, what could not be opened, then the sum of it."""
        for finding in self.findings:
            parts = (finding.message, f"rows {', '.join(finding.rows[:SHOWN])}" if finding.rows else "", finding.advice)
            said = "; ".join(part for part in parts if part)
            yield f"{finding.severity}: {finding.table}, {finding.check}: {said}"
        for source, count in (self.marks.missing or {}).items():
            yield f"not at hand: {source}, with {count} marks (name its folder with --raw or --originals)"
        yield f"marks: {self.marks.opened} re-opened, of which {self.marks.read} were read again as a number or a date"
        yield f"{self.folder}: {'everything holds' if self.fine else 'this does not hold'}"

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        return {
            "release": str(self.folder),
            "fine": self.fine,
            "findings": [
                {"check": f.check, "table": f.table, "severity": f.severity, "message": f.message, "rows": list(f.rows)}
                for f in self.findings
            ],
            "marks": self.marks.as_data(),
        }


def verify(folder: Path, raw: Path | None = None, originals: Path | None = None) -> Verified:
    """Check a build or a release against itself and against the sources at hand.

    Args:
        folder: The build or release.
        raw: The folder of restated articles, where it is at hand.
        originals: The folder of the publishers' texts, likewise.

    Raises:
        ReleaseError: There is no such folder.
    """
    if not folder.is_dir():
        raise ReleaseError("no such release", file=folder, advice="name a folder, such as outputs/v0.1.0")
    findings = check_release(folder)
    readable = not any(finding.check in UNREADABLE for finding in findings)
    marks = reopen_marks(folder, raw, originals) if readable else Reopened()
    return Verified(folder, (*findings, *marks.findings), marks)


def check_release(folder: Path) -> list[Finding]:
    """What a release shows without its sources: checksums, schemas, contents, keys, ledger, version."""
    return [*check_files(folder), *check_ledger(folder), *check_tables(folder), *check_version(folder)]


def check_ledger(folder: Path) -> list[Finding]:
    """Whether every number of every article is accounted for; only of a build need it not be."""
    try:
        if descriptor(folder).get("version") is None:
            return []
        parts = stored_table(folder, "ledger").parts(["token_id", "role"])
        unread = (part.filter(pc.equal(part.column("role"), "unclaimed")) for part in parts)
        lost = tuple(token for part in unread for token in part.column("token_id").to_pylist())
    except (ReleaseError, KeyError, pa.ArrowException):  # the tables' check has found it
        return []
    return [Finding("unclaimed", "ledger", lost, "numbers that nothing accounts for")] if lost else []


def check_version(folder: Path) -> list[Finding]:
    """Whether the version is one and the same everywhere, and what the changes ask for; a build has none.

    The changes are worked out anew where the release before is beside it, else diff.json tells them.
    """
    try:
        package, stated = descriptor(folder), descriptor(folder).get("version")
        if stated is None:
            return []
        diff = load_json(folder / "diff.json")
        previous = parse_version(diff["previous"]) if diff.get("previous") else None
        found = list(_disagreeing(folder, package, diff))
        expected = next_version(previous, _level(folder, diff, previous)) if previous else FIRST
        version = parse_version(str(stated))
    except (ReleaseError, KeyError, TypeError, AttributeError) as error:
        return [Finding("version", "release", (), f"what datapackage.json or diff.json say is not clear: {error}")]
    stable = version == STABLE and (previous is None or previous < STABLE)
    if version != expected and not stable:
        message = f"{stated} is declared, the changes ask for {format_version(expected)}"
        found.append(Finding("version", "release", (), message))
    return found


def _level(folder: Path, diff: Mapping[str, Any], previous: Version) -> Level:
    before = folder.parent / f"v{format_version(previous)}"
    return level_of(compare_folders(before, folder)) if before.is_dir() else level_in(diff)


def _disagreeing(folder: Path, package: Mapping[str, Any], diff: Mapping[str, Any]) -> Iterator[Finding]:
    """Version and predecessor are told in several places; all must tell the same."""
    stated, previous = package["version"], package.get("changes", {}).get("previous")
    told = [
        ("version", stated, "diff.json", diff.get("version")),
        ("previous", previous, "diff.json", diff["previous"]),
    ]
    if NAME.fullmatch(folder.resolve().name):
        told.append(("version", stated, "the folder's name", folder.resolve().name.removeprefix("v")))
    if diff["previous"]:
        told.append(("level", level_in(diff), "diff.json", diff["level"]))
    for what, one, where, other in told:
        if one != other:
            yield Finding("version", "release", (), f"{what}: {one} is expected, {where} says {other}")
