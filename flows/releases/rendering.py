"""Templates of this folder filled in, and the changes of a release as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from flows.releases.changes import Diff
from flows.releases.delimited import plain_number

TEMPLATES = Path(__file__).with_name("templates")
# How many rows of a kind CHANGES.md lists; diff.json has them all.
LISTED = 200


def render(template: str, **values: object) -> bytes:
    """A template of this folder, filled in; a value that it lacks is an error."""
    return _environment().get_template(template).render(**values).encode()


def changes_text(diff: Diff, level: str, version: str | None, previous: str | None, first: bool = False) -> str:
    """CHANGES.md: what differs, readable in a terminal too.

    Args:
        diff: What differs.
        level: How grave it is, as `versioning.level_of` says.
        version: The newer release, None where it has no version.
        previous: The older one, likewise.
        first: Whether there is none before it.
    """
    values = {"diff": diff, "level": level, "version": version, "previous": previous, "first": first}
    return render("CHANGES.md.j2", **values, limit=LISTED).decode()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown and YAML, no HTML
    )
    environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    environment.filters["plain"] = _plain
    return environment


def _plain(value: object) -> str:
    """A cell as text: nothing as "nothing", numbers without exponent."""
    if value is None:
        return "nothing"
    return plain_number(value) if isinstance(value, float) else str(value)
