"""What a run leaves in Prefect: its report, the table of its findings; and what a run that failed leaves."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from flows.settings import cache_folder, prepare

prepare()  # Prefect takes its settings when it is imported

from prefect.artifacts import create_markdown_artifact, create_table_artifact  # noqa: E402
from prefect.client.orchestration import get_client  # noqa: E402
from prefect.client.schemas.actions import ArtifactCreate  # noqa: E402
from prefect.client.schemas.objects import State, StateType  # noqa: E402

from flows.running.problems import Problem  # noqa: E402
from flows.running.reports import Where, failed_report, findings_table  # noqa: E402

REPORT, FINDINGS = "report", "findings"
FAILURES = "failures"


def keep_report(markdown: str, headline: str) -> None:
    """Keep a run's report with it."""
    create_markdown_artifact(markdown, key=REPORT, description=headline)


def keep_findings(problems: Sequence[Problem]) -> None:
    """Keep what was found as a table; an empty one says that nothing was."""
    rows = findings_table(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    text = f"{errors} error(s), {len(problems) - errors} warning(s)"
    create_table_artifact(rows, key=FINDINGS, description=text)


def went_through(name: str, headline: str, data: object) -> State[Any]:
    """The end of a run that went through: its name and message say what it did."""
    return State(type=StateType.COMPLETED, name=name, message=headline, data=data)


def leave_report(flow: object, flow_run: Any, state: Any) -> None:  # noqa: ANN401, ARG001  Prefect's own types
    """The hook of a run that failed, crashed or was cancelled: a report with the reason and what to do.

    It is kept with the run and, as Prefect's server may be what failed, as a file in the project's cache folder.
    """
    where = Where(Path(flow_run.parameters.get("raw", "raw")), Path(flow_run.parameters.get("outputs", "outputs")))
    markdown = failed_report(_reason(state), where)
    with suppress(OSError):
        folder = cache_folder() / FAILURES
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{flow_run.id}.md").write_text(markdown, encoding="utf-8")
    made = ArtifactCreate(
        key=REPORT,
        type="markdown",
        description=f"{flow_run.name}: {str(state.name).lower()}",
        data=markdown,
        flow_run_id=flow_run.id,
    )
    with get_client(sync_client=True) as client:
        client.create_artifact(made)


def _reason(state: Any) -> BaseException | str:  # noqa: ANN401  Prefect's state is generic
    """What stopped a run: the fault itself in the process where it happened, else the state's message."""
    found = None
    with suppress(Exception):
        found = state.result(raise_on_failure=False)
    if isinstance(found, BaseException):
        return found
    return str(state.message or f"the run is {str(state.name).lower()}")
