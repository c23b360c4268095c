"""Two releases compared: schemas, rows added, removed, changed, re-identified, and figures that only moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.releases.changes import Cell, Diff, Origin, Row, RowChange, TableDiff
from flows.releases.folder import load_json, read_tables

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
MARKED = ("observations", "events")
LABELS = {
    "observations": ("subject_id", "indicator_id", "counted", "measure", "breakdown", "period", "value", "unit"),
    "events": ("subject_id", "event_type", "date"),
}


def compare_folders(old: Path, new: Path) -> Diff:
    """Compare two builds or releases on disk."""
    return compare(read_tables(old), read_tables(new), origin_of(old), origin_of(new))


def origin_of(folder: Path) -> Origin:
    """The hashes of rules and code that a folder's provenance names; unknown where it has none."""
    path = folder / "provenance.json"
    entities = load_json(path).get("entity", {}) if path.is_file() else {}
    hashes = {name: entities.get(f"seamark:{name}", {}).get("seamark:sha256", "") for name in ("rules", "code")}
    return Origin(**hashes)


def compare(
    old: Mapping[str, pa.Table],
    new: Mapping[str, pa.Table],
    old_origin: Origin | None = None,
    new_origin: Origin | None = None,
) -> Diff:
    """Compare two releases' tables; the origins say whether rules or code changed in between."""
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    reasons = _Reasons(old, new, old_origin or Origin(), new_origin or Origin())
    return Diff(
        tables_added=tuple(name for name in new if name not in old),
        tables_removed=tuple(name for name in old if name not in new),
        tables_reordered=before != after,
        tables={name: _compare_table(name, old, new, reasons) for name in after},
    )


class _Reasons:
    """Why rows differ, as far as the releases tell."""

    def __init__(self, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table], before: Origin, after: Origin) -> None:
        self.old, self.new = _article_hashes(old), _article_hashes(new)
        self.general = tuple(
            name
            for name in ("rules", "code")
            if getattr(before, name) and getattr(before, name) != getattr(after, name)
        )

    def of(self, old: Row | None, new: Row | None) -> tuple[str, ...]:
        article = (new or old or {}).get("article_id")
        why = []
        if isinstance(article, str):
            if article not in self.old or article not in self.new:
                return ("article",)
            if self.old[article] != self.new[article]:
                why.append("source")
        if old and new:
            why += ["rule"] if old.get("rule_id") != new.get("rule_id") else []
            why += ["correction"] if old.get("correction_id") != new.get("correction_id") else []
        return tuple(why) or self.general


def _article_hashes(tables: Mapping[str, pa.Table]) -> dict[str, Cell]:
    table = tables.get("articles")
    if table is None:
        return {}
    return dict(zip(table.column("article_id").to_pylist(), table.column("sha256").to_pylist(), strict=True))


def _compare_table(name: str, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table], reasons: _Reasons) -> TableDiff:
    left, right = old[name], new[name]
    fields = _fields(left.schema, right.schema)
    counts = {"rows_old": left.num_rows, "rows_new": right.num_rows}
    if name not in KEYS or not all(KEYS[name] in table.column_names for table in (left, right)):
        return TableDiff(**fields, **counts, other_rows=_other_rows(left, right))
    before, after = _by_key(left, KEYS[name]), _by_key(right, KEYS[name])
    lost, found = before.keys() - after.keys(), after.keys() - before.keys()
    pairs = list(_paired(lost, found, before, after, old, new)) if name in MARKED else []
    gone, come = lost - {pair[0] for pair in pairs}, found - {pair[1] for pair in pairs}
    both = [(key, _differences(before[key], after[key])) for key in after if key in before]
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
        reidentified=tuple(change(a, b, _facts(_differences(before[a], after[b]), KEYS[name])) for a, b in pairs),
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
        "fields_described": tuple(n for n in common if (old.field(n).metadata or {}) != (new.field(n).metadata or {})),
    }


def _by_key(table: pa.Table, key: str) -> dict[str, dict[str, Cell]]:
    return {row[key]: row for row in table.to_pylist()}


def _differences(old: Row, new: Row) -> dict[str, tuple[Cell, Cell]]:
    """Columns that both have and that differ; a column of one release only is a change of the schema."""
    return {name: (old[name], value) for name, value in new.items() if name in old and old[name] != value}


def _facts(columns: Mapping[str, tuple[Cell, Cell]], *left_out: str) -> dict[str, tuple[Cell, Cell]]:
    return {name: pair for name, pair in columns.items() if name not in PLACES and name not in left_out}


def _other_rows(old: pa.Table, new: pa.Table) -> int:
    """How many rows of a table without a key to compare by are in one release only."""
    columns = [name for name in new.column_names if name in old.column_names]
    rows = [Counter(zip(*(table.column(name).to_pylist() for name in columns), strict=True)) for table in (old, new)]
    return sum(((rows[0] - rows[1]) + (rows[1] - rows[0])).values())


def _paired(
    lost: set[str],
    found: set[str],
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    old: Mapping[str, pa.Table],
    new: Mapping[str, pa.Table],
) -> Iterator[tuple[str, str]]:
    """Rows lost and found that stand at the same mark: those most alike first."""
    places: dict[tuple[Cell, ...], set[str]] = {}
    for row_id, place in _marks(old, lost):
        places.setdefault(place, set()).add(row_id)
    candidates = {(a, b) for b, place in _marks(new, found) for a in places.get(place, ())}
    ranked = sorted(candidates, key=lambda pair: (len(_differences(before[pair[0]], after[pair[1]])), pair))
    used: set[str] = set()
    for a, b in ranked:
        if a not in used and b not in used:
            used |= {a, b}
            yield a, b


def _marks(tables: Mapping[str, pa.Table], rows: set[str]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    if "marks" in tables:
        for mark in tables["marks"].to_pylist():
            if mark["row_id"] in rows:
                yield (
                    mark["row_id"],
                    tuple(mark[n] for n in ("edition", "source_file", "char_start", "char_end", "sha256")),
                )


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)
