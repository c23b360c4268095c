"""Figures of one list share the unit printed behind the last: "45 and 50 mg", "5, 10 and 15 percent"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.mentions.mention import Mention

LIST = re.compile(
    r"\s?(?:,|,?\s(?:and|or|to|then|versus|vs\.?)|,?\s(?:and|or|to)\s(?:about|over|nearly|almost|some))\s\Z"
)


def share_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each bare figure of a list with the unit of the next one."""
    for index in range(len(mentions) - 2, -1, -1):
        one, two = mentions[index], mentions[index + 1]
        if one.unit or one.kind != "quantity" or two.kind != "quantity" or not two.unit or two.start < two.number_start:
            continue
        if two.start - one.number_end < 16 and one.end == one.number_end and LIST.match(text, one.end, two.start):
            mentions[index] = replace(one, unit=two.unit, unit_text=two.unit_text)
    return mentions
