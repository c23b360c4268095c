"""`seamark diff`: what differs between two releases."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands._options import OUTPUTS, JsonOption, OutputsOption


def diff(
    old: Annotated[str, typer.Argument(help="A folder or a version.")],
    new: Annotated[str, typer.Argument(help="The newer one, likewise.")],
    outputs: OutputsOption = OUTPUTS,
    as_json: JsonOption = False,
) -> None:
    """Say what differs between two releases or builds: fields, rows added, removed, changed and why, rows that moved.

    Of a release that is no longer there, its successor tells what it changed.

    Example: seamark diff 0.1.0 0.2.0
    """
    from flows.releases.between import difference
    from flows.running.terminal import say, say_json

    found = difference(old, new, outputs)
    if as_json:
        say_json(found.data)
    else:
        say(found.text.splitlines())
