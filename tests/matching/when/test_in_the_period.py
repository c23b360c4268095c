"""Figures "in the period" are of the longest time told that a month is in; a year may be told by its last month."""

from __future__ import annotations

from tests.matching.when.test_monthly_news import told


def test_in_the_period_is_no_month_where_a_longer_time_was_told():
    text = "Ohio's exports rose 4 percent in January-November 2015.\n\nIn November, exports fell 3 percent.\n\n"
    assert told(text + "Ohio's imports rose 6 percent in the period.")[-1] == ("imports", 6, "2015-01/2015-11")


def test_in_the_period_is_the_month_where_no_other_was_told():
    text = "Ohio's exports rose 4 percent in November 2015.\n\n"
    assert told(text + "Imports rose 6 percent in the period.")[-1] == ("imports", 6, "2015-11")


def test_a_year_of_accounts_that_ended_in_a_month_is_a_year():
    text = "Ohio's exports rose 4 percent in the fiscal year that ended in June 2015."
    assert told(text) == [("exports", 4, "2014-07/2015-06")]
