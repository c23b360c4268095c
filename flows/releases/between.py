"""What lies between two releases, as data and as text; also where the older one is no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import ReleaseError
from flows.releases.diffing import compare_folders
from flows.releases.folder import descriptor, find_release, load_json
from flows.releases.rendering import changes_text
from flows.releases.versioning import level_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A diff as plain data (as in diff.json) and as text (as in CHANGES.md)."""

    data: Mapping[str, Any]
    text: str


def difference(old: str, new: str, outputs: Path) -> Difference:
    """What differs between two releases or builds.

    Until 1.0.0 only the newest release stays: of its predecessor it tells itself, in diff.json and CHANGES.md.

    Args:
        old: A folder or a version.
        new: Likewise.
        outputs: The folder in which versions are looked for.

    Raises:
        ReleaseError: One of them is not there, and the newer one does not tell of the older one.
    """
    after = find_release(new, outputs)
    try:
        before = find_release(old, outputs)
    except ReleaseError:
        told = _told(old, after)
        if told is None:
            raise
        return told
    found = compare_folders(before, after)
    level = level_of(found)
    versions = {"previous": _version(before), "version": _version(after)}
    text = changes_text(found, level, versions["version"], versions["previous"])
    return Difference({**versions, "level": level, **found.as_data()}, text)


def _told(old: str, after: Path) -> Difference | None:
    """What a release tells of the one before it, if that is the one asked for."""
    path = after / "diff.json"
    data = load_json(path) if path.is_file() else {}
    if not data.get("previous") or data["previous"] != Path(old).name.removeprefix("v"):
        return None
    return Difference(data, (after / "CHANGES.md").read_text(encoding="utf-8"))


def _version(folder: Path) -> str | None:
    version = descriptor(folder).get("version")
    return None if version is None else str(version)
