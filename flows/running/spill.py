"""Tables on the disk while they are made: rows are added part by part, and read back through the page cache.

The files have no name, so that nothing is left of them however the process ends.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa


class Spilled:
    """One table on the disk, open for more rows until it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._writer: pa.RecordBatchFileWriter | None = None

    def add(self, table: pa.Table) -> None:
        """Add rows behind those that are there; the first ones bring the schema."""
        if self._writer is None:
            self._writer = pa.ipc.new_file(pa.PythonFile(self._file, mode="w"), table.schema)
        self._writer.write_table(table.combine_chunks())

    def table(self) -> pa.Table:
        """All rows, in their order; they stay on the disk, and so stays memory what it was."""
        if self._writer is None:
            raise ValueError("nothing has been added")
        self._writer.close()
        self._file.flush()
        mapped = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return pa.ipc.open_file(pa.py_buffer(mapped)).read_all()


class Spills:
    """Tables on the disk, by name."""

    def __init__(self, folder: Path | None, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._spilled: dict[str, Spilled] = {}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Add the rows of some tables."""
        for name, table in tables.items():
            if name not in self._spilled:
                self._spilled[name] = Spilled(self._stack.enter_context(nameless(self._folder)))
            self._spilled[name].add(table)

    def tables(self) -> dict[str, pa.Table]:
        """All of them."""
        return {name: spilled.table() for name, spilled in self._spilled.items()}


@contextmanager
def nameless(folder: Path | None) -> Iterator[BinaryIO]:
    """A file without a name in a folder (the system's temporary one by default), to be written and read."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    Path(name).unlink()
    with os.fdopen(handle, "w+b") as file:
        yield file
