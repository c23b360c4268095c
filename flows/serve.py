"""The schedule on one machine: a server, who starts the runs, and the runs themselves, until it is told to end."""

from __future__ import annotations

from collections.abc import Mapping

from flows.errors import UsageError
from flows.release import release  # before Prefect: it makes the settings

# isort: split
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

NAME = "scheduled"
TAGS = ["seamark", "scheduled"]


def serve(cron: str, timezone: str, parameters: Mapping[str, object]) -> None:
    """Run the release on a schedule until the process is told to end; one run at a time.

    Args:
        cron: When, as cron says it.
        timezone: In which time zone, by its IANA name.
        parameters: The flow's parameters.

    Raises:
        UsageError: That is no schedule.
    """
    try:
        schedule = Cron(cron, timezone=timezone)
    except ValueError as fault:
        raise UsageError("--cron: not a schedule", found=cron, expected='such as "0 6 * * *"') from fault
    release.serve(
        name=NAME,
        schedule=schedule,
        parameters=dict(parameters),
        tags=TAGS,
        description="Looks into raw/ and publishes what is new.",
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
