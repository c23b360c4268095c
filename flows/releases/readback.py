"""The tables of a release read back from their files, as strictly as they were written.

Each table is gone through in parts: what is said of single rows is said part by part, what is said across tables some
articles at a time (see walking), and of keys only numbers are remembered (see keys).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc

from flows.errors import ReleaseError
from flows.releases.arrow import arrow_schema, under
from flows.releases.delimited import ContentHash, csv_head, csv_rows
from flows.releases.folder import content_hashes, table_names
from flows.releases.keys import check_keys
from flows.releases.ordering import UnsortedError
from flows.releases.stored import InFile, Rows, empty, stored_table
from flows.releases.walking import by_articles
from schemas.findings import joined
from schemas.tables import TABLES
from schemas.tables.validate import Finding, cross_findings, validate_table

BLOCK = 1 << 20  # bytes of a CSV file at a time, of which the reader holds a dozen; no row can be longer
UNTYPED = frozenset(("columns", "types", "not_empty"))
# Tables so small that checks across tables have them whole: an issue is many articles, and the codebook is ours.
SMALL = ("issues", "indicators", "subjects", "corrections")
WALKED = ("articles", "observations", "events", "marks", "ledger", "sentences")


def csv_parts(folder: Path, name: str) -> Iterator[pa.Table]:
    """A table from its CSV file, part by part, with the types of its model; empty cells are missing.

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
        with pc.open_csv(
            path,
            read_options=pc.ReadOptions(block_size=BLOCK, use_threads=False),
            parse_options=pc.ParseOptions(newlines_in_values=True),
            convert_options=convert,
        ) as reader:
            for table in _tables(reader):
                yield under(schema, table) if table.schema.names == schema.names else table
    except FileNotFoundError:
        raise ReleaseError("no such table", file=path) from None
    except (pa.ArrowInvalid, OSError) as fault:
        raise ReleaseError("the CSV file cannot be read", file=path, found=str(fault).splitlines()[0]) from None


def _tables(reader: pc.CSVStreamingReader) -> Iterator[pa.Table]:
    """What a reader gives, and of a file without rows its columns."""
    yield empty(reader.schema)
    for batch in reader:
        yield pa.Table.from_batches([batch])


def check_tables(folder: Path) -> list[Finding]:
    """Schemas, contents and keys: every table from both its files through its model, and the keys between them."""
    found: list[Finding] = []
    typed: dict[str, InFile] = {}
    try:
        names, hashes = table_names(folder), content_hashes(folder)
    except ReleaseError as error:
        return [Finding("descriptor", "release", (), str(error))]
    found += [Finding("tables", name, (), "no such table in the release") for name in TABLES if name not in names]
    found += [Finding("tables", name, (), "not a table that is known here") for name in names if name not in TABLES]
    for name in (name for name in names if name in TABLES):
        try:
            table = stored_table(folder, name)
            own = _check_table(folder, name, table, hashes)
            found += own
            if UNTYPED.isdisjoint(finding.check for finding in own):
                typed[name] = table
        except ReleaseError as error:
            found.append(Finding("readable", name, (), str(error)))
        except (pa.ArrowException, UnicodeDecodeError, ValueError) as error:
            found.append(Finding("readable", name, (), str(error).splitlines()[0]))
    twice, dangling = check_keys(typed)
    return [*found, *twice, *dangling, *_across(typed)]


def _check_table(folder: Path, name: str, parquet: InFile, hashes: Mapping[str, str]) -> list[Finding]:
    """What one table's two files say of themselves, without its key."""
    found: list[Finding] = []
    if not parquet.schema.equals(arrow_schema(name), check_metadata=True):
        message = "columns, types, descriptions or units are not those of the model"
        found.append(Finding("schema", name, (), message, advice="verify with the version that built the release"))
    if parquet.schema.names == arrow_schema(name).names and parquet.schema.types != arrow_schema(name).types:
        found.append(Finding("types", name, (), "the Parquet file's types are not those of the model"))
    content = ContentHash(parquet.schema)
    content.passing(csv_head(parquet.schema))
    same = _SameRows(csv_parts(folder, name), parquet.schema.names)
    wrong: list[Finding] = []
    for part in parquet.parts() if parquet.num_rows else (empty(parquet.schema),):  # columns and types of none, too
        for chunk in csv_rows(part):
            content.passing(chunk)
        same.compare(part)
        wrong += validate_table(name, part.to_pandas())
    wrong = _but_keys(wrong)
    if not same.ended():
        found.append(Finding("same_rows", name, (), "the CSV and the Parquet file do not hold the same rows"))
        wrong += _but_keys(one for part in csv_parts(folder, name) for one in validate_table(name, part.to_pandas()))
    if hashes.get(name) != f"sha256:{content.hex()}":
        found.append(Finding("content_hash", name, (), "the content is not what datapackage.json says"))
    return found + list(dict.fromkeys(wrong))


def _but_keys(findings: Iterable[Finding]) -> list[Finding]:
    """What was found in the parts of a table; keys are looked at in the whole of it."""
    return joined(one for one in findings if one.check != "key_unique")


class _SameRows:
    """Whether the rows of two files are the same, whatever the parts are in which they come."""

    def __init__(self, parts: Iterator[pa.Table], columns: Sequence[str]) -> None:
        self._parts = parts
        self._rest = next(parts)
        self._same = self._rest.column_names == list(columns)

    def compare(self, part: pa.Table) -> None:
        """Compare the next rows."""
        if not self._same:
            return
        while self._rest.num_rows < part.num_rows and (more := next(self._parts, None)) is not None:
            # Columns that lack a cell in one part only are the same columns.
            self._rest = pa.concat_tables([self._rest, more], promote_options="default")
        own, self._rest = self._rest.slice(0, part.num_rows), self._rest.slice(part.num_rows)
        self._same = all(one.equals(other) for one, other in zip(own.columns, part.columns, strict=True))

    def ended(self) -> bool:
        """Whether all were the same, and none are left."""
        return self._same and not self._rest.num_rows and next(self._parts, None) is None


def _across(tables: Mapping[str, Rows]) -> list[Finding]:
    """What rows say against the rows of other tables; checks whose tables are not given are left out."""
    if "articles" not in tables:
        return []
    small = {name: _whole(tables[name]).to_pandas() for name in SMALL if name in tables}
    found: list[Finding] = []
    try:
        for part in by_articles({name: tables[name] for name in WALKED if name in tables}):
            found += cross_findings(small | {name: table.to_pandas() for name, table in part.items()})
    except UnsortedError as fault:
        message = "the rows do not stand in the order of their articles"
        return [Finding("order", str(fault), (), message, advice="build the release anew")]
    return joined(found)


def _whole(rows: Rows) -> pa.Table:
    return pa.concat_tables([empty(rows.schema), *rows.parts()])
