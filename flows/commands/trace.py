"""`seamark trace`: where a figure comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands._options import OUTPUTS, JsonOption, OutputsOption


def trace(
    value: Annotated[
        str, typer.Argument(metavar="VALUE|ID", help="A figure as printed or stored, a date, or the id of a row.")
    ],
    release: Annotated[str | None, typer.Argument(help="A folder or a version; left out: the current release.")] = None,
    outputs: OutputsOption = OUTPUTS,
    as_json: JsonOption = False,
) -> None:
    """Say where a figure comes from: its row, sentence, marks in both editions, rule, and what it was reckoned with.

    Ends with 1 where nothing in the release is that figure.

    Example: seamark trace "24.276 billion"
    """
    import json

    from flows.releases.folder import find_release
    from flows.releases.tracing import in_words
    from flows.releases.tracing import trace as find

    folder = find_release(release, outputs)
    found = find(value, folder)
    if as_json:
        typer.echo(json.dumps([one.as_data() for one in found], ensure_ascii=False, indent=2))
    elif found:
        typer.echo("\n\n".join(in_words(one) for one in found))
    else:
        typer.echo(
            f"nothing in {folder} is {value!r}: try the figure as it is printed, without its unit, or a row's id"
        )
    raise typer.Exit(0 if found else 1)
