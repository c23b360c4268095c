"""The options that several commands share, and what they check before any work is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import ReleaseError, UsageError
from flows.reading.article import Edition
from flows.settings import cache_folder

RawOption = Annotated[Path, typer.Option("--raw", help="The folder of issues.")]
IssueOption = Annotated[str | None, typer.Option("--issue", help="Only this issue (a folder of raw/).")]
EditionOption = Annotated[Edition, typer.Option("--edition", help="Which text is read.")]
OriginalsOption = Annotated[
    Path | None,
    typer.Option("--originals", envvar="SEAMARK_ORIGINALS", help="The folder of the publishers' own texts."),
]
RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="The folder of rule files. [default: those of flows/rules]")
]
OutputsOption = Annotated[Path, typer.Option("--outputs", help="The folder of releases.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


class Runner(StrEnum):
    """Who reads the articles."""

    POOL = "pool"
    DASK = "dask"


RunnerOption = Annotated[
    Runner, typer.Option("--runner", help="Who reads the articles: this machine's processes, or a Dask cluster.")
]
DaskOption = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="A Dask scheduler. [default: a cluster of this machine's own]"),
]

RAW = Path("raw")
OUTPUTS = Path("outputs")


def require_folder(path: Path, option: str) -> Path:
    """The folder given.

    Raises:
        UsageError: There is none.
    """
    if not path.is_dir():
        raise UsageError("no such folder", file=path, advice=f"name another with {option}")
    return path


def require_target(to: Path) -> Path:
    """The folder to write a build into: a new one, an empty one, or one with an earlier build.

    Raises:
        UsageError: It is a release, which nothing may change, or holds other files.
    """
    if to.exists() and not to.is_dir():
        raise UsageError("not a folder", file=to, advice="name another with --to")
    if (to / "diff.json").exists() or (to / "latest.json").exists():
        raise UsageError("holds releases, which are never changed", file=to, advice="name another folder with --to")
    if to.is_dir() and any(to.iterdir()) and not (to / "observations.csv").exists():
        raise UsageError("holds other files", file=to, expected="a new or an empty folder, or an earlier build")
    return to


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """What to say where a folder cannot be written.

    Raises:
        ReleaseError: It cannot.
    """
    try:
        yield
    except OSError as fault:
        advice = "make room, or name a folder that can be written with --to"
        raise ReleaseError("cannot be written", file=folder, found=fault.strerror, advice=advice) from None


def require_originals(edition: str, originals: Path | None) -> Path | None:
    """The folder of originals, which the edition `original` needs.

    Raises:
        UsageError: It is missing.
    """
    if originals is not None:
        return require_folder(originals, "--originals")
    if edition == "original":
        raise UsageError(
            "the original edition is read from the publisher's own file", advice="name its folder with --originals DIR"
        )
    return None


def results_cache() -> Path:
    """Where what was made of each article is kept between runs."""
    return cache_folder() / "articles"


def rules_folder(rules: Path | None) -> Path:
    """The folder of rule files given, or else our own.

    Raises:
        UsageError: There is no such folder.
    """
    from flows.matching.loading import RULES

    return RULES if rules is None else require_folder(rules, "--rules").resolve()


def require_runner(runner: Runner, dask: str | None) -> None:
    """Check that who is to read the articles is at hand.

    Raises:
        UsageError: It is not, or an address is given to somebody who takes none.
    """
    if dask is not None and runner is not Runner.DASK:
        raise UsageError("--dask names a scheduler for --runner dask", advice="add --runner dask")
    if runner is Runner.DASK and find_spec("prefect_dask") is None:
        raise UsageError("Dask is not installed here", advice="install the extra: pip install 'seamark[dask]'")
