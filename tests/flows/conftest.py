"""A Prefect server for the tests of the flows; it takes some twenty seconds to start, once a session."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.server import Server, free_port
from flows.settings import prefect_settings
from tests.flows.scheduled import ROOT, Api, end, environment


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    # Before Prefect is imported: it takes its settings then.
    os.environ.update(prefect_settings(tmp_path_factory.mktemp("prefect")))
    os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_API_URL", PREFECT_API_URL.value())  # or a command would start a server of its own
        yield


@pytest.fixture
def prefect(_server: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server at work, and a cache of the test's own for what the flows make."""
    monkeypatch.setenv("SEAMARK_CACHE", str(tmp_path / "cache"))


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
