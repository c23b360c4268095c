"""Validation in two steps, types then rules, with what falls short as data."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd
import pandera.pandas as pa
from pandera.engines import pandas_engine
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from schemas.findings import RECKONING_CHECKS, SOURCE_CHECKS, Severity
from schemas.findings import Finding as Finding
from schemas.tables import FOREIGN_KEYS, PRIMARY_KEYS, ROW_REFERENCES, TABLES
from schemas.tables.checks import among
from schemas.tables.cross import CROSS_CHECKS
from schemas.tables.years import YEAR_CHECKS

ALL_CROSS_CHECKS = (*CROSS_CHECKS, *YEAR_CHECKS)


def validate_table(name: str, frame: pd.DataFrame) -> list[Finding]:
    """What falls short in one table: columns and types first; the rules only where those are right."""
    schema = TABLES[name].to_schema()
    if _is_typed(schema, frame):
        return _run(name, _rules_only(name), frame)
    return _run(name, _types_only(schema), frame) or _run(name, schema, frame)


def cross_findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """What rows say against the rows of other tables; checks whose tables are not given are left out.

    The tables must be of the right types: see `validate_table`.
    """
    found: list[Finding] = []
    for check in ALL_CROSS_CHECKS:
        if check.table in tables and all(name in tables for name in check.needs):
            wrong = ~check.right(tables).astype(bool)
            if wrong.any():
                rows = _ids(check.table, tables[check.table][wrong])
                found.append(Finding(check.name, check.table, rows, check.message, check.severity, check.advice))
    return found


def foreign_keys(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Values that should be in another table and are not; keys of tables that are not given are left out."""
    found: list[Finding] = []
    for key in FOREIGN_KEYS:
        if key.table in tables and key.target in tables:
            frame, known = tables[key.table], tables[key.target][key.target_column]
            lost = frame[key.column].notna() & ~among(frame[key.column], known)
            found += _dangling(key.table, key.column, frame, lost, key.target)
    for (name, column), targets in ROW_REFERENCES.items():
        if name in tables and all(target in tables for target in targets):
            frame = tables[name]
            known = pd.concat([tables[target][PRIMARY_KEYS[target][0]] for target in targets])
            lost = _names_unknown(frame[column], known)
            found += _dangling(name, column, frame, lost, " or ".join(targets))
    return found


def _names_unknown(cells: pd.Series, known: pd.Series) -> pd.Series:
    """Whether a cell of one or several ids names one that is not known."""
    lost: pd.Series = cells.notna() & ~among(cells, known)  # what holds one id is told by this
    if not lost.any():
        return lost
    ids = set(known)
    return pd.Series(
        [wrong and not ids.issuperset(str(cell).split(" ")) for cell, wrong in zip(cells, lost, strict=True)],
        index=cells.index,
        dtype=bool,
    )


def check_names(name: str) -> dict[str, str]:
    """The names of a table's checks, each with its severity."""
    schema = TABLES[name].to_schema()
    severity = (schema.metadata or {}).get("severity", {})
    names = [c.name for field in schema.columns.values() for c in field.checks] + [c.name for c in schema.checks]
    referring = {key.table for key in FOREIGN_KEYS} | {table for table, _ in ROW_REFERENCES}
    names += ["foreign_key"] if name in referring else []
    found: dict[str, str] = {str(check): severity.get(check, "error") for check in dict.fromkeys(names)}
    found |= {check.name: check.severity for check in ALL_CROSS_CHECKS if check.table == name}
    found |= SOURCE_CHECKS if name in ("articles", "sentences", "marks") else {}
    return found | (RECKONING_CHECKS if name == "reckonings" else {})


def _dangling(name: str, column: str, frame: pd.DataFrame, lost: pd.Series, target: str) -> Iterator[Finding]:
    if lost.any():
        first = frame.loc[lost, column].iloc[0]
        yield Finding("foreign_key", name, _ids(name, frame[lost]), f"{column}: {first!r} is not in {target}")


def _is_typed(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> bool:
    """Whether columns and types are plainly right, so that the slow look at what is wrong with them can be spared."""
    if list(frame.columns) != list(schema.columns):
        return False
    return all(
        column.dtype.check(pandas_engine.Engine.dtype(frame[name].dtype))
        and (column.nullable or not frame[name].hasnans)
        for name, column in schema.columns.items()
    )


@cache
def _rules_only(name: str) -> pa.DataFrameSchema:
    """The schema without what `_is_typed` has seen to."""
    bare = copy.deepcopy(TABLES[name].to_schema())
    for column in bare.columns.values():
        column.dtype = None
        column.nullable = True
    return bare


def _types_only(schema: pa.DataFrameSchema) -> pa.DataFrameSchema:
    bare = copy.deepcopy(schema)
    bare.checks = []
    for column in bare.columns.values():
        column.checks = []
    return bare


def _run(name: str, schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[Finding]:
    severity = (schema.metadata or {}).get("severity", {})
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = [_finding(name, error, frame, severity) for error in errors.schema_errors]
        return list(dict.fromkeys(found))
    return []


def _finding(name: str, error: SchemaError, frame: pd.DataFrame, severity: Mapping[str, Severity]) -> Finding:
    check = getattr(error.check, "name", None) or str(error.check)
    column = error.column_name if isinstance(error.column_name, str) else None
    if error.reason_code is SchemaErrorReason.DATAFRAME_CHECK and error.check_output is not None:
        wrong = frame[
            ~error.check_output.astype(bool).reindex(frame.index, fill_value=True)
        ]  # empty cells are left out
        what = getattr(error.check, "description", None) or _first(wrong, column)
        message = f"{column}: {what}" if column else what
        return Finding(check, name, _ids(name, wrong), message, severity.get(check, "error"))
    message = str(error).splitlines()[0].split(". Columns in dataframe")[0]
    return Finding(_TYPE_CHECKS.get(error.reason_code, check), name, (), message)


_TYPE_CHECKS = {
    SchemaErrorReason.COLUMN_NOT_IN_SCHEMA: "columns",
    SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME: "columns",
    SchemaErrorReason.COLUMN_NOT_ORDERED: "columns",
    SchemaErrorReason.WRONG_DATATYPE: "types",
    SchemaErrorReason.SERIES_CONTAINS_NULLS: "not_empty",
}


def _first(wrong: pd.DataFrame, column: str | None) -> str:
    return f"{wrong[column].iloc[0]!r} is not allowed" if column and len(wrong) else "not as it should be"


def _ids(name: str, rows: pd.DataFrame) -> tuple[str, ...]:
    columns = [rows[column].astype(str) for column in PRIMARY_KEYS[name]]
    return tuple(" ".join(parts) for parts in zip(*columns, strict=True))
