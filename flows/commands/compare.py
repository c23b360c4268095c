"""`seamark compare`: the two editions, fact by fact."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from flows.commands._options import (
    RAW,
    JsonOption,
    OriginalsOption,
    RawOption,
    RulesOption,
    require_folder,
    require_originals,
    results_cache,
    rules_folder,
)


def compare(
    article: Annotated[str | None, typer.Argument(help="An article, such as multimodal; left out: all.")] = None,
    originals: OriginalsOption = None,
    raw: RawOption = RAW,
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare what the restated edition says with what the original says.

    Shows the rows that only one edition has and those that differ, with the words at both marks. The words of an
    original are shown on the terminal and written nowhere. Ends with 1 where the editions differ.

    Example: seamark compare multimodal --originals ../originals
    """
    from flows.running.comparing import compare_editions, in_words
    from flows.running.pipeline import Job
    from flows.running.stages import Stages
    from flows.running.terminal import progress, say, say_json

    job = Job(
        raw=require_folder(raw, "--raw"),
        originals=require_originals("original", originals),
        rules=rules_folder(rules),
        cache=results_cache(),
    )
    with progress(not as_json) as show:
        compared = compare_editions(job, Stages(show), article)
    if as_json:
        data: list[dict[str, Any]] = [
            {"article": pair.article_id, "same": pair.same, "differences": [d.as_data() for d in pair.differences]}
            for pair in compared
        ]
        say_json(data)
    else:
        for pair in compared:
            typer.echo(f"{pair.article_id}: {pair.same} the same, {len(pair.differences)} not")
            for difference in pair.differences:
                say(f"  {line}" for line in in_words(difference, pair.restated, pair.original))
    raise typer.Exit(1 if any(pair.differences for pair in compared) else 0)
