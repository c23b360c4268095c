"""The Prefect flow of `check`: the same checks as the command, kept as an artifact, for who runs them on a schedule."""

from __future__ import annotations

from pathlib import Path

from flows.tasks import TaskStages  # before Prefect: it makes the settings

# isort: split
from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.errors import DataError
from flows.matching.loading import RULES
from flows.running.checking import Checked, listed
from flows.running.checking import check as check_all
from flows.running.pipeline import Job
from flows.settings import cache_folder


@flow(name="check", log_prints=False, persist_result=False, validate_parameters=False)
def check(
    raw: str = "raw", originals: str | None = None, against: str | None = None, rules: str | None = None
) -> Checked:
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
    rows = [
        {"severity": p.severity, "cause": p.cause, "place": p.place, "message": p.message} for p in checked.problems
    ]
    create_table_artifact(rows, key="findings", description=f"{len(rows)} finding(s)")
    if not checked.fine:
        raise DataError(f"not fit for a release:\n{listed(checked.problems)}", advice="see the artifact `findings`")
    return checked
