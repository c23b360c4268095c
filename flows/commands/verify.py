"""`seamark verify`: whether a release is what was published, and whether its sources still say so."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands._options import OUTPUTS, RAW, JsonOption, OriginalsOption, OutputsOption, require_folder


def verify(
    release: Annotated[str | None, typer.Argument(help="A folder or a version; left out: the current release.")] = None,
    originals: OriginalsOption = None,
    raw: Annotated[
        Path | None, typer.Option("--raw", help="The folder of issues. [default: raw, where it is there]")
    ] = None,
    outputs: OutputsOption = OUTPUTS,
    as_json: JsonOption = False,
) -> None:
    """Check a release's sums, schemas, keys, contents and version, and re-open every mark in its source.

    Sources that are not at hand are named and no fault. Ends with 1 where anything does not hold.

    Example: seamark verify outputs/v0.1.0 --originals ../originals
    """
    from flows.releases.folder import find_release
    from flows.releases.verifying import verify as check
    from flows.running.terminal import progress, say, say_json

    folders = {"--raw": raw or (RAW if RAW.is_dir() else None), "--originals": originals}
    raw, originals = (require_folder(path, name) if path else None for name, path in folders.items())
    folder = find_release(release, outputs)
    with progress(not as_json) as show:
        show.stage("verify")
        found = check(folder, raw, originals)
    if as_json:
        say_json(found.as_data())
    else:
        say(found.in_words())
    raise typer.Exit(0 if found.fine else 1)
