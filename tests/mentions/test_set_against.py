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
