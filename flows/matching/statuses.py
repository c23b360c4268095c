"""Whether a figure is a fact, a target or an estimate, as the words of its clause say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from flows.mentions.patterns import trie
from schemas.codes import load_codes

OTHERS_TARGET = re.compile(r"\b(?:target|goal)s? of\b")
# "Rose to 39 billion dollars, and it is expected to exceed 50 billion": what comes is told of another figure.
GOES_ON = re.compile(
    r",?\s(?:and|but|while)\s(?:(?:it|they|this|that|the \w+)\s(?:is|are|was|were|will|would|may|could)"
    r"|(?:it\s|they\s)?(?:also\s|now\s)?(?:(?:has|have|had)\s(?:\w+\s)?plans|(?:plan|aim|hope|intend|want|seek|expect)(?:s|ed)?)\s(?:to|for|on))\b"
)
# "Rose 4 percent, beating forecasts", "in line with estimates": what others had expected of it.
AS_EXPECTED = re.compile(
    r"\b(?:beat(?:s|ing)?|miss(?:ed|es|ing)?|topp(?:ed|ing)|tops|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?"
    r"|match(?:ed|es|ing)?|above|below|in line with|ahead of|short of|outpacing|undershooting|defying"
    r"|confounding|against|versus|than)\s(?:\S+\s){0,5}?"
    r"(?:forecasts?|estimates?|expectations?|projections?|predictions?)\b"
    r"(?! (?:by|that|to)\b| of (?!an? |about |around |some |[$€£]?\d))"
)
ORDER = ("target", "estimate")


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each status with cue words the pattern that finds them, a target before an estimate."""
    codes = load_codes("statuses")
    found = []
    for code in ORDER:
        cues = [cue.strip().lower() for cue in codes[code]["cues"].split("|")]
        found.append((code, re.compile(rf"\b{trie(cues)}\b")))
    return tuple(found)


def status_in(text: str, start: int, end: int, figure: int) -> str:
    """The status that a clause, `text[start:end]`, gives its figure that ends at `figure`.

    A target behind it is another figure's ("stood at 2.8 percent, below the target of 4 percent").
    """
    before, behind = text[start:figure].lower(), text[figure:end].lower()
    return _status(before + AS_EXPECTED.sub("", OTHERS_TARGET.sub("", GOES_ON.split(behind, maxsplit=1)[0])))


# "Revenue growth of 2 percent and a profit of 4 million are expected."
ARE_EXPECTED = re.compile(r"\b(?:is|are) (?:also |now )?(?:expected|anticipated|foreseen|planned|targeted)\W*$")


@lru_cache(maxsize=4096)  # the figures of one clause ask one after the other
def _status(clause: str) -> str:
    if ARE_EXPECTED.search(clause) is not None:
        return "target"
    return next((code for code, pattern in _cues() if pattern.search(clause)), "actual")
