"""`seamark release`: read, validate, publish the next version; as a Prefect flow."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from flows.commands._options import (
    OUTPUTS,
    RAW,
    JsonOption,
    OutputsOption,
    RawOption,
    RulesOption,
    require_folder,
    rules_folder,
)


def release(
    raw: RawOption = RAW,
    outputs: OutputsOption = OUTPUTS,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be published; write nothing.")] = False,
    version: Annotated[
        str | None, typer.Option("--declare", help="Declare the version (1.0.0, once); else the changes decide.")
    ] = None,
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Publish the next release, or say that the data has not changed.

    Example: seamark release --dry-run
    """
    require_folder(raw, "--raw")
    # What falls short is said once, by us; Prefect would print it again, with a trace.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows.release import release as flow
    from flows.running.terminal import say, say_json

    folders = {"raw": raw.resolve(), "outputs": outputs.resolve(), "rules": rules_folder(rules)}
    done = flow(**{name: str(path) for name, path in folders.items()}, dry_run=dry_run, version=version)
    if as_json:
        say_json(done.as_data())
    else:
        say(done.in_words())
