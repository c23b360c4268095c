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
    "vat_revenue": ["revenue from value-added tax", "VAT receipts", "GST collections"],
    "customs_revenue": ["revenue from customs duties", "customs revenues"],
    "land_sales_revenue": ["revenue from land sales", "land transfer fees"],
    "education_expenditure": ["spending on education", "fiscal expenditure on education"],
    "money_supply": ["broad money", "M2 money supply", "M2"],
    "reserve_money": ["reserve money", "the monetary base"],
    "insurance_payouts": ["insurance payouts", "claims paid"],
    "mortgage_loans": ["outstanding mortgage loans", "home mortgages", "the balance of housing loans"],
    "foreign_investment": ["overseas funds used", "actually used foreign capital", "foreign capital actually utilised"],
    "contracted_foreign_investment": ["contracted foreign capital", "contractual overseas investment"],
    "domestic_capital_attracted": ["domestic capital attracted", "capital from outside the province"],
    "fixed_asset_investment": ["investments in fixed assets", "fixed-asset investment completed"],
    "private_fixed_investment": ["nongovernmental investment", "fixed-asset investment by private enterprises"],
    "state_investment": ["investment by state-owned enterprises", "public investment"],
    "border_trade": ["border trade", "small-scale border trade", "imports and exports through border trade"],
    "non_oil_trade": ["non-oil trade", "the value of non-oil foreign trade"],
    "general_trade": ["imports and exports via general trade", "ordinary trade"],
    "processing_trade": ["imports and exports of processing trade", "inward processing trade"],
    "private_enterprise_trade": ["foreign trade by private companies", "private enterprises' imports and exports"],
    "accommodation_and_catering_revenue": ["hotel and catering revenue", "turnover of hotels and restaurants"],
    "department_store_sales": ["department store sales", "sales at department stores"],
    "passenger_vehicle_sales": ["passenger car sales", "retail sales of passenger vehicles"],
    "industrial_sales_value": ["industrial sales value", "sales value of industrial products"],
    "sales_output_ratio": ["sales-output ratio", "the ratio of sales to output", "product sales rate"],
    "export_delivery_value": ["export delivery value", "the value of export deliveries"],
    "profits_and_taxes": ["profits and taxes", "total profit and tax"],
    "construction_output_value": ["value of construction work done", "gross output value of construction"],
    "hog_inventory": ["pigs in stock", "the hog inventory"],
    "irrigated_area": ["irrigated area", "area under irrigation"],
    "cargo_turnover": ["freight turnover volume", "turnover of goods transport"],
    "postal_business_volume": ["postal business volume", "business volume of postal services"],
    "five_g_users": ["5G users", "5G mobile phone users"],
    "energy_production": ["primary energy production", "energy output"],
    "average_temperature": ["annual average temperature", "mean annual temperature"],
    "sunshine_hours": ["hours of sunshine", "annual sunshine hours"],
    "afforestation_area": ["afforested area", "area planted with trees"],
    "built_up_area": ["the built-up area", "area of built-up districts"],
    "direct_economic_losses": ["direct economic losses", "property losses"],
    "oil_reserves": ["proven oil reserves", "proved reserves of crude oil"],
    "gdp_deflator": ["the GDP deflator", "implicit price deflator"],
    "purchase_price_index": ["purchase prices for industrial producers", "prices of raw materials, fuel and power"],
    "average_weekly_hours": ["average weekly hours", "the average workweek"],
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
