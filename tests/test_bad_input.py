"""Bad input: each is a clear error with file and line, the command ends with 1 or 2, and nothing is published."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.harbour import ISSUE


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def wrong_hash(harbour):
    file = harbour.issue / "issue.yaml"
    sha = yaml.safe_load(file.read_text(encoding="utf-8"))["restated"]["quay"]
    change(file, sha, "a" * 64)
    return "01-quay.md", "not the file that was written down"


def missing_article(harbour):
    harbour.article("park").unlink()
    return "issue.yaml:", "missing article"


def overlap(harbour):
    file = harbour.issue / "issue.yaml"
    start = yaml.safe_load(file.read_text(encoding="utf-8"))["articles"][1]["start"]
    change(file, f"  start: {start}", f"  start: {start - 3}")
    return "issue.yaml:", "overlaps the article before it"


def not_utf8(harbour):
    path = harbour.article("quay")
    path.write_bytes(path.read_bytes() + b"\xff\n")
    file = harbour.issue / "issue.yaml"
    sha = yaml.safe_load(file.read_text(encoding="utf-8"))["restated"]["quay"]
    import hashlib

    change(file, sha, hashlib.sha256(path.read_bytes()).hexdigest())
    return "01-quay.md:6:", "not UTF-8"


def empty_article(harbour):
    harbour.article("quay").write_text("\n\n", encoding="utf-8")
    harbour.stamp()
    return "01-quay.md", "an empty article"


def rule_typo(harbour):
    change(harbour.rule_file, "anchor: [handled]", "ancor: [handled]")
    return "quay.yaml:4:", "ancor"


def no_title(harbour):
    harbour.article("quay").write_text("Of cranes there are 12 on the quay, which is wide.\n", encoding="utf-8")
    harbour.stamp()
    return "01-quay.md:1:", "an article without a title"


def look_alike_letter(harbour):
    harbour.rewrite("quay", "24.3 million", "24.3 m\u0456llion")
    return "01-quay.md:3:", "a word of two alphabets"


def unknown_place(harbour):
    change(harbour.issue / "issue.yaml", "place: qingdao", "place: atlantis")
    return "issue.yaml:5:", "no such place"


def unknown_unit(harbour):
    change(harbour.rule_file, "unit: t}", "unit: tonz}")
    return "quay.yaml:6:", "unknown unit"


def aliases(harbour):
    harbour.rule_file.write_text("- rule: &a [x]\n  read: *a\n", encoding="utf-8")
    return "quay.yaml:1:", "used again by an alias"


def unknown_indicator(harbour):
    change(harbour.rule_file, "indicator: cargo_throughput", "indicator: cargo_thruput")
    return "quay.yaml:6:", "unknown indicator"


def broken_yaml(harbour):
    change(harbour.rule_file, "anchor: [handled]", "anchor: [handled")
    return "quay.yaml:", "not valid YAML"


def broken_pattern(harbour):
    change(harbour.rule_file, '"handled [level]"', '"handled (level]"')
    return "quay.yaml:6:", "pattern"


def unknown_rights(harbour):
    change(harbour.issue / "issue.yaml", "rights: restricted", "rights: mine")
    return "issue.yaml:6:", "no such rights"


FAULTS = [
    *(wrong_hash, missing_article, overlap, not_utf8, empty_article),
    *(rule_typo, unknown_indicator, broken_yaml, broken_pattern, unknown_rights),
    *(no_title, look_alike_letter, unknown_place, unknown_unit, aliases),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_build_names_file_line_and_fault_and_writes_nothing(seamark, harbour, tmp_path, fault):
    place, said = fault(harbour)
    ran = seamark("build", *harbour.options(), "--to", tmp_path / "b")
    assert (ran.code, ran.out) == (1, "")
    assert place in ran.err
    assert said in ran.err
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_check_reports_it_in_its_own_form(seamark, harbour, fault):
    place, said = fault(harbour)
    ran = seamark("check", *harbour.options(), "--json")
    (problem,) = json.loads(ran.out)["problems"]
    assert ran.code == 1
    assert place.partition(":")[0] in problem["file"]
    assert said in problem["message"]


def test_an_original_that_is_not_the_one_written_down_is_refused(seamark, harbour, tmp_path):
    file = harbour.originals / f"{ISSUE}.txt"
    file.write_text(file.read_text(encoding="utf-8") + "more", encoding="utf-8")
    original = ("--edition", "original", "--originals", harbour.originals)
    ran = seamark("build", *harbour.options(), *original, "--to", tmp_path / "b")
    assert ran.code == 1
    assert f"{ISSUE}.txt: not the file that was written down" in ran.err


def test_two_values_for_one_key_fail_the_build_after_it_is_written(seamark, harbour, tmp_path):
    harbour.rewrite("quay", "Cranes: 12 of them", "It also handled 3 million tons in 2017. Cranes: 12 of them")
    change(harbour.rule_file, "  subject: qingdao", "  subject: qingdao\n  fires: 2")
    ran = seamark("build", *harbour.options(), "--to", tmp_path / "b")
    assert ran.code == 1
    assert "one-key-two-values" in ran.err
    assert (tmp_path / "b" / "observations.csv").exists()


def test_a_build_does_not_write_over_what_is_no_build(seamark, harbour, tmp_path):
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "diff.json").write_text("{}", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name, said in (("release", "never changed"), ("file", "not a folder"), ("harbour", "holds other files")):
        to = harbour.raw.parent if name == "harbour" else tmp_path / name
        done = seamark("build", *harbour.options(), "--to", str(to))
        assert done.code == 2, done.err
        assert said in done.err
    assert [path.name for path in (tmp_path / "release").iterdir()] == ["diff.json"]


def test_a_folder_that_cannot_be_written_is_no_fault_of_ours(seamark, harbour, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = seamark("build", *harbour.options(), "--to", str(tmp_path / "file" / "build"))
    assert done.code == 1, done.err
    assert "cannot be written" in done.err
