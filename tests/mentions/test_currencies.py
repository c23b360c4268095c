"""Currencies before amounts, as the business press of the world prints them."""

import pytest

from flows.mentions import find_mentions
from flows.mentions.mention import Mention
from flows.mentions.money import money_signs, prefixes
from flows.mentions.unit_table import by_first


def amounts(text: str) -> list[tuple[float, str]]:
    return [(float(m.value or 0), m.unit) for m in find_mentions(text) if m.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The deficit fell to RO3.59bn.", 3.59e9, "OMR"),
        ("a contract of RO413mn", 413e6, "OMR"),
        ("a profit of KSh 84.6 billion", 84.6e9, "KES"),
        ("It owes Ksh500 a day.", 500, "KES/d"),
        ("The state spent Rs 12 crore.", 12e7, "INR"),
        ("He pledged Rs 5 lakh crore.", 5e12, "INR"),
        ("Rents rose to Dhs85,000 a year.", 85000, "AED/a"),
        ("bonds of N2.3 trillion", 2.3e12, "NGN"),
        ("R4.5bn in sales", 4.5e9, "ZAR"),
        ("the GH¢120m loan", 120e6, "GHS"),
        ("It sold NKr 300m of fish.", 300e6, "NOK"),
        ("a loan of MAD 3 billion", 3e9, "MAD"),
        ("a loan of S/ 4.5bn", 4.5e9, "PEN"),
        ("The plant cost S/.300 million.", 300e6, "PEN"),
        ("a TT$4.5bn plan", 4.5e9, "TTD"),
        ("It paid 3.2bn Zambian kwacha.", 3.2e9, "ZMW"),
        ("The fund lost Sh12bn.", 12e9, "{shilling}"),
    ],
)
def test_an_amount_with_its_currency(text: str, value: float, unit: str) -> None:
    assert amounts(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["The RO3 plant opened.", "They fly the A320.", "the K2 peak", "No SR2 sign", "the N95 mask", "the R4 road"],
)
def test_letters_before_plain_digits_are_a_name(text: str) -> None:
    assert [m.kind for m in find_mentions(text)] == ["name"]


@pytest.mark.parametrize("text", ["TOP 10 PORTS", "ALL 3 SHIPS", "we are MAD 24 hours a day"])
def test_codes_that_are_words_need_an_amount_with_a_multiplier(text: str) -> None:
    assert not {"TOP", "ALL", "MAD"} & {m.unit for m in find_mentions(text)}


def test_a_currency_that_is_not_known_still_has_an_amount() -> None:
    found: list[Mention] = find_mentions("It owes XQ3.4 billion.")
    assert [(m.kind, m.value, m.unit) for m in found] == [("quantity", 3_400_000_000, "")]


def test_each_prefix_names_a_currency_of_the_table() -> None:
    codes = {unit.code for some in by_first().values() for unit in some} | set(money_signs().values())
    assert {prefix.code for prefix in prefixes().values()} <= codes
