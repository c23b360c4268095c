"""Trade with partners and arrivals from them, in texts that nobody wrote rules for."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Fact = tuple[str, str, str, str | None, float]


def facts(text: str, place: str = "ohio") -> list[Fact]:
    return [(o.subject_id, o.indicator_id, o.measure, o.counterpart, o.value) for o in observed(text, place)]


def test_partners_take_a_figure_each_in_their_order():
    text = (
        "In 2015 Ohio's trade with major trade partners including ASEAN, Kenya and Peru was valued at 2 billion yuan,"
        " 3 billion yuan and 4 billion yuan, with growth rates of 5 percent, 6 percent and 7 percent, respectively."
    )
    assert [(f[2], f[3], f[4]) for f in facts(text)] == [
        ("level", "asean", 2e9),
        ("level", "KE", 3e9),
        ("level", "PE", 4e9),
        ("change_percent", "asean", 5.0),
        ("change_percent", "KE", 6.0),
        ("change_percent", "PE", 7.0),
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("countries along the Belt and Road", "belt-and-road"),
        ("ASEAN member states", "asean"),
        ("EU countries", "european-union"),
        ("members of the Regional Comprehensive Economic Partnership (RCEP)", "rcep"),
        ("the Republic of Korea", "KR"),
    ],
)
def test_groups_of_countries_are_partners(words: str, code: str):
    assert facts(f"In 2015 Ohio's trade with {words} rose 4 percent.") == [
        ("ohio", "foreign_trade", "change_percent", code, 4.0)
    ]


def test_trade_between_two_is_the_first_ones():
    assert facts("In 2015 bilateral trade between Ohio and Peru hit 3 billion yuan, up 4 percent.") == [
        ("ohio", "foreign_trade", "level", "PE", 3e9),
        ("ohio", "foreign_trade", "change_percent", "PE", 4.0),
    ]


def test_the_largest_partner_is_no_subject():
    text = (
        "In 2015 Peru remained Ohio's largest trading partner, with total trade reaching 3 billion yuan, up 4 percent."
    )
    assert facts(text) == [
        ("ohio", "foreign_trade", "level", "PE", 3e9),
        ("ohio", "foreign_trade", "change_percent", "PE", 4.0),
    ]


def test_a_share_behind_a_partner_is_of_the_home_provinces_trade():
    text = (
        "In 2015 Ohio's trade with countries along the Belt and Road reached 3 billion yuan, up 4 percent, accounting"
        " for 20 percent of the state's foreign trade."
    )
    assert [(o.measure, o.of_subject, o.counterpart, o.value) for o in observed(text)][2:] == [
        ("share", "ohio", "belt-and-road", 20.0)
    ]


def test_what_follows_trade_with_a_partner_is_left():
    text = (
        "In 2015 trade volume between Peru and Ohio was 3 billion yuan. Exports stood at 2 billion yuan, up 4 percent."
    )
    assert [f for f in facts(text) if f[1] == "exports"] == []


def test_arrivals_have_their_country_as_partner_and_the_place_as_subject():
    text = "In 2015 arrivals from Kenya rose 4 percent to 6,000 and Peru was down 5 percent to 700."
    assert facts(text) == [
        ("ohio", "tourist_arrivals", "change_percent", "KE", 4.0),
        ("ohio", "tourist_arrivals", "level", "KE", 6000.0),
        ("ohio", "tourist_arrivals", "change_percent", "PE", -5.0),
        ("ohio", "tourist_arrivals", "level", "PE", 700.0),
    ]


def test_arrivals_of_whom_another_may_have_received_are_left():
    text = "In 2015 Kenya led the trend. Visitors from Peru rose 4 percent to 700."
    assert facts(text) == []


def test_origins_that_are_no_country_are_left():
    assert facts("In 2015 visitors from Western Europe were up 4 percent to 700.") == []
