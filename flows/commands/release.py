"""`seamark release`: read, validate, publish the next version; as a Prefect flow."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.commands._options import (
    OUTPUTS,
    RAW,
    DaskOption,
    JsonOption,
    OutputsOption,
    RawOption,
    RulesOption,
    Runner,
    RunnerOption,
    require_folder,
    require_runner,
    results_cache,
    rules_folder,
)
from flows.errors import UsageError

if TYPE_CHECKING:
    from flows.running.releasing import Released

API = "PREFECT_API_URL"


def release(
    raw: RawOption = RAW,
    outputs: OutputsOption = OUTPUTS,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be published; write nothing.")] = False,
    version: Annotated[
        str | None, typer.Option("--declare", help="Declare the version (1.0.0, once); else the changes decide.")
    ] = None,
    rules: RulesOption = None,
    runner: RunnerOption = Runner.POOL,
    dask: DaskOption = None,
    target: Annotated[
        str | None, typer.Option("--target", help="Publish there instead: s3://bucket/outputs, or any fsspec folder.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Publish the next release, or say that the data has not changed.

    Where no Prefect server is named and nothing at all has changed since the last release, that is said at once,
    without starting one.

    Example: seamark release --dry-run
    """
    require_folder(raw, "--raw")
    require_runner(runner, dask)
    if dry_run and target is not None:
        raise UsageError("--dry-run looks at --outputs only", found=target, advice="leave one of the two out")
    from flows.running.pipeline import Job
    from flows.running.releasing import nothing_new
    from flows.running.terminal import say, say_json

    folders = {"raw": raw.resolve(), "outputs": outputs.resolve(), "rules": rules_folder(rules)}
    job = Job(raw=folders["raw"], rules=folders["rules"], cache=results_cache())
    done = nothing_new(job, folders["outputs"]) if version is target is None and API not in os.environ else None
    if done is None:
        given = {"runner": runner.value, "dask": dask, "dry_run": dry_run, "version": version, "target": target}
        done = in_prefect({name: str(path) for name, path in folders.items()} | given)
    if as_json:
        say_json(done.as_data())
    else:
        say(done.in_words())


def in_prefect(parameters: Mapping[str, Any]) -> Released:
    """Run the flow; where no server is named, with one of our own: it ends with us, Prefect's would outlive a kill."""
    # What falls short is said once, by us; Prefect would print it again, with a trace.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows.server import server_at_hand

    with server_at_hand():
        from flows.release import release as flow  # Prefect must find the server's address

        done: Released = flow(**parameters)
    return done
