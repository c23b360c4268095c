"""The stages of the plain core as Prefect tasks: one a stage, so that a run shows where it is and what takes time."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from flows.settings import BUSY_SECONDS, prepare, run_seconds

prepare()  # Prefect takes its settings when it is imported

from prefect import runtime, task  # noqa: E402
from prefect.artifacts import create_progress_artifact, update_progress_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

from flows.errors import BusyError  # noqa: E402
from flows.running.stages import Show, Stages  # noqa: E402

P = ParamSpec("P")
T = TypeVar("T")

TAGS = ("seamark",)
PROGRESS_SECONDS = 2.0
PASSING = {errno.EAGAIN, errno.EBUSY, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENETDOWN, errno.ENETUNREACH}


def passes_by_itself(_task: object, _run: object, state: Any) -> bool:  # noqa: ANN401  Prefect's state is generic
    """Whether what a stage failed of can be gone in a minute: a lock, a network's disk. The same data fails again."""
    fault = state.result(raise_on_failure=False)
    seen: set[int] = set()
    while isinstance(fault, BaseException) and id(fault) not in seen:
        if isinstance(fault, BusyError) or (isinstance(fault, OSError) and fault.errno in PASSING):
            return True
        seen.add(id(fault))
        fault = fault.__cause__ or fault.__context__
    return False


def run_name() -> str:
    """What a run is called: its flow and when it was due."""
    due = runtime.flow_run.scheduled_start_time
    when = f"{due:%Y-%m-%d %H:%M:%S} UTC" if due is not None else "now"
    return f"{runtime.flow_run.flow_name}, {when}"


class TaskStages(Stages):
    """Runs each stage as a task with a name, a time-out, and new attempts only after what can pass by itself.

    No result is kept by Prefect: what can be kept is in our own cache, which sees every change of a rule or a helper
    function.
    """

    def __init__(self, show: Show | None = None) -> None:
        super().__init__(show)
        self.show = Told(self.show)

    def call(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage as a task; its arguments do not pass through Prefect, which would copy and search them."""

        def stage() -> T:
            return work(*args, **kwargs)

        run = task(
            name=name,
            task_run_name=name,
            tags=set(TAGS),
            cache_policy=NO_CACHE,
            persist_result=False,
            timeout_seconds=run_seconds(),
            retries=len(BUSY_SECONDS),
            retry_delay_seconds=list(BUSY_SECONDS),
            retry_condition_fn=passes_by_itself,
        )
        return run(stage)()


class Told:
    """Shows progress where it was shown, and as an artifact of the run: every two seconds at most."""

    def __init__(self, beside: Show) -> None:
        self.beside = beside
        self._artifact: UUID | None = None
        self._next = 0.0

    def stage(self, name: str) -> None:
        """A stage begins; each has a progress of its own."""
        self.beside.stage(name)
        self._artifact, self._next = None, time.monotonic() + PROGRESS_SECONDS

    def tick(self, done: int, total: int) -> None:
        """So many articles of so many are done; a stage that is over soon needs no artifact."""
        self.beside.tick(done, total)
        now = time.monotonic()
        if now < self._next and (done < total or self._artifact is None):
            return
        self._next = now + PROGRESS_SECONDS
        percent, text = 100.0 * done / max(total, 1), f"{done:,} of {total:,} articles"
        if self._artifact is None:
            self._artifact = create_progress_artifact(percent, "progress", text)  # type: ignore[assignment]  # sync here
        else:
            update_progress_artifact(self._artifact, percent, description=text)
