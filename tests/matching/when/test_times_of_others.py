"""Times that belong to something else than a figure: to its base, to the figure before it, to another sentence."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def told(text: str, place: str = "ohio") -> list[tuple[str, float, str | None, str | None]]:
    """Measure, value, period and base of what the frames alone read."""
    return [(o.measure, o.value, o.period, o.base_period) for o in observed(text, place)]


def period_of(text: str, value: float, place: str = "ohio") -> str | None:
    """The period of the one row with a value."""
    (period,) = (row[2] for row in told(text, place) if row[1] == value)
    return period


@pytest.mark.parametrize(
    "base",
    [
        "up from the $7 billion (€6 billion) booked last year",
        "up from $7 billion (€6 billion) in 2014",
        "up from the $7 billion reported for 2014",
        "up from $7 billion posted in 2014",
        "against $7 billion for the whole of 2014",
    ],
)
def test_a_time_behind_an_earlier_figure_is_that_figures(base: str):
    assert period_of(f"Exports came to $9 billion, {base}.", 9e9) is None
    assert period_of(f"Exports came to $9 billion in the first half of 2015, {base}.", 9e9) == "2015-01/2015-06"


def test_an_amount_in_two_currencies_keeps_its_year_of_accounts_behind_from():
    text = "Sales climbed 4 per cent to £9bn (€11bn) from £8.6bn (€10.5bn) in 2013/14."
    assert [row[2] for row in told(text, "zentra-airways") if row[1] in (9e9, 11e9)] == [None] * 2
    india = "Exports climbed 4 per cent to £9bn (€11bn) from £8.6bn (€10.5bn) in 2013/14."
    assert period_of(india, 8.6e9, "india") == "2013-04/2014-03"
    own = "Exports climbed 4 per cent to £9bn (€11bn) in 2014/15."
    assert period_of(own, 9e9, "india") == "2014-04/2015-03"


@pytest.mark.parametrize("change", ["up $3 billion", "showing growth of $3 billion", "up 5 percent"])
def test_what_is_counted_at_one_moment_has_no_date_in_since(change: str):
    assert told(f"Outstanding loans came to $60 billion, {change} since the beginning of the year.") == [
        ("level", 60e9, None, None)
    ]
    assert period_of(f"Outstanding loans came to $60 billion at the end of 2015, {change} since 2012.", 60e9) == "2015"


def test_what_flows_is_of_the_time_since():
    assert period_of("Exports have totaled $9 billion since the beginning of the year.", 9e9) == "2016-01-01/2016-02-01"


def test_the_level_to_which_a_stock_rose_since_has_no_date():
    text = "Since the beginning of the year, outstanding loans have risen by $3 billion to $60 billion."
    assert period_of(text, 60e9) is None


@pytest.mark.parametrize(
    ("base", "iso"),
    [
        ("the amount reported in the third quarter of 2015", "2015-07/2015-09"),
        ("the value seen in the fourth quarter of 2014", "2014-10/2014-12"),
    ],
)
def test_the_base_of_growth_is_the_quarter_whose_value_is_named(base: str, iso: str):
    text = f"Exports increased by 3.1 percent in the fourth quarter of 2015 compared to {base}."
    assert told(text) == [("change_percent", 3.1, "2015-10/2015-12", iso)]


def test_growth_that_is_set_some_words_on_against_the_quarter_before_is_left():
    text = "Exports grew 3.1 percent in the fourth quarter of 2015, a firm gain compared with what came in the {}."
    assert told(text.format("third quarter of 2015")) == []
    rates = "Exports grew 3.1 percent in the fourth quarter of 2015, compared with 5 percent in the third quarter."
    assert ("change_percent", 3.1, "2015-10/2015-12", "2014-10/2014-12") in told(rates)


def test_a_base_out_of_step_with_the_time_told_before_is_no_base():
    before = "In the three months to {} 2015, exports rose by 2 percent year on year. "
    sentence = "On an annual basis, compared with the third quarter of {}, imports grew by 4 percent."
    assert [row[1] for row in told(before.format("November") + sentence.format(2014))] == [2]
    assert [row[1] for row in told(before.format("December") + sentence.format(2014))] == [2]
    assert told(before.format("September") + sentence.format(2014))[-1] == (
        "change_percent",
        4,
        "2015-07/2015-09",
        "2014-07/2014-09",
    )


@pytest.mark.parametrize(
    "body",
    [
        "Imports went up 6 percent to $8 billion compared to November 2015.",
        "Imports went up 6 percent on November.",
        "Imports went up 6 percent on a monthly basis.",
    ],
)
def test_growth_without_a_base_is_left_where_the_text_goes_by_months(body: str):
    first = "Exports rose 20 percent in December 2015."
    assert all(row[1] != 20 for row in told(f"{first}\n\n{body}"))
    yearly = "Imports went up 6 percent compared to December 2014."
    assert ("change_percent", 20, "2015-12", "2014-12") in told(f"{first}\n\n{yearly}")


@pytest.mark.parametrize(
    "rank", ["which is the highest since 2011", "the largest sum that the office of the state has on record since 2011"]
)
def test_since_when_a_figure_is_the_highest_is_not_its_time(rank: str):
    assert period_of(f"Exports came to $9 billion, {rank}.", 9e9) is None
    assert period_of(f"Exports came to $9 billion in 2015, {rank}.", 9e9) == "2015"


def test_a_time_told_by_since_in_another_clause_is_no_figures_own():
    assert period_of("No quarter since 2011 was as poor: exports came to $9 billion in 2015.", 9e9) == "2015"
    assert period_of("No year since 2011 was as poor: exports came to $9 billion.", 9e9) is None


@pytest.mark.parametrize(
    ("told_by", "period"),
    [
        ("by the end of September", "2015-01/2015-09"),
        ("by the end of December", "2015"),
        ("in September", "2015-09"),
    ],
)
def test_a_flow_told_by_the_end_of_a_month_is_of_the_year_until_then(told_by: str, period: str):
    assert period_of(f"Fiscal revenue reached 9 billion yuan {told_by} 2015.", 9e9) == period


def test_a_stock_told_by_the_end_of_a_month_is_of_that_month():
    assert period_of("Bank deposits reached 9 billion yuan by the end of September 2015.", 9e9) == "2015-09"


def test_the_month_from_which_a_rate_has_not_moved_is_not_its_own():
    text = "In October 2015 exports rose. Exports were 9 billion yuan, which was unchanged from September."
    assert period_of(text, 9e9) == "2015-10"


def test_a_rate_of_change_in_the_year_to_a_month_is_of_that_month():
    assert told("Consumer prices rose 4 percent in the year to July 2015.") == [
        ("change_percent", 4, "2015-07", "2014-07")
    ]
    assert period_of("Exports rose 4 percent in the year to July 2015.", 4) == "2014-08/2015-07"


def test_the_first_months_of_a_year_of_accounts_end_before_it_does():
    text = "Exports rose 4 percent in the first {} of the fiscal year ending June 30, 2015."
    assert period_of(text.format("11 months"), 4) == "2014-07/2015-05"
    assert period_of(text.format("half"), 4) == "2014-07/2014-12"
    assert observed("Exports rose 4 percent in the first 11 months of the fiscal year ending June 30.") == []


@pytest.mark.parametrize(
    "before",
    [
        "They had borrowed 7 billion yuan in April last year.",
        "Loans stood at 7 billion yuan at the end of April.",
    ],
)
def test_what_had_been_and_what_stood_at_a_moment_tell_no_later_figures_time(before: str):
    assert period_of(f"In May 2015 exports rose. {before} Fiscal revenue fell 4 percent.", -4) == "2015-05"


@pytest.mark.parametrize(
    "over",
    ["in the five years to 2015", "over 10 years", "within two decades", "from a decade earlier", "in three years"],
)
def test_a_change_over_several_years_is_not_against_the_year_before(over: str):
    assert observed(f"Exports rose 28 percent {over}.") == []


def test_a_change_that_is_the_most_in_years_is_one_of_a_year():
    assert period_of("Exports rose 28 percent in 2015, the most in 10 years.", 28) == "2015"


def test_what_is_new_is_counted_over_the_year_until_then():
    text = "By the end of September 2015, the city had 900 newly registered enterprises."
    assert period_of(text, 900) == "2015-01/2015-09"
    assert period_of("By the end of September 2015, the city had 900 enterprises.", 900) == "2015-09"


def test_a_rise_between_two_levels_of_which_only_the_first_has_a_year_is_left():
    text = "Exports rose 69 percent from 5 billion yuan in 1997 to 9 billion yuan{}."
    assert ("change_percent", 69, "1997", "1996") not in told(text.format(""))
    assert observed("Exports rose 69 percent from 5 billion yuan in 1997 to 9 billion yuan.") == []


def test_the_year_of_the_nearest_time_behind_a_rate_is_its_own():
    text = "Inflation in Ohio, which had been 3.1% in July 2015, quickened to 3.2% YoY in August 2015."
    assert period_of(text, 3.2) == "2015-08"


def test_months_in_brackets_say_which_ones_are_meant():
    text = "Exports rose 4 percent in the first seven months (April-October) of the fiscal year."
    assert period_of(text, 4) == "2015-04/2015-10"


def test_a_time_behind_a_later_figure_of_the_kind_is_that_ones():
    text = (
        "In the first half of 2015 exports rose. The unemployment rate averaged 6 percent, peaking at 8 percent in May."
    )
    assert period_of(text, 6) != "2015-05"
    assert (
        period_of("The group has 15,000 employees, had revenue of $6 billion in 2014.", 15000, "zentra-group") is None
    )


def test_a_year_behind_a_number_with_a_comma_that_is_compared_with_is_that_numbers():
    text = "Exports amounted to $2,803 million, compared with $2,616 million in 2013."
    assert period_of(text, 2.803e9) is None
    text = (
        "In 2014 trade grew. Exports were $5 billion and imports $3 billion; the corresponding figures for 2013 were"
        " less."
    )
    assert period_of(text, 5e9) == "2014"


def test_what_was_measured_in_the_period_is_of_the_year_until_the_month_told():
    text = "Fiscal revenue reached $9 billion by the end of September 2015. Exports in the period rose 4 percent."
    assert period_of(text, 4) == "2015-01/2015-09"


def test_the_year_of_a_target_is_not_when_it_was_topped():
    text = "In the first half of 2015 trade grew. Exports reached $9 billion, 45 percent above the target set for 2016."
    assert period_of(text, 9e9) == "2015-01/2015-06"


def test_the_year_ago_quarter_does_not_ask_for_a_year():
    text = "In 2014 it grew. In the three months ended December 31, 2015, Zentra's sales rose 5 percent. "
    text += "Net profit in the quarter totaled $36 million, against $40 million in the year-ago quarter."
    assert period_of(text, 3.6e7, "zentra") == "2015-10/2015-12"


def test_last_year_beside_a_part_of_this_year_is_that_part_of_last_year():
    text = "In January 2016, exports fell 30 percent to $397 million, compared with $568 million last year."
    assert period_of(text, 5.68e8) == "2015-01"


def test_a_quarter_beside_another_year_may_be_of_that_year():
    assert observed("In 2013, exports had grown 7.6% by Q1.") == []
    assert period_of("In 2015, exports had grown 7.6% by Q1 2015.", 7.6) == "2015-01/2015-03"


def test_when_something_else_was_done_behind_a_figure_is_not_its_time():
    text = "Toledo Airport has 18 passenger routes, including one to Leeds that was opened in April 2015."
    assert period_of(text, 18, "toledo-airport") is None


def test_a_praised_year_is_a_year():
    text = "It follows a strong 2014, when the state recorded exports of $61 billion."
    assert period_of(text, 61e9) == "2014"
    assert period_of("Ohio sold a good 2014 machines in 2015. Exports were $61 billion in 2013.", 61e9) == "2013"


def test_a_decade_dates_nothing_in_the_next_sentence():
    text = "Ohio's exports grew fast in 1990-1999. Its GDP was $90 billion."
    assert [row[2] for row in told(text) if row[1] == 90e9] == []


@pytest.mark.parametrize(
    ("place", "period"),
    [
        ("india", "2014-04/2015-03"),
        ("australia", "2014-07/2015-06"),
        ("hald", None),
    ],
)
def test_a_year_told_by_two_is_that_of_the_lands_accounts(place: str, period: str | None):
    assert [row[2] for row in told("GDP grew 5 percent in 2014-15.", place)] == ([period] if period else [])


def test_of_a_place_that_nobody_knows_the_land_is_the_only_one_told_of():
    assert period_of("Hald lies in Kenya. Hald's GDP grew 5 percent in 2014-15.", 5, "hald") == "2014-07/2015-06"
    assert period_of("Hald's exports rose 5 percent to 3 lakh crore rupees in 2014-15.", 5, "hald") == "2014-04/2015-03"


def test_the_fourth_quarter_is_the_last_of_the_year_that_the_text_tells_by_its_end():
    text = "Varn Motors did well. Its revenue for the year ended March 31, 2015 rose 5 percent. "
    assert (
        period_of(text + "In the fourth quarter, gross profit rose 7 percent.", 7, "varn-motors") == "2015-01/2015-03"
    )


def test_a_month_alone_beside_the_quarter_is_not_what_the_text_goes_on_with():
    text = "Cargo reached 9 tonnes in the quarter, with 3 tonnes moved in June 2015 alone. Exports rose 7 percent."
    assert [row for row in told(text) if row[1] == 7 and row[2] == "2015-06"] == []


def test_what_is_so_has_not_the_time_of_the_people_counted_behind_it():
    text = "The city covers 662 km2 and had 9 million inhabitants in 2011."
    assert period_of(text, 662, "toledo-city") is None


def test_a_firms_quarter_that_was_over_long_ago_is_one_of_accounts_that_nobody_tells():
    assert told("Varn Motors' Q4 net profit rose 7 percent.", "varn-motors") != []
    assert told("Varn Motors' Q2 net profit rose 7 percent.", "varn-motors") == []
    assert told("Ohio's exports rose 7 percent in Q2.") != []


def test_a_quarter_by_its_number_is_the_one_that_the_text_tells_by_its_end():
    text = "Varn Motors' Q3 net profit rose 7 percent. Revenue for the three months to 31 December 2015 was $4 million."
    assert period_of(text, 7, "varn-motors") == "2015-10/2015-12"


def test_the_time_of_a_later_clause_with_a_figure_behind_it_is_that_ones():
    text = (
        "GDP grew 7 percent in 2015. Exports rose 4 percent, and the average monthly wage in November was 900 dollars."
    )
    assert period_of(text, 4) == "2015"


def test_the_time_of_some_of_those_counted_is_not_that_of_all():
    assert period_of("The district has 871 high-tech enterprises, 310 of them recognized in 2015.", 871) is None


def test_what_there_is_now_has_not_the_time_of_what_is_told_behind_and_its():
    text = "The city has more than 93 GW of installed capacity and its GDP per capita surpassed $10,500 in 2008."
    assert [row[2] for row in told(text) if row[1] == 93] in ([], [None])
