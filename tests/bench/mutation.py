"""How many wrong figures the reckoning notices in the articles of raw/: each changed by a tenth, one at a time.

`python -m tests.bench.mutation [--raw DIR]`
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from flows.running.building import build
from flows.running.pipeline import Job, declared_identities
from flows.running.stages import Stages
from tests.reckoning.mutation import Mutations, mutations

RAW = Path(__file__).resolve().parents[2] / "raw"


def measure(raw: Path) -> Mutations:
    """The changes tried on a build of the restated edition."""
    job = Job(raw=raw)
    built = build(job, Stages())
    identities = declared_identities(built.corpus, job.rules)
    return mutations([result.rows for result in built.results], built.book.codebook, identities)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many changes were noticed, and those of figures in equations that were not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, default=RAW)
    found = measure(parser.parse_args(arguments).raw)
    print(
        f"{found.figures()} figures stand in some identity, {found.alone} in none; {found.twice} twice in one article"
    )
    for name, equation in (("all", None), ("in some equation", True), ("only below or above others", False)):
        noticed, tried = found.noticed(equation=equation)
        print(f"{name}: {noticed} of {tried} changes noticed ({noticed / max(tried, 1):.0%})")
    for change in found.changes:
        if change.equation and not change.noticed:
            row = change.row
            what = f"{row.article_id} {row.subject_id} {row.indicator_id} {row.measure}"
            print(f"  not noticed: {what}: {row.qualifier} {row.value:g} as {change.value:g}")


if __name__ == "__main__":
    main()
