"""A table in parts of some thousand rows, wherever it lies: so that what reads it holds one part at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import ReleaseError
from flows.releases.folder import table_names

PART = 8_192  # rows: some megabytes
READ_AHEAD = 1 << 16  # bytes of a column's file at a time, instead of the whole column of a row group


class Rows(Protocol):
    """The rows of a table, to be gone through as often as wanted."""

    @property
    def schema(self) -> pa.Schema:
        """The table's columns and their types."""

    @property
    def num_rows(self) -> int:
        """How many rows there are."""

    def parts(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """All rows in their order, part by part; of some columns, or of all."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """The rows of an Arrow table: in memory, or mapped from the disk."""

    table: pa.Table

    @property
    def schema(self) -> pa.Schema:
        """The table's columns and their types."""
        return self.table.schema

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
        return int(self.table.num_rows)

    def parts(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """All rows in their order, part by part."""
        wanted = self.table if columns is None else self.table.select(list(columns))
        for start in range(0, wanted.num_rows, PART):
            yield wanted.slice(start, PART)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows of a table with some of its columns."""

    rows: Rows
    columns: Sequence[str]

    @property
    def schema(self) -> pa.Schema:
        """These columns and their types."""
        return pa.schema([self.rows.schema.field(name) for name in self.columns], metadata=self.rows.schema.metadata)

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
        return self.rows.num_rows

    def parts(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """All rows in their order, part by part."""
        return self.rows.parts(self.columns if columns is None else columns)


@dataclass(frozen=True, slots=True)
class InFile:
    """The rows of a Parquet file, which is opened anew each time that they are gone through."""

    path: Path
    schema: pa.Schema
    num_rows: int

    def parts(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """All rows in their order, part by part.

        Raises:
            ReleaseError: The file cannot be read.
        """
        try:
            with pq.ParquetFile(self.path, buffer_size=READ_AHEAD, pre_buffer=False) as file:
                whole = file.schema_arrow  # with its metadata, which the batches do not bring
                names = whole.names if columns is None else list(columns)
                schema = pa.schema([whole.field(name) for name in names], metadata=whole.metadata)
                for batch in file.iter_batches(PART, columns=columns, use_threads=False):
                    yield pa.Table.from_arrays([batch.column(name) for name in names], schema=schema)
        except (pa.ArrowException, OSError) as fault:
            raise _unreadable(self.path, fault) from None


def stored_table(folder: Path, name: str) -> InFile:
    """A table of a build or a release, as its Parquet file holds it.

    Raises:
        ReleaseError: There is no such table, or its file cannot be read.
    """
    with opened(folder, name) as file:
        return InFile(folder / f"{name}.parquet", file.schema_arrow, file.metadata.num_rows)


@contextmanager
def opened(folder: Path, name: str) -> Iterator[pq.ParquetFile]:
    """A table's Parquet file, open as long as this lasts.

    Raises:
        ReleaseError: There is no such table, or its file cannot be read.
    """
    path = folder / f"{name}.parquet"
    try:
        with pq.ParquetFile(path) as file:  # pq.read_table would import pandas
            yield file
    except FileNotFoundError:
        raise ReleaseError("no such table", file=path, advice="is this a build or a release?") from None
    except (pa.ArrowException, OSError) as fault:
        raise _unreadable(path, fault) from None


def stored_tables(folder: Path) -> dict[str, InFile]:
    """All tables of a folder, in the descriptor's order."""
    return {name: stored_table(folder, name) for name in table_names(folder)}


def rows_of(table: pa.Table | Rows) -> Rows:
    """A table's rows, whether it is one of Arrow's or stored."""
    return InMemory(table) if isinstance(table, pa.Table) else table


def empty(schema: pa.Schema) -> pa.Table:
    """No rows of a schema, with its metadata."""
    return pa.Table.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def _unreadable(path: Path, fault: BaseException) -> ReleaseError:
    """How a file that is no Parquet file, or a broken one, is told."""
    return ReleaseError("the Parquet file cannot be read", file=path, found=str(fault).splitlines()[0])
