"""Constructions of economic prose that the frames read in texts that nobody wrote rules for, and those they leave."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Fact = tuple[str, str, str, float, str | None]


def facts(text: str, place: str = "ohio") -> list[Fact]:
    return [(o.subject_id, o.indicator_id, o.measure, o.value, o.period) for o in observed(text, place)]


def test_an_accounting_year_is_known_by_its_end_and_the_one_before_by_it():
    text = "Zentra's revenue for the year ended 31 March 2015 rose 4% to £42 billion, from £40 billion a year earlier."
    assert facts(text) == [
        ("zentra", "turnover", "change_percent", 4.0, "2014-04/2015-03"),
        ("zentra", "turnover", "level", 42e9, "2014-04/2015-03"),
        ("zentra", "turnover", "level", 40e9, "2013-04/2014-03"),
    ]


def test_an_earlier_figure_without_a_year_to_be_before_is_left():
    assert facts("Revenue rose to $31 million from $28 million a year earlier.", "zentra-inc") == [
        ("zentra-inc", "turnover", "level", 31e6, None)
    ]


def test_a_year_in_brackets_is_that_of_the_figure_behind_it():
    assert facts("Net finance costs fell to €8 million (2014: €9 million).", "zentra-group") == [
        ("zentra-group", "finance_costs", "level", 8e6, None),
        ("zentra-group", "finance_costs", "level", 9e6, "2014"),
    ]


def test_a_rate_told_from_and_to_has_two_months():
    assert facts("Inflation eased to 1.9 per cent in May from 2.4 per cent in April.") == [
        ("ohio", "consumer_price_index", "level", 1.9, "2015-05"),
        ("ohio", "consumer_price_index", "level", 2.4, "2015-04"),
    ]


def test_growth_at_an_annual_rate_is_no_growth_on_the_year():
    text = "Real GDP grew at an annual rate of 3 percent in the third quarter of 2015. Real GDP grew 3 percent."
    assert facts(text) == [("ohio", "annualized_economic_growth", "level", 3.0, "2015-07/2015-09")]


def test_a_share_of_a_partner_and_a_change_of_a_share():
    assert facts("Japan accounted for 21 per cent of Kenya's exports in 2014.", "kenya") == [
        ("kenya", "exports", "share", 21.0, "2014")
    ]
    text = (
        "In 2014 processing trade was 6 billion yuan, accounting for 20 percent of imports, down 2 percentage points."
    )
    assert facts(text)[1:] == [
        ("ohio", "processing_trade", "share", 20.0, "2014"),
        ("ohio", "processing_trade", "change_points", -2.0, "2014"),
    ]


def test_this_stands_for_the_one_indicator_of_the_sentence_before():
    text = "Tourist arrivals in Kenya in 2014 were 900,000. This was an increase of 4 per cent over the previous year."
    assert facts(text)[1:] == [("kenya", "tourist_arrivals", "change_percent", 4.0, "2014")]
    assert facts("Exports and imports rose in 2014. This was an increase of 4 per cent.") == []


def test_another_currency_in_brackets_and_a_change_in_money():
    assert facts("Exports reached 20 billion yuan ($3 billion) in 2015.") == [
        ("ohio", "exports", "level", 20e9, "2015"),
        ("ohio", "exports", "level", 3e9, "2015"),
    ]
    assert facts("In 2015 exports fell by 3 billion dollars.") == [("ohio", "exports", "change_absolute", -3e9, "2015")]


def test_who_only_tells_a_figure_is_not_whom_it_is_of():
    text = "Exports of Kenya rose in 2014, according to the Ministry of Trade. Imports rose 3 percent."
    assert facts(text, "kenya") == [("kenya", "imports", "change_percent", 3.0, "2014")]


@pytest.mark.parametrize(
    "text",
    [
        "Consumer prices rose 0.3 percent in January.",
        "Passenger numbers increased by 5 percent at Heathrow.",
        "Zentra's sales in Kenya rose 5 percent.",
        "Interest income was €2 million greater than in 2014.",
        "Firms with revenue of 20 million yuan or more hired 5 percent.",
        "The share price was up 3 percent on the day.",
    ],
)
def test_what_is_not_sure_is_left(text: str):
    assert facts(text) == []
