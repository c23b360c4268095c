"""Bare figures that another one is set against share its unit: "rose to 5.1 billion yuan from 4.9 billion in May"."""

from __future__ import annotations

import re

from flows.mentions.mention import Mention

BACK = 12  # mentions between two such figures, at most
WINDOW = 160  # characters between them
FRONT = 48  # characters before a figure in which the words stand that set it against another
RATES = frozenset(("", "1", "%", "{pp}", "bp", "{rank}", "{point}", "{index_point}"))
LEAST, MOST = 0.1, 10  # times the other: what is further off is another thing
_ABOUT = r"(?:(?:an?|the|its|about|around|some|just|over|nearly|almost|only|more than|less than|roughly|revised)\s)*"
SET = re.compile(
    rf"(?:(?:\bfrom|\bversus|\bvs\.?|\bagainst|\b(?:compared?s?|in comparison) (?:with|to))\s{_ABOUT})$", re.IGNORECASE
)
BEHIND = re.compile(
    r"\s?(?:[,;)]|\.?\s*$|\.\s|\.?\n)"
    r"|\s(?:in|a|one|the|at|for|during|last|recorded|registered|reported|seen|previously|and|while|as|on|to|earlier|but)\b"
)
ENDS = re.compile(r"[.!?;]\s|\n")
YEAR = re.compile(r"(?:19|20)\d\d$")


def share_backwards(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each bare figure that is set against one with a unit in that unit."""
    for index in range(1, len(mentions)):
        bare = mentions[index]
        if bare.kind != "quantity" or bare.unit or bare.end != bare.number_end or bare.value is None:
            continue
        if not SET.search(text, max(0, bare.start - FRONT), bare.start) or not BEHIND.match(text, bare.end):
            continue
        other = _other(text, mentions, index)
        if other is not None and _alike(bare, other, text):
            mentions[index] = bare._replace(unit=other.unit, unit_text=other.unit_text)
    return mentions


def _other(text: str, mentions: list[Mention], index: int) -> Mention | None:
    """The last figure with a unit that is no rate, before another one in the same sentence."""
    bare = mentions[index]
    for mention in reversed(mentions[max(0, index - BACK) : index]):
        if bare.start - mention.end > WINDOW or ENDS.search(text, mention.end, bare.start):
            return None
        if mention.kind == "quantity" and mention.unit not in RATES and "/" not in mention.unit:
            return mention
        if mention.kind == "quantity" and mention.unit in ("", "1"):
            return None
    return None


def _alike(bare: Mention, other: Mention, text: str) -> bool:
    """Whether two figures may be of one thing: about as much, and no year."""
    if not other.value or not bare.value or YEAR.fullmatch(text, bare.start, bare.end):
        return False
    return bare.multiplier == other.multiplier and LEAST <= abs(float(bare.value) / float(other.value)) <= MOST
