"""Sentences in the manner of wires, bureaus of statistics and firms: what frames read and what they leave."""

from __future__ import annotations

import pytest

from flows.matching.loading import RULES, WORDS, load_words
from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float, str | None, str | None]


def rows(text: str, place: str = "ohio") -> list[Row]:
    """Subject, indicator, measure, value, period and base of what the frames alone read."""
    return [(o.subject_id, o.indicator_id, o.measure, o.value, o.period, o.base_period) for o in observed(text, place)]


def test_a_change_is_measured_from_the_month_that_is_named():
    text = (
        "The goods and services deficit was $44 billion in December 2015, down $2 billion from $46 billion in November."
    )
    assert rows(text) == [
        ("ohio", "goods_and_services_deficit", "level", 44e9, "2015-12", None),
        ("ohio", "goods_and_services_deficit", "change_absolute", -2e9, "2015-12", "2015-11"),
        ("ohio", "goods_and_services_deficit", "level", 46e9, "2015-11", None),
    ]


def test_a_change_on_the_month_is_measured_from_the_month_before():
    assert rows("Retail sales fell 0.7 percent month-on-month in December 2015.") == [
        ("ohio", "retail_sales", "change_percent", -0.7, "2015-12", "2015-11")
    ]


def test_growth_without_a_base_is_left_where_months_are_compared_with_months_before():
    text = "Exports rose to $9 billion in December from $8 billion in November. Imports jumped 2.6 percent in December."
    assert {row[2] for row in rows(text)} == {"level"}


def test_an_amount_has_a_base_only_where_it_is_told():
    text = "Personal income rose by $200 billion in the third quarter of 2015. Tax revenue rose by $3 billion in 2015."
    assert [row[4:] for row in rows(text)] == [("2015-07/2015-09", None), ("2015", "2014")]


def test_the_same_period_of_a_year_that_is_not_the_one_before_is_no_earlier_figure():
    text = "Exports reached $9 billion in the first half of 2015, compared with ${} billion in the same period of {}."
    assert ("ohio", "exports", "level", 8e9, "2014-01/2014-06", None) in rows(text.format(8, 2014))
    assert all(row[3] != 7e9 for row in rows(text.format(7, 2011)))


def test_turnover_for_the_quarter_is_that_of_the_three_months_told_before():
    text = (
        "Zentra Airways made a loss in the three months to 31 December 2015.\n\n"
        "In October, Zentra Airways raised its fares. Turnover for the quarter rose 4% to £2 billion."
    )
    assert rows(text, "zentra-airways") == [
        ("zentra-airways", "turnover", "change_percent", 4.0, "2015-10/2015-12", "2014-10/2014-12"),
        ("zentra-airways", "turnover", "level", 2e9, "2015-10/2015-12", None),
    ]


def test_an_analyst_who_is_quoted_is_nobody_whom_figures_are_about():
    text = "Yet aviation analyst Jane Doe of Dunmore Partners says so. Net profit rose 4% to £2 billion in 2015."
    assert {row[0] for row in rows(text, "zentra-airways")} == {"zentra-airways"}


def test_fifty_three_weeks_to_a_day_are_the_period():
    assert rows("Zentra's revenue rose 6% to £17 billion in the 53 weeks to 4 February 2015.")[0][4] == (
        "2014-01-30/2015-02-04"
    )


def test_growth_and_what_it_reached():
    assert [row[1:4] for row in rows("In 2014 GDP grew 19.5 percent annually and reached 84 billion dollars.")] == [
        ("gdp", "change_percent", 19.5),
        ("gdp", "level", 84e9),
    ]


def test_a_change_in_an_amount_and_in_percent_to_a_level():
    assert [row[2:4] for row in rows("Revenue rose £399 million or 11% to £4 billion in 2015.", "zentra-plc")] == [
        ("change_absolute", 399e6),
        ("change_percent", 11.0),
        ("level", 4e9),
    ]


def test_a_change_in_points_and_the_level_it_led_to():
    assert [row[1:4] for row in rows("The gross margin increased 0.3 percentage points to 52.1 percent in 2015.")] == [
        ("gross_margin", "change_points", 0.3),
        ("gross_margin", "level", 52.1),
    ]


def test_points_by_which_one_rate_exceeds_another_are_no_change():
    assert rows("Exports grew by 26.8 percentage points faster than imports in 2015.") == []


def test_a_change_in_percent_of_a_rate_may_be_one_in_points():
    assert rows("Unemployment decreased by 1.6 percent in 2015.") == []


@pytest.mark.parametrize("of", [", of which tax revenue was", ". Of this total, tax revenue was"])
def test_a_part_is_read_where_its_whole_was_named(of: str):
    text = f"In 2015 fiscal revenue reached $183 billion{of} $165 billion, up 13 percent."
    assert [row[1:4] for row in rows(text)] == [
        ("fiscal_revenue", "level", 183e9),
        ("tax_revenue", "level", 165e9),
        ("tax_revenue", "change_percent", 13.0),
    ]


def test_exports_among_processing_trade_are_not_all_exports():
    text = "Processing trade reached 7 billion yuan in 2015. Among them, exports were 4 billion yuan, up 3 percent."
    assert [row[1] for row in rows(text)] == ["processing_trade"]


