"""The Prefect flow behind `seamark release`: look, read, apply rules, reckon, validate, publish.

The stages themselves are plain functions (flows/running/pipeline.py and releasing.py); here each becomes a task, a
report and the table of findings are kept with the run, and its last state says what it did.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Literal

from flows.tasks import TaskStages  # before Prefect: it makes the settings

# isort: split
from prefect import flow

from flows.common import EVERY_FLOW
from flows.matching.loading import RULES
from flows.missed import settle_what_was_missed
from flows.reports import keep_findings, keep_report, went_through
from flows.running.batch import Spread
from flows.running.pipeline import Job
from flows.running.releasing import release_all
from flows.running.reports import Where
from flows.running.terminal import progress
from flows.settings import cache_folder

Runner = Literal["pool", "dask"]


@flow(
    name="release",
    description="Read raw/, validate, publish the next release; or say that nothing has changed.",
    **EVERY_FLOW,
)
def release(
    raw: str = "raw",
    outputs: str = "outputs",
    dry_run: bool = False,
    version: str | None = None,
    rules: str | None = None,
    runner: Runner = "pool",
    dask: str | None = None,
    target: str | None = None,
) -> Any:  # noqa: ANN401  a Prefect state that holds a `Released`, which is what calling the flow gives
    """Publish the next release of what lies in `raw`, or say that the data has not changed.

    Args:
        raw: The folder of issues.
        outputs: The folder of releases.
        dry_run: Say what would be published; write nothing.
        version: The version to declare (1.0.0, once); None: the changes decide.
        rules: The folder of rule files; None: those of flows/rules.
        runner: Who reads the articles: the processes of this machine, or a Dask cluster.
        dask: The address of a Dask scheduler; None: a cluster of this machine's processors.
        target: A folder of releases that fsspec can reach (`s3://…`), to publish to instead of `outputs`.

    Raises:
        SeamarkError: Something falls short; nothing was published, and the last release stands.
    """
    settle_what_was_missed()
    where = Where(Path(raw), Path(outputs))
    with progress() as show, reading_by(runner, dask) as spread:
        job = Job(
            raw=where.raw,
            rules=Path(rules) if rules else RULES,
            cache=cache_folder() / "articles",
            spread=spread,
        )
        released = release_all(
            job, TaskStages(show), where.outputs, version, dry_run=dry_run, see=keep_findings, target=target
        )
    keep_report(released.in_markdown(where), released.headline)
    return went_through("Published" if released.new and not dry_run else "Unchanged", released.headline, released)


def reading_by(runner: Runner, address: str | None) -> AbstractContextManager[Spread | None]:
    """Who reads the articles, as long as this lasts; Dask is loaded only where it is asked for: it is an extra."""
    if runner != "dask":
        return nullcontext()
    from flows.cluster import spread_over_dask

    return spread_over_dask(address)
