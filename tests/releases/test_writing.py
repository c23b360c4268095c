from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import DataError
from flows.releases.delimited import content_hash, csv_chunks, plain_number
from flows.releases.documents import render_documents
from flows.releases.readback import check_tables, csv_parts
from flows.releases.summary import summarise
from flows.releases.writing import write_build
from schemas.tables import TABLES
from schemas.tables.validate import Finding
from tests.releases.dataset import about, article, port_rows, tiny_tables


def test_csv_is_plain_and_strict(built):
    data = (built / "observations.csv").read_bytes()
    rows = list(csv.DictReader(data.decode().splitlines()))
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert (rows[0]["value"], rows[0]["multiplier"], rows[0]["decimals"]) == ("24276000000", "1000000000", "3")
    assert (rows[0]["period_start"], rows[0]["note"], rows[2]["rank_of"]) == ("2017-01-01", "", "13")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_in_full_and_read_back_exactly(value):
    text = plain_number(value)
    assert float(text) == value
    assert "e" not in text
    assert not text.endswith(".0")


@given(st.lists(st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1)), min_size=1))
def test_text_survives_the_csv_file(values):
    table = pa.table({"a": pa.array(values, pa.string()), "b": pa.array(range(len(values)))})
    lines = b"".join(csv_chunks(table)).decode()
    rows = list(csv.reader(io.StringIO(lines, newline=""), strict=True))
    assert [row[0] or None for row in rows[1:]] == values


@pytest.mark.parametrize("name", TABLES)
def test_both_files_of_a_table_hold_the_same_rows(built, name):
    assert pa.concat_tables(csv_parts(built, name)).equals(pq.read_table(built / f"{name}.parquet"))


def test_pandas_polars_and_duckdb_read_types_nulls_and_descriptions(built):
    path = str(built / "observations.parquet")
    frame = pd.read_parquet(path)
    assert (str(frame["rank_of"].dtype), str(frame["value"].dtype), str(frame["note"].dtype)) == (
        "Int64",
        "float64",
        "str",
    )
    assert frame["rank_of"].isna().tolist() == [True, True, False]
    polars = pl.read_parquet(path)
    assert (polars["rank_of"].dtype, polars["rank_of"].null_count()) == (pl.Int64, 2)
    described = json.loads(pl.read_parquet_metadata(path)["seamark"])
    assert (
        described["fields"][0]["description"]
        == TABLES["observations"].to_schema().columns["observation_id"].description
    )
    rows = duckdb.sql(f"SELECT value, rank_of, note FROM '{path}'").fetchall()
    assert rows[0] == (24276000000.0, None, None)
    metadata = dict(duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall())
    assert json.loads(metadata[b"seamark"])["table"] == "observations"


@pytest.mark.parametrize("line", ["pandas", "polars", "duckdb"])
def test_the_one_line_of_the_readme_works(built, monkeypatch, line):
    found = [text for text in (built / "README.md").read_text().splitlines() if text.startswith(f"import {line}")]
    monkeypatch.chdir(built)
    names: dict[str, object] = {}
    exec(found[0], names)
    assert len(names["observations"]) == 3


def test_no_spreadsheet_takes_the_name_of_a_figure_for_a_number(built):
    for row in csv.DictReader((built / "figures.csv").read_text().splitlines()):
        assert "#" in row["figure"]
        assert not row["period"][:1].isdigit()


def test_sums_are_those_of_the_files(built):
    lines = [line.split("  ") for line in (built / "SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in lines} == {path.name for path in built.iterdir()} - {"SHA256SUMS"}
    assert all(hashlib.sha256((built / name).read_bytes()).hexdigest() == sum_ for sum_, name in lines)


def test_a_build_has_neither_version_nor_changes(built):
    package = json.loads((built / "datapackage.json").read_text())
    assert "version" not in package
    assert not {"diff.json", "CHANGES.md"} & {path.name for path in built.iterdir()}


def test_the_citation_is_yaml_with_what_its_standard_asks_for(built):
    found = yaml.safe_load((built / "CITATION.cff").read_text())
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= found.keys()


def test_findings_are_published(tables):
    finding = Finding("value_matches_text", "observations", ("ab" * 8,), "one | two", "warning", "look at it")
    documents = render_documents(summarise(tables, about(findings=(finding,))), about(findings=(finding,)))
    report = json.loads(documents["validation.json"])
    assert (report["errors"], report["warnings"], report["findings"][0]["rows"]) == (0, 1, ["ab" * 8])
    assert "one | two" in documents["validation.md"].decode()


@pytest.mark.parametrize(("edition", "rights", "fine"), [
    ("restated", "restricted", True),
    ("original", "open", True),
    ("original", "restricted", False),
    ("original", "no such rights", False),
])  # fmt: skip
def test_text_is_written_only_where_the_rights_allow(tmp_path, edition, rights, fine):
    tables = tiny_tables([article("01-port", port_rows(), edition=edition)], rights)
    if fine:
        write_build(tables, tmp_path / "out", about())
        assert "port handled" in (tmp_path / "out" / "sentences.csv").read_text()
    else:
        with pytest.raises(DataError, match="not ours to publish"):
            write_build(tables, tmp_path / "out", about())
        assert not (tmp_path / "out").exists()


def test_a_restricted_original_without_text_is_published(tmp_path):
    rows = article("01-port", port_rows(), edition="original")
    rows = replace(rows, sentences=tuple(replace(s, text=None) for s in rows.sentences))
    write_build(tiny_tables([rows], "restricted"), tmp_path, about())
    everything = [path.read_text() for path in tmp_path.iterdir() if path.suffix != ".parquet"]
    everything += [str(pq.read_table(path).to_pylist()) for path in tmp_path.glob("*.parquet")]
    assert len(everything) > 2 * len(TABLES)
    assert not any("port handled" in text for text in everything)
    assert any("24.276 billion" in text for text in everything)


def test_the_content_hash_knows_values_names_and_types_alone(tables):
    table = tables["observations"]
    bare = table.replace_schema_metadata({"other": "metadata"})
    assert content_hash(bare) == content_hash(table)
    assert content_hash(table.rename_columns([f"x_{name}" for name in table.column_names])) != content_hash(table)
    assert content_hash(table.slice(1)) != content_hash(table)


def test_the_content_hash_does_not_depend_on_how_or_by_what_the_files_were_written(tables, tmp_path):
    """As another version of the writer would: another compression, other pages, other metadata, other chunks."""
    table = tables["observations"]
    bare = table.replace_schema_metadata({"writer": "another"})
    pq.write_table(bare, tmp_path / "other.parquet", compression="snappy", row_group_size=1, version="1.0")
    pl.from_arrow(table).write_parquet(tmp_path / "polars.parquet")
    for name in ("other", "polars"):
        again = pq.read_table(tmp_path / f"{name}.parquet").cast(table.schema)
        assert content_hash(again) == content_hash(table)
    assert content_hash(pa.concat_tables([table.slice(0, 1), table.slice(1)])) == content_hash(table)


def test_what_contradicts_the_model_can_be_built_and_looked_at_but_does_not_hold(tmp_path, tables):
    """A build is written so that its maintainer can look at what is wrong; it is never published."""
    rows = article("01-port", port_rows())
    empty = replace(rows.ledger[0], reason="")
    wrong = tiny_tables([replace(rows, ledger=(empty, *rows.ledger[1:]))])
    write_build(wrong, tmp_path, about())
    assert pq.read_table(tmp_path / "ledger.parquet").column("reason").null_count == 1
    assert {finding.check for finding in check_tables(tmp_path)} == {"schema", "not_empty"}
