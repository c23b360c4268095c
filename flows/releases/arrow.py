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
    """An Arrow table from rows (dataclasses or mappings), in their order; what a row lacks is empty, and so is "".

    Raises:
        InternalError: A value is not of its column's type.
    """
    schema, listed = arrow_schema(name), list(rows)
    arrays = []
    for field in schema:
        try:
            values = [_convert(field.type, value) for value in _values(listed, field.name)]
            arrays.append(pa.array(values, type=field.type))
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


def _values(rows: Sequence[object], column: str) -> list[Any]:
    return [row.get(column) if isinstance(row, Mapping) else getattr(row, column, None) for row in rows]


def _convert(kind: pa.DataType, value: Any) -> Any:  # noqa: ANN401  a cell of any type
    if value is None or value == "":
        return None
    if pa.types.is_string(kind):
        return " ".join(value) if isinstance(value, list | tuple) else value
    if pa.types.is_floating(kind):
        return float(value) + 0.0  # minus nought is nought
    if pa.types.is_integer(kind) and isinstance(value, float):
        if not value.is_integer():  # Arrow would cut it off in silence
            raise ValueError(f"{value} is no whole number")
        return int(value)
    return value


def _pandas(kinds: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    columns = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": dtype, "metadata": None}
        for name, (kind, dtype) in kinds.items()
    ]
    return {"columns": columns, "index_columns": [], "column_indexes": []}
