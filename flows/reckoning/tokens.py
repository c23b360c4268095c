"""The numeric tokens of a text: the unit that the ledger accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty"),
    *("fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million"),
    *("billion", "trillion", "half", "third", "thirds", "quarter", "dozen", "dozens", "twice", "double", "doubled"),
    *("first", "second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "once", "century"),
    *("decade", "both"),
)
NUMERIC_WORDS = frozenset(WORDS)
# Digits, or a word that may be one of WORDS: a class and a set look are three times as fast as an alternation of them.
# Without case the long s (ſ) is an s.
CANDIDATE = re.compile(r"\d[\d,]*(?:\.\d+)?|\b[a-zſ]{3,9}\b", re.IGNORECASE)


def numeric_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """(start, end, surface) of the tokens of `text[start:end]`, in order; offsets count characters of `text`."""
    piece = text[start:end]
    for match in CANDIDATE.finditer(piece):
        surface = match.group().rstrip(",")
        if surface[0].isdecimal() or surface.lower().replace("ſ", "s") in NUMERIC_WORDS:
            yield start + match.start(), start + match.start() + len(surface), surface
