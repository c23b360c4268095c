"""The command line: every module of flows/commands/ is a command, loaded only when it is called.

A module `flows/commands/<name>.py` holds a function `<name>`, or for a group of commands a Typer named `app`. It
imports at its top nothing that takes time (pandas, pyarrow, prefect): the function does, when it runs.

Exit codes: 0 fine, 1 the data falls short, 2 wrong usage, 3 a fault of ours.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

import flows
from flows import commands
from flows.errors import InternalError, SeamarkError
from flows.settings import cache_folder

if TYPE_CHECKING:
    from typer.core import TyperCommand

INTERRUPTED = 130
ORDER = (
    *("release", "build", "check", "compare", "rules", "extract", "quantities", "trace", "verify", "diff", "withdraw"),
    *("explore", "ingest", "serve"),
)


class LazyGroup(TyperGroup):
    """The commands by name; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002, ANN401  the signature is Typer's
        """All commands: those of `ORDER` first, then any other."""
        there = {module.name for module in pkgutil.iter_modules(commands.__path__) if module.name[0] != "_"}
        return [*(name for name in ORDER if name in there), *sorted(there - set(ORDER))]

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ANN401
        """A command by its name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name}")
        app = getattr(module, "app", None)
        if app is None:
            app = typer.Typer(add_completion=False)
            app.command(cmd_name, no_args_is_help=False)(getattr(module, cmd_name))
        found: TyperCommand | TyperGroup = typer.main.get_command(app)  # type: ignore[assignment]
        found.name = cmd_name
        return found

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  the signature is Typer's
        """Run a command; an interrupt is neither the data's fault nor ours."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None


app = typer.Typer(cls=LazyGroup, name="seamark", add_completion=False, no_args_is_help=True, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"seamark {flows.__version__}")
        raise typer.Exit


@app.callback()
def seamark(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Turn articles full of figures into open datasets in which every row points to its words.

    Start with `seamark build --to build/` (tables from raw/, nothing published), then `seamark release`.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        typer.main.get_command(app)(args=arguments, prog_name="seamark")
    except SeamarkError as error:
        kind = "a fault of ours" if error.exit_code == InternalError.exit_code else error.code
        sys.exit(_say(f"seamark: {kind}: {error}", error.exit_code))
    except Exception as error:
        sys.exit(_say(_fault_of_ours(error), InternalError.exit_code))
    sys.exit(0)


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


def _fault_of_ours(error: Exception) -> str:
    """What to tell the user of an error that nobody foresaw; the trace goes to a file that can be sent."""
    said = f"seamark: a fault of ours, not of your data: {type(error).__name__}: {error}"
    trace = "".join(traceback.format_exception(error))
    file = cache_folder() / "faults" / "latest.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"seamark {flows.__version__}, Python {sys.version}\n{sys.argv}\n{trace}", encoding="utf-8")
    except OSError:
        return f"{said}\n{trace}Please report this text."
    return f"{said}\nPlease report it with {file}, which says where it happened and how seamark was called."


if __name__ == "__main__":
    main()
