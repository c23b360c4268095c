"""Fixtures of the whole suite."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from flows.cli import main
from flows.matching import load_rulebook
from tests.harbour import Harbour, write_harbour

# A busy machine is slow at making examples too, which says nothing of the code.
settings.register_profile("seamark", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("seamark")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def raw(root: Path) -> Path:
    return root / "raw"


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the publishers' texts; tests that need it are skipped where it is not at hand."""
    folder = Path(os.environ.get("SEAMARK_ORIGINALS", ROOT.parent / "shared" / "originals"))
    if not folder.is_dir():
        pytest.skip("the publishers' originals are not at hand (set SEAMARK_ORIGINALS)")
    return folder


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    """A tiny issue in both editions with its rules, to be changed at will."""
    return write_harbour(tmp_path / "harbour")


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def seamark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command line in this process, as a user would call it, with a cache of its own."""
    monkeypatch.setenv("SEAMARK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SEAMARK_ORIGINALS", raising=False)

    def run(*arguments: object) -> Ran:
        # What is read once a process may have changed since the last call.
        load_rulebook.cache_clear()
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(end.value.code or 0), captured.out, captured.err)

    return run
