"""Bare figures that another one is set against share its unit: "rose to 5.1 billion yuan from 4.9 billion in May".

Firms and statistics offices print those of the year before in brackets: "SEK 1,614 m (1,676)".
"""

from __future__ import annotations

import re
from functools import lru_cache

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
_SCALE = r"(?:\s?(?:%|[a-z]{1,3}\b|percent|per cent|thousand|million|billion|trillion)){0,2}"
IN_BRACKETS = re.compile(rf"(?<![\d.,])(\d[\d.,]*){_SCALE}\s\((\d[\d.,]*)(?:\s?%|\sper\s?cent)?\)")
OPENS, CLOSES = re.compile(r"\s?\((?:[^():]{2,16}:\s)?$"), re.compile(r"\)")
OFTEN = 3  # such brackets that make a manner of them


@lru_cache(maxsize=8)
def brackets_the_year_before(text: str) -> bool:
    """Whether a text prints the figures of the year before in brackets, bare: as much as before, again and again."""
    found = [(_plain(m[1]), _plain(m[2])) for m in IN_BRACKETS.finditer(text)]
    return sum(1 for one, other in found if other and LEAST <= one / other <= MOST) >= max(OFTEN, 0.8 * len(found))


def in_brackets(text: str, figure: Mention) -> bool:
    """Whether a figure stands alone in brackets right behind another one."""
    before = text[max(0, figure.start - 40) : figure.start]
    return text.startswith(")", figure.end) and before.endswith("(") and re.search(r"\d[^()]*\($", before) is not None


def share_backwards(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each bare figure that is set against one with a unit in that unit."""
    for index in range(1, len(mentions)):
        bare = mentions[index]
        if bare.kind != "quantity" or bare.unit or bare.end != bare.number_end or bare.value is None:
            continue
        bracketed = OPENS.search(text, max(0, bare.start - FRONT), bare.start) and CLOSES.match(text, bare.end)
        if bracketed:
            mentions[index] = _of_the_year_before(text, mentions, index)
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


def _of_the_year_before(text: str, mentions: list[Mention], index: int) -> Mention:
    """A bare figure in brackets with unit and scale of the one before them, where that is told again, of a time."""
    bare, dated = mentions[index], mentions[index - 1].kind == "time"
    other = next((m for m in reversed(mentions[max(0, index - BACK) : index]) if m.kind != "time"), bare)
    if other is bare or not (dated or brackets_the_year_before(text)):
        return bare
    inside = text[other.end : bare.start]
    if other.kind != "quantity" or not other.unit or "/" in other.unit or inside.count("(") != 1 or len(inside) > 60:
        return bare
    if not other.value or not bare.value or not other.multiplier >= 1 or bare.multiplier != 1:
        return bare
    value = bare.value * other.multiplier
    if not LEAST <= abs(float(value) / float(other.value)) <= MOST or ")" in inside:
        return bare
    return bare._replace(unit=other.unit, unit_text=other.unit_text, value=value, multiplier=other.multiplier)


def _plain(printed: str) -> float:
    digits = printed.replace(",", "").strip(".")
    return float(digits) if digits.count(".") <= 1 and digits else 0.0


def _alike(bare: Mention, other: Mention, text: str) -> bool:
    """Whether two figures may be of one thing: about as much, and no year."""
    if not other.value or not bare.value or YEAR.fullmatch(text, bare.start, bare.end):
        return False
    return bare.multiplier == other.multiplier and LEAST <= abs(float(bare.value) / float(other.value)) <= MOST
