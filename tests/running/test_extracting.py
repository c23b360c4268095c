"""Documents that nobody wrote rules for: strangers are subjects, and every number is in the ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.running.extracting import documents
from flows.running.pipeline import Built, Job, build_from
from flows.running.stages import Stages

TEXT = "In 2016, Kobe's exports reached 5 billion US dollars, up 4 percent. Nagoya's exports fell 3 percent.\n"


def extracted(folder: Path, text: str = TEXT) -> Built:
    path = folder / "ports.txt"
    path.write_text(text, encoding="utf-8")
    corpus = documents([path], dt.date(2017, 2, 1), "Qingdao")
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


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.raises(UsageError, match="two files"):
        documents([tmp_path / "a.txt", tmp_path / "b" / "a.txt"], dt.date(2017, 2, 1), "")


def test_an_office_given_as_the_subject_has_no_figures_of_its_own(tmp_path):
    path = tmp_path / "norvia.txt"
    path.write_text("In May 2016 exports rose 4 percent, the Norvia Trade Institute (NTI) said.\n", encoding="utf-8")
    corpus = documents([path], dt.date(2016, 7, 1), "Norvia", "NTI")
    assert corpus.works[0].article.place == "norvia"
