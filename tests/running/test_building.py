"""Many articles are built in portions: what comes out is what building them all at once gives."""

from __future__ import annotations

import shutil

import pytest

from flows.errors import SourceError
from flows.reading.stamping import stamped
from flows.releases.writing import write_build
from flows.running import building
from flows.running.building import build
from flows.running.gate import gate_problems
from flows.running.outcome import outcome_of
from flows.running.pipeline import Job
from flows.running.stages import Stages
from tests.harbour import ISSUE


@pytest.fixture
def issues(harbour):
    """Three issues; of two the names sort otherwise than their articles' ids, and one revises a figure."""
    for name, date, old, new in (
        (f"{ISSUE}-b", "2018-04-29", "24.3", "24.8"),
        ("harbour-2017", "2018-02-27", "The park is 711", "The park is 712"),
    ):
        shutil.copytree(harbour.issue, harbour.raw / name)
        shutil.copytree(harbour.rules / ISSUE, harbour.rules / name)
        file = harbour.raw / name / "issue.yaml"
        text = file.read_text(encoding="utf-8").replace(ISSUE, name).replace("2018-03-29", date)
        file.write_text(text, encoding="utf-8")
        for article in (harbour.raw / name / "articles").iterdir():
            article.write_text(article.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        file.write_text(stamped(harbour.raw / name), encoding="utf-8")
    return harbour


def built(harbour, monkeypatch, articles, **more):
    monkeypatch.setattr(building, "PORTION", articles)
    return build(Job(raw=harbour.raw, rules=harbour.rules, processes=1, **more), Stages())


def files(made, folder):
    write_build(made.tables, folder, made.about)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("articles", [2, 3])
def test_portions_give_the_same_files(issues, monkeypatch, tmp_path, articles):
    whole = built(issues, monkeypatch, 1000)
    parts = built(issues, monkeypatch, articles)
    assert parts.articles == ()
    assert whole.tables["reckonings"].num_rows > 3
    assert {row["identity"] for row in whole.tables["reckonings"].to_pylist()} >= {"revised", "same_fact_later"}
    assert files(parts, tmp_path / "parts") == files(whole, tmp_path / "whole")


def test_portions_say_the_same_of_what_was_read(issues, monkeypatch):
    whole = built(issues, monkeypatch, 1000)
    assert outcome_of(built(issues, monkeypatch, 2), {}) == outcome_of(whole, {})


def test_the_gate_sees_what_is_wrong_in_a_portion(issues, monkeypatch):
    issues.rewrite("park", "The park is", "Some 40 things stand there. The park is long. It is 9 km long. The park is")
    issues.rule_file.with_name("park.yaml").write_text(
        issues.rule_file.with_name("park.yaml").read_text(encoding="utf-8").replace("is [length]", "[length]"),
        encoding="utf-8",
    )
    whole, parts = built(issues, monkeypatch, 1000), built(issues, monkeypatch, 2)
    assert {one.cause for one in gate_problems(whole)} >= {"unclaimed", "fires-too-often"}
    assert sorted(gate_problems(parts), key=str) == sorted(gate_problems(whole), key=str)


@pytest.mark.parametrize("articles", [2, 1000])
def test_an_issue_about_a_place_that_the_codebook_does_not_know_is_an_error(issues, monkeypatch, articles):
    file = issues.issue / "issue.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("place: qingdao", "place: atlantis"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"issue\.yaml:5: no such place; found atlantis"):
        built(issues, monkeypatch, articles)
