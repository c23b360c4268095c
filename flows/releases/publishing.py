"""Publishing: plan what a release would be, then put it there, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa

from flows.errors import ReleaseError
from flows.releases.about import About, Change
from flows.releases.changes import Diff, Origin
from flows.releases.diffing import compare, described_anew, origin_of
from flows.releases.durable import BESIDE, locked, sync_folder, sync_names
from flows.releases.folder import LATEST, Version, descriptor, format_version, newest_release, releases_in
from flows.releases.pointer import point, withdrawn
from flows.releases.rendering import changes_text
from flows.releases.stored import stored_tables
from flows.releases.verifying import check_release
from flows.releases.versioning import Level, level_of, next_version
from flows.releases.writing import package_of, write_build

BUILDING = ".building-"
Place = TypeVar("Place", bound=Path | str, covariant=True)


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing would do.

    Attributes:
        version: The version that would be published; None where nothing has changed.
        previous: The newest release there is, None before the first.
        level: How grave the changes are.
        diff: What differs from `previous`.
        about: The metadata, with version and changes.
    """

    version: Version | None
    previous: Path | None
    level: Level
    diff: Diff
    about: About


@dataclass(frozen=True, slots=True)
class Published(Generic[Place]):
    """What publishing did: the current release, a folder or the URL of one, and whether it is new."""

    folder: Place
    version: Version
    new: bool
    diff: Diff

    def __str__(self) -> str:
        """One sentence for a terminal."""
        if self.new:
            return f"published {format_version(self.version)}: {self.folder}"
        return f"the data has not changed; the current release is {format_version(self.version)}: {self.folder}"


def plan_release(tables: Mapping[str, pa.Table], about: About, outputs: Path, declared: Version | None = None) -> Plan:
    """What the next release would be; nothing is written.

    Args:
        tables: The tables, as `frames.tables_of` gives them.
        about: The metadata, without version and changes.
        outputs: The folder of releases.
        declared: A version given by hand (1.0.0, once).

    Raises:
        ReleaseError: The declared version is not what the changes ask for, or the release before cannot be read.
    """
    newest = newest_release(outputs)
    if newest is None:
        return _plan(None, None, compare({}, tables), tables, about, declared)
    version, folder = newest
    described = described_anew(descriptor(folder), package_of(tables, about))
    origin = Origin(about.rules_sha256, about.code_sha256)
    diff = compare(stored_tables(folder), tables, origin_of(folder), origin, described)
    return _plan(version, folder, diff, tables, about, declared)


def _plan(
    before: Version | None,
    folder: Path | None,
    diff: Diff,
    tables: Mapping[str, pa.Table],
    about: About,
    declared: Version | None,
) -> Plan:
    level = level_of(diff)
    if level == "none" and declared in (None, before):
        return Plan(None, folder, level, diff, about)
    version = next_version(before, level, declared)
    name, previous = format_version(version), format_version(before) if before else None
    data = {"previous": previous, "version": name, "level": level if before else "first", **diff.as_data()}
    if before is None:
        data["tables"] = {table: {"rowsNew": tables[table].num_rows} for table in tables}
    text = changes_text(diff, level, name, previous, first=before is None)
    return Plan(version, folder, level, diff, replace(about, version=name, change=Change(previous, data, text)))


def publish(
    tables: Mapping[str, pa.Table], about: About, outputs: Path, declared: Version | None = None
) -> Published[Path]:
    """Publish the next release below `outputs`, or say that nothing has changed.

    It is built in a hidden folder beside, read back and checked, brought onto the disk, and renamed; only then does
    `latest.json` name it. Whatever ends the process, what stands there is the old release or the new one, whole.

    Raises:
        ReleaseError: Another release is being published, the folder cannot be written, the disk is full, the data is
            that of a withdrawn release, or what was written does not hold.
    """
    with writing_to(outputs), locked(outputs):
        _sweep(outputs)
        plan = plan_release(tables, about, outputs, declared)
        if plan.version is None:
            return _unchanged(plan, outputs)
        folder = _execute(plan, plan.version, tables, outputs)
        try:
            point(outputs)
        except OSError as fault:
            raise ReleaseError(
                f"{folder.name} is there and whole, but {LATEST} does not name it yet: {fault.strerror}",
                file=outputs / LATEST,
                advice="make room and publish again: that sets it right",
            ) from fault
        return Published(folder, plan.version, new=True, diff=plan.diff)


def _sweep(outputs: Path) -> None:
    """Remove what a run that was killed has left half done."""
    for stale in outputs.glob(f"{BUILDING}*"):
        shutil.rmtree(stale)
    for stale in outputs.glob(f".*{BESIDE}"):
        stale.unlink()


def _execute(plan: Plan, version: Version, tables: Mapping[str, pa.Table], outputs: Path) -> Path:
    folder = outputs / f"v{format_version(version)}"
    beside = outputs / f"{BUILDING}{folder.name}"
    try:
        write_build(tables, beside, plan.about)
        wrong = [finding for finding in check_release(beside) if finding.severity == "error"]
        if wrong:
            raise ReleaseError("what was written does not hold", file=beside, found=wrong[0].message)
        sync_folder(beside)
        if folder.exists():
            raise ReleaseError("this release is there already; none is ever overwritten", file=folder)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    sync_names(outputs)
    return folder


def _unchanged(plan: Plan, outputs: Path) -> Published[Path]:
    """The current release; a pointer that an interrupted run left behind is set right."""
    version, folder = releases_in(outputs)[-1]
    reason = withdrawn(outputs).get(format_version(version))
    if reason is not None:
        raise ReleaseError(
            f"the data is that of {format_version(version)}, which was withdrawn",
            file=folder,
            found=reason,
            advice="correct the data first",
        )
    point(outputs)
    return Published(folder, version, new=False, diff=plan.diff)


@contextmanager
def writing_to(outputs: Path) -> Iterator[None]:
    """Make the folder of releases where it is missing; a fault of the disk becomes a ReleaseError that says so."""
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as fault:
        raise ReleaseError(
            f"nothing was published: {fault.strerror or fault}",
            file=fault.filename or outputs,
            advice="make room, or name a folder that can be written with --outputs",
        ) from fault
