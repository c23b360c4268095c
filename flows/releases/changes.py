"""What differs between two releases, as values: rows, tables, the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Cell = str | float | int | bool | None
Row = Mapping[str, Cell]
KINDS = ("added", "removed", "reidentified", "changed", "moved")


@dataclass(frozen=True, slots=True)
class Origin:
    """What rows were made with: the hashes of the rules and of the code, "" where they are not known."""

    rules: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is there in one release only, or in both and differs.

    Attributes:
        old: Its id in the older release, None where it was added.
        new: Its id in the newer one, None where it was removed.
        article_id: The article, where the table has one.
        indicator_id: The indicator, likewise.
        label: The row in a few words.
        columns: For each column that differs, the old and the new value.
        why: `source` (the article's text changed), `rule` (another rule reads it), `correction`, else `rules` or
            `code` (the hash of all of them changed), `article` (it was not in the other release).
    """

    old: str | None
    new: str | None
    article_id: str | None
    indicator_id: str | None
    label: str
    columns: Mapping[str, tuple[Cell, Cell]]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What became of one table."""

    fields_added: tuple[str, ...] = ()
    fields_removed: tuple[str, ...] = ()
    fields_retyped: tuple[str, ...] = ()
    fields_reordered: bool = False
    added: tuple[RowChange, ...] = ()
    removed: tuple[RowChange, ...] = ()
    reidentified: tuple[RowChange, ...] = ()
    changed: tuple[RowChange, ...] = ()
    moved: tuple[RowChange, ...] = ()
    rows_old: int = 0
    rows_new: int = 0
    other_rows: int = 0

    @property
    def schema_changed(self) -> bool:
        """Whether the fields differ in name, type or order."""
        return bool(self.fields_added or self.fields_removed or self.fields_retyped or self.fields_reordered)

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        rows = self.added or self.removed or self.reidentified or self.changed or self.moved
        return not (rows or self.schema_changed or self.other_rows)


@dataclass(frozen=True, slots=True)
class Diff:
    """Two releases compared.

    Attributes:
        tables_added: Tables of the newer one only.
        tables_removed: Tables of the older one only.
        tables_reordered: Whether those that both have stand in another order.
        tables: What became of those that both have.
        described: What is described anew: `licenses`, `observations`, `observations.value` …
    """

    tables_added: tuple[str, ...] = ()
    tables_removed: tuple[str, ...] = ()
    tables_reordered: bool = False
    tables: Mapping[str, TableDiff] = field(default_factory=dict)
    described: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        whole = self.tables_added or self.tables_removed or self.tables_reordered or self.described
        return not whole and all(table.same for table in self.tables.values())

    def by_indicator(self) -> dict[str, dict[str, int]]:
        """For each indicator how many observations were added, removed, re-identified, changed and moved."""
        counts: dict[str, Counter[str]] = {}
        for kind in KINDS:
            for change in getattr(self.tables.get("observations", TableDiff()), kind):
                counts.setdefault(str(change.indicator_id), Counter())[kind] += 1
        return {name: {kind: counts[name][kind] for kind in KINDS} for name in sorted(counts)}

    def as_data(self) -> dict[str, Any]:
        """The diff as plain data, for JSON."""
        return {
            "tablesAdded": list(self.tables_added),
            "tablesRemoved": list(self.tables_removed),
            "tablesReordered": self.tables_reordered,
            "described": list(self.described),
            "byIndicator": self.by_indicator(),
            "tables": {name: _table_data(table) for name, table in self.tables.items() if not table.same},
        }


def _table_data(table: TableDiff) -> dict[str, Any]:
    """A table's diff with the names that JSON's readers expect, empty parts left out."""
    data = asdict(table)
    names = {name: "".join(part.title() if i else part for i, part in enumerate(name.split("_"))) for name in data}
    return {names[name]: value for name, value in data.items() if value or name in ("rows_old", "rows_new")}
