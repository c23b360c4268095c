"""No column without a description and a unit, and both are wherever a reader may look."""

from __future__ import annotations

import json
import re

import pandera.pandas as pa
import pyarrow.parquet as pq
import pytest

from schemas.codes import load_codes
from schemas.tables import TABLES
from schemas.tables.base import Table, column

NUMBERS = ("float64", "int64", "Int64")


def undescribed(model: type[Table]) -> list[str]:
    """What falls short in a model's columns."""
    columns = model.to_schema().columns
    wrong = [name for name, field in columns.items() if len(str(field.description or "")) < 8]
    for name, field in columns.items():
        unit = (field.metadata or {}).get("unit")
        if not unit or (str(field.dtype) in NUMBERS) != (unit != "none"):
            wrong.append(f"{name}: a number has a unit, a text has none")
        elif not known(unit, columns):
            wrong.append(f"{name}: {unit} is no unit and no column")
    return wrong


def known(unit: str, columns: dict[str, pa.Column]) -> bool:
    """A unit is `none`, a code, an annotation (`{char}`), or the column that tells it (`[unit]`, `[table.unit]`)."""
    if unit.startswith("["):
        table, dot, name = unit[1:-1].partition(".")
        return name in TABLES[table].to_schema().columns if dot else table in columns
    return unit == "none" or unit in load_codes("units") or re.fullmatch(r"\{[a-z_]+\}", unit) is not None


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_description_and_a_unit(name):
    assert undescribed(TABLES[name]) == []
    assert len((TABLES[name].__doc__ or "").splitlines()[0]) > 20


def test_a_column_without_them_would_be_found():
    class Bare(Table):
        a: str = pa.Field()
        b: float = column("A number without a unit")
        c: str = column("short")
        d: float = column("A number in a unit that nobody knows", unit="[nowhere]")

    assert undescribed(Bare) == [
        *("a", "c", "a: a number has a unit, a text has none", "b: a number has a unit, a text has none"),
        "d: [nowhere] is no unit and no column",
    ]


@pytest.mark.parametrize("name", TABLES)
def test_what_the_model_says_of_a_column_stands_wherever_it_is_described(built, name):
    package = json.loads((built / "datapackage.json").read_text())
    croissant = json.loads((built / "croissant.json").read_text())
    readme = (built / "README.md").read_text()
    schema = pq.read_schema(built / f"{name}.parquet")
    in_package = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}
    in_croissant = next(each["field"] for each in croissant["recordSet"] if each["@id"] == name)
    for at, (column_name, field) in enumerate(TABLES[name].to_schema().columns.items()):
        described = {"description": field.description, "unit": field.metadata["unit"]}
        assert {key.decode(): value.decode() for key, value in schema.field(at).metadata.items()} == described
        for resource in (name, f"{name}-parquet"):
            found = in_package[resource][at]
            assert (found["name"], found["description"], found["unit"]) == (column_name, *described.values())
        assert in_croissant[at]["description"].startswith(f"{field.description} (unit: {field.metadata['unit']}")
        assert f"| `{column_name}`" in readme
        assert str(field.description).replace("|", "\\|") in readme
