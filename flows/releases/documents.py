"""The documents of a release that people read, rendered from data: README, citation, validation, changes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flows.releases.about import About, dataset
from flows.releases.arrow import dictionary
from flows.releases.rendering import render
from flows.releases.serial import json_bytes
from flows.releases.summary import Summary
from schemas.codes import load_codes
from schemas.tables import FOREIGN_KEYS, TABLES
from schemas.tables.validate import check_names

# The lists short enough to stand in the README as a whole.
README_LISTS = ("measures", "qualifiers", "statuses", "bases", "roles", "outcomes")


def render_documents(facts: Summary, about: About) -> dict[str, bytes]:
    """The documents by file name."""
    validation = validation_data(about)
    found = {
        "README.md": render("README.md.j2", **_readme(facts, about)),
        "CITATION.cff": render("CITATION.cff.j2", head=dataset(), version=about.version),
        "validation.json": json_bytes(validation),
        "validation.md": render("validation.md.j2", **validation),
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
