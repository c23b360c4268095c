"""Figures of one partner after the other in one sentence, behind the flow that the first one is told of."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def told(text: str) -> list[tuple[str, str, str | None, str, float]]:
    """Subject, indicator, partner, measure and value."""
    return [
        (o.subject_id, o.indicator_id, o.counterpart, o.measure, o.value)
        for o in observed(text, "dalian")
        if o.counterpart
    ]


def test_arrivals_go_on_with_further_countries():
    text = (
        "In 2015 arrivals from Europe were up 19 percent to 8,000, with 3,000 from Russia, up 4 percent, and"
        " 2,000 from Ukraine."
    )
    arrivals = ("dalian", "tourist_arrivals")
    assert told(text) == [
        (*arrivals, "europe", "change_percent", 19.0),
        (*arrivals, "europe", "level", 8000.0),
        (*arrivals, "RU", "level", 3000.0),
        (*arrivals, "RU", "change_percent", 4.0),
        (*arrivals, "UA", "level", 2000.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's exports to Norway rose 5 percent in 2015, followed by Italy with 2 billion yuan.",
        "In 2015 exports to Norway rose 5 percent, ahead of Italy with 2 billion yuan.",
        "In 2015 Dalian's exports to Norway rose 5 percent, and those to Italy reached 2 billion yuan.",
    ],
)
def test_a_level_behind_a_further_partner_is_of_the_same_flow(text: str):
    assert told(text) == [
        ("dalian", "exports", "NO", "change_percent", 5.0),
        ("dalian", "exports", "IT", "level", 2e9),
    ]


def test_a_partner_may_lead_with_its_rank():
    text = (
        "In 2015 Norway was Dalian's second largest trading partner, with trade worth 3 billion yuan, up 9 percent,"
        " followed by Italy with 2 billion yuan."
    )
    trade = ("dalian", "foreign_trade")
    assert told(text) == [
        (*trade, "NO", "level", 3e9),
        (*trade, "NO", "change_percent", 9.0),
        (*trade, "IT", "level", 2e9),
    ]


def test_what_a_destination_takes_is_exported_there():
    text = "In 2015 Norway remained Dalian's top export destination, taking goods worth 3 billion yuan."
    assert told(text) == [("dalian", "exports", "NO", "level", 3e9)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("In 2015 exports to Norway rose 5 percent, and Italy's economy grew 3 percent.", 1),
        ("In 2015 exports to Norway rose 5 percent, followed by Zork with 2 billion yuan.", 1),
        ("In 2015 exports to Norway rose 5 percent, while the price of coal in Italy fell 3 percent.", 1),
        ("In 2015 Dalian's exports reached 5 billion yuan, with 2 billion yuan from Italy.", 0),
        ("In 2015 tourist arrivals to Dalian rose 9 percent to 3,000.", 0),
    ],
)
def test_what_is_of_no_partner_stays_so(text: str, known: int):
    assert len(told(text)) == known


def test_arrivals_to_the_place_itself_are_of_no_partner():
    found = observed("In 2015 tourist arrivals to Dalian rose 9 percent to 3,000.", "dalian")
    assert [(o.measure, o.counterpart, o.value) for o in found] == [
        ("change_percent", None, 9.0),
        ("level", None, 3000.0),
    ]


def test_what_an_office_aims_at_is_no_target_of_its_own():
    assert observed("The Zork Tourism Office is targeting 3 million tourist arrivals in 2016.", "dalian") == []


def test_the_verb_before_is_of_the_next_partner_too():
    text = (
        "In 2015 Dalian's exports to Norway dropped 5 percent to 9 billion yuan and those to Italy 3 percent to"
        " 2 billion yuan."
    )
    assert told(text) == [
        ("dalian", "exports", "NO", "change_percent", -5.0),
        ("dalian", "exports", "NO", "level", 9e9),
        ("dalian", "exports", "IT", "change_percent", -3.0),
        ("dalian", "exports", "IT", "level", 2e9),
    ]


def test_a_province_trades_with_the_countries_of_a_group():
    text = "Foreign trade of east China's Dalian with the countries of ASEAN rose 5 percent to 9 billion yuan in 2015."
    assert [row[2:] for row in told(text)] == [("asean", "change_percent", 5.0), ("asean", "level", 9e9)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 the largest market for Dalian's exports was Norway with 9 billion yuan, up 4 percent.",
        "In 2015 Norway was the biggest destination of Dalian's exports, with 9 billion yuan, up 4 percent.",
        "In 2015 trade grew. Of Dalian's exports, the top destination was Norway with 9 billion yuan, up 4 percent.",
    ],
)
def test_the_largest_market_of_a_flow_is_told_by_its_name(text: str):
    assert told(text) == [
        ("dalian", "exports", "NO", "level", 9e9),
        ("dalian", "exports", "NO", "change_percent", 4.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Norway was the biggest buyer of Dalian's umbrella exports, with 9 billion yuan.",
        "In 2015 the largest market for Dalian's exports was Zork with 9 billion yuan.",
        "In 2015 the largest market for Dalian's exports was Norway, where 9 billion yuan was spent.",
    ],
)
def test_the_largest_market_of_something_else_is_not_told(text: str):
    assert told(text) == []
