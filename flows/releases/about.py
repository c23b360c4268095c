"""What a build or a release says of itself besides its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from schemas.tables.validate import Finding

DATASET = Path(__file__).with_name("dataset.yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path below raw/, the originals' folder or the project, and the SHA-256 of its bytes."""

    path: str
    sha256: str
    kind: str = "restated"


@dataclass(frozen=True, slots=True)
class Change:
    """What a release is against the one before: the version before (None: the first), diff.json and CHANGES.md."""

    previous: str | None
    diff: Mapping[str, Any]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The metadata that tables alone do not tell.

    Attributes:
        sources: Every file read.
        rules_sha256: Hash over the rule files.
        code_sha256: Hash over the tracked files of flows/ and schemas/ (see provenance).
        lock_sha256: Hash of requirements.lock.
        findings: What validation and reckoning found.
        checks: How often each check ran, or how many rows it saw, by its name.
        version: The release's version; None in a build.
        change: Against the release before; None in a build.
    """

    sources: tuple[Source, ...] = ()
    rules_sha256: str = ""
    code_sha256: str = ""
    lock_sha256: str = ""
    findings: tuple[Finding, ...] = ()
    checks: Mapping[str, int] = field(default_factory=dict)
    version: str | None = None
    change: Change | None = None


@cache
def dataset() -> Mapping[str, Any]:
    """What is true of every release: name, title, licence, limits (dataset.yaml)."""
    loaded: Mapping[str, Any] = yaml.safe_load(DATASET.read_text(encoding="utf-8"))
    return loaded
