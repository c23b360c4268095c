"""Years to a month, "through" a month, and times that only say what came before."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, float, str | None]


def rows(text: str, place: str = "ohio") -> list[Row]:
    """Indicator, value and period of what the frames alone read."""
    return [(row.indicator_id, row.value, row.period) for row in observed(text, place)]


@pytest.mark.parametrize("words", ["over the year to June 2015", "in the year to June 2015"])
def test_a_price_that_rose_over_the_year_to_a_month_is_that_months(words: str):
    assert rows(f"House prices rose by 4.1 percent {words}.") == [("house_prices", 4.1, "2015-06")]


def test_what_adds_up_over_the_year_to_a_month_is_of_all_of_it():
    assert rows("Exports rose by 4.1 percent in the year to June 2015.") == [("exports", 4.1, "2014-07/2015-06")]


def test_through_a_month_at_the_begin_is_from_january_on():
    assert rows("Through October 2015, exports rose 4 percent.") == [("exports", 4, "2015-01/2015-10")]
    assert rows("Through the third quarter of 2015, exports rose 4 percent.") == [("exports", 4, "2015-01/2015-09")]
    assert rows("Through January 2015, exports rose 4 percent.") == [("exports", 4, "2015-01")]


@pytest.mark.parametrize(
    "turn", ["having risen 3 percent in May", "after falling 3 percent in May", "after they fell in May"]
)
def test_the_text_goes_on_with_the_time_before_which_something_turned(turn: str):
    text = f"Exports grew 5 percent in June 2015, {turn}. Imports fell 2 percent over the same period, {turn}."
    assert ("imports", -2, "2015-06") in rows(text)
    assert not any(period == "2015-05" and value in (5, -2) for _, value, period in rows(text))


def test_a_year_earlier_leaves_the_time_behind_it_to_the_figure():
    assert rows("Exports were 5 percent higher than a year earlier in June 2015.") == [("exports", 5, "2015-06")]


@pytest.mark.parametrize(
    ("turn", "before"),
    [
        ("after rising 3 percent in May", 3),
        ("having fallen by 3 percent in May", -3),
        ("following a drop of 3 percent in May", -3),
        ("after rising 3 percent", None),
        ("after rising for 3 months", None),
        ("after rising to 3 billion dollars in May", None),
    ],
)
def test_what_a_change_came_after_is_read_where_its_time_is_told(turn: str, before: float | None):
    found = rows(f"Exports fell 4 percent in June 2015, {turn}.")
    assert found == [("exports", -4, "2015-06")] + ([] if before is None else [("exports", before, "2015-05")])


def test_the_economy_too_is_told_of_the_year_before():
    text = "The economy grew 4 percent in 2015, having shrunk by 3 percent in 2014."
    assert rows(text) == [("gdp", 4, "2015"), ("gdp", -3, "2014")]


def test_the_same_month_of_the_year_before_needs_no_comma_before_what_was_measured():
    text = "Exports rose 5 percent in May 2015. In the same month of 2014 exports fell 2 percent."
    assert ("exports", -2, "2014-05") in rows(text)
