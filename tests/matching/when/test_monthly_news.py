"""News that goes from month to month: which of the months told is a figure's."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone

Told = list[tuple[str, float, str | None]]


def told(text: str, date: dt.date = dt.date(2016, 2, 12)) -> Told:
    """Indicator, value and period of what the frames alone read."""
    article = read_text(text, article_id="extract/x", date=date, place="ohio")
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    return [(row.indicator_id, row.value, row.period) for row in made.observations]


SUMMED = "Ohio's exports fell 3 percent in December. In 2015 exports rose 4 percent to $90 billion. "


@pytest.mark.parametrize("base", ["from $2 billion in November", "from a revised $2 billion in November"])
def test_what_is_set_against_a_month_is_of_the_last_month_told_and_not_of_the_sum(base: str):
    assert ("trade_surplus", 1e9, "2015-12") in told(SUMMED + f"The trade surplus was $1 billion, down {base}.")


def test_where_no_month_was_told_what_is_set_against_one_is_of_no_known_time():
    text = "In the first nine months of 2015 Ohio's exports rose 4 percent. "
    assert not [t for t in told(text + "Imports came to $1 billion, down from $2 billion in August.") if t[1] == 1e9]


@pytest.mark.parametrize("against", ["against", "compared with", "up from"])
def test_what_stands_beside_the_year_before_is_not_of_that_year(against: str):
    rate = f"The jobless rate was 6 percent {against} 5 percent a year ago."
    text = "In October 2015 exports of Ohio rose 4 percent. " + rate
    assert ("unemployment_rate", 6, "2014-10") not in told(text)


@pytest.mark.parametrize("so_far", ["For the year to date", "Year to date,"])
def test_a_year_so_far_ends_with_the_month_told(so_far: str):
    text = f"In November 2015 Ohio's exports rose 4 percent. {so_far} exports reached $80 billion."
    assert ("exports", 8e10, "2015-01/2015-11") in told(text, dt.date(2015, 12, 20))


def test_a_year_so_far_ends_today_where_no_month_was_told():
    text = "Ohio's exports did well. For the year to date, exports reached $80 billion."
    assert ("exports", 8e10, "2015-01-01/2015-12-20") in told(text, dt.date(2015, 12, 20))


def test_the_year_before_in_brackets_is_not_of_the_figure_behind_them():
    text = "In 2015 Ohio's exports rose to $90 billion (2014: $80 billion), with a trade surplus of $7 billion."
    assert ("trade_surplus", 7e9, "2014") not in told(text)


def test_a_price_that_changed_in_the_year_to_a_month_is_of_that_month():
    assert ("house_prices", 6, "2015-11") in told("House prices in Ohio rose 6 percent in the year to November 2015.")


@pytest.mark.parametrize("behind", ["two per cent up on 2014", "little changed from 2014", "hardly changed from 2014"])
def test_the_year_with_which_a_figure_is_compared_in_words_is_not_its_own(behind: str):
    assert ("exports", 9e10, "2014") not in told(
        f"In 2015 Ohio did well.\n\nExports of Ohio were $90 billion, {behind}."
    )


def test_a_year_named_by_its_last_month_has_twelve():
    assert ("exports", 9e10, "2014-07/2015-06") in told("Ohio's exports reached $90 billion in the June 2015 year.")


def test_the_year_in_which_records_began_is_not_that_of_a_rate():
    rate = "The jobless rate, at 4 percent, was the lowest since comparable records began in 1976."
    text = f"In June 2015 Ohio did well. {rate}"
    assert ("unemployment_rate", 4, "1976") not in told(text)


def test_behind_a_year_and_one_of_its_months_nobody_knows_which_goes_on():
    first = "Ohio's exports rose 2 percent to $90 billion in 2015; in December they were 6 percent higher."
    text = f"{first} Imports fell to $8 billion."
    assert ("imports", 8e9, "2015-12") not in told(text)
