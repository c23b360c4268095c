from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.errors import RuleError
from flows.reckoning.corrections import corrected, load_corrections
from tests.reckoning.facts import figure, in_articles

BERTHS = figure("port", "count/berth", 115, "{berth}", article="08-port")
CRANES = figure("port", "count/crane", 7, "{crane}", article="08-port")
PLAIN = {
    "correction": "berths",
    "figure": {"article": "port", "counted": "berth"},
    "expect": 115,
    "published": 111,
    "reason": "The list has fewer.",
    "source": "The list.",
}


@pytest.fixture
def entries(tmp_path: Path):
    """The entries of a file with a correction changed in some keys."""

    def write(*corrections: dict[str, Any]) -> Any:
        path = tmp_path / "corrections.yaml"
        path.write_text(yaml.safe_dump([deepcopy({**PLAIN, **one}) for one in corrections or ({},)], sort_keys=False))
        return load_corrections(path, "x-2018")

    return write


def test_a_correction_is_seen_in_the_row_and_in_its_own_table(entries):
    [article], [correction] = corrected(in_articles(BERTHS, CRANES), entries())
    row, other = article.observations
    assert (row.value, row.value_reported, row.correction_id) == (111, 115, "x-2018/berths")
    assert row.observation_id == BERTHS.observation_id == correction.observation_id
    assert (correction.value_reported, correction.value_published) == (115, 111)
    assert other == CRANES


def test_a_figure_may_be_named_by_its_id(entries):
    by_id = {"figure": None, "observation": BERTHS.observation_id}
    [article], _ = corrected(in_articles(BERTHS), entries(by_id))
    assert article.observations[0].value == 111


def test_corrections_of_an_issue_that_is_not_read_wait(entries):
    articles = in_articles(figure("port", "count/berth", 115, "{berth}", issue="y-2019"))
    assert corrected(articles, entries()) == (tuple(articles), ())


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ({"expect": 116}, 5, "the article says something else; found 115; expected 116"),
        ({"expect": 110, "published": 115}, 6, "the article already says so; found 115; drop the correction"),
        ({"figure": {"counted": "pier"}}, 2, "fits no figure"),
        ({"figure": {"subject": "port"}}, 2, "fits 2 figures"),
    ],
)
def test_a_stale_correction_fails_at_its_line(entries, change, line, message):
    with pytest.raises(RuleError) as fault:
        corrected(in_articles(BERTHS, CRANES), entries(change))
    assert f"corrections.yaml:{line}: berths: {message}" in str(fault.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"published": 115}, "nothing is corrected"),
        ({"figure": None}, "either figure or observation"),
        ({"figure": {"value": 3}}, "unknown key"),
        ({"reason": ""}, "at least 1 character"),
    ],
)
def test_a_wrong_entry_is_refused_when_the_file_is_read(entries, change, message):
    with pytest.raises(RuleError, match=message):
        entries(change)


def test_no_figure_is_corrected_twice(entries):
    with pytest.raises(RuleError, match="corrects a figure twice"):
        corrected(in_articles(BERTHS), entries({}, {"correction": "again"}))
    with pytest.raises(RuleError, match="given twice"):
        entries({}, {})


def test_no_file_no_corrections(tmp_path):
    assert load_corrections(tmp_path / "corrections.yaml", "x-2018") == ()
    (tmp_path / "corrections.yaml").write_text("# none\n")
    assert load_corrections(tmp_path / "corrections.yaml", "x-2018") == ()
