"""Other people's readers of the standards read a release as it is meant."""

from __future__ import annotations

import json

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from schemas.tables import TABLES

pytestmark = pytest.mark.slow


@pytest.mark.filterwarnings("ignore")  # frictionless and its dependencies warn of themselves
def test_frictionless_finds_the_package_valid(release):
    import frictionless

    report = frictionless.validate(str(release / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []
    assert report.stats["tasks"] == 2 * len(TABLES)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("old", "new", "kind"), [
    (b",actual,", b",actuel,", "constraint-error"),
    (b",port,cargo,", b",tort,cargo,", "foreign-key"),
    (b",24276000000,", b",2427600000x,", "type-error"),
])  # fmt: skip
def test_frictionless_enforces_what_the_descriptor_says(release, old, new, kind):
    """So that its "valid" means something: a wrong code, a dangling key, a text for a number."""
    import frictionless

    path = release / "observations.csv"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    report = frictionless.validate(str(release / "datapackage.json"))
    assert kind in {error for (error,) in report.flatten(["type"])}


@pytest.fixture
def croissant(release):
    """The release as Croissant's reference reader sees it."""
    mlcroissant = pytest.importorskip("mlcroissant")
    return mlcroissant.Dataset(jsonld=release / "croissant.json")


@pytest.mark.filterwarnings("ignore")
def test_croissant_has_no_errors_and_lacks_a_date_only(croissant):
    assert list(croissant.metadata.issues.errors) == []
    # No date of the run is in a release, so that it is the same on every day.
    assert [text for text in croissant.metadata.issues.warnings if "datePublished" not in text] == []
    assert croissant.metadata.ctx.is_v1_1()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_croissant_loads_the_records_of_every_table(croissant, release, name):
    records = [{key.partition("/")[2]: _text(value) for key, value in row.items()} for row in croissant.records(name)]
    assert records == pq.read_table(release / f"{name}.parquet").to_pylist()


def _text(value: object) -> object:
    """The reader gives text as bytes and missing numbers as NaN or pandas' NA."""
    if isinstance(value, bytes):
        return value.decode()
    return None if pd.isna(value) else value


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_and_polars_read_types_nulls_and_descriptions_of_every_table(built, name):
    path = str(built / f"{name}.parquet")
    table = pq.read_table(path)
    described = json.loads(pl.read_parquet_metadata(path)["seamark"])
    by_duckdb = dict(duckdb.sql(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')").fetchall())
    assert json.loads(by_duckdb["seamark"]) == described
    columns = TABLES[name].to_schema().columns
    assert {field["name"]: field["description"] for field in described["fields"]} == {
        column: field.description for column, field in columns.items()
    }
    assert pl.read_parquet(path).to_dicts() == table.to_pylist()
    assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == [tuple(row.values()) for row in table.to_pylist()]
    types = {"string": ("String", "VARCHAR"), "double": ("Float64", "DOUBLE"), "int64": ("Int64", "BIGINT")}
    types["bool"] = ("Boolean", "BOOLEAN")
    kinds = [types[str(field.type)] for field in table.schema]
    assert [str(dtype) for dtype in pl.read_parquet_schema(path).values()] == [kind[0] for kind in kinds]
    assert [row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()] == [kind[1] for kind in kinds]


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_both_files_of_a_table_alike(built, name):
    parquet = pd.read_parquet(built / f"{name}.parquet")
    text = pd.read_csv(built / f"{name}.csv", dtype=parquet.dtypes.to_dict())
    pd.testing.assert_frame_equal(parquet, text)
    assert {column: str(dtype) for column, dtype in parquet.dtypes.items()} == {
        column: "str" if str(field.dtype) == "string[pyarrow]" else str(field.dtype)
        for column, field in TABLES[name].to_schema().columns.items()
    }
