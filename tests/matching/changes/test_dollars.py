"""Which dollar a bare "$" is."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def units(text: str, place: str) -> list[str]:
    return [row.unit for row in observed(text, place) if row.measure == "level"]


@pytest.mark.parametrize(
    ("place", "unit"), [("canada", "CAD"), ("ontario", "CAD"), ("australia", "AUD"), ("mexico", "USD"), ("ohio", "USD")]
)
def test_it_is_the_one_of_the_land_whose_press_prints_its_own_so(place: str, unit: str):
    assert units("Retail sales reached $3 billion in 2015.", place) == [unit]


@pytest.mark.parametrize("place", ["singapore", "taiwan", "hong-kong"])
def test_where_the_press_prints_both_so_nothing_is_read(place: str):
    assert units("Retail sales reached $3 billion in 2015.", place) == []


def test_where_a_text_sets_dollars_apart_nothing_is_read_of_a_bare_one():
    text = "Retail sales reached $3 billion in 2015. Exports reached US$2 billion in 2015."
    assert units(text, "canada") == ["USD"]
