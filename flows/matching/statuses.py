"""Whether a figure is a fact, a target or an estimate, as the words of its clause say."""

from __future__ import annotations

import re
from functools import cache

from schemas.codes import load_codes

ORDER = ("target", "estimate")


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each status with cue words the pattern that finds them, a target before an estimate."""
    codes = load_codes("statuses")
    found = []
    for code in ORDER:
        words = [re.escape(cue.strip()).replace(r"\ ", r"\s") for cue in codes[code]["cues"].split("|")]
        found.append((code, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)))
    return tuple(found)


def status_in(text: str, start: int, end: int) -> str:
    """The status that a clause, `text[start:end]`, gives its figures."""
    return next((code for code, pattern in _cues() if pattern.search(text, start, end)), "actual")
