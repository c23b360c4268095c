"""`seamark withdraw`: take a release back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands._options import OUTPUTS, JsonOption


def withdraw(
    version: Annotated[str, typer.Argument(help="The version, such as 0.2.0.")],
    reason: Annotated[str, typer.Option("--reason", help="Why: those who have it will read this.")],
    outputs: Annotated[
        str, typer.Option("--outputs", help="The folder of releases, or a URL such as s3://bucket/folder.")
    ] = str(OUTPUTS),
    as_json: JsonOption = False,
) -> None:
    """Let latest.json name the release before, and leave a notice with the reason; nothing is deleted.

    Example: seamark withdraw 0.2.0 --reason "the port's throughput of 2017 is wrong"
    """
    from flows.releases.pointer import withdraw as take_back
    from flows.running.terminal import say, say_json

    if "://" in outputs:
        from flows.releases.targets import withdraw_from

        name = withdraw_from(outputs, version, reason)
    else:
        folder = take_back(Path(outputs), version, reason)
        name = None if folder is None else folder.name
    if as_json:
        say_json({"withdrawn": version.removeprefix("v"), "reason": reason, "current": name})
    else:
        say([f"withdrawn: {version.removeprefix('v')}", f"the current release is {name or 'none'}: {outputs}"])
