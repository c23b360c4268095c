"""A schedule that really fires: what is new in raw/ is published by it, what is not is said so, what is wrong fails."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.server import Server, free_port
from tests.harbour import ISSUE, Harbour, write_harbour

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EVERY = "* * * * * */5"
WAIT = 120.0
ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
SEAMARK = [sys.executable, "-c", "from flows.cli import main; main()"]


@dataclass(frozen=True)
class Api:
    """A server and its API, asked plainly."""

    server: Server
    deployment: str = "scheduled"

    @property
    def url(self) -> str:
        return self.server.api

    def ask(self, path: str, data: object = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(f"{self.url}/{path}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as said:
            return json.load(said)

    def runs(self) -> list[dict[str, Any]]:
        """Every run that has begun, by the time it was due."""
        wanted = {"deployments": {"name": {"any_": [self.deployment]}}, "sort": "EXPECTED_START_TIME_ASC", "limit": 200}
        found = self.ask("flow_runs/filter", wanted)
        return [run for run in found if run["state"]["type"] not in ("SCHEDULED", "PENDING")]

    def report(self, run: dict[str, Any]) -> str:
        """The report that a run has left."""
        wanted = {"flow_runs": {"id": {"any_": [run["id"]]}}, "artifacts": {"key": {"any_": ["report"]}}}
        (found,) = self.ask("artifacts/filter", wanted)
        return str(found["data"])

    def wait_for(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first run that is as wanted; the test ends where none is in time."""
        end, found = time.monotonic() + WAIT, None
        while time.monotonic() < end:
            with suppress(OSError):  # the server may be starting again
                found = next((run for run in self.runs() if wanted(run)), None)
            if found is not None:
                return found
            time.sleep(0.2)
        seen = [(run["name"], run["state"]["name"], run["state"]["message"]) for run in self.runs()]
        raise AssertionError(f"no such run in {WAIT} s: {seen}")


def state(name: str, after: str = "") -> Callable[[dict[str, Any]], bool]:
    return lambda run: run["state"]["name"] == name and run["expected_start_time"] > after


def environment(cache: Path, api: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"SEAMARK_CACHE": str(cache), "PREFECT_API_URL": api, "PYTHONPATH": str(ROOT), "TZ": "UTC"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this module's own, on a free port of this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("PREFECT_"):
                patch.delenv(name)
        patch.setenv("SEAMARK_CACHE", str(tmp_path_factory.mktemp("server")))
        server = Server(free_port())
        server.start()
        try:
            yield Api(server)
        finally:
            server.end()


@pytest.fixture
def started(api: Api, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts processes that talk to the server; each is ended by its id, and waited for."""
    processes: list[subprocess.Popen[bytes]] = []

    def start(*command: object, folder: Path = ROOT) -> subprocess.Popen[bytes]:
        environ = environment(tmp_path / "cache", api.url)
        with (tmp_path / f"{len(processes)}.log").open("wb") as log:
            parts = [str(part) for part in command]
            processes.append(subprocess.Popen(parts, env=environ, cwd=folder, stdout=log, stderr=log))
        return processes[-1]

    yield start
    for process in processes:
        end(process)


def end(process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> None:
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def another_issue(harbour: Harbour) -> None:
    """A new folder in raw/, as a maintainer brings it: with its rules, whole at once."""
    beside = harbour.raw.parent / "beside"
    new = write_harbour(beside)
    for path in (new.issue / "issue.yaml",):
        text = path.read_text(encoding="utf-8").replace(ISSUE, "harbour-2019").replace("2018-03-29", "2019-03-29")
        path.write_text(text, encoding="utf-8")
    shutil.copytree(new.rules / ISSUE, harbour.rules / "harbour-2019")
    new.issue.rename(harbour.raw / "harbour-2019")


def latest(outputs: Path) -> str:
    return str(json.loads((outputs / "latest.json").read_text(encoding="utf-8"))["version"])


def test_a_schedule_publishes_what_is_new_says_when_nothing_is_and_fails_with_the_reason(
    harbour, tmp_path, api, started
):
    outputs = tmp_path / "outputs"
    started(*SEAMARK, "serve", "--cron", EVERY, "--raw", harbour.raw, "--rules", harbour.rules, "--outputs", outputs)
    first = api.wait_for(state("Published"))
    assert (first["state"]["type"], latest(outputs)) == ("COMPLETED", "0.1.0")
    assert {"seamark", "scheduled"} <= set(first["tags"])

    another_issue(harbour)
    second = api.wait_for(state("Published", after=first["expected_start_time"]))
    assert second["state"]["message"].startswith("published 0.2.0")
    assert latest(outputs) == "0.2.0"
    report = api.report(second)
    assert report.startswith("# published 0.2.0")
    assert "| issues | 2 |" in report
    assert "| articles | 4, of which 2 did not have to be read again |" in report

    third = api.wait_for(state("Unchanged", after=second["expected_start_time"]))
    assert "the data has not changed; the current release is 0.2.0" in third["state"]["message"]
    assert (latest(outputs), third["state"]["message"] in api.report(third)) == ("0.2.0", True)

    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    fourth = api.wait_for(lambda run: run["state"]["type"] == "FAILED")
    assert "nothing was published, 1 thing(s) fall short" in fourth["state"]["message"]
    report = api.report(fourth)
    assert report.startswith("# Nothing was published")
    assert "02-park.md:3 '40'" in report
    assert "The release that stands: [v0.2.0]" in report
    assert sorted(path.name for path in outputs.glob("v*")) == ["v0.1.0", "v0.2.0"]
    assert latest(outputs) == "0.2.0"


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
