"""Worker and server of a schedule killed in the middle: nothing is lost, and missed runs do not pile up."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
import yaml

from tests.flows.scheduled import EVERY, ROOT, WAIT, Api, end, latest
from tests.harbour import Harbour

pytestmark = pytest.mark.slow


def deploy(folder: Path, harbour: Harbour, outputs: Path, name: str) -> Path:
    """The project's own prefect.yaml, every few seconds instead of every day, for a tiny issue."""
    project = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    deployment = project["deployments"][0]
    deployment["name"] = name
    deployment["schedules"] = [{"cron": EVERY, "timezone": "UTC"}]
    deployment["parameters"] = {"raw": str(harbour.raw), "rules": str(harbour.rules), "outputs": str(outputs)}
    project["deployments"] = [deployment]
    path = folder / "prefect.yaml"
    path.write_text(yaml.safe_dump(project), encoding="utf-8")
    return path


def test_worker_and_server_killed_in_the_middle_lose_nothing_and_missed_runs_do_not_pile_up(
    harbour, tmp_path, api, started
):
    outputs, api = tmp_path / "outputs", Api(api.server, "killed")
    prefect = (sys.executable, "-m", "flows.settings", "prefect")
    assert started(*prefect, "work-pool", "create", "seamark", "--type", "process").wait(WAIT) == 0
    file = deploy(tmp_path, harbour, outputs, api.deployment)
    assert started(*prefect, "deploy", "--all", "--prefect-file", file).wait(WAIT) == 0
    worker = (*prefect, "worker", "start", "--pool", "seamark", "--limit", "1")

    first = started(*worker)
    dead = api.wait_for(lambda run: run["state"]["type"] == "RUNNING" and run["infrastructure_pid"])
    end(first, signal.SIGKILL)  # and what it was running, as when a machine is switched off
    os.kill(int(dead["infrastructure_pid"].rpartition(":")[2]), signal.SIGKILL)
    time.sleep(12)  # two times to run at pass with nobody there

    started(*worker)
    killed = api.wait_for(lambda run: run["state"]["type"] == "RUNNING" and run["id"] != dead["id"])
    api.server.process.kill()
    done = api.wait_for(lambda run: run["state"]["name"] in ("Published", "Unchanged") and run["id"] != dead["id"])
    runs = {run["id"]: run for run in api.runs()}
    assert latest(outputs) == "0.1.0"
    assert sorted(path.name for path in outputs.iterdir() if path.name[0] != ".") == ["latest.json", "v0.1.0"]
    assert runs[dead["id"]]["state"]["name"] == "Crashed"
    skipped = [run for run in runs.values() if run["state"]["name"] == "Skipped"]
    assert len(skipped) >= 2
    assert done["id"] == killed["id"] or runs[killed["id"]]["state"]["type"] != "COMPLETED"
