"""Publishing when the process is killed, the disk full or read-only, or another one publishes at the same time."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.errors import ReleaseError
from flows.releases.folder import current_release, releases_in
from flows.releases.publishing import publish
from flows.releases.verifying import verify
from tests.releases.dataset import about, changed_tables

pytestmark = pytest.mark.slow


def releases(outputs: Path) -> set[str]:
    return {path.name for _, path in releases_in(outputs)}


def python(command: Sequence[str], root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )


SMALL_DISK = """
import json, pathlib, shutil, subprocess, sys
from flows.errors import ReleaseError
from flows.releases.folder import current_release
from flows.releases.publishing import publish
from tests.releases.dataset import about, changed_tables

given, disk = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])

def attempt(outputs):
    try:
        said = publish(changed_tables(), about(), outputs).folder.name
    except ReleaseError as error:
        said = error.message
    left = sorted(path.name for path in outputs.iterdir() if path.name != ".lock")
    print(json.dumps([said, current_release(outputs).name, left]), flush=True)

def run(*command):
    subprocess.run(command, check=True)

shutil.copytree(given, disk / "read-only")
run("mount", "--bind", str(disk / "read-only"), str(disk / "read-only"))
run("mount", "-o", "remount,bind,ro", str(disk / "read-only"))
attempt(disk / "read-only")
for room in range(0, 1000, 80):
    small = disk / f"small-{room}"
    small.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(small))
    shutil.copytree(given, small / "outputs")
    free = shutil.disk_usage(small).free
    (small / "filler").write_bytes(bytes(max(0, free - room * 1024)))
    attempt(small / "outputs")
    for name in current_release(small / "outputs"), *(small / "outputs").glob("v*"):
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=name, check=True)
"""


def test_on_a_real_disk_that_is_read_only_or_fills_up_there_is_the_old_release_or_the_new_one(outputs, tmp_path, root):
    """In a mount namespace of its own: a read-only mount, and disks with more and more room until there is enough."""
    apart = ["unshare", "--user", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("no mount namespaces here")
    (tmp_path / "disk").mkdir()
    command = [*apart, sys.executable, "-W", "ignore", "-c", SMALL_DISK, str(outputs), str(tmp_path / "disk")]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.returncode == 0, done.stderr
    read_only, *small = [json.loads(line) for line in done.stdout.splitlines()]
    assert read_only == ["nothing was published: Read-only file system", "v0.1.0", ["latest.json", "v0.1.0"]]
    full = [entry for entry in small if "No space left" in entry[0]]
    assert len(full) > 3
    assert {entry[0] for entry in small[-3:]} == {"v0.1.1"}
    for said, current, left in small:
        if said.startswith("nothing was published"):
            assert (current, left) == ("v0.1.0", ["latest.json", "v0.1.0"])
        else:
            assert left == ["latest.json", "v0.1.0", "v0.1.1"]


KILLED = """
import os, pathlib, signal, sys
from flows.releases import publishing
from tests.releases.dataset import about, changed_tables

outputs, started = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])

def step(real, at, count):
    def counted(*arguments, **keywords):
        count.append(real)
        if len(count) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **keywords)
    return counted

# Whatever is slow the first time is done before forking; reading back comes before the first step that can be killed.
publishing.publish(changed_tables(), about(), started / "warm")
publishing.check_release = lambda folder: []
for at in range(1, 200):
    pid = os.fork()
    if not pid:
        count = []
        for name in ("fsync", "rename", "replace"):
            setattr(os, name, step(getattr(os, name), at, count))
        publishing.publish(changed_tables(), about(), outputs / str(at))
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    print(at, status, flush=True)
    if status == 0:
        break
"""


def test_killed_at_any_step_there_is_the_old_release_or_the_new_one_whole(outputs, tmp_path, root):
    copies = tmp_path / "copies"
    for at in range(1, 60):
        shutil.copytree(outputs, copies / str(at))
    script = [sys.executable, "-W", "ignore", "-c", KILLED, str(copies), str(tmp_path)]
    done = python(script, root)
    assert done.returncode == 0, done.stderr
    steps = [line.split() for line in done.stdout.splitlines()]
    assert len(steps) > 30
    assert [status for _, status in steps] == ["9"] * (len(steps) - 1) + ["0"]
    for at, _ in steps:
        there = copies / at
        current = current_release(there)
        assert current.name in ("v0.1.0", "v0.1.1")
        assert releases(there) <= {"v0.1.0", "v0.1.1"}
        for name in releases(there):
            assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=there / name).returncode == 0
    for at, _ in [*steps[::8], *steps[-6:]]:  # whatever was left half done, the next run completes it
        done = publish(changed_tables(), about(), copies / at)
        assert (done.folder.name, current_release(copies / at).name) == ("v0.1.1", "v0.1.1")
        assert {path.name for path in (copies / at).iterdir()} == {".lock", "latest.json", "v0.1.0", "v0.1.1"}


def _publish(outputs: str, value: float, results) -> None:
    try:
        results.put(publish(changed_tables(value), about(), Path(outputs)).folder.name)
    except ReleaseError as error:
        results.put(error.message)


def test_two_processes_at_once_never_mix(outputs):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    both = [context.Process(target=_publish, args=(str(outputs), value, results)) for value in (4.6, 4.7)]
    for process in both:
        process.start()
    told = [results.get(timeout=60) for _ in both]
    for process in both:
        process.join()
    assert "v0.1.1" in told
    assert all(verify(outputs / name).fine for name in releases(outputs))
