"""`seamark serve`: releases on a schedule, on one machine, without a worker."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.commands._options import (
    OUTPUTS,
    RAW,
    DaskOption,
    OutputsOption,
    RawOption,
    RulesOption,
    Runner,
    RunnerOption,
    require_folder,
    require_runner,
    rules_folder,
)
from flows.errors import UsageError
from flows.settings import CRON, TIMEZONE

FIELDS = (5, 6)  # minute, hour, day of the month, month, day of the week, and for the impatient the second


def serve(
    cron: Annotated[str, typer.Option("--cron", help="When to run: minute, hour, day, month, day of the week.")] = CRON,
    timezone: Annotated[str, typer.Option("--timezone", help="The time zone of --cron, by its IANA name.")] = TIMEZONE,
    raw: RawOption = RAW,
    outputs: OutputsOption = OUTPUTS,
    rules: RulesOption = None,
    runner: RunnerOption = Runner.POOL,
    dask: DaskOption = None,
    port: Annotated[int | None, typer.Option("--port", help="Where the server listens. [default: a free port]")] = None,
) -> None:
    """Publish on a schedule what is new in raw/, until interrupted.

    Starts a Prefect server of its own on this machine, or uses the one that PREFECT_API_URL names. What a run did is
    its last state and its report on the page that is printed.

    Example: seamark serve --cron "0 6 * * *" --timezone Asia/Shanghai
    """
    require_folder(raw, "--raw")
    require_runner(runner, dask)
    require_schedule(cron, timezone)
    parameters = {"raw": str(Path(raw).resolve()), "outputs": str(outputs.resolve()), "rules": str(rules_folder(rules))}
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    from flows.server import server_at_hand

    with server_at_hand(port) as api:
        from flows.serve import serve as run  # Prefect must find the server's address

        typer.echo(
            f"at {cron!r}, {timezone}: {raw} → {outputs}; runs and reports: {api.removesuffix('/api')}", err=True
        )
        run(cron, timezone, parameters | {"runner": runner.value, "dask": dask})


def require_schedule(cron: str, timezone: str) -> None:
    """Check what was given as a schedule as far as it can be told before Prefect is there, which reads the fields.

    Raises:
        UsageError: It is none.
    """
    from zoneinfo import ZoneInfo

    if len(cron.split()) not in FIELDS:
        raise UsageError("--cron: not a schedule", found=cron, expected='five fields, such as "0 6 * * *"')
    try:
        ZoneInfo(timezone)
    except (ValueError, OSError):
        raise UsageError(
            "--timezone: no such time zone", found=timezone, expected="an IANA name, such as Asia/Shanghai"
        ) from None
