"""Which currency a name is that several lands share."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def units(text: str, place: str) -> list[str]:
    return [row.unit for row in observed(text, place) if row.measure == "level"]


@pytest.mark.parametrize(
    ("place", "money", "unit"),
    [
        ("morocco", "3 billion dirhams", "MAD"),
        ("united-arab-emirates", "3 billion dirhams", "AED"),
        ("dubai", "3 billion dirhams", "AED"),
        ("serbia", "3 billion dinars", "RSD"),
        ("denmark", "3 billion kroner", "DKK"),
        ("norway", "3 billion kroner", "NOK"),
        ("sweden", "3 billion kronor", "SEK"),
        ("czech-republic", "3 billion crowns", "CZK"),
        ("pakistan", "3 billion rupees", "PKR"),
        ("india", "3 billion rupees", "INR"),
        ("mexico", "3 billion pesos", "MXN"),
        ("peru", "3 billion soles", "PEN"),
        ("egypt", "3 billion pounds", "EGP"),
        ("morocco", "3 billion UAE dirhams", "AED"),
    ],
)
def test_it_is_that_of_the_land_told_of(place: str, money: str, unit: str):
    assert units(f"Retail sales reached {money} in 2015.", place) == [unit]


def test_of_a_place_that_nobody_knows_it_is_that_of_the_one_land_named():
    text = "Marnville, in southern Morocco, grew. Retail sales reached 3 billion dirhams in 2015."
    assert units(text, "marnville") == ["MAD"]


def test_of_two_lands_named_it_is_of_neither():
    text = "Marnville trades with Morocco and the UAE. Retail sales reached 3 billion dirhams in 2015."
    assert units(text, "marnville") == []


def test_an_adjective_says_whose_it_is():
    assert units("Retail sales reached 3 billion Swiss francs in 2015.", "senegal") == ["CHF"]
