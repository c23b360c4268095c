"""A server of Prefect for the tests of schedules, asked plainly, and what they start and look at."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.server import Server
from tests.harbour import ISSUE, Harbour, write_harbour

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
