"""Fact sheets and reference prose: labels with a year in brackets, who lives where, what a place has besides."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def rows(text: str, place: str = "ohio") -> list[tuple[str, str, float, str | None]]:
    """Indicator, measure, value and period of what the frames alone read."""
    return [(o.indicator_id, o.measure, o.value, o.period) for o in observed(text, place)]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Population: 11,500,000 (2010 est.)", ("population", "level", 11.5e6, "2010")),
        ("Population (2010): 11,500,000", ("population", "level", 11.5e6, "2010")),
        ("GDP (2014): €300 billion.", ("gdp", "level", 300e9, "2014")),
        ("Exports: €16.4 billion (2014 est.)", ("exports", "level", 16.4e9, "2014")),
        ("Labor force: 670,200 (2014)", ("labour_force", "level", 670200, "2014")),
        ("Public debt: 9% of GDP (2014 est.)", ("public_debt", "share", 9, "2014")),
    ],
)
def test_a_label_with_a_year_in_brackets(line: str, row: tuple[str, str, float, str | None]):
    assert rows(line) == [row]


def test_a_label_with_several_years_in_brackets():
    assert rows("GDP - real growth rate: 4.9% (2014 est.), 2.1% (2013 est.), 1.7% (2012 est.)") == [
        ("gdp", "change_percent", 4.9, "2014"),
        ("gdp", "change_percent", 2.1, "2013"),
        ("gdp", "change_percent", 1.7, "2012"),
    ]


def test_a_stock_in_two_currencies_keeps_the_year_behind_them():
    text = "Ohio's public debt was around €1 billion (£860 million) in 2005."
    assert rows(text) == [("public_debt", "level", 1e9, "2005"), ("public_debt", "level", 860e6, "2005")]


@pytest.mark.parametrize(
    "text",
    [
        "Ohio is a port city of 900,000 people.",
        "Some 900,000 people live in Ohio.",
        "With a population of 900,000, Ohio is a large city.",
        "The city borders a lake and has a population of 900,000.",
    ],
)
def test_how_many_live_in_a_place(text: str):
    assert rows(text) == [("population", "level", 900000, None)]


def test_a_place_that_a_relative_clause_tells_of_has_its_own_people():
    assert rows("Ohio is twinned with Kotka, which lies in Finland and has a population of 52,000.") == []


def test_income_of_those_who_live_in_a_place():
    text = "The average annual disposable income of Ohio's residents was 79,610 yuan (US$11,836) per capita in 2014."
    assert [row[2] for row in rows(text)] == [79610, 11836]


def test_what_a_place_has_goes_on_behind_a_count():
    text = "In 2014 Zentra Airport served 2,221,615 passengers and handled 14,000 tonnes of cargo."
    assert [row[:3] for row in rows(text)] == [
        ("passenger_volume", "level", 2221615),
        ("cargo_throughput", "level", 14000),
    ]


def test_a_thing_behind_a_capacity_is_no_count():
    assert rows("In 2014, it had an annual output capacity of 1 million cars and 8 million motorcycles.") == []


def test_the_country_is_not_the_city():
    assert rows(
        "The city has 400,000 inhabitants. The country's GDP was estimated at €29 billion in 2014.", "zentra"
    ) == [("population", "level", 400000, None)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 agriculture contributed 3% of GDP, industry 25% and services 72%.",
        "In 2014 services accounted for 72% of GDP, industry for 25% and agriculture for 3%.",
        "In 2014 the tertiary sector made up 72% of GDP, the secondary sector 25% and the primary sector 3%.",
    ],
)
def test_shares_of_three_sectors_in_output(text: str):
    assert {row[:3] for row in rows(text)} == {
        ("primary_sector_value_added", "share", 3),
        ("secondary_sector_value_added", "share", 25),
        ("tertiary_sector_value_added", "share", 72),
    }


def test_what_sectors_employ_is_no_share_of_their_output():
    text = "In 2014 agriculture accounted for 3% of employment, industry for 25% and services for 72%."
    employed = [(o.subject_id, o.indicator_id, o.of_indicator, o.value) for o in observed(text)]
    assert employed == [
        ("ohio-agriculture", "labour_force_employed", "labour_force_employed", 3),
        ("ohio-industry", "labour_force_employed", "labour_force_employed", 25),
        ("ohio-services", "labour_force_employed", "labour_force_employed", 72),
    ]


def test_what_an_economy_is_worth():
    assert rows("Ohio's economy was worth €300 billion in 2014.") == [("gdp", "level", 300e9, "2014")]
    assert rows("The economy of Ohio was estimated at €300 billion in 2014.") == [("gdp", "level", 300e9, "2014")]
    assert rows("Ohio's economy (PPP) was estimated at €300 billion in 2014.") == []
    assert rows("In 2014 the contribution of tourism to Ohio's economy was €3 billion.") == []


def test_letters_in_brackets_behind_a_name_are_that_name():
    text = "The Zentra Financial Market (ZFM) is old. In 2014 the ZFM had a market capitalisation of €87 billion."
    assert [(o.subject_id, o.value) for o in observed(text)] == [("zentra-financial-market", 87e9)]
