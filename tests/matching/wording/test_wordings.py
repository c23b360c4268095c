"""Wordings of economic news: other names of indicators, things counted, verbs; and what is a name all the same."""

from __future__ import annotations

import pytest

from flows.matching.codebook import load_codebook
from flows.matching.wording.words import OWNING, WORD, stem
from tests.matching.frames_alone import observed


def facts(text: str, place: str = "ohio") -> list[tuple[str, str, float]]:
    return [(o.indicator_id, o.measure, o.value) for o in observed(text, place)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total retail sales of consumable goods were $3 million.", ("retail_sales", "level", 3e6)),
        ("Local public budget revenue reached $3 million.", ("fiscal_revenue", "level", 3e6)),
        ("Export-import turnover reached $3 million.", ("foreign_trade", "level", 3e6)),
        ("Paid-in foreign direct investment was $3 million.", ("foreign_investment", "level", 3e6)),
        ("Contractual overseas investment was $3 million.", ("contracted_foreign_investment", "level", 3e6)),
        ("Retail inflation stood at 3 percent.", ("consumer_price_index", "level", 3)),
        ("The Industrial Production Index (IPI) rose 3 percent.", ("industrial_output", "change_percent", 3)),
        ("The Gross Regional Domestic Product (GRDP) rose 3 percent.", ("gdp", "change_percent", 3)),
        ("Offshore duty-free sales reached $3 million.", ("duty_free_sales", "level", 3e6)),
        ("Pre-tax profit was $3 million.", ("profit_before_tax", "level", 3e6)),
        ("Box traffic was up 3 percent.", ("container_throughput", "change_percent", 3)),
        ("Breakbulk tonnage fell 3 percent.", ("general_cargo_throughput", "change_percent", -3)),
        ("Gross exports were at $3 million.", ("exports", "level", 3e6)),
        ("Exports stood at a five-month high of $3 million.", ("exports", "level", 3e6)),
        ("There was a 3 percent contraction in exports.", ("exports", "change_percent", -3)),
        ("The cost of food rose 3 percent.", ("food_prices", "change_percent", 3)),
        ("Knitwear exports reached $3 million.", ("knitwear_exports", "level", 3e6)),
        ("Electronics orders fell 3 percent.", ("electronics_export_orders", "change_percent", -3)),
        ("The urban-rural income ratio was 2.5:1.", ("urban_rural_income_ratio", "level", 2.5)),
        ("Farmers' income rose 3 percent.", ("rural_disposable_income_per_capita", "change_percent", 3)),
        ("Second-hand home prices fell 3 percent.", ("resale_house_prices", "change_percent", -3)),
        ("The CET1 ratio was 9 percent.", ("core_tier_1_ratio", "level", 9)),
        ("Industrial power use rose 3 percent.", ("industrial_electricity_consumption", "change_percent", 3)),
        ("ACTKs rose 3 percent.", ("available_cargo_tonne_kilometres", "change_percent", 3)),
    ],
)
def test_an_indicator_is_known_by_its_other_names(text: str, expected: tuple[str, str, float]):
    assert facts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Bureau of Foreign Trade reached $3 million.",
        "The Foreign Trade Office was up 3 percent.",
        "Foreign Trade and Tourism rose 3 percent.",
        "Exports amounted to US$ billion 3.1.",
        "In 2015, 40 firms were opened to visitors.",
        "The consumer price index rose from 117.1 to 117.9 in 2015.",
        "Exports of furniture, shoes and others were up 3 percent.",
        "Over that period, the cost of food rose 3 percent.",
        "Clothing prices rose 3 percent in July.\n\nOver the past 12 months no price fell.",
    ],
)
def test_of_a_name_or_of_a_figure_not_understood_nothing_is_read(text: str):
    assert facts(text) == []


def test_an_indicator_of_certain_goods_is_none_of_several():
    told = observed("Ohio's exports of fruit and nuts rose 3 percent in 2015.")
    assert [(o.subject_id, o.indicator_id) for o in told] == [("ohio-fruit-and-nuts", "exports")]


def test_things_counted_that_were_set_up_or_grew_in_number():
    text = "In 2015, 40 new enterprises were registered with a total capital of $3 million."
    assert [(o.counted, o.value) for o in observed(text) if o.counted] == [("new_enterprise", 40)]
    text = "The number of hotels in Ohio rose 5 percent to 300 in 2015."
    assert [(o.counted, o.measure, o.value) for o in observed(text)] == [
        ("hotel", "change_percent", 5),
        ("hotel", "level", 300),
    ]


def test_a_change_against_the_similar_period_is_none_of_that_period():
    found = observed("In 2015 there were 40 unicorns in Ohio, a rise of 8 percent over the similar period last year.")
    assert {o.period for o in found} == {"2015"}


def test_a_phrase_names_one_indicator_only():
    named: dict[tuple[str, ...], set[str]] = {}
    for name, indicator in load_codebook().indicators.items():
        for phrase in indicator.phrases:
            named.setdefault(tuple(stem(w) for w in WORD.findall(OWNING.sub("", phrase))), set()).add(name)
    assert {phrase: names for phrase, names in named.items() if len(names) > 1} == {}
