"""What a run came to: what was read, found and left unread, how long it took, and where it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from flows.running.pipeline import Built


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of a build."""

    edition: str
    issues: int
    articles: int
    known: int
    characters: int
    rows: Mapping[str, int]
    roles: Mapping[str, int]
    errors: int
    warnings: int
    seconds: Mapping[str, float]
    folder: str | None = None

    @property
    def unread(self) -> int:
        """How many numbers nothing accounts for."""
        return self.roles.get("unclaimed", 0)

    def as_data(self) -> dict[str, Any]:
        """The counts as plain data, for JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def in_words(self) -> Iterator[str]:
        """The counts for a terminal."""
        again = f", {self.known} of them unchanged since they were last read" if self.known else ""
        articles, issues = _many(self.articles, "article"), _many(self.issues, "issue")
        yield f"read    {articles} of {issues}, {self.edition} edition, {self.characters:,} characters{again}"
        roles = ", ".join(f"{count} {role}" for role, count in self.roles.items() if role != "unclaimed")
        yield f"found   {_many(self.rows['observations'], 'observation')}, {_many(self.rows['events'], 'event')}, " + (
            f"{_many(self.rows['marks'], 'mark')}"
        )
        yield f"ledger  {_many(sum(self.roles.values()), 'number')}: {roles or 'none read'}"
        yield f"unread  {self.unread}" + (" (see `seamark rules coverage`)" if self.unread else "")
        yield f"checks  {_many(self.errors, 'error')}, {_many(self.warnings, 'warning')}"
        total = sum(self.seconds.values())
        slow = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items() if seconds >= 0.05)
        yield f"time    {total:.1f} s" + (f" ({slow})" if slow else "")
        if self.folder:
            yield f"lies in {self.folder}"


def outcome_of(built: Built, seconds: Mapping[str, float], folder: Path | None = None) -> Outcome:
    """Count what a build holds."""
    severities = Counter(finding.severity for finding in built.about.findings)
    counted = pc.value_counts(built.tables["ledger"].column("role")).to_pylist()
    roles = Counter({entry["values"]: entry["counts"] for entry in counted})
    return Outcome(
        edition=built.corpus.edition,
        issues=built.tables["issues"].num_rows,
        articles=built.tables["articles"].num_rows,
        known=built.known,
        characters=built.characters,
        rows={name: table.num_rows for name, table in built.tables.items()},
        roles=dict(roles.most_common()),
        errors=severities["error"] + built.conflicts,
        warnings=severities["warning"],
        seconds={name: round(value, 3) for name, value in seconds.items()},
        folder=None if folder is None else str(folder),
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
