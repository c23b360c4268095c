"""Figures of one list share what is printed at one of them: "45 and 50 mg", "2014, 2015 and 2016"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.mentions import periods
from flows.mentions.mention import Mention

LIST = re.compile(
    r"\s?(?:,|,?\s(?:and|or|to|then|versus|vs\.?)|,?\s(?:and|or|to)\s(?:about|over|nearly|almost|some))\s\Z"
)
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d\Z")


def share_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each bare figure of a list with the unit of the next one, or a year behind a year."""
    for index in range(len(mentions) - 2, -1, -1):
        one, two = mentions[index], mentions[index + 1]
        if one.unit or one.kind != "quantity" or two.kind != "quantity" or not two.unit or two.start < two.number_start:
            continue
        if two.start - one.number_end < 16 and one.end == one.number_end and LIST.match(text, one.end, two.start):
            mentions[index] = replace(one, unit=two.unit, unit_text=two.unit_text)
    for index in range(1, len(mentions)):
        one, two = mentions[index - 1], mentions[index]
        if one.reason != "a year" or two.kind != "quantity" or two.unit or two.end - two.start != 4:
            continue
        if YEAR.match(text, two.start, two.end) and LIST.match(text, one.end, two.start):
            year = int(text[two.start : two.end])
            period = periods.years(year, year)
            mentions[index] = Mention(two.start, two.end, "time", two.start, two.end, period=period, reason="a year")
    return mentions
