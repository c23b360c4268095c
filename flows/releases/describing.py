"""The machine-readable descriptions of a release: Data Package v2 and Croissant 1.1, from the models and code lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from flows.releases.about import About, dataset
from flows.releases.arrow import dictionary, summary
from flows.releases.summary import Summary
from schemas.codes import load_codes
from schemas.tables import FOREIGN_KEYS, PRIMARY_KEYS, TABLES, ForeignKey
from schemas.tables.checks import SYNTAX

if TYPE_CHECKING:
    from flows.releases.written import WrittenFile, WrittenTable

PROFILE = "https://datapackage.org/profiles/2.0"
DATA_TYPES = {"string": "string", "double": "number", "int64": "integer", "bool": "boolean"}
CROISSANT_TYPES = {"string": "sc:Text", "double": "sc:Float", "int64": "sc:Integer", "bool": "sc:Boolean"}
PARQUET_TYPE = "application/vnd.apache.parquet"
# The only name under which the Croissant reader knows Parquet.
CROISSANT_PARQUET = "application/x-parquet"
OPEN_LISTS = ("breakdowns",)


def datapackage(written: Sequence[WrittenTable], about: About, facts: Summary) -> dict[str, Any]:
    """The Data Package descriptor: a CSV and a Parquet resource a table."""
    head = dataset()
    package: dict[str, Any] = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": head["name"],
        "title": head["title"],
        "description": head["description"],
        "licenses": [{"name": head["licence"], "title": head["licence_title"], "path": head["licence_url"]}],
        "contributors": [{"title": name, "roles": ["creator"]} for name in head["contributors"]],
        "keywords": head["keywords"],
        "sources": [{"title": title, "version": date} for _, title, date, _ in facts.issues],
    }
    if about.version:
        package["version"] = about.version
    if about.change:
        previous = {"previous": about.change.previous} if about.change.previous else {}
        package["changes"] = {**previous, "diff": "diff.json", "text": "CHANGES.md"}
    package["resources"] = [
        resource for table in written for resource in (_csv_resource(table), _parquet_resource(table))
    ]
    return package


def table_schema(name: str) -> dict[str, Any]:
    """A table's schema in the terms of Data Package v2, with units, constraints, categories and keys."""
    described = dictionary(name)
    columns = TABLES[name].to_schema().columns
    fields = [_field(field, columns[field["name"]].metadata or {}) for field in described["fields"]]
    keys = keys_of(name)
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": fields,
        "fieldsMatch": "exact",
        "missingValues": [""],
        "primaryKey": list(PRIMARY_KEYS[name]),
    }
    if keys:
        schema["foreignKeys"] = [
            {
                "fields": [key.column],
                "reference": {"resource": "" if key.target == name else key.target, "fields": [key.target_column]},
            }
            for key in keys
        ]
    return schema


def keys_of(name: str) -> list[ForeignKey]:
    """The foreign keys of a table."""
    return [key for key in FOREIGN_KEYS if key.table == name]


def _field(field: Mapping[str, Any], metadata: Mapping[str, Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if field["nullable"] else {"required": True}
    if metadata.get("syntax"):
        constraints["pattern"] = SYNTAX[metadata["syntax"]]
    found: dict[str, Any] = {
        "name": field["name"],
        "type": DATA_TYPES[field["type"]],
        "description": field["description"],
        "unit": field["unit"],
    }
    codes = metadata.get("codes")
    if codes and codes not in OPEN_LISTS:
        rows = load_codes(codes)
        found["categories"] = [{"value": code, "label": row.get("label") or code} for code, row in rows.items()]
        constraints["enum"] = list(rows)
    return found | ({"constraints": constraints} if constraints else {})


def _csv_resource(table: WrittenTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.csv.path,
        "type": "table",
        "description": summary(table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.csv.size,
        "hash": f"sha256:{table.csv.sha256}",
        "rows": table.rows,
        "contentHash": f"sha256:{table.content_sha256}",
        "dialect": {"$schema": f"{PROFILE}/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": table_schema(table.name),
    }


def _parquet_resource(table: WrittenTable) -> dict[str, Any]:
    # No `bytes`: a common validator counts those of the rows it has read, and every Parquet file fails.
    return {
        "name": f"{table.name}-parquet",
        "path": table.parquet.path,
        "type": "table",
        "description": f"{summary(table.name)} (the same rows as Parquet)",
        "format": "parquet",
        "mediatype": PARQUET_TYPE,
        "hash": f"sha256:{table.parquet.sha256}",
        "rows": table.rows,
        "contentHash": f"sha256:{table.content_sha256}",
        "schema": table_schema(table.name),
    }


def croissant(written: Sequence[WrittenTable], about: About) -> dict[str, Any]:
    """The Croissant description: every file, and a record set a table, read from the Parquet files."""
    head = dataset()
    found: dict[str, Any] = {
        "@context": _context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": head["name"],
        "description": head["description"],
        "license": head["licence_url"],
        "creator": [{"@type": "sc:Organization", "name": name} for name in head["contributors"]],
        "keywords": head["keywords"],
        "isLiveDataset": False,
    }
    if about.version:
        found["version"] = about.version
        found["citeAs"] = f"{head['title']}, version {about.version}. {', '.join(head['contributors'])}."
    found["distribution"] = [
        _file_object(file, kind)
        for table in written
        for file, kind in ((table.csv, "text/csv"), (table.parquet, CROISSANT_PARQUET))
    ]
    found["recordSet"] = [_record_set(table) for table in written]
    return found


def _file_object(file: WrittenFile, kind: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": kind,
        "sha256": file.sha256,
    }


def _record_set(table: WrittenTable) -> dict[str, Any]:
    # Keys to other tables are told in words: the reference reader takes `references` for an order to join, and gives
    # other records than the table holds, or none where two tables refer to each other.
    references = {key.column: f"; key: {key.target}.{key.target_column}" for key in keys_of(table.name)}
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{table.name}/{field['name']}",
            "name": field["name"],
            "description": f"{field['description']} (unit: {field['unit']}{references.get(field['name'], '')})",
            "dataType": CROISSANT_TYPES[field["type"]],
            "source": {"fileObject": {"@id": table.parquet.path}, "extract": {"column": field["name"]}},
        }
        for field in dictionary(table.name)["fields"]
    ]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": summary(table.name),
        "key": [{"@id": f"{table.name}/{name}"} for name in PRIMARY_KEYS[table.name]],
        "field": fields,
    }


def _context() -> dict[str, Any]:
    """The JSON-LD context of Croissant 1.1: its terms below `cr`, all else of schema.org.

    The specification's appendix and the terms that the reference reader holds for standard besides.
    """
    plain = (
        *("annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes", "extract"),
        *("field", "fileProperty", "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
        *("jsonPath", "key", "md5", "parentField", "path", "readLines", "recordSet", "references", "regex"),
        *("repeated", "replace", "samplingRate", "sdVersion", "separator", "source", "subField", "transform"),
        *("unArchive", "value"),
    )
    return {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/",
        "conformsTo": "dct:conformsTo",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "description": {"@container": "@language"},
        "name": {"@container": "@language"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
        **{term: f"cr:{term}" for term in plain},
    }
