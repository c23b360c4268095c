"""Periods and dates, resolved against the document's date."""

import datetime as dt

import pytest

from flows.mentions import find_mentions
from flows.mentions.mention import Mention

DAY = dt.date(2019, 5, 20)


def time_of(text: str, date: dt.date | None = DAY) -> Mention:
    (mention,) = (m for m in find_mentions(text, date) if m.kind == "time")
    return mention


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("in 2017", "2017"),
        ("2011-2016", "2011/2016"),
        ("between 2011 and 2016", "2011/2016"),
        ("the 2013-14 season", "2013/2014"),
        ("2017-06", "2017-06"),
        ("July 1, 2015", "2015-07-01"),
        ("1 July 2015", "2015-07-01"),
        ("2015-07-01", "2015-07-01"),
        ("October 2016", "2016-10"),
        ("March 25-29, 2018", "2018-03-25/2018-03-29"),
        ("the first quarter of 2018", "2018-01/2018-03"),
        ("Q3 2018", "2018-07/2018-09"),
        ("the first two months of 2018", "2018-01/2018-02"),
        ("the 1960s", "1960/1969"),
        ("the 21st century", "2001/2100"),
        ("the 13th Five-Year Plan period", "2016/2020"),
        ("FY2018", "2018"),
        ("by the end of 2020", "2020"),
    ],
)
def test_a_period_that_is_told(text: str, iso: str) -> None:
    period = time_of(text).period
    assert period is not None
    assert (period.iso, period.resolved) == (iso, False)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("last year", "2018"),
        ("this March", "2019-03"),
        ("in August", "2018-08"),
        ("August last year", "2018-08"),
        ("on March 25", "2019-03-25"),
        ("on June 3", "2018-06-03"),
        ("the past five years", "2014/2018"),
        ("two years ago", "2017"),
        ("next month", "2019-06"),
    ],
)
def test_a_period_that_is_resolved(text: str, iso: str) -> None:
    period = time_of(text).period
    assert period is not None
    assert (period.iso, period.resolved) == (iso, True)
    assert time_of(text, None).period is None


def test_the_end_of_a_year_is_its_last_quarter_about() -> None:
    mention = time_of("at the end of 2017")
    assert mention.period is not None
    assert (mention.period.start, mention.period.end) == (dt.date(2017, 10, 1), dt.date(2017, 12, 31))
    assert (mention.qualifier, mention.qualifier_text) == ("approx", "end of")


@pytest.mark.parametrize("text", ["at 10:30", "at 2 pm", "at 5.17 p.m."])
def test_a_time_of_day_has_no_period(text: str) -> None:
    assert time_of(text).period is None


@pytest.mark.parametrize("text", ["1200 ships", "2000 people came", "with 1999 tons", "a cost of $2016"])
def test_four_digits_that_count_are_no_year(text: str) -> None:
    assert [m.kind for m in find_mentions(text)] == ["quantity"]


def test_a_counted_stretch_keeps_its_length() -> None:
    mention = time_of("over the past five years")
    assert (mention.value, mention.unit) == (5, "a")


def test_a_day_that_there_is_not_raises_nothing() -> None:
    assert find_mentions("February 30, 2017 and 31 June", DAY)
