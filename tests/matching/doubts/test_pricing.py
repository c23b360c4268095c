"""Money that is not what it seems: at parity, without its scale, or no second currency."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def values(text: str, place: str = "ohio") -> list[tuple[str, str, float]]:
    """Indicator, measure and value of what the frames alone read."""
    return [(o.indicator_id, o.measure, o.value) for o in observed(text, place)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 Ohio's GDP (PPP) was 300 billion euros.",
        "In 2014 Ohio's PPP GDP was 300 billion euros.",
        "In 2014 Ohio's GDP was 300 billion euros in PPP terms.",
        "In 2014 Ohio's GDP was 300 billion euros at purchasing power parity.",
    ],
)
def test_output_at_parity_is_another_indicator(text: str):
    assert values(text) == []


def test_a_sum_without_its_scale_is_left_alone():
    assert values("In 2014 exports of Ohio came to €12.3.") == []
    assert values("In 2014 exports of Ohio came to €12.3 million.") == [("exports", "level", 12.3e6)]
    assert values("In 2014 Ohio's GDP per capita was €980.") == [("gdp_per_capita", "level", 980)]


def test_what_stands_behind_a_level_in_other_money_may_say_how_it_was_exchanged():
    text = "In 2014 Ohio had a GDP of €300 billion (£240 billion in nominal) that makes up 4 percent of Canada's GDP."
    assert values(text) == [("gdp", "level", 300e9), ("gdp", "level", 240e9), ("gdp", "share", 4)]


def test_a_second_figure_of_the_same_currency_is_no_level_again():
    assert values("Exports were €3 billion, €4 billion.") in ([], [("exports", "level", 3e9)])


@pytest.mark.parametrize("whole", ["Canada's", "the country's"])
def test_a_share_is_of_something_else_than_itself(whole: str):
    found = [(o.value, o.of_subject) for o in observed(f"The city is responsible for 60 percent of {whole} exports.")]
    assert found == ([(60, "canada")] if whole == "Canada's" else [])
