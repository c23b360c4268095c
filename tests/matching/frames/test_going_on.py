"""Sentences that go on about the indicator told before without naming it: "In 2014 they fell 3 percent"."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float]
GROWTH, LEVEL, POINTS = "change_percent", "level", "change_points"


def rows(text: str, place: str = "ohio") -> set[Row]:
    """Subject, indicator, measure and value of what is read."""
    return {(o.subject_id, o.indicator_id, o.measure, o.value) for o in observed(text, place)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ohio's exports reached 30 billion dollars in 2015. In 2014, they fell 3 percent to 28 billion dollars.",
            ("ohio", "exports", GROWTH, -3.0),
        ),
        (
            "Ohio's exports reached 30 billion dollars in 2015. In 2014, they fell 3 percent to 28 billion dollars.",
            ("ohio", "exports", LEVEL, 28e9),
        ),
        (
            "The GDP of Ohio came to 600 billion dollars in 2015. It was 590 billion dollars in 2014.",
            ("ohio", "gdp", LEVEL, 590e9),
        ),
        (
            "Retail sales in Ohio rose 4 percent in 2015. For the whole of 2014 the growth rate was 6 percent.",
            ("ohio", "retail_sales", GROWTH, 6.0),
        ),
        (
            "Utah's unemployment rate was 4.1 percent in May 2015. In the EU it was 9.6 percent.",
            ("european-union", "unemployment_rate", LEVEL, 9.6),
        ),
        (
            "Ohio's tax revenue amounted to 9 billion dollars in 2015. The figure rose 5 percent from a year earlier.",
            ("ohio", "tax_revenue", GROWTH, 5.0),
        ),
        (
            "Ohio's retail sales rose 4 percent in 2015. The growth was 0.6 percentage points faster than that of the"
            " country.",
            ("ohio", "retail_sales", POINTS, 0.6),
        ),
        (
            "Ohio's retail sales rose 4 percent in 2015. The pace of growth was 0.6 percentage points slower than in"
            " the previous year.",
            ("ohio", "retail_sales", POINTS, -0.6),
        ),
        (
            "Ohio's imports came to 9 billion dollars in 2015. This compares with 8 billion dollars in 2014.",
            ("ohio", "imports", LEVEL, 8e9),
        ),
        (
            "Ohio's exports of toys reached 3 billion dollars in 2015. In 2014, they rose 7 percent.",
            ("ohio", "toy_exports", GROWTH, 7.0),
        ),
        (
            "Ohio's GDP grew 4 percent in 2015, which was 0.6 percentage points higher than that of the country.",
            ("ohio", "gdp", POINTS, 0.6),
        ),
    ],
)
def test_what_takes_the_indicator_told_before_up_again_is_read_as_it(text, row):
    assert row in rows(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ohio's exports reached 3 billion dollars and its imports 2 billion dollars. It rose 7 percent.", 7.0),
        ("Ohio's exports to Peru reached 3 billion dollars in 2015. They rose 7 percent.", 7.0),
        ("Ohio's exports reached 3 billion dollars in 2015. The number rose 7 percent.", 7.0),
        ("Ohio's exports reached 3 billion dollars in 2015. Among the young, it rose 7 percent.", 7.0),
        ("Ohio's exports reached 3 billion dollars in 2015. It opened a mine that yields 7 percent.", 7.0),
        ("Ohio's exports reached 3 billion dollars in 2015.\n\nIt rose 7 percent.", 7.0),
        ("Ohio's exports reached 3 billion dollars in 2015. For women, the rate was 7 percent.", 7.0),
    ],
)
def test_what_may_take_up_something_else_is_left_alone(text, figure):
    assert figure not in {row[3] for row in rows(text)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("A year earlier they were 28 billion dollars.", (28e9, "2014-01/2014-06")),
        ("One year before, they came to 28 billion dollars.", (28e9, "2014-01/2014-06")),
        ("In the same period of 2014, the figure was 28 billion dollars.", (28e9, "2014-01/2014-06")),
        ("They were 28 billion dollars a year earlier.", (28e9, "2014-01/2014-06")),
        ("They had grown 6 percent in the same period of last year.", (6.0, "2014-01/2014-06")),
        ("That is up from 28 billion dollars in 2014.", (28e9, "2014")),
        ("This was the fastest growth since 2010, when they rose 9 percent.", (9.0, "2010")),
    ],
)
def test_what_was_a_year_before_has_that_time(text, row):
    told = "Ohio's exports reached 30 billion dollars in the first half of 2015, up 4 percent. "
    assert row in {(o.value, o.period) for o in observed(told + text) if o.indicator_id == "exports"}


@pytest.mark.parametrize(
    "text",
    [
        "In the same period of 2012, the figure was 28 billion dollars.",
        "They were 28 billion dollars, up from a year earlier.",
        "They were 28 billion dollars above the plan of a year earlier.",
    ],
)
def test_what_may_be_of_another_year_is_left_alone(text):
    told = "Ohio's exports reached 30 billion dollars in the first half of 2015, up 4 percent. "
    assert "2014-01/2014-06" not in {o.period for o in observed(told + text) if o.value == 28e9}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The figure was 3 billion dollars higher than in 2014.", ("exports", "change_absolute", 3e9)),
        ("This was 2 percentage points higher than the national average.", ("exports", POINTS, 2.0)),
    ],
)
def test_how_much_more_it_was_is_read(text, row):
    told = "Ohio's exports reached 30 billion dollars in 2015, up 4 percent. "
    assert row in {(o.indicator_id, o.measure, o.value) for o in observed(told + text)}


@pytest.mark.parametrize("joint", [", with the growth rate", "; the growth rate was", ", and the growth was"])
def test_a_growth_that_goes_on_in_the_sentence_is_of_its_indicator(joint):
    text = f"Ohio's exports rose 4 percent in 2015{joint} 2 percentage points higher than in 2014."
    assert ("exports", POINTS, 2.0) in {(o.indicator_id, o.measure, o.value) for o in observed(text)}


def test_the_same_elsewhere_is_told_of_there():
    text = "Ohio's unemployment rate was 5 percent in June 2015. The rate in Utah was 4 percent."
    assert ("utah", "unemployment_rate", LEVEL, 4.0) in rows(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ohio's unemployment rate was 5 percent in June 2015. The EU rate was 9.6 percent.",
            ("european-union", "unemployment_rate", LEVEL, 9.6),
        ),
        (
            "Ohio's exports reached 30 billion dollars in 2015. The 2014 figure was 28 billion dollars.",
            ("ohio", "exports", LEVEL, 28e9),
        ),
    ],
)
def test_a_noun_behind_a_name_or_a_year_is_of_that(text, row):
    assert row in rows(text)


def test_a_total_behind_a_partner_is_left_alone():
    text = "Ohio's exports reached 30 billion dollars in 2015. The Japan total was 2 billion dollars."
    assert 2e9 not in {row[3] for row in rows(text)}
