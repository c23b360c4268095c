"""What a check says beyond the examples of rules: the other edition, the release, what is corrected."""

from __future__ import annotations

import shutil

from flows.releases.publishing import publish
from flows.running.building import build
from flows.running.checking import check
from flows.running.pipeline import Job
from flows.running.stages import Stages
from tests.harbour import ISSUE


def job_of(harbour, **more):
    return Job(raw=harbour.raw, rules=harbour.rules, **more)


def causes(checked):
    return [(p.severity, p.cause) for p in checked.problems]


def test_a_number_that_only_the_original_has_is_told_by_its_place_never_by_its_words(harbour):
    harbour.rule_file.write_text(
        harbour.rule_file.read_text(encoding="utf-8").replace('"growth of [growth]"', '"growth by [growth]"'),
        encoding="utf-8",
    )
    checked = check(job_of(harbour, originals=harbour.originals), Stages())
    (problem,) = [p for p in checked.problems if p.cause == "unclaimed"]
    assert (problem.message, problem.line) == ("'4.5'", 3)
    assert problem.file is not None
    assert problem.file.endswith(f"originals/{ISSUE}.txt")


def test_a_rule_that_fires_in_one_edition_only_is_no_dead_rule(harbour):
    text = harbour.rule_file.read_text(encoding="utf-8")
    harbour.rule_file.write_text(text.replace("anchor: [handled]", "anchor: [joy]"), encoding="utf-8")
    assert ("error", "never-fires") in causes(check(job_of(harbour), Stages()))
    assert ("error", "never-fires") not in causes(check(job_of(harbour, originals=harbour.originals), Stages()))


def test_a_change_of_the_data_without_a_release_fails_a_refactor_does_not(harbour, tmp_path):
    outputs = tmp_path / "outputs"
    assert check(job_of(harbour), Stages(), outputs).fine
    built = build(job_of(harbour), Stages())
    publish(built.tables, built.about, outputs)
    assert check(job_of(harbour), Stages(), outputs).problems == ()
    harbour.rewrite("quay", "24.3", "24.8")
    checked = check(job_of(harbour), Stages(), outputs)
    assert {p.cause for p in checked.problems} == {"not-released"}
    assert {p.message.partition(":")[0] for p in checked.problems} >= {"observations", "figures", "sentences"}


def test_the_rules_of_an_article_that_is_not_there_never_fire(harbour):
    shutil.copy(harbour.rule_file, harbour.rule_file.with_name("lighthouse.yaml"))
    found = [p for p in check(job_of(harbour), Stages()).problems if p.cause == "never-fires"]
    assert [p.message.partition(":")[0] for p in found] == [
        f"{ISSUE}/lighthouse/throughput",
        f"{ISSUE}/lighthouse/cranes",
    ]


def test_a_correction_is_a_visible_row(harbour):
    (harbour.rules / ISSUE / "corrections.yaml").write_text(
        "- correction: length\n  figure: {article: park, indicator: route_length}\n  expect: 711\n  published: 71.1\n"
        "  reason: No park is that long.\n  source: A map\n",
        encoding="utf-8",
    )
    tables = build(job_of(harbour), Stages()).tables
    (row,) = tables["corrections"].to_pylist()
    assert (row["value_reported"], row["value_published"], row["source"]) == (711.0, 71.1, "A map")
    corrected = [r for r in tables["observations"].to_pylist() if r["correction_id"]]
    assert [(r["value"], r["value_reported"]) for r in corrected] == [(71.1, 711.0)]


def test_where_the_issue_is_about_is_told_by_its_code(harbour):
    (issue,) = build(job_of(harbour), Stages()).tables["issues"].to_pylist()
    assert issue["place"] == "CNTAO"
