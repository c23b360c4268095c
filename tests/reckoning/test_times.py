from __future__ import annotations

import pytest

from flows.reckoning.times import When, base_of, first_day, last_day, when
from tests.reckoning.facts import figure

YEAR, NEXT = When("2016-01-01", "2016-12-31"), When("2017-01-01", "2017-12-31")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (YEAR, YEAR, True),
        (YEAR, NEXT, False),
        (YEAR, When("2016-12-31", "2016-12-31"), True),
        (YEAR, When("2016-06-30", "2016-06-30"), False),
        (YEAR, When("2013-01-01", "2016-12-31"), False),
        (When(None, None), When(None, None), True),
        (When(None, None), YEAR, False),
    ],
)
def test_figures_of_one_time(one, other, same):
    assert one.same(other) == other.same(one) == same


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017-03-05", "2017-03-05", "2017-03-05"),
    ],
)
def test_the_days_of_a_date(iso, first, last):
    assert (first_day(iso), last_day(iso)) == (first, last)
    assert str(When(first, last)) == iso


def test_what_a_change_is_measured_from():
    assert base_of(figure("s", "i", 4, "%", "2017", base_period="2016")) == YEAR
    assert base_of(figure("s", "i", 4, "%", base_period="P1Y")) is None
    assert base_of(figure("s", "i", 4, "%", "2013/2017", base_period="2008/2012")) == When("2008-01-01", "2012-12-31")
    assert str(when(figure("s", "i", 4, "%", "2013/2017"))) == "2013/2017"
    assert str(when(figure("s", "i", 4, "%"))) == "no stated time"
