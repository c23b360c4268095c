"""`seamark build`: the tables and metadata of a release in a folder, nothing published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands._options import (
    RAW,
    EditionOption,
    IssueOption,
    JsonOption,
    OriginalsOption,
    RawOption,
    RulesOption,
    require_folder,
    require_originals,
    require_target,
    results_cache,
    rules_folder,
    writing_to,
)


def build(
    to: Annotated[Path, typer.Option("--to", help="The folder to write; files of an earlier build are replaced.")],
    issue: IssueOption = None,
    edition: EditionOption = "restated",
    originals: OriginalsOption = None,
    raw: RawOption = RAW,
    update_marks: Annotated[
        bool, typer.Option("--update-marks", help="With the original edition: write raw/<issue>/marks.csv anew.")
    ] = False,
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read, validate, and write the tables into a folder.

    Numbers that nothing accounts for do not stop a build; what contradicts the tables' models is written too, and the
    command ends with 1.

    Example: seamark build --to build/
    """
    from flows.errors import UsageError
    from flows.releases.writing import write_build
    from flows.running.building import build as run
    from flows.running.gate import data_problems, listed
    from flows.running.marks_file import write_marks
    from flows.running.outcome import outcome_of
    from flows.running.pipeline import Job
    from flows.running.stages import Stages
    from flows.running.terminal import progress, say, say_json

    if update_marks and edition != "original":
        raise UsageError("--update-marks takes the marks from the original edition", advice="add --edition original")
    require_target(to)
    job = Job(
        raw=require_folder(raw, "--raw"),
        edition=edition,
        originals=require_originals(edition, originals),
        issue=issue,
        rules=rules_folder(rules),
        cache=results_cache(),
        whole=update_marks,
    )
    with progress(not as_json) as show:
        stages = Stages(show)
        built = run(job, stages)
        with writing_to(to):
            stages("write", write_build, built.tables, to, built.about)
        written = []
        if update_marks:
            written = [write_marks(raw, name, built.rows_of_issue(name)) for name in built.corpus.restated]
    outcome = outcome_of(built, stages.seconds, to)
    errors = [p for p in data_problems(built) if p.severity == "error" and p.cause != "unclaimed"]
    if as_json:
        say_json(outcome.as_data())
    else:
        say(outcome.in_words())
        say(f"marks   {path}" for path in written)
    if errors:
        typer.echo(f"{len(errors)} thing(s) fall short:\n{listed(errors)}", err=True)
        raise typer.Exit(1)
