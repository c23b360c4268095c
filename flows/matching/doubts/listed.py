"""Figures told in one list, "A, B and C": which of them is whose only a frame knows that binds them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.mentions.mention import Mention

# What may stand between two figures of a list; the same amount in other money goes by in brackets.
JOINT = re.compile(
    r"(?:\s?\([^()]{1,60}\))?\s?(?P<joint>,|,?\s(?:and|&))\s(?:by\s)?"
    r"(?:(?:an?\s)?(?:about|around|some|nearly|almost|over|roughly|approximately|estimated|just|under|more than"
    r"|less than)\s){0,2}"
)


def beside(text: str, mentions: Sequence[Mention], index: int) -> frozenset[int]:
    """The other figures of the list that a figure stands in, by their indices; none where it stands alone.

    A list is of one unit, and ends with "and".
    """
    before = [*_run(text, mentions, index, -1)]
    behind = [*_run(text, mentions, index, 1)]
    joints = [joint for _, joint in (*before, *behind)]
    ends = [joint for joint in joints if joint != ","]
    return frozenset(other for other, _ in (*before, *behind)) if len(ends) == 1 else frozenset()


def _run(text: str, mentions: Sequence[Mention], index: int, step: int) -> Iterator[tuple[int, str]]:
    """The figures that a list goes on with from one, before or behind it, each with what joins it."""
    while (found := _next(text, mentions, index, step)) is not None:
        index = found[0]
        yield found


def _next(text: str, mentions: Sequence[Mention], index: int, step: int) -> tuple[int, str] | None:
    for other in (index + step, index + 2 * step):  # the one between may stand in brackets
        if not 0 <= other < len(mentions):
            return None
        first, second = sorted((index, other))
        one, two = mentions[first], mentions[second]
        if one.kind != "quantity" or two.kind != "quantity" or one.unit not in ("", two.unit):
            continue
        if (match := JOINT.fullmatch(text, one.end, two.start)) is not None:
            return other, match["joint"]
    return None
