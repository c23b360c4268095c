"""Passengers, cargo, tourists, power and vehicles, whose unit and verb tell the indicator; shares of one in another."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Fact = tuple[str, str, str, float, str | None]


def facts(text: str) -> list[Fact]:
    return [(o.subject_id, o.indicator_id, o.measure, o.value, o.period) for o in observed(text)]


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("In 2015 Ohio generated 3 billion kWh of electricity.", "electricity_generation", 3e9),
        ("In 2015 Ohio Motor sold 30,000 vehicles.", "vehicle_sales", 3e4),
        ("In 2015 Ohio Motor produced 30,000 cars.", "vehicle_output", 3e4),
        ("In 2015 Ohio's ports handled 9 million TEUs.", "container_throughput", 9e6),
        ("In 2015 Ohio's ports handled 9 million tonnes of cargoes.", "cargo_throughput", 9e6),
        ("In 2015 Ohio's airports carried 9 million passengers.", "passenger_volume", 9e6),
    ],
)
def test_a_unit_and_a_verb_tell_the_indicator(text: str, indicator: str, value: float):
    assert [(f[1], f[3]) for f in facts(text)] == [(indicator, value)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Ohio generated 3 billion kWh.",
        "In 2015 Ohio Motor sold 30,000 electric vehicles.",
        "In 2015 Ohio Port handled 9 million tonnes of coal.",
    ],
)
def test_a_part_of_it_is_left(text: str):
    assert facts(text) == []


def test_the_year_before_is_a_level_of_its_own():
    assert facts("In 2015 Ohio Port handled 9 million TEUs, compared with 8 million a year earlier.") == [
        ("ohio-port", "container_throughput", "level", 9e6, "2015"),
        ("ohio-port", "container_throughput", "level", 8e6, "2014"),
    ]


def test_passengers_and_cargo_take_a_change_each():
    text = "In 2015 Ohio Airport handled 9 million passengers and 7,000 tonnes of cargo, up 2 percent and 3 percent."
    assert [f[1:4] for f in facts(text)] == [
        ("passenger_volume", "level", 9e6),
        ("cargo_throughput", "level", 7000.0),
        ("passenger_volume", "change_percent", 2.0),
        ("cargo_throughput", "change_percent", 3.0),
    ]


def test_a_share_of_one_in_another_with_its_change():
    text = "The proportion of the tertiary industry in GDP rose to 52 percent in 2015, up 2 percentage points."
    assert [(o.measure, o.of_indicator, o.value) for o in observed(text)] == [
        ("share", "gdp", 52.0),
        ("change_points", "gdp", 2.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 the share of exports in GDP was 20 percent, 3 percentage points higher than the national average.",
        "In 2015 exports rose 4 percent, 3 percentage points higher than the national average.",
        "In 2015 the unemployment rate was 4 percent, 3 percentage points lower than the provincial average.",
    ],
)
def test_points_above_an_average_are_no_change_from_a_time(text: str):
    found = [o for o in observed(text) if o.measure == "change_points"]
    assert all(o.compared_with in ("national-average", "regional-average") and o.base_period is None for o in found)
