"""Fixtures of the whole suite."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
