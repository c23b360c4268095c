"""A part of a year without the year is the latest one that ended before the text, or in which the text was written."""

import datetime as dt

import pytest

from flows.mentions import find_mentions

DATE = dt.date(2020, 7, 28)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in H1", "2020-01/2020-06"),
        ("in the first half", "2020-01/2020-06"),
        ("first-half exports", "2020-01/2020-06"),
        ("in Q4", "2019-10/2019-12"),
        ("the third quarter", "2020-07/2020-09"),
        ("the 3rd quarter of 2019", "2019-07/2019-09"),
        ("in the first five months", "2020-01/2020-05"),
        ("in the first three quarters", "2020-01/2020-09"),
        ("From January-May, the port", "2020-01/2020-05"),
        ("from January to June", "2020-01/2020-06"),
        ("in the first half of last year", "2019-01/2019-06"),
        ("in the first half of 2017", "2017-01/2017-06"),
    ],
)
def test_a_part_of_a_year_is_resolved(text: str, period: str) -> None:
    assert [m.period.iso for m in find_mentions(text, DATE) if m.period] == [period]


@pytest.mark.parametrize("text", ["So far this year, exports", "exports of this year so far"])
def test_a_year_so_far_is_up_to_nobody_knows_when(text: str) -> None:
    assert [m.period for m in find_mentions(text, DATE)] == [None]


@pytest.mark.parametrize(
    "text", ["in the first half of the match", "in the first five months of pregnancy", "March to June"]
)
def test_a_part_of_something_else_is_none(text: str) -> None:
    found = [m.period for m in find_mentions(text, dt.date(2020, 7, 28)) if m.period and m.period.iso < "2020-02"]
    assert found == []


def test_without_a_date_nothing_is_resolved() -> None:
    assert [m.period for m in find_mentions("in the first half, in Q1 and from January to May") if m.period] == []
