"""The time of what holds at one moment, where the words tell that it has changed."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

BEFORE = "Nonfarm payroll employment rose by 9,000 in December 2015."


def when(text: str, before: str = BEFORE) -> list[str | None]:
    return [row.period for row in observed(f"{before}\n\n{text}") if row.indicator_id == "unemployed_persons"]


@pytest.mark.parametrize(
    "text",
    [
        "The number of unemployed persons declined to 6.1 million.",
        "The number of unemployed persons edged up to 6.1 million.",
        "The number of unemployed persons declined by 72,000.",
        "The number of unemployed persons was 6.1 million, down 2 percent.",
    ],
)
def test_it_is_the_one_told_before(text: str):
    assert set(when(text)) == {"2015-12"}


def test_a_level_that_only_is_has_no_time_but_its_own():
    assert when("The number of unemployed persons was 6.1 million.") == [None]


def test_over_most_of_a_year_it_is_left_open_at_which_end():
    before = "Exports of Ohio rose 4 percent in the first nine months of 2015."
    assert when("The number of unemployed persons declined to 6.1 million.", before) in ([], [None])


def test_what_has_changed_in_a_year_to_now_is_of_its_last_month():
    rows = observed("The number of unemployed persons has declined by 77,000 in the past 12 months.")
    assert [row.period for row in rows] == ["2016-01"]
