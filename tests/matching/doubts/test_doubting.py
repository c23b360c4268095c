"""When a frame that fits says nothing, as its indicator may be another's: near misses beside what is sure."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def values(text: str) -> list[float]:
    """What is read in Dalian, which the article is about."""
    return [o.value for o in observed(text, "dalian")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Private firms did well, with exports rising 15 percent to 9 billion dollars.", []),
        ("The merger would make Asia's biggest bank, with assets of 9 billion dollars.", []),
        ("Dalian did well in 2015, with exports rising 15 percent to 9 billion dollars.", [15.0, 9e9]),
        ("Dalian's economy did well in 2015, with exports rising 15 percent.", [15.0]),
    ],
)
def test_what_hangs_on_a_sentence_about_somebody_else_is_left(text: str, read: list[float]):
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Machines, which make up the bulk of Dalian's exports, rose 17 percent in 2015.", []),
        ("Dalian's exports, which had been weak, rose 17 percent in 2015.", [17.0]),
    ],
)
def test_an_indicator_at_the_end_of_words_put_in_is_no_subject(text: str, read: list[float]):
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The savings of residents in Dalian rose 4 percent in 2015.", []),
        ("A fifth of exports went by rail, and the mix of imports rose 4 percent in 2015.", []),
        ("The value of exports of Dalian rose 4 percent in 2015.", [4.0]),
    ],
)
def test_what_another_thing_is_of_is_not_measured(text: str, read: list[float]):
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tourist arrivals to Singapore rose 4 percent in 2015.", [("singapore", 4.0)]),
        ("Imports to Singapore rose 4 percent in 2015.", []),
    ],
)
def test_only_who_comes_has_a_goal(text: str, read: list[tuple[str, float]]):
    assert [(o.subject_id, o.value) for o in observed(text, "dalian") if not o.counterpart] == read


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's income per capita was 5 percent higher than the national average in 2015.",
        "On a monthly basis, Dalian's exports fell 5 percent in December 2015.",
        "Dalian's exports rose 5 percent in machinery in 2015.",
        "The daily average passenger throughput of Dalian reached 40,000 in 2015.",
        "Dalian had exports of 5 billion dollars to Japan.",
    ],
)
def test_a_figure_of_a_part_or_from_another_base_is_left(text: str):
    assert not any(o.counterpart == "" and o.base_period != "2015-11" for o in observed(text, "dalian"))


def test_the_target_that_a_figure_is_set_against_is_not_its_own():
    rows = observed("The unemployment rate of Dalian stood at 2.8 percent in 2015, below the target of 4 percent.")
    assert [(o.value, o.status) for o in rows] == [(2.8, "actual")]


def test_a_month_earlier_is_no_rate():
    rows = observed("The trade deficit of Dalian widened to £3.5bn in November 2015, from £2.8bn a month earlier.")
    assert ("trade_deficit", 3.5e9) in [(o.indicator_id, o.value) for o in rows]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Harbin's ports did well in 2015.\n\nExports were a record 5 billion yuan.", []),
        ("Harbin's ports did well in 2015.\n\nExports of Dalian were a record 5 billion yuan.", [5e9]),
        ("The ports did well in 2015.\n\nExports are a record 5 billion yuan.", [5e9]),
    ],
)
def test_a_figure_of_nobody_named_at_no_time_is_left_where_others_are_named(text: str, read: list[float]):
    assert [v for v in values(text) if v == 5e9] == read


@pytest.mark.parametrize(
    "text",
    ["Gas output of Dalian rose to 7.51 Bcf/d in 2015.", "In 2015 Dalian's visitors reached 21 million trips a week."],
)
def test_a_unit_that_nobody_knows_or_another_rate_is_no_figure_of_the_measure(text: str):
    assert values(text) == []


def test_a_flow_that_is_dated_by_a_day_alone_is_left():
    text = (
        "By December 20, 2015, exports of Dalian reached 5 billion yuan. Exports of Harbin were 4 billion yuan in 2015."
    )
    assert [o.value for o in observed(text, "dalian")] == [4e9]


def test_letters_in_brackets_are_whose_name_stands_before_them():
    text = "According to data issued by the Ohio Bureau of Figures (OBF), industrial output rose 5 percent in 2015."
    assert {o.subject_id for o in observed(text, "ohio")} <= {"ohio"}


def test_a_park_that_was_named_before_is_meant_and_not_its_city():
    text = "Exports of Lorem Science Park rose 5 percent in 2014.\n\nThe park's exports reached 5 billion yuan in 2015."
    assert {o.subject_id for o in observed(text, "lorem")} == {"lorem-science-park"}


def test_an_amount_in_brackets_that_lost_its_scale_is_left():
    text = "Exports reached 9.2 billion yuan (${}) in 2015."
    assert [row.value for row in observed(text.format("1.4 billion"), "beihai")] == [9.2e9, 1.4e9]
    assert [row.value for row in observed(text.format("1.4"), "beihai")] == [9.2e9]
