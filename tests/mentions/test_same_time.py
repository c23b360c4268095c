"""A time told before and taken up again: it is a time, and only what is around it can say which."""

import datetime as dt

from flows.mentions import find_mentions

DATE = dt.date(2018, 3, 1)


def test_the_same_month_is_a_time_without_a_period_of_its_own() -> None:
    text = "It opened in May 2014. In the same month a ship came."
    found = [(text[m.start : m.end], m.kind, m.period.iso if m.period else None) for m in find_mentions(text, DATE)]
    assert found == [("May 2014", "time", "2014-05"), ("same month", "time", None)]


def test_the_same_things_are_no_time() -> None:
    assert find_mentions("The same ship came the same way; it's the same month's work.", DATE) == []
