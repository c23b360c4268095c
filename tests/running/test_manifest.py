"""Nothing to do is seen at once; whatever a release is made of, or the release itself, counts when it changes."""

from __future__ import annotations

import pytest

from flows.running import fingerprints
from flows.running.manifest import NAME, Manifest
from flows.running.pipeline import Job
from flows.running.releasing import nothing_new, release_all
from flows.running.stages import Stages


@pytest.fixture
def job(harbour, tmp_path):
    return Job(raw=harbour.raw, rules=harbour.rules, cache=tmp_path / "cache" / "articles")


@pytest.fixture
def outputs(job, tmp_path):
    release_all(job, Stages(), tmp_path / "outputs")
    return tmp_path / "outputs"


def test_a_run_with_nothing_to_do_names_the_release_without_reading(job, outputs):
    stages = Stages()
    done = release_all(job, stages, outputs)
    assert (done.new, done.version, done.outcome, list(stages.seconds)) == (False, "0.1.0", None, ["look"])
    assert done.headline == f"the data has not changed; the current release is 0.1.0: {outputs / 'v0.1.0'}"


def _append(path, text="\n"):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


CHANGES = {
    "an article": lambda harbour, outputs, cache: harbour.rewrite("quay", "24.3", "24.4"),
    "a rule": lambda harbour, outputs, cache: _append(harbour.rule_file, "# more\n"),
    "a new file": lambda harbour, outputs, cache: (harbour.issue / "marks.csv").write_text("", encoding="utf-8"),
    "a released file": lambda harbour, outputs, cache: _append(outputs / "v0.1.0" / "ledger.csv"),
    "a released file gone": lambda harbour, outputs, cache: (outputs / "v0.1.0" / "ledger.csv").unlink(),
    "the pointer": lambda harbour, outputs, cache: _append(outputs / "latest.json"),
    "the manifest": lambda harbour, outputs, cache: (cache / NAME).write_text("{", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_something_to_do(change, harbour, job, outputs):
    assert nothing_new(job, outputs) is not None
    change(harbour, outputs, job.cache.parent)
    assert nothing_new(job, outputs) is None


def test_other_code_is_something_to_do(job, outputs, monkeypatch):
    monkeypatch.setattr("flows.running.manifest.code_digest", lambda: "other")
    assert nothing_new(job, outputs) is None


def test_a_template_counts_as_code(monkeypatch, tmp_path):
    before = fingerprints.data_digest()
    (tmp_path / "a.j2").write_text("x", encoding="utf-8")
    monkeypatch.setattr(fingerprints, "_other_files", lambda folder: [])
    assert fingerprints.data_digest() != before


def test_without_a_cache_nothing_is_remembered(harbour, tmp_path):
    manifest = Manifest(None)
    manifest.remember(harbour.raw, harbour.rules, tmp_path, "inputs", "0.1.0")
    assert manifest.unchanged(harbour.raw, harbour.rules, tmp_path) is None
