"""The machinery's settings: made once, before Prefect is imported; what the environment says wins."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from flows.errors import UsageError
from flows.settings import prefect_settings, prepare


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path):
    for name in prefect_settings(tmp_path):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def environment(monkeypatch):
    """The environment, as it was once the test is over."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return os.environ


def test_prefect_lives_in_the_projects_own_cache_and_phones_nobody(environment, tmp_path):
    prepare(tmp_path / "deep" / "cache")
    assert environment["PREFECT_HOME"] == str(tmp_path / "deep" / "cache" / "prefect")
    assert (environment["DO_NOT_TRACK"], environment["PREFECT_SERVER_ANALYTICS_ENABLED"]) == ("1", "false")
    assert int(environment["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"]) >= 60


def test_its_folder_is_there_before_it_starts_however_new_the_clone_is(environment, tmp_path):
    prepare(tmp_path / "deep" / "cache")
    assert (tmp_path / "deep" / "cache" / "prefect").is_dir()


def test_what_the_environment_says_wins(environment, tmp_path):
    environment["PREFECT_HOME"] = str(tmp_path / "mine")
    prepare(tmp_path / "cache")
    assert (environment["PREFECT_HOME"], (tmp_path / "cache").exists()) == (str(tmp_path / "mine"), False)


def test_a_cache_that_cannot_be_made_is_said_with_a_remedy(environment, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="name another folder with SEAMARK_CACHE"):
        prepare(tmp_path / "file" / "cache")


def test_a_command_can_be_run_with_the_settings(tmp_path):
    command = [
        sys.executable,
        "-m",
        "flows.settings",
        sys.executable,
        "-c",
        "import os; print(os.environ['PREFECT_HOME'])",
    ]
    environment = {**os.environ, "SEAMARK_CACHE": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(tmp_path / "prefect")
