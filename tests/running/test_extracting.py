"""Documents that nobody wrote rules for: strangers are subjects, and every number is in the ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.running.extracting import documents, subject_called, told_of
from flows.running.pipeline import Built, Job, build_from
from flows.running.stages import Stages

TEXT = "In 2016, Kobe's exports reached 5 billion US dollars, up 4 percent. Nagoya's exports fell 3 percent.\n"


def extracted(folder: Path, text: str = TEXT) -> Built:
    path = folder / "ports.txt"
    path.write_text(text, encoding="utf-8")
    corpus = documents([path], dt.date(2017, 2, 1), subject_called("Qingdao"))
    return build_from(corpus, Job(raw=Path(), edition="original", issue="extract"), Stages())


def test_names_that_nobody_knows_are_provisional_subjects(tmp_path):
    tables = extracted(tmp_path).tables
    subjects = {row["subject_id"]: row for row in tables["subjects"].to_pylist()}
    facts = [(row["subject_id"], row["measure"], row["value"]) for row in tables["observations"].to_pylist()]
    assert facts == [("kobe", "level", 5e9), ("kobe", "change_percent", 4.0), ("nagoya", "change_percent", -3.0)]
    assert (subjects["kobe"]["label"], subjects["kobe"]["kind"]) == ("Kobe", "provisional")


def test_the_text_of_a_document_is_not_published(tmp_path):
    tables = extracted(tmp_path).tables
    assert set(tables["sentences"].column("text").to_pylist()) == {None}
    assert tables["articles"].to_pylist()[0]["title"] == "ports"


def test_no_number_is_left_out_of_the_ledger(tmp_path):
    tables = extracted(tmp_path, "Some 12 people came, and 7 left.\n").tables
    assert [row["surface"] for row in tables["ledger"].to_pylist()] == ["12", "7"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Qingdao", "qingdao"), ("qingdao", "qingdao"), ("New Kobe", "new-kobe"), ("", "")]
)
def test_a_place_is_called_by_its_id_or_its_name(name: str, expected: str):
    assert subject_called(name) == expected


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.raises(UsageError, match="two files"):
        documents([tmp_path / "a.txt", tmp_path / "b" / "a.txt"], dt.date(2017, 2, 1), "")


@pytest.mark.parametrize(
    ("place", "subject", "expected"),
    [
        ("Qingdao", "", "qingdao"),
        ("Qingdao", "Varn Motors", "varn-motors"),
        ("Qingdao", "Qingdao Bureau of Statistics", "qingdao"),
        ("", "Statistics Varnland", "statistics-varnland"),
    ],
)
def test_an_office_that_tells_the_figures_of_a_place_is_not_whom_they_are_of(place: str, subject: str, expected: str):
    assert told_of(place, subject) == expected
