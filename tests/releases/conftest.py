"""The tiny dataset, built once."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from flows.releases.writing import write_build
from tests.releases.dataset import TEXT, about, tiny_tables


@pytest.fixture(scope="session")
def tables() -> dict[str, pa.Table]:
    return tiny_tables()


@pytest.fixture(scope="session")
def built(tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    write_build(tables, folder, about())
    return folder


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raw/ folder that the tiny dataset was read from."""
    folder = tmp_path_factory.mktemp("raw")
    for slug, text in TEXT.items():
        path = folder / "port-2018" / "articles" / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder
