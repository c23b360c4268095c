"""`seamark extract`: any document, whether there are rules for it or not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from flows.commands._options import JsonOption, RulesOption, require_target, rules_folder, writing_to


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="UTF-8 texts or Markdown.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder to write. [default: none; what was read is printed]")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="When it was written (2018-03-29): what `last year` is counted from.")
    ] = None,
    place: Annotated[str, typer.Option("--place", help="The place it is about: a name or a subject's id.")] = "",
    subject: Annotated[
        str, typer.Option("--subject", help="Whom it is about, where its words do not say: a firm, a port.")
    ] = "",
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read any document: the tables of a build, with every number in the ledger and what the frames can read.

    Without --to nothing is written: each sentence with a number is printed, below it its rows and what was left.

    Example: seamark extract report.txt --date 2024-05-01 --to extracted/
    """
    from flows.errors import UsageError
    from flows.releases.writing import write_build
    from flows.running.extracting import documents
    from flows.running.outcome import outcome_of
    from flows.running.pipeline import Job, build_from
    from flows.running.shown import as_data, in_sentences
    from flows.running.stages import Stages
    from flows.running.terminal import progress, say, say_json

    try:
        day = dt.date.fromisoformat(date) if date else dt.date.today()
    except ValueError:
        raise UsageError("not a date", found=date, expected="such as 2018-03-29") from None
    if to is not None:
        require_target(to)
    with progress(not as_json) as show:
        stages = Stages(show)
        corpus = stages("read", documents, files, day, place, subject)
        built = build_from(
            corpus, Job(raw=Path(), edition="original", issue="extract", rules=rules_folder(rules)), stages
        )
        if to is not None:
            with writing_to(to):
                stages("write", write_build, built.tables, to, built.about)
    outcome = outcome_of(built, stages.seconds, to)
    shown = [] if to is not None else in_sentences([work.article for work in corpus.works], built.tables)
    if as_json:
        say_json(outcome.as_data() | ({} if to is not None else as_data(built.tables)))
    else:
        say(shown)
        say(outcome.in_words())
        say([] if date else [f"no --date: `last year` was counted from {day}"])
