"""The tiny dataset, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from flows.releases.publishing import publish
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
def _published(tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "outputs"
    publish(tables, about(), folder)
    return folder


@pytest.fixture
def outputs(_published: Path, tmp_path: Path) -> Path:
    """A folder with a first release, to be changed at will."""
    shutil.copytree(_published, tmp_path / "outputs")
    return tmp_path / "outputs"


@pytest.fixture
def release(outputs: Path) -> Path:
    """The first release in it."""
    return outputs / "v0.1.0"


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raw/ folder that the tiny dataset was read from."""
    folder = tmp_path_factory.mktemp("raw")
    for slug, text in TEXT.items():
        path = folder / "port-2018" / "articles" / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder
