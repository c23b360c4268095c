"""Indicators told of a part that a word names: disposable income, of `urban` and of `rural` households."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DIVIDED = Path(__file__).with_name("divided.csv")
OF_PART = re.compile(r"(\w+) (\[\w+\])")


@cache
def _parts() -> Mapping[tuple[str, str], str]:
    """The indicator of a part, by an indicator and the part's word (divided.csv)."""
    with DIVIDED.open(encoding="utf-8", newline="") as file:
        return {(row["indicator"], row["word"]): row["part"] for row in csv.DictReader(file)}


def divided(value: str) -> tuple[str | None, str]:
    """The part's word of `urban [indicator]`, and the rest; None and the value as it is where it names no part."""
    match = OF_PART.fullmatch(value)
    return (None, value) if match is None else (match[1], match[2])


def part_of(indicator: str | None, word: str | None) -> str | None:
    """The indicator itself where there is no word, else that of its part; None where it has no such part."""
    return indicator if word is None or indicator is None else _parts().get((indicator, word))