def test_shares_of_ones_own_whole():
    text = "Public debt stood at 29 percent of GDP in 2015. The budget deficit narrowed to 4 percent of GDP in 2015."
    assert [row[1:4] for row in rows(text)] == [("public_debt", "share", 29.0), ("budget_deficit", "share", 4.0)]


def test_passengers_who_travelled_and_the_earlier_ones():
    text = "About 5 million passengers travelled through Port Airport in 2015, as against 4 million in 2014."
    assert [row[1:5] for row in rows(text)] == [
        ("passenger_volume", "level", 5e6, "2015"),
        ("passenger_volume", "level", 4e6, "2014"),
    ]


def test_growth_told_far_behind_its_level():
    text = "Zentra Port handled 6 million TEUs at its terminals worldwide in 2015, up 5.5 per cent over 2014."
    assert rows(text)[1][2:] == ("change_percent", 5.5, "2015", "2014")


def test_things_counted_before_the_measure_they_are():
    assert [row[1:4] for row in rows("There were 57,700 job vacancies in June 2015.")] == [
        ("job_vacancies", "level", 57700.0)
    ]


def test_a_list_of_airports_is_not_its_last_one():
    assert rows("The airports of Burgo and Varno registered a total of 67,924 passengers, up 7 percent.") == []


def test_an_indicator_that_and_joins_to_another_is_not_read_alone():
    assert rows("Exports and imports rose 12 percent in 2015.") == []


def test_a_firms_sales_in_a_country_are_not_the_countrys():
    assert rows("Sales in Canada grew 10 percent in 2015.", "zentra-group") == []


def test_they_are_not_the_city():
    assert rows("Canada has many firms. They generated revenue of 30 billion dollars in 2015.", "canada") == []


def test_trips_to_a_country_are_not_trade_with_it():
    assert rows("Overseas trips to Canada grew by 3 percent to 9 million in 2015.") == []


def test_a_number_or_its_percent_are_two_figures():
    assert [row[2:4] for row in rows("Visitor numbers rose by 93,600 or 10 per cent to 1.06 million in 2015.")] == [
        ("change_absolute", 93600.0),
        ("change_percent", 10.0),
        ("level", 1.06e6),
    ]


def test_an_adjective_that_a_list_joins_to_others_is_not_read_alone():
    text = (
        "The value added of the primary, secondary and tertiary industries reached 2 billion yuan and 3 billion yuan."
    )
    assert rows(text) == []


def test_letters_before_an_indicator_are_no_subject():
    assert rows("XQV retail sales increased 86 percent in April 2015.") == []


def test_a_quarter_that_a_day_ends():
    text = "Zentra posted a net profit of $3 billion in its fiscal second quarter ended 31 December 2015."
    assert rows(text)[0][4] == "2015-10/2015-12"


def test_a_bare_dollar_is_left_where_the_land_has_a_dollar_of_its_own():
    text = "Turnover reached {}45 million in 2015, its best year in {}."
    turnover = ("acme-group", "turnover", "level", 45e6, "2015", None)
    assert rows(text.format("$", "Canada"), "acme-group") == []
    assert rows(text.format("US$", "Canada"), "acme-group") == [turnover]
    assert rows(text.format("$", "Ohio"), "acme-group") == [turnover]
    assert [row[3] for row in rows(text.format("$", "Canada"), "qingdao")] == [45e6]


def test_what_is_handled_each_day_is_no_total():
    assert rows("The port handled 7,100 TEUs on average every day in 2015.", "port-of-hull") == []
    assert rows("Exports reached $2 million a day in 2015.") == []
    assert [row[3] for row in rows("Exports reached $2 million in 2015. They are told every day.")] == [2e6]


def test_the_financial_year_before_is_what_a_change_is_measured_from():
    assert rows("Retail sales rose 2.4% over the previous financial year.") == [
        ("ohio", "retail_sales", "change_percent", 2.4, None, "P1Y")
    ]
    assert rows("Retail sales rose 2.4% on 2014.") == [("ohio", "retail_sales", "change_percent", 2.4, None, "2014")]


def test_money_without_a_currency_is_left_alone():
    assert rows("Retail sales totaled 12,350 crores in 2015.") == []
    assert [row[3] for row in rows("Retail sales totaled Rs 12,350 crores in 2015.")] == [12350e7]


@pytest.mark.parametrize(("group", "sign"), [("rose", 1), ("fell", -1), ("rising", 1), ("falling", -1)])
def test_every_verb_of_change_tells_its_direction(group: str, sign: int):
    verbs = [verb for verb in load_words(RULES / "frames" / WORDS).lists[group] if not set("(<") & set(verb)]
    wrong = []
    for verb in verbs:
        for how in ("", "sharply", "slightly by", "a further", "year-on-year by"):
            text = f"Exports {verb} {how} 5 percent to $3 million in 2015."
            wrong += [text for row in rows(text) if row[2] == "change_percent" and row[3] != 5 * sign]
    assert wrong == []


def test_the_month_that_a_rise_is_told_over_dates_no_later_figure():
    text = "Exports were $3 million, a 14 percent increase over July 2014. Imports came to $2 million."
    assert [(row[3], row[4]) for row in rows(text)] == [(3e6, None), (14.0, None), (2e6, None)]
