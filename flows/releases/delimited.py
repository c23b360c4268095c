"""Tables as CSV: RFC 4180 (CRLF, quotes only where needed), UTF-8, ISO dates, nothing for what is missing.

Numbers are written in full and as short as they can be: 24276000000, not 2.4276e10, and no `.0` behind an integer. The
bytes depend on the values alone, never on a library's version: the content hash is taken over them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

ROWS_AT_ONCE = 8_192
END = "\r\n"


def csv_chunks(table: pa.Table) -> Iterator[bytes]:
    """The CSV file in pieces: the header, then some thousand rows at a time."""
    yield csv_head(table.schema)
    yield from csv_rows(table)


def csv_head(schema: pa.Schema) -> bytes:
    """The first line of the CSV file."""
    return (",".join(schema.names) + END).encode()


def csv_rows(table: pa.Table) -> Iterator[bytes]:
    """The rows of the CSV file in pieces; those of a table's parts, one after the other, are those of the table."""
    for lines in csv_lines(table):
        yield (END.join(lines.to_pylist()) + END).encode()


def csv_lines(table: pa.Table) -> Iterator[pa.Array]:
    """The rows as lines of text without their ends, some thousand at a time; equal lines are equal rows."""
    for start in range(0, table.num_rows, ROWS_AT_ONCE):
        part = table.slice(start, ROWS_AT_ONCE).combine_chunks()
        cells = [_cells(_array(part.column(index))) for index in range(part.num_columns)]
        yield pc.binary_join_element_wise(*cells, ",")


class ContentHash:
    """The SHA-256 of a table's column names, types and values, whatever wrote its files."""

    def __init__(self, schema: pa.Schema) -> None:
        self._digest = hashlib.sha256(repr([(field.name, str(field.type)) for field in schema]).encode())

    def passing(self, chunk: bytes) -> bytes:
        """Take in the next chunk of the CSV file, and give it back."""
        self._digest.update(chunk)
        return chunk

    def hex(self) -> str:
        """The hash of what has passed."""
        return self._digest.hexdigest()


def content_hash(table: pa.Table) -> str:
    """A table's content hash, as `ContentHash` gives it when the table is written."""
    content = ContentHash(table.schema)
    for chunk in csv_chunks(table):
        content.passing(chunk)
    return content.hex()


def plain_number(value: float) -> str:
    """The shortest decimal that reads back as the same number, without exponent."""
    text = repr(value)
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def _array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _cells(array: pa.Array) -> pa.Array:
    """A column's cells as text, quoted where needed, "" where empty."""
    if pa.types.is_floating(array.type):
        array = _floats(array)
    elif pa.types.is_string(array.type):
        array = _quoted(array)
    else:
        array = pc.cast(array, pa.string())
    return pc.fill_null(array, "")


def _floats(array: pa.Array) -> pa.Array:
    coded = pc.dictionary_encode(array)
    texts = pa.array([plain_number(value) for value in coded.dictionary.to_pylist()], type=pa.string())
    return pc.take(texts, coded.indices)


def _quoted(array: pa.Array) -> pa.Array:
    needed = pc.match_substring_regex(array, r'[",\r\n]')
    doubled = pc.replace_substring(array, '"', '""')
    return pc.if_else(needed, pc.binary_join_element_wise('"', doubled, '"', ""), array)
