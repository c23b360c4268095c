from __future__ import annotations

import datetime as dt

import pytest

from flows.releases.publishing import publish
from flows.releases.rereading import day_of, says
from flows.releases.verifying import verify
from flows.releases.writing import write_build
from tests.releases.dataset import about, article, articles, marked, park_rows, port_rows, tiny_tables

# The originals: other words, another order, torn by lines, hyphens and letters set apart.
DUMP = "On Mar-\nch 1, 20\n18 the park was opened. Growth of 4.5 per cent brought the port to 2\n4.276 bil-\nlion t.\n"
PLACES = {"24.276 billion": "2\n4.276 bil-\nlion", "4.5": "4.5", "March 1, 2018": "Mar-\nch 1, 20\n18"}


@pytest.fixture
def both(tmp_path):
    """A release whose marks stand in both editions but one; and the folder of originals."""
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "dump.txt").write_bytes(DUMP.encode())
    rows = [marked(row, "original", "dump.txt", DUMP, PLACES) for row in articles()]
    return publish(tiny_tables(rows), about(), tmp_path / "outputs").folder, originals


def test_marks_in_the_other_edition_are_read_again(both, sources):
    release, originals = both
    found = verify(release, sources, originals)
    assert (found.findings, found.marks.opened, found.marks.read, found.marks.missing) == ((), 7, 3, {})


@pytest.mark.parametrize(("printed", "wrong"), [
    ("4.5", "4"),
    ("March 1, 2018", "1, 20"),
    ("24.276 billion", "4.276 bil-\nlion"),
    ("24.276 billion", "the port"),
])  # fmt: skip
def test_a_mark_at_other_words_is_found(tmp_path, sources, printed, wrong):
    """The hash is that of the slice, so that only reading it tells that it is another number or date."""
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "dump.txt").write_bytes(DUMP.encode())
    rows = [marked(row, "original", "dump.txt", DUMP, {printed: wrong}) for row in articles()]
    release = publish(tiny_tables(rows), about(), tmp_path / "outputs").folder
    assert [finding.check for finding in verify(release, sources, originals).findings] == ["mark_number"]


def test_only_the_originals_are_missing_and_are_named(both, sources):
    found = verify(both[0], sources)
    assert (found.fine, found.marks.opened, found.marks.missing) == (True, 4, {"dump.txt": 3})


def test_a_row_without_its_own_mark_is_found(tmp_path):
    rows = article("01-port", port_rows())
    tables = tiny_tables([rows, article("02-park", *park_rows())])
    tables["marks"] = tables["marks"].slice(1)
    write_build(tables, tmp_path / "build", about())
    assert [(f.check, len(f.rows)) for f in verify(tmp_path / "build").findings] == [("row_marked", 1)]


ROW = {"value": 1.0, "value_high": None, "value_reported": None, "unit": "1"}
DATE = dt.date(2018, 3, 1)


@pytest.mark.parametrize(("text", "piece", "row"), [
    ("It is the largest in China", "largest", {}),
    ("between 10 and 20 people", "10 and 20", {"value": 10.0, "value_high": 20.0}),
    ("fell by 4.5 percent", "4.5", {"value": -4.5}),
    ("1 2 0 people", "1 2 0", {"value": 120.0}),
    ("half a month", "half", {"value": 0.5}),
    ("half of them", "half", {"value": 50.0, "unit": "%"}),
    ("it has 12 gates", "12", {"value": 21.0, "value_reported": 12.0}),
])  # fmt: skip
def test_what_a_number_can_look_like(text, piece, row):
    start = text.index(piece)
    assert says({**ROW, **row}, text, start, start + len(piece), DATE)
    assert not says({**ROW, **row, "value": 77.0, "value_reported": None}, text, start, start + len(piece), DATE)


def test_a_date_that_was_worked_out_need_not_be_in_its_words():
    row = {"event_id": "x", "date": "2018-03-08", "date_start": "2018-03-08", "date_end": "2018-03-08"}
    assert not says({**row, "date_basis": "explicit"}, "on March 1, 2018", 3, 16, DATE)
    assert says({**row, "date_basis": "context"}, "on March 1, 2018", 3, 16, DATE)
    assert says({**row, "date_basis": "context"}, "one week later", 0, 8, DATE)
    assert not says({**row, "date_basis": "context"}, "the park", 0, 8, DATE)


@pytest.mark.parametrize("iso", ["2018", "2018-01", "2018-01-01"])
def test_the_first_day_of_a_date(iso):
    assert day_of(iso) == dt.date(2018, 1, 1)
