"""Ranks in a land that has no list of its peers, and counts told with who they are of."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def ranks(text: str, place: str = "lima") -> list[tuple[str, str, str | None, float]]:
    """Subject, indicator, peers and value of each rank."""
    return [(o.subject_id, o.indicator_id, o.rank_among, o.value) for o in observed(text, place) if o.measure == "rank"]


def counts(text: str, place: str = "lima") -> list[tuple[str, str | None, float]]:
    """Indicator, thing counted and value of each row."""
    return [(o.indicator_id, o.counted, o.value) for o in observed(text, place)]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("In 2015 the city's GDP ranked third in the country.", ("lima", "gdp", "in-country", 3.0)),
        ("In 2015 Lima's exports ranked fourth in the country.", ("lima", "exports", "in-country", 4.0)),
        ("In 2015 Lima ranked second in Peru in terms of exports.", ("lima", "exports", "in-country", 2.0)),
        ("In terms of GRDP size, in 2015 the city came 17th in the country.", ("lima", "gdp", "in-country", 17.0)),
        (
            "In 2015 exports rose 5 percent to 3 billion dollars, the second highest in Peru.",
            ("lima", "exports", "in-country", 2.0),
        ),
        ("In 2015 exports reached 3 billion dollars, ranking second in Peru.", ("lima", "exports", "in-country", 2.0)),
    ],
)
def test_a_rank_is_in_the_country_that_the_sentence_names(text: str, rank: tuple[str, str, str, float]):
    assert ranks(text) == [rank]


def test_a_rank_of_an_unknown_place_in_the_world():
    text = "In 2015 Ostby Airport ranked fifth in the world for international passengers."
    assert ranks(text, "ostby-airport") == [("ostby-airport", "international_passengers", "in-world", 5.0)]


def test_peers_that_have_a_list_keep_their_own():
    text = "In 2015 Dalian's GDP ranked second in China."
    assert ranks(text, "dalian") == [("dalian", "gdp", "china-cities", 2.0)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 exports rose 5 percent, ranking second in Peru.",  # by their growth
        "In 2015 Lima's GDP growth ranked second in Peru.",
        "Lima is the third largest in the world.",  # by what
        "In 2015 exports reached 3 billion dollars, the highest in Peru since 2009.",  # of all years
        "In 2015 the firm's exports ranked third in the shoe industry.",
    ],
)
def test_what_is_no_rank_among_peers(text: str):
    assert ranks(text) == []


def test_births_and_deaths_are_told_at_once():
    text = "In 2015 there were 9,431 births and 7,220 deaths."
    assert counts(text) == [("births", None, 9431.0), ("deaths", None, 7220.0)]
    assert counts("In 2015 there were 22 deaths.") == []


def test_who_trades_with_how_many_countries():
    assert counts("The city now trades with 190 countries and regions.") == [("count", "trading_partner", 190.0)]
    assert counts("The city now trades with 190 shops.") == []


def test_what_was_set_up_grew():
    text = "In 2015 a total of 33 overseas-funded enterprises were set up in Lima, up 83 percent."
    thing = "foreign_invested_enterprise"
    assert counts(text) == [("count", thing, 33.0), ("count", thing, 83.0)]


def test_things_in_so_many_countries():
    assert ("count", "hotel", 52.0) in counts("The group operates 52 hotels in 12 countries.")
    assert counts("The group operates 52 hotels in the north.") == []


def test_a_rank_by_size_is_none_in_time():
    text = "The state's ports, including Toledo, the world's fifth-largest port, did well."
    assert [(row.indicator_id, row.value) for row in observed(text)] == [("size", 5.0)]
