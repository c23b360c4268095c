"""Read on a cluster of two workers: byte for byte what one process gives."""

from __future__ import annotations

import pytest

from flows.matching import load_rulebook
from flows.releases.writing import write_build
from flows.running import batch
from flows.running.building import build
from flows.running.pipeline import Job
from flows.running.stages import Stages

pytest.importorskip("prefect_dask")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("prefect")]


@pytest.fixture
def address():
    """The scheduler of a local cluster of two worker processes."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        yield cluster.scheduler_address


def test_a_cluster_of_two_workers_gives_the_same_bytes(harbour, tmp_path, address, monkeypatch):
    from prefect import flow

    from flows.cluster import spread_over_dask
    from flows.tasks import TaskStages

    monkeypatch.setattr("flows.cluster.SPREAD_CHUNK", 1)

    @flow(persist_result=False, validate_parameters=False)
    def spread_out():
        with spread_over_dask(address) as spread:
            return build(Job(raw=harbour.raw, rules=harbour.rules, spread=spread), TaskStages())

    load_rulebook.cache_clear()
    files = {}
    for name, made in (
        ("one", build(Job(raw=harbour.raw, rules=harbour.rules, processes=1), Stages())),
        ("two", spread_out()),
    ):
        write_build(made.tables, tmp_path / name, made.about)
        files[name] = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    assert files["one"] == files["two"]


def test_the_command_releases_on_a_cluster_of_its_own(harbour, tmp_path, seamark):
    ran = seamark("release", *harbour.options(), "--outputs", tmp_path / "outputs", "--runner", "dask")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"published 0.1.0: {tmp_path / 'outputs' / 'v0.1.0'}")


def test_a_worker_with_other_rules_is_refused(harbour):
    from flows.errors import UsageError
    from flows.running.corpus import read_corpus

    works = tuple(enumerate(read_corpus(harbour.raw, "restated", None).works))
    chunk = batch.Chunk(works, harbour.rules, batch.made_with(harbour.rules, works))
    assert len(batch.read_chunk(chunk)) == 2
    harbour.rule_file.write_text(harbour.rule_file.read_text(encoding="utf-8") + "# other\n", encoding="utf-8")
    with pytest.raises(UsageError, match="other code or rules"):
        batch.read_chunk(chunk)
