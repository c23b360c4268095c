"""Figures that are of something else than the words at hand say: what came to a stock, part of a part."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def read(text: str, place: str = "ohio") -> list[tuple[str, float]]:
    return [(row.indicator_id, row.value) for row in observed(text, place)]


def test_what_came_to_a_stock_is_not_the_stock():
    assert read("Since May 2014 Ohio has added 37,600 payroll jobs.") == []
    assert read("Ohio had 5,337,600 payroll jobs in May 2015.") == [("nonfarm_payrolls", 5337600.0)]


def test_what_several_years_led_to_is_of_none_of_them():
    text = "In the past five years, cargo throughput in Ohio rose from 4 million tonnes to 7 million tonnes."
    assert read(text) == []


def test_of_this_is_of_what_was_told_before():
    part = "Processing trade came to $112 billion in 2015. Of this, exports were $68 billion, up 3 percent."
    assert read(part) == [("processing_trade", 112e9)]
    whole = "Foreign trade came to $112 billion in 2015. Of this, exports were $68 billion."
    assert ("exports", 68e9) in read(whole)


@pytest.mark.parametrize("place", ["ohio", "jilin", "varnholm-city"])
def test_the_revenue_of_a_place_may_be_its_treasurys(place: str):
    assert read("The province did well. The revenue was 19 billion yuan in 2015.", place) == []


def test_the_revenue_of_a_firm_is_its_turnover():
    assert read("Varn Co Ltd did well. Revenue rose 5 percent in 2015.", "varn") == [("turnover", 5.0)]


def test_trade_of_a_port_without_money_is_what_it_moved():
    assert read("Imports rose 5 percent in 2015.", "port-of-varnholm") == []
    assert read("Imports rose 5 percent to $3 billion in 2015.", "varnholm") == [("imports", 5.0), ("imports", 3e9)]


def test_a_paragraph_may_go_on_with_the_parts_of_the_one_before():
    text = (
        "Ohio's GDP was $90 billion in 2015.\n\nOf this, the primary industry accounted for $3 billion, up 6 percent."
    )
    assert read(text)[1:] == [("primary_sector_value_added", 3e9), ("primary_sector_value_added", 6.0)]


def test_what_a_port_can_move_is_no_production_capacity():
    assert read("Toledo Port has an annual capacity of 5 million TEUs.") == []
    assert read("Toledo Motors has an annual production capacity of 5 million cars.") == [("production_capacity", 5e6)]


def test_what_goes_on_with_a_narrowed_flow_is_narrowed_too():
    text = "Exports under processing trade reached $68 billion in 2015, up 3.2 percent, and imports $43 billion."
    assert ("imports", 43e9) not in read(text)
    wide = "Exports reached $68 billion in 2015, up 3.2 percent, and imports $43 billion."
    assert ("imports", 43e9) in read(wide)


def test_a_level_in_percent_of_an_earlier_one_is_none():
    assert read("The GDP deflator stood at 118 percent of its 2014 level in 2015.") == []


def test_over_the_month_is_against_the_last_one_for_the_whole_sentence():
    text = "Over the month, retail sales rose 2.5 percent in May 2015 and exports rose 4 percent."
    assert [row.base_period for row in observed(text) if row.base_period == "2014-05"] == []


def test_a_sea_trades_with_nobody():
    rows = observed("The city on the Varn Sea now trades with 190 countries.")
    assert all("sea" not in row.subject_id for row in rows)


def test_a_percentage_behind_an_amount_has_its_direction():
    rows = observed("In 2015 exports of chemicals were down $5 billion or 9 percent.")
    assert [row.value for row in rows if row.measure == "change_percent"] == [-9.0]


def test_what_went_into_three_sectors_is_not_their_value_added():
    tail = "the primary, secondary and tertiary industries grew by 1 percent, 2 percent and 3 percent in 2015."
    assert read(f"In Ohio investment in {tail}") == []
    assert [value for _, value in read(f"Ohio's GDP was $9 billion in 2015. In Ohio {tail}")][1:] == [1.0, 2.0, 3.0]


def test_one_number_told_in_two_is_neither():
    assert read("Foreign trade reached AMD 1 trillion 944 billion in 2015.") == []
