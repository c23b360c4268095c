"""The tables of a release read back from their files, as strictly as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc

from flows.errors import ReleaseError
from flows.releases.arrow import arrow_schema, under
from flows.releases.delimited import content_hash
from flows.releases.folder import content_hashes, read_table, table_names
from schemas.tables import TABLES
from schemas.tables.validate import Finding, cross_findings, foreign_keys, validate_table


def read_csv(folder: Path, name: str) -> pa.Table:
    """A table from its CSV file, with the types of its model; empty cells are missing.

    Raises:
        ReleaseError: It is missing, or a cell cannot be read as its column's type.
    """
    path, schema = folder / f"{name}.csv", arrow_schema(name)
    convert = pc.ConvertOptions(
        column_types={field.name: field.type for field in schema},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
        true_values=["true"],
        false_values=["false"],
    )
    try:
        table = pc.read_csv(path, parse_options=pc.ParseOptions(newlines_in_values=True), convert_options=convert)
    except FileNotFoundError:
        raise ReleaseError("no such table", file=path) from None
    except pa.ArrowInvalid as fault:
        raise ReleaseError("the CSV file cannot be read", file=path, found=str(fault).splitlines()[0]) from None
    return under(schema, table) if table.schema.names == schema.names else table


def check_tables(folder: Path) -> list[Finding]:
    """Schemas, contents and keys: every table from both its files through its model, and the keys between them."""
    found: list[Finding] = []
    frames: dict[str, pd.DataFrame] = {}
    try:
        names, hashes = table_names(folder), content_hashes(folder)
    except ReleaseError as error:
        return [Finding("descriptor", "release", (), str(error))]
    found += [Finding("tables", name, (), "no such table in the release") for name in TABLES if name not in names]
    found += [Finding("tables", name, (), "not a table that is known here") for name in names if name not in TABLES]
    for name in (name for name in names if name in TABLES):
        try:
            found += _check_table(folder, name, hashes, frames)
        except ReleaseError as error:
            found.append(Finding("readable", name, (), str(error)))
        except (pa.ArrowException, UnicodeDecodeError, ValueError) as error:
            found.append(Finding("readable", name, (), str(error).splitlines()[0]))
    return found + foreign_keys(frames) + cross_findings(frames)


def _check_table(folder: Path, name: str, hashes: Mapping[str, str], frames: dict[str, pd.DataFrame]) -> list[Finding]:
    found: list[Finding] = []
    parquet, text = read_table(folder, name), read_csv(folder, name)
    if not parquet.schema.equals(arrow_schema(name), check_metadata=True):
        message = "columns, types, descriptions or units are not those of the model"
        found.append(Finding("schema", name, (), message, advice="verify with the version that built the release"))
    tables = [parquet]
    if not parquet.equals(text):
        found.append(Finding("same_rows", name, (), "the CSV and the Parquet file do not hold the same rows"))
        tables.append(text)
    if hashes.get(name) != f"sha256:{content_hash(parquet)}":
        found.append(Finding("content_hash", name, (), "the content is not what datapackage.json says"))
    frames[name] = parquet.to_pandas()
    return found + list(dict.fromkeys(one for table in tables for one in validate_table(name, table.to_pandas())))
