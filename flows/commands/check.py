"""`seamark check`: every check of the data, without publishing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands._options import (
    RAW,
    IssueOption,
    JsonOption,
    OriginalsOption,
    RawOption,
    RulesOption,
    require_folder,
    require_originals,
    results_cache,
    rules_folder,
)

if TYPE_CHECKING:
    from flows.running.problems import Problem

LISTED = 50


def check(
    raw: RawOption = RAW,
    issue: IssueOption = None,
    originals: OriginalsOption = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="A folder of releases: the current one must hold the same data.")
    ] = None,
    rules: RulesOption = None,
    as_json: JsonOption = False,
    annotate: Annotated[bool, typer.Option("--annotate", help="Print GitHub annotations.")] = False,
) -> None:
    """Check rules and data as a release would, and say all that falls short, by cause.

    With --originals the original edition is read too, and marks.csv must be what it gives.

    Example: seamark check --against outputs
    """
    from flows.running.checking import check as check_all
    from flows.running.outcome import outcome_of
    from flows.running.pipeline import Job
    from flows.running.stages import Stages
    from flows.running.terminal import progress, say, say_json

    job = Job(
        raw=require_folder(raw, "--raw"),
        originals=require_originals("restated", originals),
        issue=issue,
        rules=rules_folder(rules),
        cache=results_cache(),
    )
    with progress(not as_json) as show:
        stages = Stages(show)
        checked = check_all(job, stages, against)
    outcome = None if checked.built is None else outcome_of(checked.built, stages.seconds)
    if as_json:
        data = {"fine": checked.fine, "problems": [problem.as_data() for problem in checked.problems]}
        say_json(data | {"outcome": None if outcome is None else outcome.as_data()})
    elif annotate:
        say(annotation(problem) for problem in checked.problems)
    else:
        say(report(checked.problems))
        say(() if outcome is None else outcome.in_words())
        typer.echo("fine" if checked.fine else "not fit for a release", err=not checked.fine)
    raise typer.Exit(0 if checked.fine else 1)


def report(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems grouped by cause, those that stop a release first."""
    ordered = sorted(problems, key=lambda p: (p.severity, p.cause, p.file or "", p.line or 0))
    for (severity, cause), group in groupby(ordered, key=lambda p: (p.severity, p.cause)):
        found = list(group)
        yield f"{severity}: {cause} ({len(found)})"
        for problem in found[:LISTED]:
            place = f"{problem.place}: " if problem.place else ""
            yield f"  {place}{problem.message}"
        if len(found) > LISTED:
            yield f"  … and {len(found) - LISTED} more (--json has them all)"
        advice = dict.fromkeys(problem.advice for problem in found if problem.advice)
        yield from (f"  → {text}" for text in advice)


def annotation(problem: Problem) -> str:
    """A problem as a GitHub workflow command."""
    fields = [f"title={_escaped(problem.cause, field=True)}"]
    if problem.file:
        fields.insert(0, f"file={_escaped(problem.file, field=True)}")
        fields[1:1] = [f"line={problem.line}"] if problem.line else []
    text = f"{problem.message}. {problem.advice}" if problem.advice else problem.message
    return f"::{problem.severity} {','.join(fields)}::{_escaped(text)}"


def _escaped(text: str, *, field: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if field else text
