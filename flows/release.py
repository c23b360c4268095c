"""The Prefect flow behind `seamark release`: read, validate, publish.

The stages themselves are plain functions (flows/running/pipeline.py); here each becomes a task, and a report is kept
with the run.
"""

from __future__ import annotations

from pathlib import Path

from flows.tasks import TaskStages  # before Prefect: it makes the settings

# isort: split
from prefect import flow
from prefect.artifacts import create_markdown_artifact

from flows.matching.loading import RULES
from flows.running.pipeline import Job, build
from flows.running.releasing import Released, publish_built
from flows.running.terminal import progress
from flows.settings import cache_folder


@flow(name="release", log_prints=False, persist_result=False, validate_parameters=False)
def release(
    raw: str = "raw",
    outputs: str = "outputs",
    dry_run: bool = False,
    version: str | None = None,
    rules: str | None = None,
) -> Released:
    """Publish the next release of what lies in `raw`, or say that the data has not changed.

    Args:
        raw: The folder of issues.
        outputs: The folder of releases.
        dry_run: Say what would be published; write nothing.
        version: The version to declare (1.0.0, once); None: the changes decide.
        rules: The folder of rule files; None: those of flows/rules.

    Raises:
        SeamarkError: Something falls short; nothing was published, and the last release stands.
    """
    with progress() as show:
        stages = TaskStages(show)
        job = Job(raw=Path(raw), rules=Path(rules) if rules else RULES, cache=cache_folder() / "articles")
        built = build(job, stages)
        released = publish_built(built, stages, Path(outputs), version, dry_run=dry_run)
    create_markdown_artifact(released.in_markdown(), key="release", description=released.headline)
    return released
