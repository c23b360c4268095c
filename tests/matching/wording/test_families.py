"""Families of names: one indicator in the word orders and spellings that statistics offices print."""

from __future__ import annotations

import pytest

from flows.matching.codebook import load_codebook
from flows.matching.wording.phrases import PhraseBook, PhraseFinder
from flows.matching.wording.printed import INDICATOR


@pytest.fixture(scope="module")
def finder() -> PhraseFinder:
    return PhraseBook(load_codebook()).finder("none")


FAMILIES = {
    "gdp": ["the city's GDP", "gross regional product", "GDP at current prices", "total value of GDP"],
    "fiscal_revenue": ["local fiscal revenue", "general public budgetary revenue", "total state budget revenue"],
    "money_supply": ["broad money", "M2 money supply", "M2"],
    "foreign_investment": ["overseas funds used", "actually used foreign capital", "foreign capital actually utilised"],
    "contracted_foreign_investment": ["contracted foreign capital", "contractual overseas investment"],
    "fixed_asset_investment": ["investments in fixed assets", "fixed-asset investment completed"],
    "private_fixed_investment": ["nongovernmental investment", "fixed-asset investment by private enterprises"],
    "general_trade": ["imports and exports via general trade", "ordinary trade"],
    "processing_trade": ["imports and exports of processing trade", "inward processing trade"],
    "private_enterprise_trade": ["foreign trade by private companies", "private enterprises' imports and exports"],
    "construction_output_value": ["value of construction work done", "gross output value of construction"],
    "cargo_turnover": ["freight turnover volume", "turnover of goods transport"],
}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_of_names_is_one_indicator(finder: PhraseFinder, name: str):
    for words in FAMILIES[name]:
        text = f"In June {words} rose."
        found = [p for p in finder.find(text, 0, len(text)) if p.code == INDICATOR]
        assert [p.key for p in found] == [name], words
        assert words.endswith(text[found[0].start : found[0].end]), words


@pytest.mark.parametrize(
    "words",
    [
        "private investment",  # of a state's accounts, or of those who are no government
        "wholesale trade",  # a sector, or its sales
        "the savings of residents",
        "trade with Japan",
        "growth",
        "the total",
    ],
)
def test_words_that_may_mean_several_things_name_none(finder: PhraseFinder, words: str):
    text = f"In June {words} rose."
    assert [p.key for p in finder.find(text, 0, len(text)) if p.code == INDICATOR] == []
