"""Verifying a release: its files, its tables, its keys, its version, and every mark in its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import ReleaseError
from flows.releases.checksums import check_files
from flows.releases.diffing import compare_folders
from flows.releases.folder import NAME, descriptor, format_version, load_json, parse_version
from flows.releases.readback import check_tables
from flows.releases.reopening import Reopened, reopen_marks
from flows.releases.versioning import FIRST, STABLE, level_of, next_version
from schemas.tables.validate import Finding


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
    readable = not any(finding.check in ("readable", "descriptor", "tables") for finding in findings)
    marks = reopen_marks(folder, raw, originals) if readable else Reopened()
    return Verified(folder, (*findings, *marks.findings), marks)


def check_release(folder: Path) -> list[Finding]:
    """What a release shows without its sources: checksums, schemas, contents, keys, version."""
    return [*check_files(folder), *check_tables(folder), *check_version(folder)]


def check_version(folder: Path) -> list[Finding]:
    """Whether the version is one and the same everywhere, and what the changes ask for; a build has none."""
    try:
        stated = descriptor(folder).get("version")
        if stated is None:
            return []
        diff = load_json(folder / "diff.json")
        version = parse_version(str(stated))
        found = _names(folder, str(stated), str(diff.get("version")))
        previous = diff.get("previous")
        expected = {FIRST} if previous is None else {next_version(parse_version(previous), diff["level"])}
        before = folder.parent / f"v{previous}"
        if before.is_dir():
            expected = {next_version(parse_version(previous), level_of(compare_folders(before, folder)))}
    except (ReleaseError, KeyError) as error:
        return [Finding("version", "release", (), str(error))]
    if version not in expected | {STABLE}:
        wanted = " or ".join(format_version(one) for one in sorted(expected))
        found.append(Finding("version", "release", (), f"{stated} is declared, the changes ask for {wanted}"))
    return found


def _names(folder: Path, stated: str, differed: str) -> list[Finding]:
    names = {"diff.json": differed}
    if NAME.fullmatch(folder.name):
        names["the folder's name"] = folder.name.removeprefix("v")
    return [
        Finding("version", "release", (), f"datapackage.json says {stated}, {where} {other}")
        for where, other in names.items()
        if other != stated
    ]
