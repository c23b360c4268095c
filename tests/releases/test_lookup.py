"""A trace reads of each table no more than can hold its rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.errors import ReleaseError
from flows.releases import writing
from flows.releases.lookup import look_up
from flows.releases.tracing import trace
from flows.releases.writing import write_build
from tests.releases.dataset import about
from tests.releases.test_commands import port_rows


@pytest.fixture
def grouped(tables, tmp_path, monkeypatch) -> Path:
    """A build whose row groups are one row each."""
    monkeypatch.setattr(writing, "ROW_GROUP", 1)
    write_build(tables, tmp_path / "build", about())
    return tmp_path / "build"


@pytest.fixture
def read(monkeypatch) -> list[tuple[int, bool]]:
    """The row groups that are read from now on, and whether with all columns."""
    found: list[tuple[int, bool]] = []
    real = pq.ParquetFile.read_row_group

    def noted(file, number, columns=None, **options):
        found.append((number, columns is None))
        return real(file, number, columns=columns, **options)

    monkeypatch.setattr(pq.ParquetFile, "read_row_group", noted)
    return found


@pytest.mark.parametrize("given", ["24.276 billion", "24.276", "24276000000", "first", "2018", "no such thing"])
def test_row_groups_do_not_tell_in_what_is_found(grouped, built, given):
    assert [one.as_data() for one in trace(given, grouped)] == [one.as_data() for one in trace(given, built)]


def test_only_a_row_group_with_a_hit_is_read_with_all_columns(grouped, tables, read):
    wanted = tables["observations"].column("observation_id").to_pylist()[1]
    found = look_up(grouped, "observations", ("observation_id",), lambda part: [part.column(0)[0].as_py() == wanted])
    assert [row["observation_id"] for row in found] == [wanted]
    assert [number for number, whole in read if whole] == [1]
    assert len(read) == tables["observations"].num_rows + 1


def test_row_groups_of_other_articles_are_not_read(grouped, tables, read):
    articles = tables["ledger"].column("article_id").to_pylist()
    own = articles[-1]
    found = look_up(grouped, "ledger", ("token_id",), lambda part: [True] * part.num_rows, own)
    assert {row["article_id"] for row in found} == {own}
    assert {number for number, _ in read} == {at for at, article in enumerate(articles) if article == own}
    assert len(found) < len(articles)


def test_every_part_of_a_trace_is_found_across_row_groups(grouped):
    (found,) = trace(port_rows()[0].observation_id, grouped)
    assert all((found.article, found.sentence, found.marks, found.tokens))


def test_a_table_that_is_missing_or_broken_is_told(grouped):
    path = grouped / "events.parquet"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ReleaseError, match="cannot be read"):
        trace("first", grouped)
    path.unlink()
    with pytest.raises(ReleaseError, match="no such table"):
        trace("first", grouped)
