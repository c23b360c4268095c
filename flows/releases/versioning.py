"""The version that a diff asks for: the Data Package version recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from flows.errors import ReleaseError
from flows.releases.changes import Diff
from flows.releases.diffing import KEYS
from flows.releases.folder import Version, format_version

Level = Literal["major", "minor", "patch", "none"]
FIRST: Version = (0, 1, 0)
STABLE: Version = (1, 0, 0)
MAJOR = ("fieldsAdded", "fieldsRemoved", "fieldsRetyped", "fieldsReordered", "removed", "reidentified")


def level_of(diff: Diff) -> Level:
    """How grave a diff is: see `level_in`."""
    return level_in(diff.as_data())


def level_in(diff: Mapping[str, Any]) -> Level:
    """How grave a diff is, given as plain data (diff.json).

    Major: a table removed, renamed or re-ordered, a field added, removed, renamed, re-ordered or of another type, rows
    removed or re-identified. Minor: rows or tables added. Patch: anything else, descriptions too. Of rows and fields
    only those of observations, events, indicators, subjects, issues and articles decide; in the other tables all is a
    patch.
    """
    deciding = [table for name, table in diff["tables"].items() if name in KEYS]
    if diff["tablesRemoved"] or diff["tablesReordered"]:
        return "major"
    if any(table.get(part) for table in deciding for part in MAJOR):
        return "major"
    if diff["tablesAdded"] or any(table.get("added") for table in deciding):
        return "minor"
    return "patch" if diff["tables"] or diff["described"] else "none"


def next_version(previous: Version | None, level: Level, declared: Version | None = None) -> Version:
    """The version after `previous`; below 1.0.0 a major change raises the minor number.

    Args:
        previous: The newest release, None before the first.
        level: What the diff asks for; "none" only together with a declared 1.0.0.
        declared: A version given by hand: what the recipe gives, or 1.0.0, once.

    Raises:
        ReleaseError: The declared version is not what the recipe gives.
    """
    computed = _computed(previous, level)
    if declared is None or declared == computed:
        return computed
    if declared == STABLE and (previous is None or previous < STABLE):
        return STABLE
    raise ReleaseError(
        "the declared version is not what the changes ask for",
        found=format_version(declared),
        expected=f"{format_version(computed)} ({level} change)",
        advice="leave the version out: it is computed; only 1.0.0 is declared by hand",
    )


def _computed(previous: Version | None, level: Level) -> Version:
    if previous is None:
        return FIRST
    major, minor, patch = previous
    if level == "major" and major > 0:
        return (major + 1, 0, 0)
    if level in ("major", "minor"):
        return (major, minor + 1, 0)
    return (major, minor, patch + 1) if level == "patch" else previous
