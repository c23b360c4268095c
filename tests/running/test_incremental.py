"""Only what changed is read again, and what comes out is byte for byte what a full build gives."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flows.errors import SeamarkError
from flows.matching import load_rulebook
from flows.releases.writing import write_build
from flows.running.building import build
from flows.running.pipeline import Job
from flows.running.stages import Stages
from tests.harbour import write_harbour

ROOT = Path(__file__).resolve().parents[2]


def written(job: Job, folder: Path) -> dict[str, bytes]:
    """Every file of a build."""
    load_rulebook.cache_clear()
    built = build(job, Stages())
    shutil.rmtree(folder, ignore_errors=True)
    write_build(built.tables, folder, built.about)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def figure(harbour, slug, number):
    file = harbour.article(slug)
    old = {"quay": "tons", "park": "km"}[slug]
    text = file.read_text(encoding="utf-8")
    before = text.split(old)[0].split()[-2 if slug == "quay" else -1]
    file.write_text(text.replace(f" {before} ", f" {number} ", 1), encoding="utf-8")


def reorder(harbour, slug, number):
    file = harbour.article(slug)
    title, *rest = file.read_text(encoding="utf-8").strip().split("\n\n")
    file.write_text("\n\n".join([title, *rest[1:], *rest[:1]]) + "\n", encoding="utf-8")


def remove(harbour, slug, number):
    if len(list((harbour.issue / "articles").iterdir())) > 1:
        harbour.article(slug).unlink()


def remark(harbour, slug, number):
    file = harbour.rules / harbour.issue.name / f"{slug}.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")


def frame(harbour, slug, number):
    (harbour.rules / "frames" / "words.yaml").write_text(f"some: [w{number}]\n", encoding="utf-8")


def redate(harbour, slug, number):
    file = harbour.issue / "issue.yaml"
    text = re.sub("(?m)^date: .*$", f"date: '2018-03-{number % 20 + 10}'", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


EDITS = st.lists(
    st.tuples(
        st.sampled_from([figure, reorder, remove, remark, frame, redate]),
        st.sampled_from(["quay", "park"]),
        st.integers(1, 999),
    ),
    min_size=1,
    max_size=4,
)


@given(edits=EDITS)
@settings(
    max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_after_any_edits_an_incremental_build_is_byte_for_byte_a_full_one(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("edits")
    harbour = write_harbour(folder / "harbour")
    kept = Job(raw=harbour.raw, rules=harbour.rules, cache=folder / "cache")
    written(kept, folder / "incremental")
    for edit, slug, number in edits:
        try:
            edit(harbour, slug, number)
        except StopIteration:  # the article was removed by an edit before
            continue
        harbour.stamp()
        fresh = Job(raw=harbour.raw, rules=harbour.rules)
        assert outcome(kept, folder / "incremental") == outcome(fresh, folder / "full")


def outcome(job: Job, folder: Path) -> object:
    """The bytes of a build, or of what it says is wrong."""
    try:
        return written(job, folder)
    except SeamarkError as fault:
        return str(fault)


KNOWN = "import sys; sys.path.insert(0, {root!r}); from flows.cli import main; main()"


def built_by_a_copy(root: Path, harbour, cache: Path, to: Path) -> int:
    """How many articles the code below `root` did not have to read again."""
    command = [
        sys.executable,
        "-c",
        KNOWN.format(root=str(root)),
        "build",
        *harbour.options(),
        "--to",
        str(to),
        "--json",
    ]
    environ = os.environ | {"SEAMARK_CACHE": str(cache), "PYTHONPATH": str(root)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, env=environ, check=True)
    return int(json.loads(done.stdout)["known"])


@pytest.mark.slow
def test_a_changed_helper_function_counts_as_changed_and_a_touched_file_does_not(harbour, tmp_path):
    root, cache, to = tmp_path / "copy", tmp_path / "cache", tmp_path / "build"
    for folder in ("flows", "schemas"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", root)
    helper = root / "flows" / "mentions" / "flow.py"
    assert [built_by_a_copy(root, harbour, cache, to) for _ in range(2)] == [0, 2]
    helper.touch()
    assert built_by_a_copy(root, harbour, cache, to) == 2
    helper.write_text(helper.read_text(encoding="utf-8") + "\n\ndef unused() -> None:\n    pass\n", encoding="utf-8")
    assert built_by_a_copy(root, harbour, cache, to) == 0
