"""Files as they were written: what the descriptions of a release say of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as written: its size in bytes and the SHA-256 of its bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as written: its rows, its files, and the hash of its content whatever wrote the files."""

    name: str
    rows: int
    csv: WrittenFile
    parquet: WrittenFile
    content_sha256: str
