"""The stages of the plain core as Prefect tasks: one a stage, so that a run shows where it is and what takes time."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flows.settings import prepare

prepare()  # Prefect takes its settings when it is imported

from prefect import task  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

from flows.running.stages import Stages  # noqa: E402

P = ParamSpec("P")
T = TypeVar("T")


class TaskStages(Stages):
    """Runs each stage as a task.

    No retries: the same files give the same result. No result is kept by Prefect: what can be kept is in our own cache,
    which sees every change of a rule or a helper function.
    """

    def call(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage as a task; its arguments do not pass through Prefect, which would copy and search them."""

        def stage() -> T:
            return work(*args, **kwargs)

        return task(name=name, tags={"seamark"}, cache_policy=NO_CACHE, persist_result=False)(stage)()
