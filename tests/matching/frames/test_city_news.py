"""Constructions of city and wire news: towns and the country, whom goods go to, who comes from where, headlines."""

from __future__ import annotations

import csv

import pytest

from flows.matching.codebook import load_codebook
from flows.matching.divided import DIVIDED, divided, part_of
from tests.matching.frames_alone import observed


def facts(text: str, place: str = "ohio") -> list[tuple[str, str, str, float, str | None]]:
    rows = observed(text, place)
    return [(o.subject_id, o.indicator_id, o.measure, o.value, o.counterpart) for o in rows]


def test_every_part_of_an_indicator_is_one_of_the_codebook():
    known = load_codebook().indicators
    with DIVIDED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["indicator"] in known and row["part"] in known for row in rows)


def test_a_part_is_named_before_the_slot():
    assert divided("urban [indicator]") == ("urban", "[indicator]")
    assert divided("exports") == (None, "exports")
    assert part_of("exports", "urban") is None
    assert part_of("exports", None) == "exports"


URBAN, RURAL = "urban_disposable_income_per_capita", "rural_disposable_income_per_capita"


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 the disposable income per capita of Ohio's urban and rural residents was $30 and $20, respectively.",
        "Urban and rural residents' per capita disposable income hit $30 and $20 in 2015.",
        "The urban and rural per capita disposable incomes of Ohio stood at $30 and $20 in 2015.",
        "In 2015 the per capita disposable income of urban residents was $30, and that of rural residents was $20.",
    ],
)
def test_incomes_in_towns_and_in_the_country_are_two_indicators(text: str):
    assert facts(text) == [("ohio", URBAN, "level", 30, None), ("ohio", RURAL, "level", 20, None)]


def test_the_order_of_the_words_says_which_figure_is_whose():
    text = "In 2015 the per capita disposable income of rural and urban residents in Ohio was $20 and $30."
    assert facts(text) == [("ohio", RURAL, "level", 20, None), ("ohio", URBAN, "level", 30, None)]


def test_one_figure_for_both_is_neither():
    assert facts("In 2015 the per capita disposable income of Ohio's urban and rural residents was $25.") == []


def test_what_a_place_s_residents_have_is_the_place_s():
    text = "In 2015 the per capita disposable income of Ohio residents was $25."
    assert facts(text) == [("ohio", "disposable_income_per_capita", "level", 25, None)]


def test_what_is_told_of_places_in_a_list_is_not_the_first_one_s():
    assert facts("The per capita disposable income of residents in Utah, Ohio and Iowa was $25 in 2015.") == []


def test_those_to_a_second_partner_are_of_the_indicator_before():
    text = "In May exports to Japan shrank 5 percent to $4 million, but those to Israel grew 6 percent to $3 million."
    assert [row[1:] for row in facts(text)] == [
        ("exports", "change_percent", -5, "JP"),
        ("exports", "level", 4e6, "JP"),
        ("exports", "change_percent", 6, "IL"),
        ("exports", "level", 3e6, "IL"),
    ]


def test_nobody_is_a_partner_of_himself():
    assert facts("Japan is an old partner of Ohio. Its trade with Japan reached $4 million in 2015.") == []


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("In 2015 Ohio exported $4 million worth of goods.", "exports"),
        ("In 2015 Ohio imported goods valued at $4 million.", "imports"),
        ("In 2015 Ohio invested a total of $4 million in fixed assets.", "fixed_asset_investment"),
    ],
)
def test_a_verb_tells_which_indicator_a_figure_is_of(text: str, indicator: str):
    assert facts(text) == [("ohio", indicator, "level", 4e6, None)]


def test_goods_of_a_kind_are_not_all_goods():
    assert facts("In 2015 Ohio exported $4 million worth of goods for babies.") == []


def test_parts_of_the_world_are_partners():
    text = "In 2015 arrivals from Europe went up 4 percent to 3,000."
    assert facts(text) == [
        ("ohio", "tourist_arrivals", "change_percent", 4, "europe"),
        ("ohio", "tourist_arrivals", "level", 3000, "europe"),
    ]


def test_countries_are_told_in_the_order_of_who_came():
    text = "In 2015 Japan was the top source of visitors with 90, followed by Canada with 80, up 3 percent."
    assert [row[2:] for row in facts(text)] == [
        ("level", 90, "JP"),
        ("level", 80, "CA"),
        ("change_percent", 3, "CA"),
    ]


def test_a_country_that_people_come_from_is_not_whom_they_visit():
    text = "Overseas visitors flock to Ohio. In 2015 tourist arrivals from Canada rose 3 percent."
    assert all(row[0] != "canada" for row in facts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Tyres Net Profit Up 5% In 2015", ("acme-tyres", "net_profit", "change_percent", 5, None)),
        ("Ohio Exports Rise 5% In 2015", ("ohio", "exports", "change_percent", 5, None)),
        ("Foreign Trade of Ohio Up 5% In 2015", ("ohio", "foreign_trade", "change_percent", 5, None)),
    ],
)
def test_a_headline_in_capitals_is_read(text: str, expected: tuple[object, ...]):
    assert facts(text) == [expected]


def test_what_a_firm_s_business_has_is_not_the_firm_s():
    text = "Acme Group's old business had a revenue of $4 million; and its net profit was $3 million in 2015."
    assert all(row[1] != "net_profit" for row in facts(text))


def test_parts_of_an_economy_are_known_by_plain_words():
    text = "In 2015 agriculture grew 1 percent, industry 2 percent and services 3 percent."
    assert [row[1:4] for row in facts(text)] == [
        ("primary_sector_value_added", "change_percent", 1),
        ("secondary_sector_value_added", "change_percent", 2),
        ("tertiary_sector_value_added", "change_percent", 3),
    ]
