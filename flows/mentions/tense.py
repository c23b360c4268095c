"""Whether what stands around a time without a year is still to come: "will reach 5 billion in the second half"."""

from __future__ import annotations

import re
from typing import Literal

from flows.mentions.page import Page

Tense = Literal["past", "open", "coming", "planned"]

BORDER = re.compile(
    r"[.;!?]\s|\n|,?\s(?:but|while|whereas|although|though|after|because|since|which|who)\s|,\s(?:and|as|with)\s"
)
# What is planned has not been; what is expected may be a quarter that is over and not yet counted.
PLANNED = re.compile(
    r"\b(?:will|shall|won['’]t|(?:is|are) (?:to|going to|due|set|scheduled|slated|planned)|plans? to|aims? (?:to|for)"
    r"|to be (?:held|completed|opened|launched|built|finished))\b"
)
COMING = re.compile(
    r"\b(?:would|could|might|should"
    r"|(?:is|are|be|been) (?:now |also |still |widely )?(?:expected|forecast|projected|likely|predicted|estimated)"
    r"|expects?|expecting|forecasts?|projects|projecting|predicts?|anticipates?|targets?|outlook|guidance"
    r"|up?coming|remain(?:s|der)|so far|current)\b"
)
MEASURED = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|did|rose|fell|grew|saw|hit|rises|falls|grows|climbs|drops|jumps|surges|gains|slips"
    r"|slumps|dips|tops|hits|up|down|came|made|went|took|sold|won|lost|shrank|sank|built|brought|held|stood|led|spent"
    r"|got|gave|met|set|ran|became|began|kept|left|drew|beat|year-on-year|yoy)\b"
)
REACH = 160  # characters of a clause that are looked at on either side of its time


def tense(page: Page, at: int, end: int) -> Tense:
    """What the clause around the time from `at` to `end` tells: of what has been, of what is to be, or neither."""
    low = page.low
    start, stop = page.since(at, REACH), min(len(low), end + REACH)
    for border in BORDER.finditer(low, start, at):
        start = border.end()
    behind = BORDER.search(low, end, stop)
    stop = behind.start() if behind else stop
    if PLANNED.search(low, start, stop):
        return "planned"
    if COMING.search(low, start, stop):
        return "coming"
    return "past" if MEASURED.search(low, start, stop) else "open"
