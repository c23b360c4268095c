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
