"""Writing that survives a crash: bytes are on the disk before a name points to them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.errors import BusyError

LOCK = ".lock"
# What a file is called until it takes the place of another: `.latest.json.new`.
BESIDE = ".new"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; the system frees it when the process ends, however it ends.

    Raises:
        BusyError: Another process holds it.
    """
    with (folder / LOCK).open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                "another release is being published here", file=folder, advice="wait until it has ended"
            ) from None
        yield


def sync_folder(folder: Path) -> None:
    """Put a folder's files and its list of names onto the disk."""
    for path in sorted(folder.iterdir()):
        _sync(path)
    sync_names(folder)


def sync_names(folder: Path) -> None:
    """Put a folder's list of names onto the disk."""
    _sync(folder)


def replace_file(path: Path, data: bytes) -> None:
    """Put a new file in the place of an old one: readers see the one or the other, whole."""
    beside = path.with_name(f".{path.name}{BESIDE}")
    try:
        beside.write_bytes(data)
        _sync(beside)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_names(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
