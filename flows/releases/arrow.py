"""The Arrow schema of each table, generated from its model, and tables made by it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from flows.errors import InternalError
from schemas.tables import PRIMARY_KEYS, TABLES

ARROW_TYPES = {
    "string[pyarrow]": pa.string(),
    "float64": pa.float64(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "boolean": pa.bool_(),
}
# What pandas is to make of a column, in the terms of its own metadata: (pandas_type, numpy_type).
PANDAS_TYPES = {
    "string[pyarrow]": ("unicode", "str"),
    "float64": ("float64", "float64"),
    "int64": ("int64", "int64"),
    "Int64": ("int64", "Int64"),
    "boolean": ("bool", "boolean"),
}


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The explicit schema of a table: types, nullability, and for each column its description and unit.

    The file-level metadata holds the same once more as JSON (key `seamark`; other readers than pyarrow see no column
    metadata) and a `pandas` key without any version, so that pandas gives nullable integers back as such.
    """
    columns = TABLES[name].to_schema().columns
    fields = [
        pa.field(
            column,
            ARROW_TYPES[str(field.dtype)],
            nullable=field.nullable,
            metadata={"description": str(field.description), "unit": str((field.metadata or {})["unit"])},
        )
        for column, field in columns.items()
    ]
    kinds = {column: PANDAS_TYPES[str(field.dtype)] for column, field in columns.items()}
    metadata = {"seamark": json.dumps(dictionary(name), ensure_ascii=False), "pandas": json.dumps(_pandas(kinds))}
    return pa.schema(fields, metadata=metadata)


def dictionary(name: str) -> dict[str, Any]:
    """A table's data dictionary: what it is, its key, and each column's type, description, unit and code list."""
    model = TABLES[name]
    fields = []
    for column, field in model.to_schema().columns.items():
        metadata = field.metadata or {}
        entry = {
            "name": column,
            "type": str(ARROW_TYPES[str(field.dtype)]),
            "nullable": field.nullable,
            "description": field.description,
            "unit": metadata["unit"],
        }
        fields.append(entry | ({"codes": metadata["codes"]} if metadata.get("codes") else {}))
    return {
        "table": name,
        "description": summary(name),
        "primaryKey": list(PRIMARY_KEYS[name]),
        "fields": fields,
    }


def summary(name: str) -> str:
    """What a table holds, in a sentence: the first line of its model's docstring."""
    return (TABLES[name].__doc__ or "").strip().splitlines()[0]


def table_of(name: str, rows: Iterable[object]) -> pa.Table:
    """An Arrow table from rows (all dataclasses or all mappings), in their order; what lacks is empty, and so is "".

    Raises:
        InternalError: A value is not of its column's type.
    """
    schema, listed = arrow_schema(name), list(rows)
    arrays = []
    for field in schema:
        try:
            arrays.append(pa.array(_cells(field.type, _values(listed, field.name)), type=field.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, ValueError) as fault:
            raise InternalError(f"{name}.{field.name}: {fault}", expected=str(field.type)) from fault
    return pa.Table.from_arrays(arrays, schema=schema)


def under(schema: pa.Schema, table: pa.Table) -> pa.Table:
    """A table's columns under a schema of the same types; a column that must not be empty and is, may be in it.

    So that what contradicts a model can be written and read: validation says so, not the file's writer.
    """
    fields = [
        field.with_nullable(True) if column.null_count else field
        for field, column in zip(schema, table.columns, strict=True)
    ]
    return pa.Table.from_arrays(table.columns, schema=pa.schema(fields, metadata=schema.metadata))


def _values(rows: Sequence[Any], column: str) -> list[Any]:
    if rows and isinstance(rows[0], Mapping):
        return [row.get(column) for row in rows]
    return [getattr(row, column, None) for row in rows]


def _cells(kind: pa.DataType, values: list[Any]) -> list[Any]:
    """A column's values as Arrow takes them: several texts joined by spaces, no minus nought, whole numbers whole."""
    if pa.types.is_string(kind):
        return [(" ".join(v) if isinstance(v, (list, tuple)) else v) or None for v in values]
    if pa.types.is_floating(kind):
        return [None if v is None or v == "" else float(v) + 0.0 for v in values]
    if pa.types.is_integer(kind):
        return [None if v is None or v == "" else _whole(v) for v in values]
    return [None if v == "" else v for v in values]


def _whole(value: float) -> int:
    if not float(value).is_integer():  # Arrow would cut it off in silence
        raise ValueError(f"{value} is no whole number")
    return int(value)


def _pandas(kinds: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    columns = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": dtype, "metadata": None}
        for name, (kind, dtype) in kinds.items()
    ]
    return {"columns": columns, "index_columns": [], "column_indexes": []}
