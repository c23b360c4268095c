"""marks.csv: where the rows stand in the publisher's own file."""

from __future__ import annotations

import csv

import pytest

from flows.errors import SourceError
from flows.running.building import build
from flows.running.marks_file import add_marks, marks_text, read_marks, write_marks
from flows.running.pipeline import Job
from flows.running.stages import Stages
from tests.harbour import ISSUE


@pytest.fixture
def original(harbour):
    job = Job(raw=harbour.raw, edition="original", originals=harbour.originals, rules=harbour.rules)
    return build(job, Stages())


def job_of(harbour):
    return Job(raw=harbour.raw, rules=harbour.rules)


def test_what_is_written_is_read_back_and_holds_no_words(harbour, original):
    path = write_marks(harbour.raw, ISSUE, original.rows_of_issue(ISSUE))
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert list(rows[0]) == ["row_id", "edition", "source_file", "char_start", "char_end", "sha256"]
    assert len(rows) == 5
    assert "cranes" not in path.read_text(encoding="utf-8")
    text = (harbour.originals / f"{ISSUE}.txt").read_bytes().decode()
    assert text[int(rows[1]["char_start"]) : int(rows[1]["char_end"])] == "24.3 mil-\nlion"
    assert marks_text(original.rows_of_issue(ISSUE)) == path.read_bytes().decode()
    assert len(read_marks(harbour.raw, ISSUE)) == 5


def test_a_restated_build_says_where_in_the_original_each_row_stands(harbour, original):
    write_marks(harbour.raw, ISSUE, original.rows_of_issue(ISSUE))
    built = build(job_of(harbour), Stages())
    marks = built.tables["marks"].to_pylist()
    assert sorted(mark["edition"] for mark in marks) == ["original"] * 5 + ["restated"] * 5
    assert {mark["source_file"] for mark in marks if mark["edition"] == "original"} == {f"{ISSUE}.txt"}
    assert built.about.findings == ()


def test_a_mark_whose_row_is_gone_is_left_out_with_a_warning(harbour, original):
    path = write_marks(harbour.raw, ISSUE, original.rows_of_issue(ISSUE))
    path.write_text(path.read_text(encoding="utf-8") + f"{'0' * 16},original,x.txt,1,2,{'a' * 64}\n", encoding="utf-8")
    built = build(job_of(harbour), Stages())
    assert [(f.check, f.rows, f.severity) for f in built.about.findings] == [
        ("mark_without_row", ("0" * 16,), "warning")
    ]
    assert built.tables["marks"].num_rows == 10


@pytest.mark.parametrize(
    ("line", "text"), [(1, "row,edition\n"), (2, "row_id,edition,source_file,char_start,char_end,sha256\na,b\n")]
)
def test_a_damaged_marks_file_is_named_with_its_line(harbour, line, text):
    path = harbour.issue / "marks.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        read_marks(harbour.raw, ISSUE)
    assert (error.value.file, error.value.line) == (str(path), line)


def test_without_marks_nothing_is_added(harbour):
    built = build(job_of(harbour), Stages())
    rows = [result.rows for result in built.results]
    assert add_marks(rows, ()) == (rows, [])
