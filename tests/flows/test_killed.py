"""The command killed at any moment, its Prefect server with it or left alone: nothing lost, nothing to clean up.

`SEAMARK_KILLS=10` kills as often as that.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.stages import Stages

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SEAMARK = [sys.executable, "-W", "ignore", "-c", "from flows.cli import main; main()"]
KILLS = int(os.environ.get("SEAMARK_KILLS", "2"))
GONE_SECONDS = 15.0
STARTING_SECONDS = 7.0  # so long a run takes to start, with its server


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def environment(cache: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"SEAMARK_CACHE": str(cache), "PYTHONPATH": str(ROOT)}


def helpers(cache: Path) -> set[int]:
    """The processes that work for this cache: a run, its server, its pool. Their environment names it."""
    found = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and f"SEAMARK_CACHE={cache}\0".encode() in (entry / "environ").read_bytes():
                found.add(int(entry.name))
    return found


def wait_until_read(cache: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a run has read the articles: then it touches what the cache holds of them."""
    begin = time.time()
    while process.poll() is None:
        touched = [path.stat().st_mtime for path in (cache / "articles").glob("*")]
        if touched and max(touched) > begin:
            return
        time.sleep(0.02)


def gone(cache: Path) -> bool:
    """Whether in some seconds none of them is left."""
    end = time.monotonic() + GONE_SECONDS
    while helpers(cache) and time.monotonic() < end:
        time.sleep(0.1)
    return not helpers(cache)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc to look for what is left")
def test_killed_at_random_moments_the_next_run_publishes_the_same_and_no_process_stays(harbour, tmp_path):
    outputs, cache = tmp_path / "outputs", tmp_path / "cache"
    command = [*SEAMARK, "release", *harbour.options(), "--outputs", str(outputs)]
    environ, chance = environment(cache), random.Random(8)
    release_all(Job(raw=harbour.raw, rules=harbour.rules), Stages(), tmp_path / "undisturbed")
    expected, killed = files(tmp_path / "undisturbed"), 0
    for number in range(KILLS):
        process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        begin = time.monotonic()
        if number % 2:  # once the articles are read: in tables, checks, publishing
            wait_until_read(cache, process)
        time.sleep(chance.uniform(0.0, 2.0 if number % 2 else STARTING_SECONDS))
        moment = time.monotonic() - begin
        if number % 4 in (1, 2):  # the server too, as when the machine is switched off
            for helper in helpers(cache) - {process.pid}:
                with suppress(ProcessLookupError):
                    os.kill(helper, signal.SIGKILL)
        process.kill()
        code = process.wait()
        killed += code == -signal.SIGKILL
        there = sorted(path.name for path in outputs.glob("*"))
        print(f"after {moment:.1f} s: {code}; {there}, {len(files(cache))} files in the cache")
        assert gone(cache), helpers(cache)
        if code == 0:  # it was done before: from the beginning, or the next one would have nothing to do
            assert files(outputs) == expected
            shutil.rmtree(outputs)
    assert killed
    last = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert (last.returncode, "0.1.0" in last.stdout) == (0, True), last.stderr
    assert files(outputs) == expected
    assert gone(cache)
    assert {path.name for path in outputs.iterdir()} == {".lock", "latest.json", "v0.1.0"}
