"""A real run of the flow, with a server: what it publishes, what it leaves, what it keeps of the run."""

from __future__ import annotations

import json

import pytest

from flows.errors import DataError
from flows.matching import load_rulebook

pytestmark = pytest.mark.usefixtures("prefect")


def run(harbour, outputs, **more):
    from flows.release import release

    load_rulebook.cache_clear()
    return release(raw=str(harbour.raw), rules=str(harbour.rules), outputs=str(outputs), **more)


def latest(outputs):
    return json.loads((outputs / "latest.json").read_text(encoding="utf-8"))["folder"]


def test_a_run_publishes_once_and_then_says_that_nothing_has_changed(harbour, tmp_path):
    outputs = tmp_path / "outputs"
    first = run(harbour, outputs)
    assert (first.version, first.new, latest(outputs)) == ("0.1.0", True, "v0.1.0")
    assert first.outcome.rows["observations"] == 4
    second = run(harbour, outputs)
    assert (second.version, second.new) == ("0.1.0", False)
    assert "the data has not changed" in second.headline
    assert [path.name for path in outputs.glob("v*")] == ["v0.1.0"]


def test_a_run_publishes_what_has_changed_as_the_next_version(harbour, tmp_path):
    outputs = tmp_path / "outputs"
    run(harbour, outputs)
    harbour.rewrite("quay", "24.3", "24.8")
    done = run(harbour, outputs)
    assert (done.version, latest(outputs)) == ("0.1.1", "v0.1.1")


def test_a_dry_run_writes_nothing(harbour, tmp_path):
    done = run(harbour, tmp_path / "outputs", dry_run=True)
    assert (done.version, done.new) == ("0.1.0", True)
    assert done.headline.startswith("would publish 0.1.0")
    assert not (tmp_path / "outputs").exists()


def test_a_number_that_nothing_accounts_for_stops_a_release_and_the_last_one_stands(harbour, tmp_path):
    outputs = tmp_path / "outputs"
    run(harbour, outputs)
    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    with pytest.raises(DataError, match=r"unclaimed: .*02-park\.md:3 '40'"):
        run(harbour, outputs)
    assert latest(outputs) == "v0.1.0"
    assert sorted(path.name for path in outputs.iterdir() if path.name != ".lock") == ["latest.json", "v0.1.0"]


def test_each_stage_is_a_task_of_the_run_and_a_report_is_kept(harbour, tmp_path):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    run(harbour, tmp_path / "outputs")
    with get_client(sync_client=True) as client:
        (last,) = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)
        artifacts = client.read_artifacts()
    assert last.state is not None
    assert (last.state.type.value, bool(artifacts)) == ("COMPLETED", True)
    assert "published 0.1.0" in str(artifacts[-1].data) or any("published 0.1.0" in str(a.data) for a in artifacts)


def test_the_command_runs_the_flow(harbour, tmp_path, seamark):
    outputs = tmp_path / "outputs"
    ran = seamark("release", *harbour.options(), "--outputs", outputs)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"published 0.1.0: {outputs / 'v0.1.0'}")
    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    ran = seamark("release", *harbour.options(), "--outputs", outputs)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("seamark: data: nothing was published, 1 thing(s) fall short:\n  unclaimed: ")
