"""Two releases compared: schemas, rows added, removed, changed, re-identified, and figures that only moved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.releases.changes import Cell, Diff, Origin, Row, RowChange, TableDiff
from flows.releases.folder import descriptor, load_json
from flows.releases.merging import unlike
from flows.releases.pairing import differences, paired
from flows.releases.stored import Chosen, Rows, empty, rows_of, stored_tables

Description = Mapping[str, Any]
Stored = Mapping[str, Rows]
KEYS: Mapping[str, str] = {
    "observations": "observation_id",
    "events": "event_id",
    "indicators": "indicator_id",
    "subjects": "subject_id",
    "issues": "issue",
    "articles": "article_id",
}
# Where a row stands, not what it says: a change of these alone is a move.
PLACES = ("char_start", "char_end", "sentence_id", "source_file")
# What a descriptor says of the whole that follows from its rows, or from the release before.
OF_THE_RELEASE = ("version", "changes", "sources", "resources")
# What a descriptor says of a resource that follows from its rows.
OF_THE_DATA = ("bytes", "hash", "rows", "contentHash", "schema")
MARKED = ("observations", "events")
HASHED = frozenset(("article_id", "sha256"))
LABELS = {
    "observations": ("subject_id", "indicator_id", "counted", "measure", "breakdown", "period", "value", "unit"),
    "events": ("subject_id", "event_type", "date"),
}


def compare_folders(old: Path, new: Path) -> Diff:
    """Compare two builds or releases on disk."""
    described = described_anew(descriptor(old), descriptor(new))
    return compare(stored_tables(old), stored_tables(new), origin_of(old), origin_of(new), described)


def origin_of(folder: Path) -> Origin:
    """The hashes of rules and code that a folder's provenance names; unknown where it has none."""
    path = folder / "provenance.json"
    entities = load_json(path).get("entity", {}) if path.is_file() else {}
    hashes = {name: entities.get(f"seamark:{name}", {}).get("seamark:sha256", "") for name in ("rules", "code")}
    return Origin(**hashes)


def described_anew(old: Description, new: Description) -> tuple[str, ...]:
    """What two Data Package descriptors say differently of what both have: their parts, tables, and fields."""
    before, after = _descriptions(old), _descriptions(new)
    return tuple(name for name, text in after.items() if name in before and before[name] != text)


def _descriptions(package: Description) -> dict[str, Any]:
    """A descriptor's statements by what they are of, without those that follow from the data."""
    found = {name: value for name, value in package.items() if name not in OF_THE_RELEASE}
    for resource in package["resources"]:
        if resource.get("format") == "csv":
            schema = resource.get("schema", {})
            found[resource["name"]] = [
                {name: value for name, value in resource.items() if name not in OF_THE_DATA},
                {name: value for name, value in schema.items() if name != "fields"},
            ]
            found |= {f"{resource['name']}.{field['name']}": field for field in schema.get("fields", ())}
    return found


def compare(
    old: Mapping[str, pa.Table | Rows],
    new: Mapping[str, pa.Table | Rows],
    old_origin: Origin | None = None,
    new_origin: Origin | None = None,
    described: tuple[str, ...] = (),
) -> Diff:
    """Compare two releases' tables; of each no more is held than a part and what differs.

    Args:
        old: The older one's.
        new: The newer one's.
        old_origin: The hashes of rules and code that the older one was made with; they say why rows differ.
        new_origin: Likewise of the newer one.
        described: What `described_anew` finds.
    """
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    one, other = ({name: rows_of(table) for name, table in tables.items()} for tables in (old, new))
    reasons = _Reasons(one, other, old_origin or Origin(), new_origin or Origin())
    return Diff(
        tables_added=tuple(name for name in new if name not in old),
        tables_removed=tuple(name for name in old if name not in new),
        tables_reordered=before != after,
        tables={name: _compare_table(name, one, other, reasons) for name in after},
        described=described,
    )


class _Reasons:
    """Why rows differ, as far as the releases tell."""

    def __init__(self, old: Stored, new: Stored, before: Origin, after: Origin) -> None:
        self._articles = all(
            "articles" in tables and {*tables["articles"].schema.names} >= HASHED for tables in (old, new)
        )
        pairs = _unlike_articles(old["articles"], new["articles"]) if self._articles else ({}, {})
        self._old, self._new = pairs
        self.general = tuple(
            name
            for name in ("rules", "code")
            if getattr(before, name) and getattr(before, name) != getattr(after, name)
        )

    def of(self, old: Row | None, new: Row | None) -> tuple[str, ...]:
        article = (new or old or {}).get("article_id")
        why = []
        if isinstance(article, str):
            if not self._articles or (article in self._old) != (article in self._new):
                return ("article",)
            if article in self._old:
                why.append("source")
        if old and new:
            why += ["rule"] if old.get("rule_id") != new.get("rule_id") else []
            why += ["correction"] if old.get("correction_id") != new.get("correction_id") else []
        return tuple(why) or self.general


