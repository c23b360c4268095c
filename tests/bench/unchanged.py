"""What a run costs that has nothing to do, and one with a single changed article, against the full run before it.

`python -m tests.bench.unchanged [NUMBER ...]`: the same files, `release_all` three times in one process: all to read;
nothing new; one figure of one article changed. Times are seconds, the multiples how much faster than the full run.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from flows.reading.stamping import stamp
from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.stages import Stages
from tests.bench.articles import make

NUMBERS = (10, 100, 1_000)  # 10,000 take two minutes to read the first time
DIGIT = re.compile(r"(?<=[0-9]\.)[0-9](?=[0-9]* (?:billion|million|percent))")


def measure(number: int, folder: Path) -> tuple[float, float, float]:
    """Seconds of the three runs over so many generated articles below a folder."""
    make(number, folder, reorder=False)
    job = Job(raw=folder / "raw", rules=folder / "rules", cache=folder / "cache" / "articles")

    def run(new: bool) -> float:
        begin = time.perf_counter()
        done = release_all(job, Stages(), folder / "outputs")
        taken = time.perf_counter() - begin
        assert done.new == new, done.headline
        return taken

    full, nothing = run(True), run(False)
    edit(folder / "raw")
    return full, nothing, run(True)


def edit(raw: Path) -> None:
    """Another digit behind the point of one figure, in the first article that has such a one."""
    for article in sorted(raw.rglob("*.md")):
        text = article.read_text(encoding="utf-8")
        if (match := DIGIT.search(text)) is not None:
            digit = str((int(match[0]) + 1) % 10)
            article.write_text(text[: match.start()] + digit + text[match.end() :], encoding="utf-8")
            stamp(article.parents[1])
            return
    raise ValueError(f"no figure with a point below {raw}")


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=NUMBERS)
    print("| articles | full, s | nothing new, s | × | one article changed, s | × |\n|---:|---:|---:|---:|---:|---:|")
    for number in parser.parse_args(argv).numbers:
        with tempfile.TemporaryDirectory() as name:
            full, nothing, one = measure(number, Path(name))
        print(
            f"| {number:,} | {full:.1f} | {nothing:.3f} | {full / nothing:.0f} | {one:.1f} | {full / one:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
