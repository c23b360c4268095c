"""What earlier runs made of each article, by the content it was made from.

An entry is one file: a line with the SHA-256 of the rest, then the rest. Whatever is not exactly that is no entry, and
is made anew. Files appear whole (written beside, then renamed), so a killed run leaves nothing that misleads.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KEPT_GENERATIONS = 3


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one version of the code, below `folder`/`generation`; without a folder it keeps nothing."""

    folder: Path | None
    generation: str

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key; None where there are none, or not those that were written."""
        if self.folder is None:
            return None
        with suppress(OSError, ValueError):
            digest, _, data = self._path(self.folder, key).read_bytes().partition(b"\n")
            if digest == _digest(data):
                return data
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes; a cache that cannot be written (full, read-only) costs time, never the run."""
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(_digest(data) + b"\n" + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)

    def prune(self) -> None:
        """Keep this generation and the ones used last; the entries of older code are never asked for again."""
        if self.folder is None or not self.folder.is_dir():
            return
        with suppress(OSError):
            mine = self.folder / self.generation
            if mine.is_dir():
                os.utime(mine)
            found = sorted((p for p in self.folder.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime)
            for old in found[:-KEPT_GENERATIONS]:
                shutil.rmtree(old, ignore_errors=True)

    def _path(self, folder: Path, key: str) -> Path:
        return folder / self.generation / key[:2] / key


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
