"""A bare figure that another one is set against has its unit."""

import datetime as dt

import pytest

from flows.mentions import find_mentions


def units(text: str) -> list[str]:
    """The units of the figures in a text."""
    return [m.unit for m in find_mentions(text, dt.date(2016, 2, 1)) if m.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sales rose 4 percent to 5.1 billion yuan from 4.9 billion.", "CNY"),
        ("Stocks came to 5.1 million tons, compared with 4.9 million in May.", "t"),
        ("It sold 3,400 cars, down from 3,900 a year earlier.", "{car}"),
    ],
)
def test_a_bare_figure_has_the_unit_of_what_it_is_set_against(text: str, unit: str):
    assert units(text)[-1] == unit


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose to 5.1 billion yuan from 2015.",
        "Sales rose to 5.1 billion yuan from 12.",
        "Sales rose to 5.1 billion yuan. They came from 4.9 billion in all.",
        "Sales rose to 5.1 billion yuan, from 4.9 billion households.",
    ],
)
def test_other_bare_figures_have_none(text: str):
    assert "CNY" not in units(text)[1:]


REPORT = "Sales were SEK 1,614 m (1,676). Profit fell to SEK 110 m (159). The margin was 6.8 per cent (9.5)."


def test_brackets_of_the_year_before_have_scale_and_unit_of_what_they_stand_behind():
    found = [(float(m.value or 0), m.unit) for m in find_mentions(REPORT, dt.date(2016, 2, 1))]
    assert found[1] == (1676e6, "SEK")
    assert found[5] == (9.5, "%")


def test_a_bracket_with_its_year_needs_no_others():
    found = find_mentions("Revenue was USD 5.1 bn (2014: 4.9).", dt.date(2016, 2, 1))
    assert (float(found[-1].value or 0), found[-1].unit) == (4.9e9, "USD")


@pytest.mark.parametrize(
    "text", ["Sales were SEK 1,614 m (12).", "Cuts came at the state (4,500) and local (2,500) levels."]
)
def test_a_bracket_that_stands_alone_is_of_anything(text: str):
    assert find_mentions(text, dt.date(2016, 2, 1))[-1].unit == ""


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The load factor fell 3.2 points to 75.8 percent.", "{pp}"),
        ("The load factor gained 2 points and reached 75.8 percent.", "{pp}"),
        ("The index fell 32 points to 1,575.", "{point}"),
    ],
)
def test_points_that_lead_to_a_percentage_are_percentage_points(text: str, unit: str):
    assert units(text)[0] == unit
