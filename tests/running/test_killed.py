"""A run killed at any moment loses nothing and leaves nothing to clean up: the next one publishes the same release.

`SEAMARK_KILLS=10` kills as often as that.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.stages import Stages

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("SEAMARK_KILLS", "5"))
ROOT = Path(__file__).resolve().parents[2]
RELEASE = """
import sys
from pathlib import Path
from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.stages import Stages

raw, rules, cache, outputs = map(Path, sys.argv[1:])
print("begun", flush=True)
print(release_all(Job(raw=raw, rules=rules, cache=cache), Stages(), outputs).headline)
"""


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_killed_at_random_moments_the_next_run_publishes_the_same(harbour, tmp_path):
    outputs, cache = tmp_path / "outputs", tmp_path / "cache" / "articles"
    command = [sys.executable, "-W", "ignore", "-c", RELEASE, harbour.raw, harbour.rules, cache, outputs]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    chance, ended = random.Random(8), 0
    for _ in range(KILLS):
        process = subprocess.Popen([str(part) for part in command], env=environ, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 2.5))
        process.kill()
        process.stdout.close()
        ended += process.wait() == 0
    assert ended < KILLS
    last = subprocess.run([str(part) for part in command], env=environ, capture_output=True, text=True, check=True)
    assert "0.1.0" in last.stdout
    release_all(Job(raw=harbour.raw, rules=harbour.rules), Stages(), tmp_path / "undisturbed")
    assert files(outputs) == files(tmp_path / "undisturbed")
    left = {path.name for path in cache.parent.rglob("*") if path.suffix == ".new" or path.name.startswith("tmp")}
    assert left == set()
