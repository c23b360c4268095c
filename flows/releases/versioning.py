"""The version that a diff asks for: the Data Package version recipe."""

from __future__ import annotations

from typing import Literal

from flows.errors import ReleaseError
from flows.releases.changes import Diff
from flows.releases.diffing import KEYS
from flows.releases.folder import Version, format_version

Level = Literal["major", "minor", "patch", "none"]
FIRST: Version = (0, 1, 0)
STABLE: Version = (1, 0, 0)


def level_of(diff: Diff) -> Level:
    """How grave a diff is.

    Major: a table removed, renamed or re-ordered, a field added, removed, renamed, re-ordered or of another type, rows
    removed or re-identified. Minor: rows or tables added. Patch: anything else. Of rows and fields only those of
    observations, events, indicators, subjects, issues and articles decide; in the other tables all is a patch.
    """
    deciding = [table for name, table in diff.tables.items() if name in KEYS]
    if diff.tables_removed or diff.tables_reordered:
        return "major"
    if any(table.schema_changed or table.removed or table.reidentified for table in deciding):
        return "major"
    if diff.tables_added or any(table.added for table in deciding):
        return "minor"
    return "none" if diff.same else "patch"


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
