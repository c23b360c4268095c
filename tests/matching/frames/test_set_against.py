"""What a figure is set against is a row of its own: of the time that its words say, or of the year before."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

LEVEL, GROWTH, CHANGE = "level", "change_percent", "change_absolute"


def told(text: str, place: str = "ohio") -> set[tuple[str, float, str | None]]:
    """Measure, value and period of what is read."""
    return {(o.measure, o.value, o.period) for o in observed(text, place)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ohio's unemployment rate stood at 5.2 percent in the third quarter of 2015, against 5.9 percent in the"
            " previous quarter and 6.3 percent in the corresponding quarter of 2014.",
            (LEVEL, 6.3, "2014-07/2014-09"),
        ),
        (
            "Ohio's unemployment rate was 5.2 percent in May 2015, compared with 5.4 percent the month before.",
            (LEVEL, 5.4, "2015-04"),
        ),
        (
            "Toledo Steel's revenue was $3 billion in the third quarter of 2015, versus $2.7 billion in the year-ago"
            " quarter.",
            (LEVEL, 2.7e9, "2014-07/2014-09"),
        ),
        (
            "Ohio's exports rose 5 percent to $4.2 billion in the first half of 2015 from $4 billion.",
            (LEVEL, 4e9, "2014-01/2014-06"),
        ),
        (
            "The trade surplus of Ohio widened to $4.2 billion in May 2015 from 3.9 billion in April 2015.",
            (LEVEL, 3.9e9, "2015-04"),
        ),
        ("Ohio had 310 hotels in 2015, up from 290 in 2014.", (LEVEL, 290.0, "2014")),
        ("Ohio's exports rose 5 percent in 2015, slower than the 7 percent in 2014.", (GROWTH, 7.0, "2014")),
        ("Ohio's exports rose 5 percent in 2015, following a fall of 7 percent in 2014.", (GROWTH, -7.0, "2014")),
        (
            "In 2015 Ohio's exports rose 5 percent to $4 billion, faster than the 3 percent growth in 2014.",
            (GROWTH, 3.0, "2014"),
        ),
    ],
)
def test_a_figure_that_another_is_set_against_has_its_own_time(text: str, row: tuple[str, float, str]):
    assert row in told(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ohio's exports stood at $5 billion in 2015, against a target of $6 billion.", 6e9),
        ("Ohio's exports stood at $5 billion in 2015, against $6 billion expected by analysts.", 6e9),
        ("Ohio's exports stood at $5 billion in 2015, compared with $9 billion for the country as a whole.", 9e9),
        ("Ohio's exports rose to $5 billion in 2015, compared with $6 billion for imports.", 6e9),
        ("Ohio's exports rose to $5 billion in May 2015, up from $4 billion previously.", 4e9),
        ("Ohio's exports rose 5 percent to $5 billion in 2015, up from $2 billion.", 2e9),
        ("Ohio's exports rose to $5 billion in the first half of 2015 from $4 billion in 2014.", 4e9),
        ("Ohio's GDP shrank 5 percent in 2015, compared with 6 percent in 2014.", 6.0),
        ("Ohio's GDP grew 5 percent in 2015, compared with 6 percent for the country.", 6.0),
    ],
)
def test_what_is_of_others_or_of_no_known_time_is_left_alone(text: str, value: float):
    assert value not in {abs(row[1]) for row in told(text)}


def test_a_change_is_measured_from_the_level_that_it_led_from():
    made = observed("Ohio's exports grew 5 percent to $4.2 billion in May 2015 from $4 billion a month earlier.")
    assert {(o.measure, o.base_period) for o in made} >= {(GROWTH, "2015-04")}


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        (
            "Ohio's exports fell 2 percent month-on-month and 7 percent year-on-year in May 2015.",
            {(-2.0, "2015-04"), (-7.0, "2014-05")},
        ),
        (
            "In May 2015 Ohio's exports fell by 7 percent compared with May 2014 but increased by 2 percent compared"
            " with April 2015.",
            {(-7.0, "2014-05"), (2.0, "2015-04")},
        ),
        (
            "Ohio's exports rose 2 percent on the month and 7 percent on the year in May 2015.",
            {(2.0, "2015-04"), (7.0, "2014-05")},
        ),
    ],
)
def test_changes_from_two_times_have_each_its_own_base(text: str, bases: set[tuple[float, str]]):
    assert {(o.value, o.base_period) for o in observed(text)} == bases


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ohio's exports were up 4 percent, or about $0.2 billion, in 2015.", (CHANGE, 0.2e9, "2015")),
        ("Ohio's exports fell 4 percent or $200 million, to $5 billion in 2015.", (CHANGE, -200e6, "2015")),
    ],
)
def test_a_change_in_percent_is_told_as_an_amount_too(text: str, row: tuple[str, float, str]):
    assert row in told(text)


def test_what_rose_on_a_day_is_measured_from_the_day_before():
    assert told("Ohio's exports rose on Monday by 4 percent.") == set()


@pytest.mark.parametrize(
    "behind",
    ["beating forecasts", "below forecasts of a 7 percent rise", "in line with estimates", "above the bank's forecast"],
)
def test_what_others_had_expected_makes_no_estimate(behind: str):
    made = observed(f"Ohio's exports rose 4 percent in 2015, {behind}.")
    assert {(o.value, o.status) for o in made} == {(4.0, "actual")}


def test_brackets_hold_the_year_before_where_a_report_prints_them_so():
    made = told(
        "Toledo Steel's revenue was SEK 1,614 m (1,676) in 2015. Operating profit fell to SEK 110 m (159). The"
        " operating margin was 6.8 per cent (9.5).",
        "toledo-steel",
    )
    assert made >= {(LEVEL, 1676e6, "2014"), (LEVEL, 159e6, "2014"), (LEVEL, 9.5, "2014")}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ohio's coffee exports reached $16 billion in 2015, a rise of 25 percent over the previous year's $12.8"
            " billion.",
            (LEVEL, 12.8e9, "2014"),
        ),
        (
            "Ohio's tax revenue amounted to $16.8 billion in 2015, 18.3 percent more than the $14.2 billion collected"
            " in 2014.",
            (GROWTH, 18.3, "2015"),
        ),
        (
            "Toledo Stores' net profit for the quarter ended December 31, 2015 was $7.7 million, or $0.26 per diluted"
            " share, compared with $7.8 million, or $0.25 per diluted share, last year.",
            (LEVEL, 7.8e6, "2014-10/2014-12"),
        ),
        (
            "Toledo Stores reported a net loss attributable to its shareholders of $40 million for 2015.",
            (LEVEL, 40e6, "2015"),
        ),
        ("Toledo Stores sales down 5 percent in January 2015 on weak demand for shoes", (GROWTH, -5.0, "2015-01")),
    ],
)
def test_what_stands_around_a_result_is_passed_over(text: str, row: tuple[str, float, str]):
    assert row in told(text, "toledo-stores")


def test_a_quarter_told_by_its_end_in_what_a_firm_reported_dates_what_follows():
    text = (
        "Toledo Stores today reported results for the third quarter ended October 31, 2015. Gross profit was $46"
        " million."
    )
    assert told(text, "toledo-stores") == {(LEVEL, 46e6, "2015-08/2015-10")}


@pytest.mark.parametrize("year", ["in fiscal 2015", "in FY2015"])
def test_a_year_of_accounts_that_nobody_tells_dates_nothing(year: str):
    made = told(f"Toledo Stores' net profit {year} was $80 million, against $96 million {year.replace('5', '4')}.")
    assert {row[2] for row in made} == {None}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ohio's gold exports for 2015 increased to $84 billion from $54 billion.", (LEVEL, 54e9, "2014")),
        ("Ohio's exports rose 25 percent in 2015 from $12 billion to $15 billion.", (LEVEL, 12e9, "2014")),
        (
            "Cargo throughput in Ohio rose to 82.5 million tons in the first half of 2015 from 74.3 million tons,"
            " a rise of 8.2 million tons.",
            (LEVEL, 74.3e6, "2014-01/2014-06"),
        ),
        ("Ohio's exports fell 25 percent from $12 billion in 2014.", (LEVEL, 12e9, "2014")),
        (
            "Toledo Steel swung to a net profit of $5 million in 2015 from a net loss of $7 million a year earlier.",
            (LEVEL, 7e6, "2014"),
        ),
        ("Ohio welcomed 40,000 tourists from Japan in 2015, up from 35,000 in 2014.", (LEVEL, 35e3, "2014")),
        (
            "Exports accounted for 30 percent of Ohio's GDP in 2015, compared with 27 percent in 2014.",
            ("share", 27.0, "2014"),
        ),
    ],
)
def test_what_no_word_dates_is_of_the_year_before_where_that_is_sure(text: str, row: tuple[str, float, str]):
    assert row in told(text)


def test_a_year_in_brackets_beside_a_part_of_one_is_the_same_part():
    made = told("Revenue of Toledo Steel was USD 5.1 bn in the third quarter of 2015 (2014: 4.9).", "toledo-steel")
    assert (LEVEL, 4.9e9, "2014-07/2014-09") in made


def test_a_firm_that_compares_years_does_so_throughout():
    text = "Toledo Steel's sales rose 4 percent from a year earlier in the third quarter of 2015.\n\n"
    profit = "Net profit in the third quarter of 2015 was $40 million, up from $30 million."
    assert (LEVEL, 30e6, "2014-07/2014-09") in told(text + profit, "toledo-steel")
    assert 30e6 not in {row[1] for row in told(profit, "toledo-steel")}


@pytest.mark.parametrize(("number", "period"), [("third", "2015-08/2015-10"), ("fourth", "2015-10/2015-12")])
def test_a_quarter_by_its_number_is_the_one_told_by_its_end(number: str, period: str):
    text = (
        "Toledo Stores today announced results for the third quarter ended October 31, 2015.\n\n"
        f"In the {number} quarter, gross profit was $46 million."
    )
    assert told(text, "toledo-stores") == {(LEVEL, 46e6, period)}
