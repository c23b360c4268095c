"""Read back and compared part by part, a release is told the same as in one piece."""

from __future__ import annotations

import json
import random
import time

import pyarrow as pa
import pytest

from flows.reckoning.checking import check_tables as check_in_memory
from flows.releases import merging, stored, walking
from flows.releases.arrow import table_of
from flows.releases.diffing import compare
from flows.releases.folder import content_hashes
from flows.releases.keys import check_keys
from flows.releases.merging import unlike
from flows.releases.publishing import publish
from flows.releases.readback import check_tables
from flows.releases.stored import rows_of, stored_table, stored_tables
from flows.releases.verifying import verify
from flows.releases.walking import by_articles
from flows.releases.writing import _write_table
from schemas.tables import SORT_KEYS, TABLES
from tests.releases.dataset import about, changed_tables
from tests.schemas.dataset import dataset
from tests.schemas.test_broken_rows import ACROSS, FOREIGN, WITHIN, changed


@pytest.fixture
def one_by_one(monkeypatch):
    """Parts of one row, one article at a time."""
    monkeypatch.setattr(stored, "PART", 1)
    monkeypatch.setattr(walking, "AT_ONCE", 1)


def write(tables, folder):
    """The tables' files alone, whatever is wrong in them: a build would not hold some of it."""
    folder.mkdir()
    written = [_write_table(name, table, folder) for name, table in tables.items()]
    resources = [
        {"name": table.name, "format": "csv", "contentHash": f"sha256:{table.content_sha256}"} for table in written
    ]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")


def broken():
    """Faults across tables and some within, each as a dataset with that fault."""
    yield pytest.param(dataset(), id="none")
    for (table, check), (where, index, cells) in ACROSS.items():
        yield pytest.param(changed(where, index, **cells), id=f"{table}-{check}")
    for table, (index, cells) in FOREIGN.items():
        yield pytest.param(changed(table, index, **cells), id=f"{table}-foreign_key")
    for (table, check), (index, cells) in [*WITHIN.items()][::5]:
        yield pytest.param(changed(table, index, **cells), id=f"{table}-{check}")
    for table in TABLES:
        rows = dataset()
        rows[table] = [*rows[table], rows[table][-1]]
        yield pytest.param(rows, id=f"{table}-key_unique")


def told(findings):
    return sorted((one.table, one.check, one.rows, one.message, one.severity) for one in findings)


@pytest.mark.slow
@pytest.mark.parametrize("rows", list(broken()))
def test_what_is_read_back_in_parts_is_told_as_what_is_in_memory(rows, one_by_one, monkeypatch, tmp_path):
    monkeypatch.setattr(stored, "PART", 4)
    tables = {name: table_of(name, table) for name, table in rows.items()}
    write(tables, tmp_path / "build")
    assert told(check_tables(tmp_path / "build")) == told(check_in_memory(tables))


def test_a_key_given_twice_far_apart_is_found(tables, one_by_one, tmp_path):
    marks = tables["marks"]
    write({**tables, "marks": pa.concat_tables([marks, marks.slice(0, 1)])}, tmp_path / "build")
    (found,) = (one for one in check_tables(tmp_path / "build") if one.check == "key_unique")
    first = " ".join(str(marks.column(name)[0]) for name in marks.column_names[:5])
    assert found.rows == (first, first)


def test_articles_are_gone_through_in_all_tables_side_by_side(built, one_by_one):
    parts = list(by_articles(stored_tables(built)))
    assert [part["articles"].column("article_id").to_pylist() for part in parts] == [
        ["port-2018/01-port"],
        ["port-2018/02-park"],
    ]
    for name in ("observations", "events", "ledger", "sentences", "marks", "figures"):
        assert pa.concat_tables([part[name] for part in parts]).equals(stored_table_whole(built, name)), name
    for part in parts:
        ids = {
            *part["observations"].column("observation_id").to_pylist(),
            *part["events"].column("event_id").to_pylist(),
        }
        assert ids == set(part["marks"].column("row_id").to_pylist())


def stored_table_whole(folder, name):
    return pa.concat_tables(stored_table(folder, name).parts())


def test_a_table_that_is_not_in_the_order_of_its_articles_is_told(tables, one_by_one, tmp_path):
    rows = tables["sentences"]
    write({**tables, "sentences": rows.take(list(range(rows.num_rows))[::-1])}, tmp_path / "build")
    assert [(one.table, one.check) for one in check_tables(tmp_path / "build")] == [("sentences", "order")]
    assert verify(tmp_path / "build").marks.opened == 0


@pytest.mark.parametrize("size", [1, 8_192])
def test_a_mark_that_does_not_stand_with_its_row_is_told(tables, monkeypatch, tmp_path, size):
    """Or it would not be re-opened: a second mark of a row is missed by no other check."""
    monkeypatch.setattr(stored, "PART", size)
    monkeypatch.setattr(walking, "AT_ONCE", 1)
    marks, count = tables["marks"], tables["marks"].num_rows
    for order in ([count - 1, *range(count - 1)], [*range(1, count), 0]):
        folder = tmp_path / str(order[0])
        write({**tables, "marks": marks.take(order)}, folder)
        assert [(one.table, one.check) for one in check_tables(folder)] == [("marks", "order")]
        assert verify(folder).marks.opened == 0


@pytest.mark.parametrize(("name", "column"), [("events", "event_id"), ("observations", "sentence_id")])
def test_a_table_without_rows_is_checked_for_its_columns(tables, tmp_path, name, column):
    write({**tables, name: tables[name].slice(0, 0).drop_columns([column])}, tmp_path / "build")
    assert (name, "columns") in {(one.table, one.check) for one in check_tables(tmp_path / "build")}
    assert not verify(tmp_path / "build").fine


