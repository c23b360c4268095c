"""From raw/ to a release somewhere else: to any folder that fsspec can reach."""

from __future__ import annotations

import json

import fsspec

from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.stages import Stages
from tests.harbour import Harbour


def test_a_release_goes_to_a_target_instead_of_the_folder(harbour: Harbour, tmp_path):
    target = f"memory://{tmp_path.name}/outputs"
    job = Job(raw=harbour.raw, rules=harbour.rules)
    done = release_all(job, Stages(), tmp_path / "outputs", target=target)
    files = fsspec.filesystem("memory")
    assert (done.new, done.version) == (True, "0.1.0")
    assert json.loads(files.cat(f"{target}/latest.json"))["version"] == "0.1.0"
    assert not (tmp_path / "outputs").exists()
    assert not release_all(job, Stages(), tmp_path / "outputs", target=target).new
