"""What a run leaves to be read by a person: what it did or what stopped it, what stands now, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import InternalError, SeamarkError
from flows.releases.folder import current_release
from flows.running.outcome import Outcome
from flows.running.problems import Problem

SHOWN = 500  # rows of a table of findings: what a page shows and a database takes


@dataclass(frozen=True, slots=True)
class Where:
    """The folders of a run, as its parameters name them."""

    raw: Path
    outputs: Path


def done_report(headline: str, outcome: Outcome | None, where: Where) -> str:
    """The report of a run that went through: in a sentence, in figures, and where to find what it made.

    Args:
        headline: What was done.
        outcome: What was read and found; None where nothing had to be read.
        where: The folders.
    """
    lines = [f"# {headline}", ""]
    if outcome is not None:
        lines += [*_table(("what", "how many"), _counts(outcome)), ""]
        lines += [*_table(("stage", "seconds"), [(name, f"{s:.2f}") for name, s in outcome.seconds.items()]), ""]
    return "\n".join([*lines, *_stands(where), ""])


def failed_report(fault: BaseException | str, where: Where) -> str:
    """The report of a run that did not: the reason, what stands nevertheless, and what to do about it.

    Args:
        fault: What stopped the run; a text where it died without saying.
        where: The folders.
    """
    ours = not isinstance(fault, SeamarkError) or isinstance(fault, InternalError)
    text = str(fault) if isinstance(fault, str | SeamarkError) else f"{type(fault).__name__}: {fault}"
    lines = ["# Nothing was published", "", "```", text, "```", "", *_stands(where), "", "## What to do", ""]
    if isinstance(fault, str):
        lines.append("Nothing has to be cleaned up: the next run starts anew, and reads again only what is not known.")
    elif ours:
        lines.append("This is a fault of ours, not of your data: please report it with this text.")
    else:
        lines.append("1. See all that falls short, with file and line:")
        lines += [f"   `seamark check --raw {where.raw}`", "2. Mend it. 3. Run the release again:"]
        lines.append(f"   `seamark release --raw {where.raw} --outputs {where.outputs}`")
    return "\n".join([*lines, ""])


def findings_table(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """The problems as rows, those that stop a release first; the first `SHOWN` of them."""
    ordered = sorted(problems, key=lambda p: (p.severity, p.cause, p.place, p.message))
    rows = [
        {"severity": p.severity, "cause": p.cause, "place": p.place, "message": p.message, "what to do": p.advice}
        for p in ordered[:SHOWN]
    ]
    if len(ordered) > SHOWN:
        more = f"and {len(ordered) - SHOWN} more: `seamark check --json` has them all"
        rows.append({"severity": "", "cause": "", "place": "", "message": more, "what to do": ""})
    return rows


def _counts(outcome: Outcome) -> Iterator[tuple[str, str]]:
    yield "issues", f"{outcome.issues:,}"
    yield "articles", f"{outcome.articles:,}, of which {outcome.known:,} did not have to be read again"
    yield "characters", f"{outcome.characters:,}"
    yield from ((name, f"{count:,}") for name, count in outcome.rows.items())
    yield "numbers that nothing accounts for", f"{outcome.unread:,}"
    yield "findings", f"{outcome.errors:,} errors, {outcome.warnings:,} warnings"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _stands(where: Where) -> Iterator[str]:
    """What is published now, with links into its folder."""
    try:
        folder = current_release(where.outputs)
    except SeamarkError as error:
        yield f"What is published cannot be told: {error}"
        return
    if folder is None:
        yield f"No release stands below {where.outputs}."
        return
    files: Mapping[str, str] = {"README.md": "data dictionary", "CHANGES.md": "changes", "validation.md": "validation"}
    links = [f"[{label}]({(folder / name).resolve().as_uri()})" for name, label in files.items()]
    yield f"The release that stands: [{folder.name}]({folder.resolve().as_uri()}) ({', '.join(links)})"
