"""`seamark quantities`: the quantities, ordinals and ranks of a text."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer


def quantities(
    file: Annotated[Path, typer.Argument(help="A text file; - for standard input.", allow_dash=True)] = Path("-"),
    everything: Annotated[
        bool, typer.Option("--all", help="Also times, names, idioms, addresses, pages and other digits.")
    ] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines {"id", "text"}, print lines {"id", "quantities"}.')
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines on a terminal too.")] = False,
) -> None:
    """Find every quantity of a text: its value, its unit, where it stands.

    On a terminal a table with each quantity marked in its sentence; else a JSON line for each. Reads as it goes: a
    file of any length takes the same memory.

    Example: echo "Exports rose 12.5 percent to US$1.2bn." | seamark quantities
    """
    from flows.mentions.listing import answers

    with _opened(file) as stream, _unbroken():
        if jsonl:
            for line in answers(stream, everything=everything, name=str(file)):
                sys.stdout.write(line + "\n")
        elif as_json or not sys.stdout.isatty():
            _print_lines(stream, everything=everything)
        else:
            _print_tables(stream, everything=everything)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """The file, or standard input for "-"."""
    from flows.errors import InputError

    if str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as fault:
        raise InputError(
            "the file cannot be read", file=file, found=fault.strerror, advice="name a text file"
        ) from None
    with stream:
        yield stream


@contextmanager
def _unbroken() -> Iterator[None]:
    """Whoever reads what we print may stop reading (`| head`): then we are done."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _text(stream: BinaryIO) -> io.TextIOWrapper:
    """The stream decoded; what is no UTF-8 becomes U+FFFD, line ends stay as they are."""
    return io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")


def _print_lines(stream: BinaryIO, *, everything: bool) -> None:
    from flows.mentions.listing import json_line, pieces, rows_of

    for piece in pieces(_text(stream)):
        for row in rows_of(piece.text, everything=everything, offset=piece.start):
            sys.stdout.write(json_line(row) + "\n")


def _print_tables(stream: BinaryIO, *, everything: bool) -> None:
    from rich.console import Console

    from flows.mentions.listing import pieces
    from flows.mentions.table import table_of

    console = Console()
    for piece in pieces(_text(stream)):
        if (table := table_of(piece.text, everything=everything)) is not None:
            console.print(table)
