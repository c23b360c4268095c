"""What the user sees: progress while a command works, and its report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.running.stages import Quiet, Show


class Bar:
    """The stage at work and, while articles are read, how far it is; on the error stream, gone when it ends."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=None)

    def stage(self, name: str) -> None:
        """Say which stage begins."""
        self.progress.update(self.task, description=name, total=None, completed=0)

    def tick(self, done: int, total: int) -> None:
        """Say how many articles are done."""
        self.progress.update(self.task, total=total, completed=done)


@contextmanager
def progress(wanted: bool = True) -> Iterator[Show]:
    """Progress on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    if not (wanted and console.is_terminal):
        yield Quiet()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Bar(bar)


def say(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        typer.echo(line)


def say_json(data: object) -> None:
    """Print data as JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
