"""The code lists: one CSV file a list, each row a code with its label and its definition."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def load_codes(name: str) -> Mapping[str, Mapping[str, str]]:
    """The rows of `schemas/codes/<name>.csv` by code, in the order of the file.

    Raises:
        FileNotFoundError: There is no such list.
    """
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def label_of(name: str, code: str) -> str:
    """The label of a code; the code itself where the list has none for it."""
    return load_codes(name).get(code, {}).get("label") or code
