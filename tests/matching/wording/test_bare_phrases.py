"""Bare words that name too much or another thing: no row is made of them."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def indicators(text: str) -> set[str | None]:
    return {row.indicator_id for row in observed(text, "dalian")}


@pytest.mark.parametrize(
    "text",
    [
        "Outlays on fixed assets climbed 9 percent, and the primary industry recorded growth of 20 percent.",
        "More jobs were there to be had. The service sector grew 3 percent.",
        "The construction industry grew 4 percent to 90 billion tenge.",
        "Fixed investment rose 7 percent.",
        "Seaborne cargo rose 5 percent to 3 million tonnes.",
        "Sales rose 7 percent.",
        "Output rose 4 percent to 2 million tonnes.",
        "Wholesale volume rose 7 percent to 51,200.",
        "Honda's sales rose 7 percent to 51,200.",
        "Honda's depreciation rose 7 percent.",
    ],
)
def test_a_bare_phrase_makes_no_row(text: str):
    assert not indicators(text)


def test_a_sector_in_a_paragraph_on_gdp_is_value_added():
    text = "Dalian's GDP rose 6 percent in 2015. The service sector grew 8 percent."
    assert "tertiary_sector_value_added" in indicators(text)


def test_a_sector_in_an_article_on_gdp_is_value_added():
    text = "Dalian's GDP rose 6 percent in 2015.\n\nThat was a good year.\n\nThe service sector grew 8 percent."
    assert "tertiary_sector_value_added" in indicators(text)


@pytest.mark.parametrize("tax", ["tax", "taxes", "taxation"])
def test_ebitda_spelled_out_is_ebitda(tax: str):
    text = f"Honda's earnings before interest, {tax}, depreciation and amortisation (EBITDA) rose 7 percent."
    assert indicators(text) == {"ebitda"}


def test_dry_bulk_is_no_bulk_cargo():
    assert indicators("Dry bulk rose 5 percent to 3 million tonnes.") == {"dry_bulk_throughput"}


def test_an_ounce_of_gold_is_a_troy_ounce():
    told = observed("Barrick's gold production rose 5 percent to 900,000 ounces.", "dalian")
    assert {row.unit for row in told if row.measure == "level"} == {"[oz_tr]"}


@pytest.mark.parametrize("oil", ["Soybean", "Palm", "Heating"])
def test_what_there_is_of_another_oil_is_not_of_oil(oil: str):
    assert "oil_inventories" not in indicators(f"{oil} oil stocks fell 5 percent in 2015.")
    assert "oil_inventories" in indicators("Oil stocks fell 5 percent in 2015.")


def test_firms_that_saw_their_trade_grow_had_trade_of_their_own():
    text = "State-owned firms saw their foreign trade shrink 4 percent to 12 billion yuan in 2015."
    assert indicators(text) == {"state_owned_enterprise_trade"}


def test_what_a_board_made_is_no_profit_of_the_place():
    text = "The province of Lornia has ports. In 2015 the net profit was 12 million yuan, as against 9 million in 2014."
    assert not {row.subject_id for row in observed(text, "lornia")} & {"lornia"}


def test_tax_is_no_part_of_what_firms_take():
    text = "Dalian's tax revenue rose 4 percent in 2015. Tax revenue accounted for 82 percent of the revenue."
    assert [row.measure for row in observed(text, "dalian")] == ["change_percent"]


def test_a_land_told_by_the_first_letter_of_its_point_of_the_compass_is_the_land():
    assert {row.subject_id for row in observed("S. Korea's exports rose 4 percent in 2015.", "dalian")} == {
        "south-korea"
    }


def test_imports_and_exports_of_a_headline_are_trade():
    assert indicators("Dalian's imports, exports shrink 4 percent in 2015") == {"foreign_trade"}
    assert not indicators("Dalian's imports, exports and retail sales shrank 4 percent in 2015.") & {"foreign_trade"}


def test_what_there_is_in_percent_of_the_year_before_is_no_change():
    text = "In 2015 Dalian's exports amounted to 18 billion yuan, or 103.4 percent compared to 2014."
    assert [row.measure for row in observed(text, "dalian")] == ["level"]


def test_of_two_flows_told_with_a_comma_nobody_knows_whose_a_figure_is():
    assert not indicators("Dalian's exports, imports shrink 4, 6 percent respectively in 2015")
    assert indicators("Unlike exports, imports of Dalian shrank 4 percent in 2015.") == {"imports"}
