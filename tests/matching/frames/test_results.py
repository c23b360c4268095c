"""Results of firms and figures of statistics offices: what is set against another, expected by others, of two bases."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, float, str | None]


def rows(text: str) -> list[Row]:
    """Indicator, measure, value and base of what is read."""
    return sorted((o.indicator_id, o.measure, o.value, o.base_period) for o in observed(text, "dalian"))


def told(text: str) -> list[tuple[str, str, float, str]]:
    """Subject, indicator, value and status of what is read."""
    return [(o.subject_id, o.indicator_id, o.value, o.status) for o in observed(text, "dalian")]


def test_a_result_in_the_manner_of_a_headline_is_a_level_and_its_change():
    found = observed("Revenue 4% lower at £900m", "toyota")
    assert sorted((o.indicator_id, o.measure, o.value, o.base_period) for o in found) == [
        ("turnover", "change_percent", -4.0, "P1Y"),
        ("turnover", "level", 9e8, None),
    ]


def test_a_loss_and_the_profit_of_the_year_before_are_two_indicators():
    text = "In 2015 Dalian Port posted a net loss of 30 million yuan, compared with a profit of 12 million a year ago."
    read = {
        (o.indicator_id, o.value, o.period) for o in observed(text.replace("12 million", "12 million yuan"), "dalian")
    }
    assert read == {("net_loss", 3e7, "2015"), ("profit", 1.2e7, "2014")}


@pytest.mark.parametrize(
    "text",
    [
        "Excluding a write-down, net income of Dalian Port was 30 million yuan.",
        "Revenue of Dalian Port rose 4 percent to 30 million yuan at constant currencies.",
        "Dalian Port's revenue rose 4 percent on an underlying basis.",
        "Analysts had expected revenue of 30 million yuan at Dalian Port.",
        "Economists polled last week expected inflation in Dalian of 3 percent.",
        "The bank forecasts exports of 30 million yuan.",
        "During the same quarter a year ago, Dalian Port had posted a profit of 30 million yuan.",
        "Industrial production in Dalian rose 0.3 percent for the month.",
        "Over the past twelve months, retail sales in Dalian have risen 4 percent.",
    ],
)
def test_what_is_of_less_or_expected_by_others_or_of_another_time_is_not_read(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dalian Port expects revenue of 30 million yuan in 2016.", "target"),
        ("Dalian Port forecasts revenue of 30 million yuan in 2016.", "estimate"),
    ],
)
def test_what_a_firm_expects_of_itself_is_told_as_such(text: str, status: str):
    assert told(text) == [("dalian-port", "turnover", 3e7, status)]


def test_who_announced_it_will_invest():
    text = "SHENYANG: The carmaker Dalian Motors announced on Monday that it will invest 30 million dollars in a works."
    assert told(text) == [("dalian-motors", "total_investment", 3e7, "target")]


def test_changes_from_two_bases_have_each_its_own():
    text = (
        "In August 2015, industrial output of Dalian fell 4 percent from a year earlier and 0.5 percent from July 2015."
    )
    assert rows(text) == [
        ("industrial_output", "change_percent", -4.0, "2014-08"),
        ("industrial_output", "change_percent", -0.5, "2015-07"),
    ]


def test_a_change_told_with_its_month_may_be_from_another():
    assert rows("Industrial output of Dalian rose 0.5 percent in August 2015 from July 2015.") == [
        ("industrial_output", "change_percent", 0.5, "2015-07")
    ]
    assert rows("Industrial output of Dalian rose 1.5 percent mom in August 2015.") == [
        ("industrial_output", "change_percent", 1.5, "2015-07")
    ]


def test_the_lowest_since_a_year_is_not_of_that_year():
    text = "The unemployment rate of Dalian fell to 4.5 percent, the lowest since mid-2008."
    assert [(o.value, o.period) for o in observed(text, "dalian")] == [(4.5, None)]


def test_the_month_before_the_figures_is_not_the_one_before_the_article():
    text = "The unemployment rate of Dalian rose to 4.5 percent in August 2015 from 4.3 percent the previous month."
    assert [(o.value, o.period) for o in observed(text, "dalian")] == [(4.5, "2015-08"), (4.3, "2015-07")]


@pytest.mark.parametrize("words", ["remained below", "stayed below"])
def test_a_level_may_remain(words: str):
    (row,) = observed(f"The unemployment rate of Dalian {words} 4 percent in August 2015.", "dalian")
    assert (row.value, row.qualifier, row.measure) == (4, "lt", "level")
