"""The same input gives the same bytes, whenever, wherever and by whatever Python a release is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow
import pytest

pytestmark = pytest.mark.slow

# Two releases one after the other, from rows in another order, in a working directory elsewhere.
PUBLISH = """
import dataclasses, os, pathlib, random, sys
from flows.releases.publishing import publish
from tests.releases.dataset import about, articles, changed_tables, tiny_tables

rows = articles()
random.shuffle(rows)
outputs = pathlib.Path(sys.argv[1]).resolve()
os.chdir("/")
publish(tiny_tables(rows), about(), outputs)
publish(changed_tables(), dataclasses.replace(about(), sources=about().sources[::-1]), outputs)
"""


def start(root: Path, outputs: Path, settings: Mapping[str, str], python: str = sys.executable) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", **settings}
    return subprocess.Popen([python, "-W", "ignore", "-c", PUBLISH, str(outputs)], env=environment, cwd=root)


def contents(outputs: Path) -> dict[str, bytes]:
    files = (path for path in outputs.rglob("*") if path.is_file())
    return {str(path.relative_to(outputs)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def reference(root, tmp_path_factory):
    outputs = tmp_path_factory.mktemp("reference") / "outputs"
    assert start(root, outputs, {"PYTHONHASHSEED": "0"}).wait() == 0
    assert len(contents(outputs)) > 60
    return contents(outputs)


def test_seeds_zones_locales_threads_and_processes_do_not_matter(reference, root, tmp_path):
    """Two processes at a time, each with settings of its own."""
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "OMP_NUM_THREADS": "1"},
    )
    running = [start(root, tmp_path / str(number), each) for number, each in enumerate(settings)]
    assert [process.wait() for process in running] == [0, 0]
    for number in range(len(settings)):
        assert contents(tmp_path / str(number)) == reference


def others() -> list[str]:
    """Other Pythons with the packages: those that SEAMARK_PYTHONS lists, and python3.11 to 3.13 of the path."""
    listed = [name for name in os.environ.get("SEAMARK_PYTHONS", "").split(os.pathsep) if name]
    found = [shutil.which(f"python3.{minor}") for minor in (11, 12, 13)]
    return [python for python in [*listed, *filter(None, found)] if _has_packages(python)]


def _has_packages(python: str) -> bool:
    """Whether it has them, and Arrow in our version: another one would write other Parquet files."""
    code = (
        "import sys, pyarrow, pandera.pandas, jinja2, yaml, re2\n"
        f"sys.exit(pyarrow.__version__ != {pyarrow.__version__!r} or sys.version_info[:2] == {sys.version_info[:2]})"
    )
    return subprocess.run([python, "-W", "ignore", "-c", code], capture_output=True).returncode == 0


def test_the_version_of_python_does_not_matter(reference, root, tmp_path):
    pythons = others()
    if not pythons:
        pytest.skip("no other Python with the packages is at hand (name some in SEAMARK_PYTHONS)")
    for number, python in enumerate(pythons):
        assert start(root, tmp_path / str(number), {}, python).wait() == 0
        assert contents(tmp_path / str(number)) == reference, python
