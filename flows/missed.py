"""What a scheduled run does first: the runs that were due while nobody was there become one, and the dead are buried.

A run reads what lies in raw/ when it begins, so one run does the work of all that are due. Whoever slept, was switched
off or lost its worker over three schedule times has one run to make up for, not three.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flows.settings import prepare

prepare()  # Prefect takes its settings when it is imported

from prefect import runtime  # noqa: E402
from prefect.client.orchestration import SyncPrefectClient, get_client  # noqa: E402
from prefect.client.schemas.filters import (  # noqa: E402
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType  # noqa: E402
from prefect.states import Cancelled, Crashed  # noqa: E402


def settle_what_was_missed() -> None:
    """Take over the other due runs of this run's deployment, and mark those as crashed whose process is gone.

    A run that no deployment started has none.
    """
    own, deployment = runtime.flow_run.id, runtime.deployment.id
    if not own or not deployment:
        return
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(own), infrastructure_pid=f"{socket.gethostname()}:{os.getpid()}")
        for run in _others(client, UUID(deployment), UUID(own), StateType.SCHEDULED):
            said: State[Any] = Cancelled(
                name="Skipped", message=f"was due while nobody was there; {runtime.flow_run.name} does it"
            )
            client.set_flow_run_state(run.id, said, force=True)
        for run in _others(client, UUID(deployment), UUID(own), StateType.RUNNING):
            if is_dead(run.infrastructure_pid):
                said = Crashed(message="its process is gone; what it had not published is done by the next run")
                client.set_flow_run_state(run.id, said, force=True)


def is_dead(place: str | None) -> bool:
    """Whether a process, given as `host:id`, was one of this machine and is there no longer."""
    host, _, number = (place or "").rpartition(":")
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _others(client: SyncPrefectClient, deployment: UUID, own: UUID, kind: StateType) -> Iterator[FlowRun]:
    """The other runs of a deployment that are in a state and were due by now."""
    found = client.read_flow_runs(
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[kind])),
            expected_start_time=FlowRunFilterExpectedStartTime(before_=datetime.now(UTC)),
        ),
    )
    return (run for run in found if run.id != own)
