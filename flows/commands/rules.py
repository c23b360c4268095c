"""`seamark rules`: the workbench of who writes rules."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands._options import (
    RAW,
    EditionOption,
    JsonOption,
    OriginalsOption,
    RawOption,
    RulesOption,
    require_folder,
    require_originals,
    rules_folder,
)

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Try rules, and see what they read and leave.")


@app.command("test")
def examples(
    name: Annotated[str | None, typer.Argument(help="An article, or what a rule's id holds.")] = None,
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the examples of every rule, frame and claim.

    Example: seamark rules test multimodal
    """
    from flows.running.terminal import say, say_json
    from flows.running.workbench import run_examples

    tested = run_examples(rules_folder(rules), name)
    if as_json:
        say_json(tested.as_data())
    else:
        say(tested.in_words())
    raise typer.Exit(1 if tested.faults else 0)


@app.command()
def coverage(
    article: Annotated[str | None, typer.Argument(help="An article, such as multimodal; left out: all.")] = None,
    raw: RawOption = RAW,
    edition: EditionOption = "restated",
    originals: OriginalsOption = None,
    rules: RulesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which numbers nothing accounts for, which rules nearly fired, and which never did.

    Example: seamark rules coverage multimodal
    """
    from flows.running.pipeline import Job
    from flows.running.terminal import say, say_json
    from flows.running.workbench import coverage_of

    job = Job(
        raw=require_folder(raw, "--raw"),
        edition=edition,
        originals=require_originals(edition, originals),
        rules=rules_folder(rules),
    )
    found = coverage_of(job, article)
    if as_json:
        say_json([one.as_data() for one in found])
    else:
        for one in found:
            say(one.in_words())
    raise typer.Exit(1 if any(one.unclaimed for one in found) else 0)


@app.command()
def explain(
    what: Annotated[str, typer.Argument(metavar="ARTICLE|TEXT", help="An article, or a sentence in quotes.")],
    raw: RawOption = RAW,
    edition: EditionOption = "restated",
    originals: OriginalsOption = None,
    rules: RulesOption = None,
) -> None:
    """Show sentences as patterns see them, and which rule bound what in each.

    A text is read with the frames and general claims; an article with its own rules too.

    Example: seamark rules explain "Turnover rose by 4 percent in 2017."
    """
    from flows.running.pipeline import Job
    from flows.running.terminal import say
    from flows.running.workbench import explain_all

    job = Job(
        raw=require_folder(raw, "--raw"),
        edition=edition,
        originals=require_originals(edition, originals),
        rules=rules_folder(rules),
    )
    say(explain_all(job, what))
