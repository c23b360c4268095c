"""The files of a build: two a table, and all that describes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.errors import DataError
from flows.releases.about import About
from flows.releases.arrow import under
from flows.releases.delimited import ContentHash, csv_chunks
from flows.releases.describing import croissant, datapackage
from flows.releases.documents import render_documents
from flows.releases.provenance import provenance
from flows.releases.serial import json_bytes
from flows.releases.summary import summarise
from flows.releases.written import WrittenFile, WrittenTable

ROW_GROUP = 65_536
SUMS = "SHA256SUMS"


def write_build(tables: Mapping[str, pa.Table], folder: Path, about: About) -> tuple[WrittenFile, ...]:
    """Write tables and metadata into `folder` (made where it is missing); give the files in the order of SHA256SUMS.

    With `about.version` and `about.change` it is a release, without them a build. Each table is written in one pass,
    some tens of thousands of rows at a time.

    Raises:
        DataError: A sentence's text is there though its rights forbid it; nothing has been written.
        OSError: The folder cannot be written.
    """
    check_rights(tables)
    folder.mkdir(parents=True, exist_ok=True)
    written = [_write_table(name, table, folder) for name, table in tables.items()]
    facts = summarise(tables, about)
    documents = {
        "datapackage.json": json_bytes(datapackage(written, about, facts)),
        "croissant.json": json_bytes(croissant(written, about)),
        "provenance.json": json_bytes(provenance(tables, written, about)),
        **render_documents(facts, about),
    }
    files = [file for table in written for file in (table.csv, table.parquet)]
    files += [write_file(folder / name, [data]) for name, data in documents.items()]
    files.sort(key=lambda file: file.path)
    sums = "".join(f"{file.sha256}  {file.path}\n" for file in files)
    return (*files, write_file(folder / SUMS, [sums.encode()]))


def package_of(tables: Mapping[str, pa.Table], about: About) -> dict[str, Any]:
    """The Data Package descriptor that a build would have, without sizes and hashes; nothing is written."""
    files = {name: (WrittenFile(f"{name}.csv", 0, ""), WrittenFile(f"{name}.parquet", 0, "")) for name in tables}
    written = [WrittenTable(name, table.num_rows, *files[name], "") for name, table in tables.items()]
    found: dict[str, Any] = json.loads(json_bytes(datapackage(written, about, summarise(tables, about))))
    return found


def check_rights(tables: Mapping[str, pa.Table]) -> None:
    """Refuse sentence text of an original that its publisher has not freed, wherever it comes from.

    Raises:
        DataError: There is such text, or text of an article that the tables do not know.
    """
    rights = dict(zip(*(tables["issues"].column(name).to_pylist() for name in ("issue", "rights")), strict=True))
    columns = ("article_id", "issue", "edition")
    articles = zip(*(tables["articles"].column(name).to_pylist() for name in columns), strict=True)
    free = {article for article, issue, edition in articles if edition == "restated" or rights.get(issue) == "open"}
    for name, column in (("sentences", "text"), ("figures", "sentence")):
        table = tables[name]
        closed = pc.invert(pc.is_in(table.column("article_id"), pa.array(sorted(free), pa.string())))
        wrong = table.filter(pc.and_(closed, pc.is_valid(table.column(column))))
        if wrong.num_rows:
            article, text = (wrong.column(each)[0].as_py() for each in ("article_id", column))
            raise DataError(
                f"{name}.{column} holds text of {article}, whose original is not ours to publish",
                found=f"{len(text)} characters",
                expected="no text: spans and hashes only",
                advice="leave the text of a restricted original empty, or build the restated edition",
            )


def write_file(path: Path, chunks: Iterable[bytes]) -> WrittenFile:
    """Write bytes, counting and hashing them on the way."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return WrittenFile(path.name, size, digest.hexdigest())


def _write_table(name: str, table: pa.Table, folder: Path) -> WrittenTable:
    """A table as Parquet and as CSV; its content hash is taken over the CSV's chunks as they pass."""
    content = ContentHash(table.schema)
    text = write_file(folder / f"{name}.csv", map(content.passing, csv_chunks(table)))
    return WrittenTable(name, table.num_rows, text, _write_parquet(table, folder / f"{name}.parquet"), content.hex())


def _write_parquet(table: pa.Table, path: Path) -> WrittenFile:
    """Row group by row group: no more of the table is in memory, and no byte depends on how it was put together."""
    table = under(table.schema, table)
    with pq.ParquetWriter(path, table.schema, compression="zstd", compression_level=9, version="2.6") as writer:
        for start in range(0, table.num_rows, ROW_GROUP):
            writer.write_table(table.slice(start, ROW_GROUP).combine_chunks(), row_group_size=ROW_GROUP)
    with path.open("rb") as file:
        return WrittenFile(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
