"""What plants of a kind generated, balances told by their sign, changes told twice, people without work."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, float]


def rows(text: str, place: str = "ohio") -> list[Row]:
    """Indicator, measure and value of what the frames alone read."""
    return [(row.indicator_id, row.measure, row.value) for row in observed(text, place)]


@pytest.mark.parametrize(
    ("plants", "indicator"),
    [
        ("Wind parks", "wind_generation"),
        ("Nuclear plants", "nuclear_generation"),
        ("Coal-fired plants", "coal_generation"),
        ("Combined-cycle plants", "gas_generation"),
        ("Renewable sources", "renewable_generation"),
    ],
)
def test_plants_of_a_kind_tell_what_was_generated(plants: str, indicator: str):
    assert rows(f"{plants} generated 512 GWh in May 2015, 4 percent more than a year earlier.") == [
        (indicator, "level", 512),
        (indicator, "change_percent", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two nuclear reactors generated 512 GWh in May 2015.",
        "Nuclear plants generated 512 GWh less in May 2015.",
        "Factories generated 512 GWh in May 2015.",
    ],
)
def test_some_plants_or_a_change_are_not_all_that_was_generated(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The current account showed a surplus of $4 billion in May 2015.", "current_account_surplus"),
        ("The trade balance recorded a deficit of $4 billion in May 2015.", "trade_deficit"),
        ("The government budget ran a deficit of $4 billion in 2015.", "budget_deficit"),
    ],
)
def test_a_balance_is_told_by_its_sign(text: str, indicator: str):
    assert rows(text) == [(indicator, "level", 4e9)]


def test_a_balance_in_percent_of_gdp_or_with_a_partner_is_none():
    assert rows("The budget showed a deficit of 4 percent of GDP in 2015.") == []
    assert rows("The trade balance with Japan showed a deficit of $4 billion in 2015.") == []


@pytest.mark.parametrize(("more", "change", "rate"), [("more", 30e3, 4), ("less", -30e3, -4)])
def test_a_change_told_as_an_amount_or_a_rate_has_one_sign(more: str, change: float, rate: float):
    text = f"The port handled 800,000 tons of cargo in 2015, 30,000 tons or 4 percent {more} than in 2014."
    assert rows(text, "port-of-dalian") == [
        ("cargo_throughput", "level", 800e3),
        ("cargo_throughput", "change_absolute", change),
        ("cargo_throughput", "change_percent", rate),
    ]


def test_people_who_are_out_of_work_are_counted():
    assert rows("In June 2015, 41,000 people were out of work, down 3 percent from a year earlier.") == [
        ("unemployed_persons", "level", 41e3),
        ("unemployed_persons", "change_percent", -3),
    ]


@pytest.mark.parametrize("who", ["41,000 young people were", "41,000 more people were", "of them 41,000 people were"])
def test_some_of_those_out_of_work_are_not_all(who: str):
    assert rows(f"In June 2015, {who} out of work.") == []


def test_an_indicator_of_which_something_is_a_part_is_not_what_rose():
    assert rows("Footwear, more than half of the country's exports, rose 4 percent in 2015.", "india") == []
    assert rows("Textiles, about 14 percent of the country's exports, fell 4 percent in 2015.", "india") == []


@pytest.mark.parametrize("words", ["was flat at", "remained practically flat at", "was broadly flat at"])
def test_what_is_flat_is_no_land(words: str):
    assert rows(f"Container traffic {words} 6 million TEUs in 2015.", "port-of-dalian") == [
        ("container_throughput", "level", 6e6)
    ]


@pytest.mark.parametrize(
    "text", ["To Japan they rose 4 percent.", "To Japan, exports rose 4 percent.", "From Japan they rose 4 percent."]
)
def test_those_with_whom_a_sentence_opens_do_not_have_what_it_tells(text: str):
    found = observed(f"Exports rose 3 percent in May 2015. {text}", "ohio")
    assert [(row.subject_id, row.value) for row in found] == [("ohio", 3)]


def test_months_with_which_a_sentence_opens_are_no_partners():
    assert rows("From Jan. to Sept. 2015, exports rose 4 percent.") == [("exports", "change_percent", 4)]


def test_what_hangs_on_another_of_the_same_is_read_where_nothing_narrows_that():
    text = "Foreign trade grew 4 percent in May 2015, with exports rising 3 percent and imports up 5 percent."
    assert rows(text) == [
        ("foreign_trade", "change_percent", 4),
        ("exports", "change_percent", 3),
        ("imports", "change_percent", 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Car sales rose 4 percent in May 2015, with exports up 3 percent.",
        "Exports of private firms rose 4 percent in May 2015, with imports up 3 percent.",
        "Private firms did well in May 2015, with exports rising 3 percent.",
        "Domestic sales rose 4 percent in 2015, with net profit up 3 percent.",
        "Turnover in the services sector rose 4 percent in May 2015, with exports up 3 percent.",
    ],
)
def test_what_hangs_on_something_narrower_is_not_of_all(text: str):
    assert all(value == 4 for _, _, value in rows(text))


@pytest.mark.parametrize("sold", ["were sold", "changed hands"])
def test_homes_that_were_sold_are_home_sales(sold: str):
    assert rows(f"In May 2015, 8,000 homes {sold}, 5 percent fewer than a year earlier.") == [
        ("home_sales", "level", 8e3),
        ("home_sales", "change_percent", -5),
    ]
    assert rows(f"In May 2015, 8,000 new homes {sold}.") == []
