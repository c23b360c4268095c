from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.errors import RuleError
from flows.reckoning.formulas import FormulaError, computed, names_of
from flows.reckoning.identities import load_identities
from flows.reckoning.intervals import point
from flows.reckoning.reckon import reckon
from flows.reckoning.units import MismatchError, quantity
from tests.reckoning.facts import book, event, figure, in_articles

BOOK = book(["output", "duration"], {"city": None, "port": None}, ["project", "park", "work"])
SUM = {
    "identity": "projects",
    "says": "Works and parks make all projects.",
    "figures": {
        "all": {"subject": "city", "counted": "project"},
        "works": {"subject": "city", "counted": "work", "counts_as": "{project}"},
        "parks": {"subject": "city", "counted": "park", "counts_as": "{project}"},
    },
    "formula": "works + parks",
    "equals": "all",
}
ALL = figure("city", "count/project", 49, "{project}")
WORKS = figure("city", "count/work", 28, "{work}")
PARKS = figure("city", "count/park", 21, "{park}")


@pytest.fixture
def declared(tmp_path: Path):
    def write(*entries: dict[str, Any], codebook: Any = None) -> Any:
        path = tmp_path / "identities.yaml"
        path.write_text(yaml.safe_dump([deepcopy({**SUM, **entry}) for entry in entries or ({},)], sort_keys=False))
        return load_identities(path, "x-2018", codebook)

    return write


def outcomes(entries: Any, *rows: Any) -> list[tuple[str, str]]:
    return [(row.identity, row.outcome) for row in reckon(in_articles(*rows), BOOK, entries).rows]


def test_a_declared_sum_of_things_counted_by_several_names(declared):
    assert outcomes(declared(), ALL, WORKS, PARKS) == [("projects", "holds")]
    more = figure("city", "count/park", 22, "{park}")
    assert outcomes(declared(), ALL, WORKS, more) == [("projects", "contradicts")]


def test_a_missing_or_ambiguous_figure_is_found_with_its_line(declared):
    found = reckon(in_articles(ALL, WORKS), BOOK, declared())
    assert [(row.outcome, len(row.inputs.split())) for row in found.rows] == [("untestable", 2)]
    [finding] = found.findings
    assert (finding.check, finding.severity) == ("identity_complete", "warning")
    assert "identities.yaml:11: projects: parks: no figure fits" in finding.message
    twice = figure("city", "count/park", 21, "{park}", "2017")
    [finding] = reckon(in_articles(ALL, WORKS, PARKS, twice), BOOK, declared()).findings
    assert "parks: 2 figures fit" in finding.message


def test_the_same_figure_in_two_articles_is_one(declared):
    again = figure("city", "count/park", 21, "{park}", article="b")
    assert ("projects", "holds") in outcomes(declared(), ALL, WORKS, PARKS, again)


def test_figures_of_two_times_are_compared_only_where_the_identity_names_the_time(declared):
    dated = figure("city", "count/park", 21, "{park}", "2016")
    assert outcomes(declared(), ALL, WORKS, dated) == [("projects", "untestable")]
    figures = {**SUM["figures"], "parks": {**SUM["figures"]["parks"], "period": "2016"}}
    assert outcomes(declared({"figures": figures}), ALL, WORKS, dated) == [("projects", "holds")]


def test_what_is_not_of_one_unit_is_not_added(declared):
    figures = {**SUM["figures"], "parks": {"counted": "park"}}
    [row] = reckon(in_articles(ALL, WORKS, PARKS), BOOK, declared({"figures": figures})).rows
    assert row.outcome == "untestable"
    assert "is not" in row.note


@pytest.mark.parametrize(("opening", "outcome"), [("2017-05", "holds"), ("2015-05", "contradicts")])
def test_a_date_and_a_duration_give_a_date(declared, opening, outcome):
    figures = {
        "start": {"subject": "port", "event": "launch"},
        "building": {"subject": "port", "indicator": "duration"},
        "opened": {"subject": "port", "event": "opening"},
    }
    entry = declared({"figures": figures, "formula": "start + building", "equals": "opened"})
    building = figure("port", "duration", 3, "a", qualifier="gt")
    rows = event("port", "launch", "2013"), building, event("port", "opening", opening)
    assert ("projects", outcome) in outcomes(entry, *rows)


def test_a_selector_may_ask_for_an_empty_column(declared):
    figures = {**SUM["figures"], "all": {"counted": "project", "breakdown": None}}
    part = figure("city", "count/project", 40, "{project}", breakdown="x")
    assert ("projects", "holds") in outcomes(declared({"figures": figures}), ALL, WORKS, PARKS, part)


def test_identities_of_an_issue_that_is_not_read_wait(declared):
    assert reckon(in_articles(figure("city", "output", 1, "CNY", issue="y-2019")), BOOK, declared()).rows == ()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"formula": "works + park"}, "do not name the same: park, parks"),
        ({"formula": "works + parks + all.real"}, "cannot stand in a formula"),
        ({"formula": "works +"}, "not a formula"),
        ({"at_most": "all"}, "one of equals, at_most, at_least"),
        ({"figures": {"all": {"value": 3}}}, "identities.yaml:5: figures.all.value: unknown key"),
        ({"identity": "Two words"}, "identities.yaml:1: identity"),
    ],
)
def test_a_wrong_identity_is_refused_with_its_line(declared, entry, message):
    with pytest.raises(RuleError, match=message):
        declared(entry)


def test_an_id_that_the_codebook_does_not_know_is_refused_with_its_line(declared):
    assert declared(codebook=BOOK)
    with pytest.raises(RuleError, match=r"identities\.yaml:5: unknown subject; found town"):
        declared({"figures": {**SUM["figures"], "all": {"subject": "town"}}}, codebook=BOOK)


def test_an_identity_given_twice_is_refused(declared):
    with pytest.raises(RuleError, match="projects: given twice"):
        declared({}, {})


def test_no_file_no_identities(tmp_path):
    assert load_identities(tmp_path / "identities.yaml", "x-2018") == ()


def test_the_identities_of_every_issue_can_be_read(root):
    files = sorted((root / "flows" / "rules").glob("*/identities.yaml"))
    assert files
    for path in files:
        assert load_identities(path, path.parent.name)


def test_formulas_reckon_with_quantities():
    figures = {"rate": quantity(point(6), "{box}/h"), "time": quantity(point(2), "h")}
    assert names_of("-(rate * time) / 2") == {"rate", "time"}
    assert computed("-(rate * time) / 2", figures) == -quantity(point(6), "{box}")
    with pytest.raises(MismatchError):
        computed("rate - time", figures)
    with pytest.raises(FormulaError, match="cannot stand"):
        names_of("__import__('os')")
    with pytest.raises(FormulaError, match="cannot stand"):
        names_of("rate ** 'a'")
