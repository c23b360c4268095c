"""A time without a year: of the past what is over, of plans what is to come; and times named by what they end with."""

import datetime as dt

import pytest

from flows.mentions import find_mentions

DAY = dt.date(2016, 2, 1)


def times(text: str, day: dt.date = DAY) -> list[str]:
    return [m.period.iso for m in find_mentions(text, day) if m.kind == "time" and m.period]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("In the first eleven months, sales reached 5 billion yuan.", "2015-01/2015-11"),
        ("From January to September the port handled 3 million boxes.", "2015-01/2015-09"),
        ("Sales in the January-November period rose 5 percent.", "2015-01/2015-11"),
        ("The first three quarters saw a fall.", "2015-01/2015-09"),
        ("Shipments fell in Q2.", "2015-04/2015-06"),
        ("Sales rose in the first quarter.", "2015-01/2015-03"),
        ("In December, sales reached 5 billion yuan.", "2015-12"),
        ("Sales rose in January.", "2016-01"),
        ("In the first eleven months of the year, sales rose 5 percent.", "2015-01/2015-11"),
        ("Output fell in the fourth quarter of the year.", "2015-10/2015-12"),
    ],
)
def test_what_was_measured_is_over(text: str, iso: str) -> None:
    assert times(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sales will reach 5 billion yuan in the second half.", "2016-07/2016-12"),
        ("Sales will reach 5 billion yuan in the second half of the year.", "2016-07/2016-12"),
        ("Sales are expected to rise in Q2.", "2016-04/2016-06"),
        ("The mill is to open in September.", "2016-09"),
        ("The firm plans to sell 20 ships from March to June.", "2016-03/2016-06"),
    ],
)
def test_what_is_to_come_is_ahead(text: str, iso: str) -> None:
    assert times(text) == [iso]


def test_a_plan_goes_on_to_the_next_year_where_the_months_are_long_over():
    assert times("The line will open in March.", dt.date(2016, 11, 20)) == ["2017-03"]
    assert times("The firm will publish its third-quarter results.", dt.date(2016, 11, 20)) == ["2016-07/2016-09"]


def test_the_future_of_another_clause_is_not_that_of_the_time():
    assert times("Sales fell in the third quarter, but they will rise again.") == ["2015-07/2015-09"]


def test_without_a_verb_a_quarter_may_go_on():
    assert times("in the first quarter") == ["2016-01/2016-03"]
    assert times("in the first eleven months") == ["2015-01/2015-11"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Revenue was 5 million euros in the September quarter.", "2015-07/2015-09"),
        ("Revenue was 5 million euros in the June 2014 quarter.", "2014-04/2014-06"),
        ("Profit falls in Sept qtr", "2015-07/2015-09"),
        ("December exports rose 5 percent.", "2015-12"),
        ("Ohio Aug tourist arrivals up 4 pct", "2015-08"),
        ("Arrivals rose 4 percent in Aug.", "2015-08"),
        ("Output up 5 percent in first nine months", "2015-01/2015-09"),
        ("Sales have risen since the start of the year.", "2016-01-01/2016-02-01"),
    ],
)
def test_times_by_what_they_are_of(text: str, iso: str) -> None:
    assert times(text) == [iso]


@pytest.mark.parametrize(
    "text",
    ["August company", "Jan sold 5 cars", "a March on the town", "the start of the year", "the fiscal second quarter"],
)
def test_names_and_begins_are_no_times(text: str) -> None:
    assert times(text) == []
