from __future__ import annotations

import pyarrow as pa
import pytest

from flows.reckoning.checking import check_tables
from flows.reckoning.sources import check_sources
from schemas.findings import SOURCE_CHECKS
from tests.releases.dataset import TEXT, articles, tiny_tables

TEXTS = {f"port-2018/articles/{slug}.md": text for slug, text in TEXT.items()}


def spoiled(tables: dict[str, pa.Table], table: str, **cells: object) -> dict[str, pa.Table]:
    """The tables with some cells of a table's first row changed."""
    rows = tables[table].to_pylist()
    rows[0].update(cells)
    return {**tables, table: pa.Table.from_pylist(rows, schema=tables[table].schema)}


def test_what_was_read_bears_out_the_tables():
    assert check_sources(tiny_tables(), TEXTS) == ()
    assert [one.check for one in check_tables(tiny_tables(articles()), TEXTS) if one.check in SOURCE_CHECKS] == []


@pytest.mark.parametrize("table", ["articles", "sentences", "marks"])
@pytest.mark.parametrize(
    ("check", "cells"), [("slice_hash", {"sha256": "0" * 64}), ("offsets_inside_file", {"char_end": 9999})]
)
def test_a_row_at_odds_with_its_file_fails_its_check_alone(table, check, cells):
    found = check_sources(spoiled(tiny_tables(), table, **cells), TEXTS)
    assert [(one.table, one.check, len(one.rows), one.severity) for one in found] == [(table, check, 1, "error")]


def test_files_that_are_not_at_hand_are_passed_by():
    assert check_sources(spoiled(tiny_tables(), "marks", sha256="0" * 64), {}) == ()
