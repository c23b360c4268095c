"""A Prefect server for the tests of the flows; it takes some twenty seconds to start, once a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import prefect_settings


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
