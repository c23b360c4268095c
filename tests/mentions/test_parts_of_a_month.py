"""Days of a month told by their order are these days, not the month; which week is the second nobody says."""

import datetime as dt

import pytest

from flows.mentions import find_mentions

DATE = dt.date(2021, 5, 24)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in the first 20 days of this month", "2021-05-01/2021-05-20"),
        ("in the first ten days of April", "2021-04-01/2021-04-10"),
        ("in the first two weeks of March 2020", "2020-03-01/2020-03-14"),
        ("during the first week of last month", "2021-04-01/2021-04-07"),
        ("in the second half of February", "2021-02-16/2021-02-28"),
        ("in the last ten days of November", "2020-11-21/2020-11-30"),
    ],
)
def test_days_of_a_month_are_its_part(text: str, period: str) -> None:
    assert [m.period.iso for m in find_mentions(text, DATE) if m.period] == [period]


@pytest.mark.parametrize("text", ["in the second week of April", "in the last two weeks of April"])
def test_which_week_nobody_says(text: str) -> None:
    assert [m.period for m in find_mentions(text, DATE)] == [None]


def test_the_first_half_of_a_year_is_no_part_of_a_month() -> None:
    assert [m.period.iso for m in find_mentions("in the first half of 2020", DATE) if m.period] == ["2020-01/2020-06"]


def test_a_month_behind_its_end_is_one() -> None:
    assert [m.period.iso for m in find_mentions("reserves at end-April", DATE) if m.period] == ["2021-04"]
