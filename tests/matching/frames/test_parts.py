"""Parts that common words name, around an indicator and one behind the other, as subjects of their own."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float]
GROWTH, LEVEL, SHARE = "change_percent", "level", "share"


def rows(text: str, place: str = "ohio") -> set[Row]:
    """Subject, indicator, measure and value of what is read in a sentence about 2015."""
    return {(o.subject_id, o.indicator_id, o.measure, o.value) for o in observed(f"In 2015, {text}", place)}


@pytest.mark.parametrize(
    ("words", "subject", "indicator"),
    [
        ("sales at toy and hobby shops", "ohio-toy-and-hobby-shops", "sales"),
        ("value added by the state's large chemical firms", "ohio-large-chemical-firms", "value_added"),
        ("exports of olives, honey and spices", "ohio-olives-honey-and-spices", "exports"),
        ("exports of olives, honey, and spices of Ohio", "ohio-olives-honey-and-spices", "exports"),
        ("production by small dairy farms in Ohio", "ohio-small-dairy-farms", "output"),
        (
            "turnover of the laundry sector above designated size",
            "ohio-laundry-sector-above-designated-size",
            "turnover",
        ),
        ("moped and scooter sales", "", ""),
        ("cardamom sales", "ohio-cardamom", "sales"),
        ("per capita spending on clothing", "ohio-clothing", "household_expenditure_per_capita"),
        ("exports by inland canal", "ohio-by-inland-canal", "exports"),
        ("exports by volume", "", ""),
        ("exports by Friday", "", ""),
        ("exports at lower prices", "", ""),
        ("profit on lower costs", "", ""),
        ("exports of machines built in Peru", "", ""),
        ("exports excluding olives", "", ""),
        ("exports of other regions", "", ""),
        ("exports of the zones", "", ""),
        ("sales at the two terminals", "", ""),
    ],
)
def test_words_around_an_indicator_make_a_part(words: str, subject: str, indicator: str):
    expected = {(subject, indicator, GROWTH, 4.0)} if subject else set()
    assert rows(f"{words} rose by 4 percent.") == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("toy makers had sales of 3 billion dollars.", "ohio-toy-makers"),
        ("the laundry sector posted total turnover of 3 billion dollars.", "ohio-laundry-sector"),
        ("farmers had an income of 3 billion dollars.", ""),
        ("few shops that had sales of 3 billion dollars survived.", ""),
        ("the toy and cardamom sales came to 3 billion dollars.", "ohio-toy-and-cardamom"),
        ("strong cardamom sales came to 3 billion dollars.", ""),
        ("overseas sales came to 3 billion dollars.", "ohio-overseas"),
    ],
)
def test_who_has_something_is_a_part(text: str, subject: str):
    assert {row[0] for row in rows(text) if row[3] == 3e9} == ({subject} if subject else set())


def test_domestic_is_all_of_a_land():
    assert rows("domestic output rose by 4 percent.", "spain") == set()


def test_a_list_goes_on_with_parts_that_have_a_figure_each():
    text = "turnover of the laundry sector fell by 4 percent, logistics by 5 percent and real estate by 6.5 percent."
    assert rows(text) == {
        ("ohio-laundry-sector", "turnover", GROWTH, -4.0),
        ("ohio-logistics", "turnover", GROWTH, -5.0),
        ("ohio-real-estate", "turnover", GROWTH, -6.5),
    }


def test_those_at_others_follow_in_a_list():
    text = "sales at petrol stations fell 4 percent, those at pharmacies 5 percent and at toy shops 6 percent."
    assert rows(text) == {
        ("ohio-petrol-stations", "sales", GROWTH, -4.0),
        ("ohio-pharmacies", "sales", GROWTH, -5.0),
        ("ohio-toy-shops", "sales", GROWTH, -6.0),
    }


def test_a_list_goes_on_with_both_figures_of_each():
    text = "honey exports fell 4 percent to 3 billion dollars, olive oil 5 percent to 2 billion dollars."
    assert {r for r in rows(text) if r[0] == "ohio-olive-oil"} == {
        ("ohio-olive-oil", "exports", GROWTH, -5.0),
        ("ohio-olive-oil", "exports", LEVEL, 2e9),
    }


def test_parts_follow_what_all_of_it_did():
    text = "GDP grew by 4 percent: agriculture by 2 percent, and road haulage and logistics by 6 percent."
    assert rows(text) == {
        ("ohio", "gdp", GROWTH, 4.0),
        ("ohio-agriculture", "gdp", GROWTH, 2.0),
        ("ohio-road-haulage-and-logistics", "gdp", GROWTH, 6.0),
    }


def test_parts_behind_a_narrow_indicator_are_of_the_wide_one():
    assert ("ohio-toys", "exports", GROWTH, 8.0) in rows("footwear exports rose by 4 percent, toys by 8 percent.")


@pytest.mark.parametrize(
    "text",
    [
        "exports rose by 4 percent, tourism by 8 percent.",
        "exports rose by 4 percent, with tourism up 8 percent.",
        "the unemployment rate rose to 4 percent, construction to 8 percent.",
        "exports of toys rose by 4 percent, and honey by 8 percent of the total.",
        "exports of toys rose by 4 percent, and workers by 8 percent.",
        "exports of toys rose by 4 percent, while inflation slowed to 8 percent.",
        "vehicle sales rose by 4 percent, and those of trucks by 8 percent.",
    ],
)
def test_what_is_no_part_of_it_is_not_told_of_it(text: str):
    assert {row for row in rows(text) if row[3] == 8.0 and row[0] != "ohio"} == set()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("exports of toys rose 4 percent, while those of scented candles fell 8 percent.", "ohio-scented-candles"),
        ("imports of salt rose 4 percent and those for the toy industry fell 8 percent.", ""),
        ("Ohio's exports rose 4 percent, while that of the toy makers fell 8 percent.", "ohio-toy-makers"),
        ("exports rose 4 percent, with cardboard down 8 percent.", "ohio-cardboard"),
        ("exports of toys rose 4 percent, although honey was down 8 percent.", ""),
        ("exports of scented candles rose 4 percent, while honey was down 8 percent.", "ohio-honey"),
        ("the growth was led by fruit and honey, exports of which fell 8 percent.", "ohio-fruit-and-honey"),
    ],
)
def test_the_same_is_told_of_another_part(text: str, subject: str):
    found = {row[:3] for row in rows(text) if row[3] == -8.0}
    assert {row[0] for row in found} == ({subject} if subject else set())


def test_a_list_goes_on_with_names():
    assert {row[0]: row[3] for row in rows("retail sales in Ohio fell 4 percent, in Utah 5 percent.")} == {
        "ohio": -4.0,
        "utah": -5.0,
    }
    assert {row[0]: row[3] for row in rows("Ohio's exports fell 4 percent and Utah's 5 percent.")} == {
        "ohio": -4.0,
        "utah": -5.0,
    }


def test_shares_of_further_parts_are_of_the_same_whole():
    text = "the private sector contributed 60 percent of Ohio's GDP, tourism 9 percent and mining 4 percent."
    assert rows(text) == {
        ("ohio-private-sector", "gdp", SHARE, 60.0),
        ("ohio-tourism", "gdp", SHARE, 9.0),
        ("ohio-mining", "gdp", SHARE, 4.0),
    }


def test_shares_of_parts_follow_that_of_an_indicator():
    text = "the services sector accounted for 60 percent of GDP, agriculture for 9 percent and industry for 31 percent."
    assert {row for row in rows(text) if row[0] != "ohio"} == {
        ("ohio-agriculture", "gdp", SHARE, 9.0),
        ("ohio-industry", "gdp", SHARE, 31.0),
    }


def test_what_follows_in_a_list_is_no_aside():
    text = "machinery accounted for 60 percent of exports, followed by fruit, nuts and honey with 9 percent."
    assert ("ohio-fruit-nuts-and-honey", "exports", SHARE, 9.0) in rows(text)