def _unlike_articles(old: Rows, new: Rows) -> tuple[dict[str, Cell], dict[str, Cell]]:
    """Of both releases the articles that only they have, or that have another hash there."""
    columns = sorted(HASHED)
    pairs = unlike("articles", Chosen(old, columns), Chosen(new, columns), lambda *parts: parts)
    before, after = (
        {row["article_id"]: row["sha256"] for pair in pairs for row in pair[number].to_pylist()} for number in (0, 1)
    )
    return before, after


def _compare_table(name: str, old: Stored, new: Stored, reasons: _Reasons) -> TableDiff:
    left, right = old[name], new[name]
    fields = _fields(left.schema, right.schema)
    counts: dict[str, Any] = {"rows_old": left.num_rows, "rows_new": right.num_rows}
    if name not in KEYS or not all(KEYS[name] in table.schema.names for table in (left, right)):
        return TableDiff(**fields, **counts, other_rows=sum(unlike(name, left, right, _count)))
    before, after = (_by_key(table, KEYS[name]) for table in _differing(name, left, right))
    pairs = paired(before, after, old, new) if name in MARKED else {}
    gone, come = before.keys() - after.keys() - pairs.keys(), after.keys() - before.keys() - set(pairs.values())
    both = [(key, differences(before[key], after[key])) for key in after if key in before]
    changed = [(key, columns) for key, columns in both if columns]

    def change(a: str | None, b: str | None, columns: Mapping[str, tuple[Cell, Cell]] | None = None) -> RowChange:
        one, other = before.get(a) if a else None, after.get(b) if b else None
        row = other or one or {}
        return RowChange(
            *(a, b, _text(row.get("article_id")), _text(row.get("indicator_id")), label(name, row), columns or {}),
            reasons.of(one, other),
        )

    return TableDiff(
        **fields,
        **counts,
        added=tuple(change(None, key) for key in after if key in come),
        removed=tuple(change(key, None) for key in before if key in gone),
        reidentified=tuple(
            change(a, b, _facts(differences(before[a], after[b]), KEYS[name])) for a, b in pairs.items()
        ),
        changed=tuple(change(k, k, _facts(columns)) for k, columns in changed if _facts(columns)),
        moved=tuple(change(k, k, columns) for k, columns in changed if not _facts(columns)),
    )


def label(name: str, row: Row) -> str:
    """A row in a few words."""
    values = [row[column] for column in LABELS.get(name, (KEYS[name],)) if row.get(column) is not None]
    return " ".join(f"{value:.15g}" if isinstance(value, float) else str(value) for value in values)


def _fields(old: pa.Schema, new: pa.Schema) -> dict[str, Any]:
    common = [name for name in new.names if name in old.names]
    return {
        "fields_added": tuple(name for name in new.names if name not in old.names),
        "fields_removed": tuple(name for name in old.names if name not in new.names),
        "fields_retyped": tuple(name for name in common if old.field(name).type != new.field(name).type),
        "fields_reordered": common != [name for name in old.names if name in new.names],
    }


def _differing(name: str, old: Rows, new: Rows) -> tuple[pa.Table, pa.Table]:
    """Both tables without the rows that are alike in all columns that both have: those few are worth a closer look."""
    pairs = unlike(name, old, new, lambda one, other: (one, other))
    return (
        pa.concat_tables([empty(old.schema), *(one for one, _ in pairs)]),
        pa.concat_tables([empty(new.schema), *(other for _, other in pairs)]),
    )


def _by_key(table: pa.Table, key: str) -> dict[str, dict[str, Cell]]:
    return {row[key]: row for row in table.to_pylist()}


def _facts(columns: Mapping[str, tuple[Cell, Cell]], *left_out: str) -> dict[str, tuple[Cell, Cell]]:
    return {name: pair for name, pair in columns.items() if name not in PLACES and name not in left_out}


def _count(old: pa.Table, new: pa.Table) -> int:
    """How many rows of a table without a key to compare by are in one release only."""
    return int(old.num_rows + new.num_rows)


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)
