"""The documents of a release that people read, rendered from data: README, citation, validation, changes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from flows.releases.about import About, dataset
from flows.releases.arrow import dictionary
from flows.releases.changes import Diff
from flows.releases.delimited import plain_number
from flows.releases.serial import json_bytes
from flows.releases.summary import Summary
from schemas.codes import load_codes
from schemas.tables import FOREIGN_KEYS, TABLES
from schemas.tables.validate import check_names

TEMPLATES = Path(__file__).with_name("templates")
# How many rows of a kind CHANGES.md lists; diff.json has them all.
LISTED = 200
# The lists short enough to stand in the README as a whole.
README_LISTS = ("measures", "qualifiers", "statuses", "bases", "roles", "outcomes")


def render_documents(facts: Summary, about: About) -> dict[str, bytes]:
    """The documents by file name."""
    validation = validation_data(about)
    found = {
        "README.md": _render("README.md.j2", **_readme(facts, about)),
        "CITATION.cff": _render("CITATION.cff.j2", head=dataset(), version=about.version),
        "validation.json": json_bytes(validation),
        "validation.md": _render("validation.md.j2", **validation),
    }
    if about.change:
        found["diff.json"] = json_bytes(about.change.diff)
        found["CHANGES.md"] = about.change.text.encode()
    return found


def validation_data(about: About) -> dict[str, Any]:
    """The report as data: counts, the checks that each table went through, and what was found."""
    severities = Counter(finding.severity for finding in about.findings)
    found = sorted(about.findings, key=lambda f: (f.severity, f.table, f.check, f.rows, f.message))
    return {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "counts": dict(sorted(about.checks.items())),
        "checks": [
            {"table": table, "check": check, "severity": severity}
            for table in TABLES
            for check, severity in check_names(table).items()
        ],
        "findings": [
            {
                "severity": finding.severity,
                "table": finding.table,
                "check": finding.check,
                "message": finding.message,
                "advice": finding.advice,
                "rows": list(finding.rows),
            }
            for finding in found
        ],
    }


def _readme(facts: Summary, about: About) -> dict[str, Any]:
    return {
        "head": dataset(),
        "version": about.version,
        "facts": facts,
        "tables": [dictionary(name) for name in TABLES],
        "keys": FOREIGN_KEYS,
        "lists": {name: list(load_codes(name).values()) for name in README_LISTS},
    }


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(
        loader=loader,
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


def _render(name: str, **values: object) -> bytes:
    return _environment().get_template(name).render(**values).encode()


def changes_text(diff: Diff, level: str, version: str | None, previous: str | None, first: bool = False) -> str:
    """CHANGES.md: what differs, readable in a terminal too."""
    values = {"diff": diff, "level": level, "version": version, "previous": previous, "first": first}
    return _render("CHANGES.md.j2", **values, limit=LISTED).decode()
