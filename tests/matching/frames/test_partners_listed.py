"""Partners that follow without a verb, in brackets, or by the name of their people; and those who are none."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def partners(text: str, place: str = "lima") -> list[tuple[str, str, str | None, float]]:
    """Indicator, measure, partner and value of each row about the place."""
    found = [o for o in observed(text, place) if o.subject_id == place and o.counterpart]
    return [(o.indicator_id, o.measure, o.counterpart, o.value) for o in found]


def test_a_level_follows_a_further_partner_without_a_verb():
    text = "In 2015 the trade deficit with Chile was 9 billion dollars, that with Fiji 6 billion dollars."
    assert partners(text) == [
        ("trade_deficit", "level", "CL", 9e9),
        ("trade_deficit", "level", "FJ", 6e9),
    ]
    text = (
        "In 2015 exports to Chile were 9 million dollars, followed by Kenya (5 million dollars) and Fiji (2 million)."
    )
    assert [row[2:] for row in partners(text)][:2] == [("CL", 9e6), ("KE", 5e6)]


def test_a_change_follows_a_further_partner_without_a_verb():
    text = "In 2015 trade with Chile was up 8%, with Kenya 28%, Fiji 19% and Spain 7%."
    assert partners(text) == [
        ("foreign_trade", "change_percent", partner, value)
        for partner, value in (("CL", 8.0), ("KE", 28.0), ("FJ", 19.0), ("ES", 7.0))
    ]


def test_travellers_are_told_of_by_their_nationality():
    text = "In 2015 Chinese arrivals fell 44 percent to 28,600, while South Korean visitors rose 9 percent to 12,000."
    assert partners(text) == [
        ("tourist_arrivals", "change_percent", "CN", -44.0),
        ("tourist_arrivals", "level", "CN", 28600.0),
        ("tourist_arrivals", "change_percent", "KR", 9.0),
        ("tourist_arrivals", "level", "KR", 12000.0),
    ]
    welcomed = "In 2015 Lima welcomed 28,600 Chinese visitors, down 4 percent."
    assert [row[1:] for row in partners(welcomed)] == [("level", "CN", 28600.0), ("change_percent", "CN", -4.0)]


def test_several_came_with_a_number_each():
    text = "In 2015 France, Fiji and Kenya followed with 35,000, 27,000 and 26,000 arrivals respectively."
    assert [row[2:] for row in partners(text)] == [("FR", 35000.0), ("FJ", 27000.0), ("KE", 26000.0)]


def test_a_market_that_leads_has_a_share_of_all_who_came():
    text = "In 2015 Chile remained the top market, sending 194,000 tourists, or 20 percent of the total."
    assert partners(text) == [("tourist_arrivals", "level", "CL", 194000.0), ("tourist_arrivals", "share", "CL", 20.0)]


def test_a_sentence_about_a_partner_leaves_the_place_the_topic():
    text = (
        "Arrivals in Lima rose 5 percent in 2015. Chile came first with 9,000 tourists. Visitors from Kenya totaled 700"
        " in 2015."
    )
    assert ("tourist_arrivals", "level", "KE", 700.0) in partners(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In 2015 Spain visitors rose 5 percent to 3,000.", "lima"),  # from Spain, or to it
        ("In 2015 Spanish tourists numbered 3,000.", "spain"),  # at home
        ("In 2015 Chinese firms rose 5 percent to 3,000.", "lima"),
        ("In 2015 German tourists stayed 4 days on average, up 3 percent.", "lima"),
        ("In 2015 trade with Kenya rose 5 percent.", "port-of-hull"),  # boxes or tons, no money
        ("In 2015 sales to Kenya rose 5 percent.", "lima"),
    ],
)
def test_what_is_of_no_partner(text: str, place: str):
    assert partners(text, place) == []


def test_a_figure_behind_another_verb_is_of_no_list():
    text = (
        "In 2015 exports to Chile rose 5 percent to 3 million dollars, Kenya 4 million cars, and Fiji said 9 percent."
    )
    assert [row[2:] for row in partners(text)] == [("CL", 5.0), ("CL", 3e6)]


def test_investment_from_a_country_is_no_investment_of_it():
    text = "In 2015 foreign investment from Spain reached 3 billion dollars, up 4 percent."
    assert partners(text) == [
        ("foreign_investment", "level", "ES", 3e9),
        ("foreign_investment", "change_percent", "ES", 4.0),
    ]
