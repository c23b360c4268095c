"""The processes that read articles end with the run that started them, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POOL = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from flows.running.parent import end_with_parent

if __name__ == "__main__":
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), end_with_parent) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def alive(number: int) -> bool:
    """Whether a process is there; one that has ended and that nobody has asked for yet is not."""
    status = Path(f"/proc/{number}/stat")
    return status.exists() and status.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for what is left")
def test_a_pool_whose_run_is_killed_ends(tmp_path):
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    command = [sys.executable, "-W", "ignore", str(script)]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert run.stdout is not None
    reader = int(run.stdout.readline())
    assert alive(reader)
    run.kill()
    run.wait()
    run.stdout.close()
    end = time.monotonic() + 10
    while alive(reader) and time.monotonic() < end:
        time.sleep(0.05)
    assert not alive(reader)
