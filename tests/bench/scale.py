"""How a release scales: throughput and peak memory for more and more articles, by one process, by two, and by Dask.

`python -m tests.bench.scale [NUMBER ...] [--by one two dask] [--plot FILE.svg]`

Each measurement is a process of its own. `read` is reading, mentions, rules and ledger of all articles; `all` is the
whole way to a release: built, written, read back, checked, renamed; `again` is publishing the same tables once more,
which compares them with that release. Memory is what the process itself holds (`RssAnon`), at most, in each of the
three parts; pages of files that it has mapped are the system's. The digit regex runs over the same texts in the same
process: times are told as multiples of its time too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from flows.releases.publishing import publish
from flows.running.batch import Spread, in_processes
from flows.running.building import build
from flows.running.pipeline import Job
from flows.running.stages import Stages
from tests.bench.articles import make

NUMBERS = (100, 1_000)  # 10,000 take some minutes each
BY = ("one", "two", "dask")
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
READ = ("read", "load rules", "apply rules")
HEAD = """\
| articles | by | read, s | MB/s | × digit regex | all, s | publish / again, s | peak MB: build / publish / again \
| release, kB an article | cache, kB an article |
|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|"""


class Peak:
    """The most memory, in MB, that this process held in each part of its work."""

    def __init__(self) -> None:
        self.most: dict[str, float] = {}
        self._part = ""
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def during(self, part: str) -> Iterator[None]:
        """A part of the work."""
        self._part = part
        self._look(part)
        yield
        self._look(part)
        self._part = ""

    def _watch(self) -> None:
        while True:
            time.sleep(0.02)
            if part := self._part:
                self._look(part)

    def _look(self, part: str) -> None:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        held = int(status.split("RssAnon:")[1].split()[0]) / 1024
        self.most[part] = max(self.most.get(part, 0.0), held)


def size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextmanager
def by_dask() -> Iterator[Spread]:
    """A local cluster of two workers, without Prefect: what Dask itself costs."""
    import pickle

    from distributed import Client, LocalCluster

    from flows.running.batch import IN_FLIGHT, SPREAD_CHUNK, read_chunk, windowed

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
        Client(cluster) as client,
    ):

        class Promise:
            def __init__(self, future) -> None:
                self.future = future

            def result(self):
                return pickle.loads(self.future.result())

        def work(packed: bytes) -> bytes:
            return pickle.dumps(read_chunk(pickle.loads(packed)))

        yield Spread(
            lambda chunks: windowed(
                lambda chunk: Promise(client.submit(work, pickle.dumps(chunk), pure=False)), chunks, 2 * IN_FLIGHT
            ),
            SPREAD_CHUNK,
        )


def measure(folder: Path, by: str) -> dict[str, float]:
    """One release of what lies below a folder."""
    stages, peak = Stages(), Peak()
    spread = by_dask() if by == "dask" else in_processes(2) if by == "two" else nullcontext()
    with spread as reader, tempfile.TemporaryDirectory() as name:
        outputs, cache = Path(name) / "outputs", Path(name) / "articles"
        job = Job(
            raw=folder / "raw",
            rules=folder / "rules",
            cache=cache,
            processes=1 if by == "one" else 2,
            spread=reader,
        )
        begin = time.perf_counter()
        with peak.during("build"):
            built = build(job, stages)
        with peak.during("publish"):
            done = stages("publish", publish, built.tables, built.about, outputs)
        taken = time.perf_counter() - begin
        with peak.during("again"):
            stages("again", publish, built.tables, built.about, outputs)
        sizes = {"release": size(done.folder), "cache": size(cache)}
    texts = [file.read_text(encoding="utf-8") for file in sorted((folder / "raw").rglob("*.md"))]
    begin = time.perf_counter()
    for text in texts:
        DIGITS.findall(text)
    regex = time.perf_counter() - begin
    read = sum(stages.seconds.get(name, 0.0) for name in READ)
    found = {"characters": built.characters, "read": read, "all": taken, "regex": regex, **sizes}
    found |= {name: stages.seconds[name] for name in ("publish", "again")}
    return found | {"peak": max(peak.most.values())} | {f"peak {part}": most for part, most in peak.most.items()}


def plot(rows: Sequence[dict[str, object]]) -> str:
    """Seconds and peak memory over the number of articles, both axes by tens, as SVG."""
    import math

    colours = {"one": "#1b6ca8", "two": "#d1495b", "dask": "#66a182"}
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="300" font-family="sans-serif" font-size="11">'
    ]
    for left, key, low, high, title in ((60, "all", 0, 3, "seconds"), (440, "peak", 1, 4, "peak MB")):
        parts.append(f'<text x="{left}" y="16">{title} by articles</text>')
        for power in range(low, high + 1):
            y = 270 - (power - low) / (high - low) * 240
            parts.append(
                f'<path d="M{left} {y}h280" stroke="#ddd"/><text x="{left - 34}" y="{y + 4}">{10**power}</text>'
            )
        for by, colour in colours.items():
            found = [row for row in rows if row["by"] == by]
            points = [
                (
                    left + (math.log10(row["articles"]) - 2) / 2 * 280,
                    270 - (math.log10(row[key]) - low) / (high - low) * 240,
                )
                for row in found
            ]
            path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
            if points:
                parts.append(
                    f'<text x="{points[-1][0] - 20:.0f}" y="{points[-1][1] - 6:.0f}" fill="{colour}">{by}</text>'
                )
    return "\n".join([*parts, "</svg>", ""])


def line(number: int, by: str, found: dict[str, float]) -> str:
    """A line of the table."""
    speed, times = found["characters"] / found["read"] / 1e6, found["read"] / found["regex"]
    peaks = " / ".join(f"{found[f'peak {part}']:.0f}" for part in ("build", "publish", "again"))
    sizes = " | ".join(f"{found[name] / number / 1000:.1f}" for name in ("release", "cache"))
    return (
        f"| {number:,} | {by} | {found['read']:.1f} | {speed:.2f} | {times:,.0f} | {found['all']:.1f} |"
        f" {found['publish']:.1f} / {found['again']:.1f} | {peaks} | {sizes} |"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=NUMBERS)
    parser.add_argument("--by", nargs="+", choices=BY, default=BY)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.measure:
        print(json.dumps(measure(Path(given.measure[0]), given.measure[1])))
        return
    print(HEAD)
    rows = []
    for number in given.numbers:
        with tempfile.TemporaryDirectory() as folder:
            make(number, Path(folder) / "made", reorder=False)
            for by in given.by:
                command = [sys.executable, "-W", "ignore", "-m", "tests.bench.scale", "--measure", f"{folder}/made", by]
                done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
                found = json.loads(done.stdout.splitlines()[-1])
                rows.append({"articles": number, "by": by, **found})
                print(line(number, by, found), flush=True)
    if given.plot:
        given.plot.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
