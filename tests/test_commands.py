"""The commands as a user calls them: what they print, what they leave, how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from tests.harbour import ISSUE


def facts(folder):
    rows = pq.read_table(folder / "observations.parquet").to_pylist()
    return {(row["indicator_id"], row["measure"]): (row["value"], row["unit"], row["period"]) for row in rows}


FACTS = {
    ("cargo_throughput", "level"): (24.3e6, "t", "2017"),
    ("cargo_throughput", "change_percent"): (4.5, "%", "2017"),
    ("employees", "level"): (12.0, "{employee}", None),
    ("route_length", "level"): (711.0, "km", None),
}


def test_a_build_says_what_was_read_found_and_left(seamark, harbour, tmp_path):
    ran = seamark("build", *harbour.options(), "--to", tmp_path / "b")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:4] == [
        "read    2 articles of 1 issue, restated edition, 164 characters",
        "found   4 observations, 1 event, 5 marks",
        "ledger  8 numbers: 5 observation, 2 event, 1 time",
        "unread  0",
    ]
    assert ran.out.splitlines()[-1] == f"lies in {tmp_path / 'b'}"
    assert facts(tmp_path / "b") == FACTS


def test_both_editions_give_the_same_facts_and_compare_says_so(seamark, harbour, tmp_path):
    original = ("--edition", "original", "--originals", harbour.originals)
    assert seamark("build", *harbour.options(), *original, "--to", tmp_path / "o").code == 0
    assert facts(tmp_path / "o") == FACTS
    assert set(pq.read_table(tmp_path / "o" / "sentences.parquet").column("text").to_pylist()) == {None}
    ran = seamark("compare", *harbour.options(), "--originals", harbour.originals)
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [f"{ISSUE}/quay: 3 the same, 0 not", f"{ISSUE}/park: 2 the same, 0 not"],
    )


def test_compare_shows_what_differs_with_the_words_at_both_marks(seamark, harbour):
    harbour.rewrite("quay", "24.3", "24.8")
    ran = seamark("compare", "quay", *harbour.options(), "--originals", harbour.originals)
    assert ran.code == 1
    assert "value 24800000.0 | 24300000.0" in ran.out
    assert "restated" in ran.out
    assert "⟦24.8 million⟧" in ran.out
    assert "⟦24.3 mil- lion⟧" in ran.out
    data = json.loads(seamark("compare", *harbour.options(), "--originals", harbour.originals, "--json").out)
    assert [(pair["same"], [d["columns"] for d in pair["differences"]]) for pair in data] == [(2, [["value"]]), (2, [])]


def test_marks_are_written_only_when_asked_and_from_the_original(seamark, harbour, tmp_path):
    original = ("--edition", "original", "--originals", harbour.originals)
    seamark("build", *harbour.options(), *original, "--to", tmp_path / "b")
    assert not (harbour.issue / "marks.csv").exists()
    assert seamark("build", *harbour.options(), "--update-marks", "--to", tmp_path / "b").code == 2
    ran = seamark("build", *harbour.options(), *original, "--update-marks", "--to", tmp_path / "b")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"marks   {harbour.issue / 'marks.csv'}"


def test_check_is_silent_about_what_is_fine(seamark, harbour):
    ran = seamark("check", *harbour.options())
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "fine")


def test_check_fails_on_a_stale_marks_file_only_with_the_originals(seamark, harbour):
    (harbour.issue / "marks.csv").write_text(
        "row_id,edition,source_file,char_start,char_end,sha256\n", encoding="utf-8"
    )
    assert seamark("check", *harbour.options()).code == 0
    ran = seamark("check", *harbour.options(), "--originals", harbour.originals)
    assert ran.code == 1
    assert "error: stale-marks (1)" in ran.out
    assert "--update-marks" in ran.out


def test_an_unclaimed_number_fails_the_check_but_not_the_build(seamark, harbour, tmp_path):
    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    built = seamark("build", *harbour.options(), "--to", tmp_path / "b")
    assert (built.code, "unread  1 (see `seamark rules coverage`)" in built.out) == (0, True)
    ran = seamark("check", *harbour.options(), "--json")
    (problem,) = json.loads(ran.out)["problems"]
    assert (ran.code, problem["cause"], problem["line"]) == (1, "unclaimed", 3)
    assert problem["file"].endswith("02-park.md")
    assert "⟦40⟧" in problem["message"]


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("level: 3000000, growth: 2", "level: 4000000, growth: 2", "example"),
        ('not: ["It handled complaints."]', 'not: ["It handled 2 million tons."]', "example"),
        ("anchor: [handled]", "anchor: [carried]", "never-fires"),
    ],
)
def test_check_names_file_line_and_advice_of_a_rule_that_falls_short(seamark, harbour, old, new, cause):
    text = harbour.rule_file.read_text(encoding="utf-8")
    assert old in text
    harbour.rule_file.write_text(text.replace(old, new), encoding="utf-8")
    ran = seamark("check", *harbour.options(), "--json")
    problems = [p for p in json.loads(ran.out)["problems"] if p["cause"] == cause]
    assert ran.code == 1
    assert problems[0]["file"].endswith("quay.yaml")
    assert problems[0]["line"] == 2
    assert problems[0]["advice"]


def test_check_says_when_a_rule_fires_more_often_than_it_declares(seamark, harbour):
    harbour.rewrite("quay", "Cranes: 12 of them", "It also handled 3 million tons. Cranes: 12 of them")
    ran = seamark("check", *harbour.options())
    assert ran.code == 1
    assert "error: fires-too-often (1)" in ran.out
    assert "fires 2 times in the restated edition, declares 1" in ran.out


def test_check_annotates_for_github(seamark, harbour):
    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    ran = seamark("check", *harbour.options(), "--annotate")
    assert ran.code == 1
    assert ran.out.startswith("::error file=")
    assert ",line=3,title=unclaimed::" in ran.out
    assert len(ran.out.splitlines()) == 1


def test_rules_test_coverage_and_explain(seamark, harbour):
    ran = seamark("rules", "test", "--rules", harbour.rules)
    assert (ran.code, ran.out) == (0, "4 rules, 8 examples, 0 fault(s)\n")
    harbour.rewrite("quay", "Cranes: 12 of them", "Cranes: 12 and 9 of them")
    ran = seamark("rules", "coverage", "quay", *harbour.options())
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"{ISSUE}/quay (restated): 6 numbers, 1 unclaimed"
    assert "⟦9⟧" in ran.out
    ran = seamark("rules", "explain", "quay", *harbour.options())
    assert f"{ISSUE}/quay/throughput: [level] 24300000.0, [growth] 4.5" in ran.out
    assert "nothing reads '9'" in ran.out


def test_explain_takes_a_sentence_too(seamark, harbour):
    ran = seamark("rules", "explain", "The tower is 40 m high.", *harbour.options())
    assert ran.code == 0
    assert "<quantity 40 m>" in ran.out


def test_the_commands_run_as_a_module_too(root):
    command = [sys.executable, "-m", "flows.cli", "--version"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split()[0] == "seamark"


def test_extract_reads_any_document(seamark, harbour, tmp_path):
    (tmp_path / "report.txt").write_text("# A Report\n\nTurnover was 24.3 million tons in 2017.\n", encoding="utf-8")
    ran = seamark(
        "extract", tmp_path / "report.txt", "--date", "2018-03-29", "--to", tmp_path / "x", "--rules", harbour.rules
    )
    assert ran.code == 0
    ledger = pq.read_table(tmp_path / "x" / "ledger.parquet").to_pylist()
    assert [row["surface"] for row in ledger] == ["24.3", "million", "2017"]
    assert {row["article_id"] for row in ledger} == {"extract/report"}
    assert set(pq.read_table(tmp_path / "x" / "sentences.parquet").column("text").to_pylist()) == {None}


def test_extract_without_a_folder_prints_what_it_read_and_what_it_left(seamark, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("# A Report\n\nExports of Norhaven rose 8 percent in 2017.\n\nSeven of 9 odd things.\n", "utf-8")
    ran = seamark("extract", report, "--date", "2018-03-29", "--place", "Norhaven")
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = lines.index("  Exports of Norhaven rose 8 percent in 2017.")
    assert lines[at + 1].startswith("    = 8 %: norhaven, exports, change_percent, 2017 [frames/")
    assert "    ? 9" in lines[at + 2 :]
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
    data = json.loads(seamark("extract", report, "--place", "Norhaven", "--json").out)
    assert [row["value"] for row in data["observations"]] == [8.0]
    assert "9" in [row["surface"] for row in data["unclaimed"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--edition", "original", "--to", "x"], "--originals DIR"),
        (["build", "--raw", "nowhere", "--to", "x"], "no such folder"),
        (["build"], "--to"),
        (["build", "--issue", "other", "--to", "x"], "no such issue"),
        (["extract", "a.txt", "--date", "yesterday", "--to", "x"], "such as 2018-03-29"),
        (["compare", "nothing", "--originals", "{originals}", "--rules", "rules"], "no such article"),
        (["nonsense"], "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_2_and_says_what_is_expected(seamark, harbour, monkeypatch, tmp_path, arguments, said):
    monkeypatch.chdir(harbour.raw.parent)
    ran = seamark(*(text.format(originals=harbour.originals) for text in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "x").exists()


def test_two_builds_are_byte_identical_whatever_the_hash_seed_and_the_time_zone(harbour, tmp_path):
    folders = []
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/New_York")):
        folder = tmp_path / zone.partition("/")[2]
        variables = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SEAMARK_CACHE": str(tmp_path / seed)}
        command = [
            sys.executable,
            "-c",
            "from flows.cli import main; main()",
            "build",
            *harbour.options(),
            "--to",
            folder,
        ]
        subprocess.run([str(part) for part in command], env=variables, check=True, capture_output=True)
        folders.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(folders[0]) > 25
    assert folders[0] == folders[1]