@pytest.mark.parametrize("kind", [pa.int64(), pa.large_string()])
def test_a_table_without_rows_is_checked_for_its_types(tables, tmp_path, kind):
    bare = tables["events"].slice(0, 0).set_column(0, "event_id", pa.array([], kind))
    write({**tables, "events": bare}, tmp_path / "build")
    assert ("events", "types") in {(one.table, one.check) for one in check_tables(tmp_path / "build")}
    assert verify(tmp_path / "build").marks.opened == 0


def test_many_keys_given_twice_are_found_in_one_pass(tables, tmp_path):
    wide = pa.concat_tables([tables["ledger"]] * 2_000)
    ids = pa.array([str(number // 2) for number in range(wide.num_rows)])
    twice = wide.set_column(wide.schema.names.index("token_id"), "token_id", ids)
    begin = time.process_time()
    (found,) = check_keys({"ledger": rows_of(twice)})[0]
    assert (len(found.rows), time.process_time() - begin < 2) == (wide.num_rows, True)


def rows(numbers, key="article_id"):
    """A table sorted by its first column: keys of two digits, some of them with several rows."""
    cells = sorted({(f"{number // 4:02d}", str(number % 4)) for number in numbers})
    return pa.table({key: [cell[0] for cell in cells], "b": pa.array([cell[1] for cell in cells], pa.string())})


@pytest.mark.parametrize("part", [1, 3, 100])
@pytest.mark.parametrize("name", ["ledger", "marks"])
def test_tables_merged_give_the_rows_that_only_one_of_them_has(monkeypatch, part, name):
    monkeypatch.setattr(stored, "PART", part)
    chance = random.Random(5)
    for _ in range(60):
        old, new = (rows(chance.sample(range(60), chance.randrange(40))) for _ in range(2))
        if chance.random() < 0.3:  # out of order: the same answer
            new = new.take(chance.sample(range(new.num_rows), new.num_rows))
        pairs = unlike(name, rows_of(old), rows_of(new), lambda one, other: (one.to_pylist(), other.to_pylist()))
        for number, own, other in ((0, old, new), (1, new, old)):
            there = other.to_pylist()
            assert [row for pair in pairs for row in pair[number]] == [r for r in own.to_pylist() if r not in there]


@pytest.mark.parametrize("name", ["ledger", "articles", "issues"])
def test_a_key_of_another_type_is_compared_too(tables, name):
    """As when a release of another version is compared: all rows are others."""
    key = SORT_KEYS[name][0]
    numbers = pa.array(range(tables[name].num_rows), pa.int64())
    other = {**tables, name: tables[name].set_column(tables[name].schema.names.index(key), key, numbers)}
    for old, new in ((other, tables), (tables, other)):
        found = compare(old, new).tables[name]
        assert found.fields_retyped == (key,)
        assert len(found.added) + len(found.removed) + found.other_rows == 2 * tables[name].num_rows


def test_tables_without_a_common_column_have_no_row_in_common(tables):
    found = compare({**tables, "reckonings": pa.table({"other": [1, 2, 3]})}, tables).tables["reckonings"]
    assert (found.rows_old, found.other_rows) == (3, 3 + tables["reckonings"].num_rows)


@pytest.mark.parametrize("column", ["article_id", "sha256"])
def test_articles_that_lack_what_reasons_rest_on_are_compared_without(tables, column):
    found = compare({**tables, "articles": tables["articles"].drop_columns([column])}, changed_tables())
    assert found.tables["articles"].fields_added == (column,)
    assert found.tables["observations"].changed


def test_rows_told_before_a_table_turns_out_unsorted_are_told_once(tables, monkeypatch):
    """Articles of both releases are no reason for a change, in whatever order they stand."""
    monkeypatch.setattr(stored, "PART", 1)
    articles = tables["articles"]
    new = {**changed_tables(), "articles": articles.take([1, 0])}
    reasons = {why for change in compare(tables, new).tables["observations"].changed for why in change.why}
    assert "article" not in reasons


def test_a_merge_holds_no_more_than_what_differs_around_one_place(monkeypatch):
    """Every row differs, and yet only some parts are ever waiting."""
    monkeypatch.setattr(stored, "PART", 10)
    count = 2_000
    keys = [f"{number:05d}" for number in range(count)]
    old, new = (pa.table({"article_id": keys, "b": pa.array([text] * count)}) for text in ("old", "new"))
    waiting = []
    real = merging._Side.wait
    monkeypatch.setattr(
        merging._Side, "wait", lambda side, part: real(side, part) or waiting.append(side.waiting.num_rows)
    )
    assert sum(unlike("ledger", rows_of(old), rows_of(new), lambda one, other: one.num_rows + other.num_rows)) == 4_000
    assert max(waiting) <= 20


def test_a_release_compared_row_by_row_is_compared_as_a_whole(tables, outputs, monkeypatch):
    whole = compare(tables, changed_tables()).as_data()
    monkeypatch.setattr(stored, "PART", 1)
    assert compare(tables, changed_tables()).as_data() == whole
    done = publish(changed_tables(), about(), outputs)
    assert (done.folder.name, done.diff.as_data()["tables"]) == ("v0.1.1", whole["tables"])
    assert verify(done.folder).fine


def test_the_parts_in_which_a_table_is_written_leave_no_trace(tables, tmp_path, monkeypatch):
    write(tables, tmp_path / "whole")
    monkeypatch.setattr("flows.releases.delimited.ROWS_AT_ONCE", 1)
    write({name: pa.concat_tables([t.slice(0, 1), t.slice(1)]) for name, t in tables.items()}, tmp_path / "parts")
    assert content_hashes(tmp_path / "parts") == content_hashes(tmp_path / "whole")
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "parts" / path.name).read_bytes() == path.read_bytes()
