"""Points that lead to a percentage are percentage points: "the ratio fell 3.2 points to 5.8 percent"."""

from __future__ import annotations

import re
from itertools import pairwise

from flows.mentions.mention import Mention

POINT, PERCENT, POINTS = "{point}", "%", "{pp}"
LEADS_TO = re.compile(
    r",?\s(?:(?:lower|higher|up|down|more|less|and|on|from|over|the|a|year|month|quarter|earlier|ago|before|previous)\s)*"
    r"(?:to|at|reaching|reached|to reach|and stood at|and was)\s(?:an?\s|about\s|around\s|some\s|just\s|only\s)*$"
)


def as_percent_points(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each number of points that leads to a percentage as percentage points."""
    for index, (one, two) in enumerate(pairwise(mentions)):
        if one.unit == POINT and two.unit == PERCENT and LEADS_TO.fullmatch(text, one.end, two.start):
            mentions[index] = one._replace(unit=POINTS)
    return mentions
