"""The direction of a figure that has it from one before: "down 2.4 percent in 2015 and another 4.8 percent in 2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.matching.model import Meaning
from flows.mentions.mention import Mention

# "Down 2.4 percent in 2015 and another 4.8 percent in 2016": around the time between two figures.
IN_TIME = re.compile(r"\s(?:in|for|during)\s(?:the\s)?")
WITHOUT_VERB = r"(?:[A-Za-z][\w-]*\s){1,5}"  # "exports fell 2 percent and imports of goods 4 percent"
GOING_ON = re.compile(
    rf"(?:[,;]|[,;]?\s(?:and|then|and then|while|but))\s(?:by\s)?(?:another\s|a further\s|{WITHOUT_VERB})?"
)
OF_PARTS = r"(?:[A-Za-z][\w'’-]*,?\s){1,10}"  # "clothing, footwear and textiles by", "Utah's"
LISTED = re.compile(rf"\s?(?:,|,?\sand)\s|(?:,|,?\s(?:and|while|but))\s{OF_PARTS}")
OR = re.compile(
    r",?\sor\s(?:(?:about|around|some|nearly|almost|over|more than|just)\s)*"
)  # "down 4 percent, or 6 million"
LED_TO = re.compile(r"(?:\s[a-z-]{2,14}){0,6}\sto\s(?:a\s(?:new\s)?record\s)?")  # from a change to the level it led to


def directed(text: str, mentions: Sequence[Mention], index: int, meaning: Meaning) -> Mention:
    """A figure with the direction that the first of its list has ("down 2.4 percent and 4.8 percent").

    A change that is said twice has one direction: "down 4 percent, or 6 million".
    """
    mention = mentions[index]
    if meaning.measure in ("change_absolute", "change_percent") and not mention.direction and index:
        said = mentions[index - 1]
        if OR.fullmatch(text, said.end, mention.start):
            return mention._replace(direction=said.direction)
    first = index
    while first > 0 and not mentions[first].direction:
        before = _listed_before(text, mentions, first)
        if before is None or mentions[before].unit != mentions[first].unit:
            return mention
        first = before
    direction = mentions[first].direction
    return mention if direction == mention.direction else mention._replace(direction=direction)


def _listed_before(text: str, mentions: Sequence[Mention], index: int) -> int | None:
    """The figure of the same list right before one; its time, or the level it led to, may stand between them."""
    before, figure = mentions[index - 1], mentions[index]
    if before.kind != "time":
        if not LISTED.fullmatch(text, before.end, figure.start):
            return None
        led = index > 1 and before.unit != figure.unit == mentions[index - 2].unit
        return index - 2 if led and LED_TO.fullmatch(text, mentions[index - 2].end, before.start) else index - 1
    if index < 2 or not GOING_ON.fullmatch(text, before.end, figure.start):
        return None
    return index - 2 if IN_TIME.fullmatch(text, mentions[index - 2].end, before.start) else None
