"""Figures told on behind others: of somebody else, of another indicator, behind shares, plans and units."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float]


def rows(text: str, place: str = "ohio") -> set[Row]:
    """Subject, indicator, measure and value of what is read."""
    return {(o.subject_id, o.indicator_id, o.measure, o.value) for o in observed(text, place)}


GROWTH, LEVEL = "change_percent", "level"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "In 2015 Ohio's exports rose 4 percent, while that of Utah fell 2 percent to 7 billion dollars.",
            ("utah", "exports", GROWTH, -2.0),
        ),
        (
            "Ohio welcomed 3 million overseas visitors in 2015, up 4 percent, and 9 million"
            " domestic tourists, up 6 percent.",
            ("ohio", "domestic_tourists", GROWTH, 6.0),
        ),
        (
            "In 2015 the added value of the primary industry in Ohio was 3 billion dollars, up 2 percent, and that of"
            " the tertiary industry was 9 billion dollars, up 7 percent.",
            ("ohio", "tertiary_sector_value_added", GROWTH, 7.0),
        ),
        (
            "Ohio's GDP grew 8 percent in 2015, with fiscal revenue rising 4 percent to 9 billion dollars.",
            ("ohio", "fiscal_revenue", LEVEL, 9e9),
        ),
        (
            "Ohio's exports amounted to 3 billion dollars in 2015, and the figure was up 5 percent.",
            ("ohio", "exports", GROWTH, 5.0),
        ),
        (
            "In 2015 Ohio's tax revenue was 3 billion dollars, reaching 93 percent of the"
            " annual plan and up 4 percent.",
            ("ohio", "tax_revenue", GROWTH, 4.0),
        ),
        (
            "Ohio's imports came to 9 billion dollars in 2015, representing 44 percent of"
            " the total, a rise of 3 percent.",
            ("ohio", "imports", GROWTH, 3.0),
        ),
        (
            "Ohio's container throughput hit 2 million standard containers in the six months, up 3 percent.",
            ("ohio", "container_throughput", GROWTH, 3.0),
        ),
        (
            "The foreign trade of America's Ohio fell 5 percent to 3 billion dollars in 2014.",
            ("ohio", "foreign_trade", LEVEL, 3e9),
        ),
        ("Ohio Steel Q4 net profit down 6 pc at USD 929 mn", ("ohio-steel", "net_profit", GROWTH, -6.0)),
        (
            "Ohio Steel H1 revenue up 30% from a year ago to USD 5 billion",
            ("ohio-steel", "turnover", LEVEL, 5e9),
        ),
        ("Ohio's exports reached 3 billion dollars from January to April 2015.", ("ohio", "exports", LEVEL, 3e9)),
        ("Ohio's GDP Up 8 Percent in the First Three Quarters of 2015", ("ohio", "gdp", GROWTH, 8.0)),
        (
            "In the first five months of 2015 Ohio's exports rose 5 percent, with steel making up 41 percent of the"
            " total, and imports in the first half rose 7 percent.",
            ("ohio", "imports", GROWTH, 7.0),
        ),
    ],
)
def test_what_is_told_on_is_read(text: str, row: Row):
    assert row in rows(text, "ohio-steel" if text.startswith("Ohio Steel") else "ohio")


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Ohio's exports rose 4 percent, while that of all the others fell 2 percent.",
        "Ohio's exports rose 5 percent at 3 ports.",
        "Domestic travelers accounted for about two-thirds of the total.",
        "Strong demand, prices and exports rose 7 percent.",
    ],
)
def test_what_is_not_sure_stays_unread(text: str):
    assert {row[3] for row in rows(text)} <= {4.0}


def test_its_at_a_paragraphs_begin_goes_on_with_the_one_before():
    text = "The Port of Ohio handled 5 million tons of cargo in 2015.\n\nIts container throughput rose 4 percent."
    assert ("port-of-ohio", "container_throughput", GROWTH, 4.0) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Located some 120 km south of Toledo, the Port of Ohio covers 2 square km. Its"
        " revenue was 3 billion dollars in 2015.",
        "Situated on the Maumee Silk Road, the Port of Ohio is large. Its revenue was 3 billion dollars in 2015.",
    ],
)
def test_where_something_lies_is_not_whom_it_is_about(text: str):
    assert {row[0] for row in rows(text) if row[3] == 3e9} == {"port-of-ohio"}


def test_the_exact_value_goes_before_the_rounded_one_of_the_title():
    text = "Ohio's exports up 6 percent in 2015\n\nOhio's exports rose 6.44 percent in 2015."
    assert [row[3] for row in rows(text)] == [6.44]


def test_a_semester_is_a_half_of_a_year():
    made = observed("Ohio's exports reached 3 billion dollars in the first semester of 2015.")
    assert [o.period for o in made] == ["2015-01/2015-06"]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        (
            "Ohio's GDP grew 6 percent year-on-year in the fourth quarter of 2015, moderating from the 7-percent growth"
            " in the previous quarter.",
            (7.0, "2015-07/2015-09"),
        ),
        (
            "Ohio's unemployment rate was 5 percent in November 2015, down from 7 percent in the previous month.",
            (7.0, "2015-10"),
        ),
        ("Inflation in India came down to 5.4% in 2014-15 from 5.9% in the previous year.", (5.9, "2013-04/2014-03")),
        ("Ohio's GDP rose 3 percent in 2014, slower than the 7 percent in the previous year.", (7.0, "2013")),
        ("Ohio's exports shrank by 3 percent in 2015, extending the 7 percent decline in 2014.", (-7.0, "2014")),
        (
            "Ohio welcomed 9 million overseas tourists in the first half of 2015, up 10 percent from 7 million in the"
            " same period of 2014.",
            (7e6, "2014-01/2014-06"),
        ),
    ],
)
def test_what_a_figure_is_compared_with_is_of_its_own_time(text: str, earlier: tuple[float, str]):
    assert earlier in [(o.value, o.period) for o in observed(text)]


def test_the_previous_quarter_of_nothing_is_no_time():
    made = observed("Ohio's exports rose from 3 billion euros in the previous quarter to 5 billion euros in May 2015.")
    assert 3e9 not in [o.value for o in made]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ohio's exports doubled to $6 billion in 2015.", [6e9]),
        ("At $6 billion, exports were 5 percent higher in 2015.", [6e9, 5]),
        ("Exports reached $6 billion in 2015, or 4 percent more than in 2014.", [6e9, 4]),
        ("Ohio received 60 million domestic tourists and 1 million overseas tourists in 2015.", [6e7, 1e6]),
        ("The number of foreign tourists visiting Ohio reached 2.2 million in 2015.", [2.2e6]),
        ("Industrial output in Ohio was up 5 percent in 2015, while its exports were down 3 percent.", [5, -3]),
    ],
)
def test_levels_behind_doubling_and_before_their_indicator_are_read(text: str, values: list[float]):
    assert [(row.subject_id, row.value) for row in observed(text)] == [("ohio", value) for value in values]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2015 Ohio's exports fell by 5 percent to 6 billion dollars and imports by 8 percent to 3"
            " billion dollars.",
            [("exports", -5), ("exports", 6e9), ("imports", -8), ("imports", 3e9)],
        ),
        (
            "In 2015 Ohio's exports grew 5 percent to 6 billion dollars, while imports 8 percent to 3 billion dollars.",
            [("exports", 5), ("exports", 6e9), ("imports", 8), ("imports", 3e9)],
        ),
        (
            "In 2015 the value added of the primary industry in Ohio dropped 4 percent to 6 billion dollars"
            " and that of the"
            " tertiary industry 9 percent to 3 billion dollars.",
            [
                ("primary_sector_value_added", -4),
                ("primary_sector_value_added", 6e9),
                ("tertiary_sector_value_added", -9),
                ("tertiary_sector_value_added", 3e9),
            ],
        ),
        (
            "In 2015 Ohio's exports fell by 5 percent to 6 billion dollars and imports rose 8 percent to 3"
            " billion dollars.",
            [("exports", -5), ("exports", 6e9), ("imports", 8), ("imports", 3e9)],
        ),
        (
            "In 2015 Ohio's processing trade was the main driver, climbing 5 percent to 3 billion dollars.",
            [("processing_trade", 5), ("processing_trade", 3e9)],
        ),
        (
            "Ohio's retail sales rose 9 percent in 2015, beating the national average by 2 percentage points.",
            [("retail_sales", 9), ("retail_sales", 2)],
        ),
    ],
)
def test_a_verb_is_told_of_the_change_and_level_behind_it_too(text: str, told: list[tuple[str, float]]):
    assert [(row.indicator_id, row.value) for row in observed(text)] == told
