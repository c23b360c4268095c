"""The Prefect flow of `check`: the same checks as the command, kept as an artifact, for who runs them on a schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.tasks import TaskStages  # before Prefect: it makes the settings

# isort: split
from prefect import flow

from flows.common import EVERY_FLOW
from flows.errors import DataError
from flows.matching.loading import RULES
from flows.reports import keep_findings, went_through
from flows.running.checking import check as check_all
from flows.running.gate import listed
from flows.running.pipeline import Job
from flows.settings import cache_folder


@flow(
    name="check",
    description="Every check of the data, without publishing.",
    **EVERY_FLOW,
)
def check(raw: str = "raw", originals: str | None = None, against: str | None = None, rules: str | None = None) -> Any:  # noqa: ANN401  a Prefect state that holds a `Checked`, which is what calling the flow gives
    """Check rules and data without publishing; what falls short is the run's artifact `findings`.

    Args:
        raw: The folder of issues.
        originals: The folder of the publishers' own texts, where it is at hand.
        against: A folder of releases whose current one must hold the same data.
        rules: The folder of rule files; None: those of flows/rules.

    Raises:
        DataError: Something falls short.
    """
    job = Job(
        raw=Path(raw),
        originals=Path(originals) if originals else None,
        rules=Path(rules) if rules else RULES,
        cache=cache_folder() / "articles",
    )
    checked = check_all(job, TaskStages(), Path(against) if against else None)
    keep_findings(checked.problems)
    if not checked.fine:
        raise DataError(f"not fit for a release:\n{listed(checked.problems)}", advice="see the artifact `findings`")
    return went_through("Fine", f"{len(checked.problems)} warning(s)", checked)
