"""Which figures stand in one list, and that none of them is read alone."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.matching.doubts.listed import beside
from flows.mentions import find_mentions
from tests.matching.frames_alone import observed

Fact = tuple[str, str, float]


def lists(text: str) -> list[list[int]]:
    mentions = find_mentions(text, dt.date(2016, 2, 1))
    return [sorted(beside(text, mentions, index)) for index in range(len(mentions))]


def facts(text: str) -> list[Fact]:
    return [(o.indicator_id, o.measure, o.value) for o in observed(text)]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("up 2 percent, 3 percent, and 4 percent", [[1, 2], [0, 2], [0, 1]]),
        ("up 2 and nearly 3 percent", [[1], [0]]),
        ("4 billion yuan ($1 billion) and 5 billion yuan", [[2], [], [0]]),
        ("up 2 percent on the year and 3 percent on the month", [[], []]),
        ("5 tons, 4 tons more", [[], []]),
        ("5 percent and 4 tons", [[], []]),
    ],
)
def test_a_list_is_of_one_unit_and_ends_with_and(text: str, others: list[list[int]]):
    assert lists(text) == others


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 exports grew 2 percent, 3 percent and 4 percent respectively.",
        "In 2015 exports to Japan, Kenya and Peru, with turnover up 2 percent, 3 percent and 4 percent respectively.",
        "In 2015 exports and imports reached 2 billion yuan, 3 billion yuan and 4 billion yuan respectively.",
    ],
)
def test_of_a_list_that_no_frame_binds_nothing_is_read(text: str):
    assert facts(text) == []


def test_two_indicators_take_two_figures_each():
    text = "In 2015 exports and imports both posted gains, up 2 percent and 3 percent respectively."
    assert facts(text) == [("exports", "change_percent", 2.0), ("imports", "change_percent", 3.0)]


def test_the_three_sectors_take_three_figures_each():
    text = (
        "In 2015 the added values of the primary, secondary and tertiary industries were 2 billion yuan, 3 billion yuan"
        " and 4 billion yuan, increasing by 1, 5 and 6 percent respectively."
    )
    assert facts(text) == [
        ("primary_sector_value_added", "level", 2e9),
        ("secondary_sector_value_added", "level", 3e9),
        ("tertiary_sector_value_added", "level", 4e9),
        ("primary_sector_value_added", "change_percent", 1.0),
        ("secondary_sector_value_added", "change_percent", 5.0),
        ("tertiary_sector_value_added", "change_percent", 6.0),
    ]


def test_the_parts_of_a_whole_are_levels_of_their_own():
    text = (
        "In 2015 trade hit 9 billion yuan, including 2 billion yuan in exports, up 4 percent, and 7 billion yuan in"
        " imports."
    )
    assert facts(text) == [("exports", "level", 2e9), ("exports", "change_percent", 4.0), ("imports", "level", 7e9)]
