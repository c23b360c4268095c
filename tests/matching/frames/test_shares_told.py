"""Shares told one after the other: of partners, of parts, of a place in a wider one, and of what they are not."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def shares(text: str, place: str = "lima") -> list[tuple[str, str, str | None, str | None, str | None, float]]:
    """Subject, indicator, whole, whose that is, partner and value of each share."""
    return [
        (o.subject_id, o.indicator_id, o.of_indicator, o.of_subject, o.counterpart, o.value)
        for o in observed(text, place)
        if o.measure == "share"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Chile accounted for 31% of total imports, Spain 12%, Kenya 8% and Fiji 2%.",
        "In 2015 Chile made up 31% of Lima's imports, followed by Spain with 12%, Kenya (8%) and Fiji (2%).",
        "In 2015 Chile supplied 31 percent of the city's imports, while Spain accounted for 12 percent, Kenya for 8"
        " percent and Fiji for 2 percent.",
    ],
)
def test_partners_have_a_share_each(text: str):
    assert shares(text) == [
        ("lima", "imports", "imports", "lima", partner, value)
        for partner, value in (("CL", 31.0), ("ES", 12.0), ("KE", 8.0), ("FJ", 2.0))
    ]


def test_what_goes_to_partners_has_a_share_each():
    text = "In 2015 some 31 percent of exports went to Chile, 12 percent to Spain and 8 percent to Kenya."
    assert [(of, value) for *_, of, value in shares(text)] == [("CL", 31.0), ("ES", 12.0), ("KE", 8.0)]


def test_a_flow_to_a_partner_has_a_share_of_the_whole_flow():
    text = "In 2015 exports to Chile rose 5 percent to 3 billion dollars, accounting for 30 percent of total exports."
    assert shares(text) == [("lima", "exports", "exports", "lima", "CL", 30.0)]
    alone = "In 2015 exports to Chile accounted for 30 percent of the total."
    assert shares(alone) == [("lima", "exports", "exports", "lima", "CL", 30.0)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "In 2015 the services sector accounted for 48 per cent of GDP, agriculture for 26 per cent and industry 19"
            " per cent.",
            {"lima": 48.0, "lima-agriculture": 26.0, "lima-industry": 19.0},
        ),
        (
            "In 2015 machinery made up 40 percent of exports, followed by food and beer with 9 percent"
            " and toys (2 percent).",
            {"lima-machinery": 40.0, "lima-food-and-beer": 9.0, "lima-toys": 2.0},
        ),
        ("In 2015 the private sector contributed 81 percent of the city's GDP.", {"lima-private-sector": 81.0}),
        (
            "In 2015 the share of copper in total exports rose to 42 percent, while that of zinc fell to 9 percent.",
            {"lima-copper": 42.0, "lima-zinc": 9.0},
        ),
        ("Farming's share of GDP fell to 7 percent in 2015.", {"lima-farming": 7.0}),
        (
            "In 2015 the electronics industry was the city's largest employer, generating 24 percent of Lima's GDP.",
            {"lima-electronics-industry": 24.0},
        ),
    ],
)
def test_parts_have_a_share_each(text: str, parts: dict[str, float]):
    assert {subject: value for subject, *_, value in shares(text)} == parts


def test_a_part_may_have_shares_of_two_wholes():
    text = "In 2015 tourism accounted for 12 percent of GDP and 15 percent of employment."
    assert [(of, value) for _, _, of, _, _, value in shares(text)] == [("gdp", 12.0), ("labour_force_employed", 15.0)]


def test_a_place_has_shares_of_what_its_country_has():
    text = "In 2015 Lima generated 48 percent of Peru's GDP and accounted for 60 percent of industrial output of Peru."
    assert shares(text) == [
        ("lima", "gdp", "gdp", "peru", None, 48.0),
        ("lima", "industrial_output", "industrial_output", "peru", None, 60.0),
    ]
    passive = "In 2015 about 48 percent of Peru's GDP was produced in Lima."
    assert shares(passive) == [("lima", "gdp", "gdp", "peru", None, 48.0)]
    two = (
        "In 2015 exports reached 5 billion dollars, equivalent to 60 percent of the total for Peru and 7 percent of"
        " that for South America."
    )
    assert [(of, value) for _, _, _, of, _, value in shares(two)] == [("peru", 60.0), ("south-america", 7.0)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In 2015 Spain accounted for 21 percent of GDP, Kenya 9 percent.", "lima"),  # no partner has a part of that
        ("In 2015 Spain accounted for 21 percent of exports, Ireland 9 percent.", "european-union"),  # a member
        ("In 2015 toys rose 30 percent, Kenya 4 percent and Fiji 5 percent.", "lima"),
        ("In 2015 Chile accounted for 30 percent of growth, Kenya 9 percent and Fiji 3 percent.", "lima"),
    ],
)
def test_what_is_no_share_of_a_partner(text: str, place: str):
    assert shares(text, place) == []


def test_a_list_of_shares_ends_with_another_verb():
    text = "In 2015 Chile accounted for 30 percent of exports, Kenya 9 percent more, and Fiji rose 3 percent."
    assert [value for *_, value in shares(text)] == [30.0]
