"""Numbers in every dress: what is read as which value."""

from decimal import Decimal

import pytest

from flows.mentions import find_mentions


def values(text: str) -> list[str]:
    return [
        f"{mention.value.normalize():f}"
        + (f"..{mention.value_high.normalize():f}" if mention.value_high is not None else "")
        for mention in find_mentions(text)
        if mention.value is not None
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567", "1234567"),
        ("12,34,567.5", "1234567.5"),
        ("3,3%", "3.3"),
        ("11,85 percent", "11.85"),
        ("5,6 million", "5600000"),
        ("3,250%", "3250"),
        ("1\u2009234\u2009567", "1234567"),
        (".75", "0.75"),
        ("24.276 billion", "24276000000"),
        ("24.276\nbillion", "24276000000"),
        ("US$1.2bn", "1200000000"),
        ("¥3m", "3000000"),
        ("10k", "10000"),
        ("5m people", "5000000"),
        ("5m", "5"),
        ("1.6 trillion", "1600000000000"),
        ("30 MUSD", "30000000"),
        ("75 USD million", "75000000"),
        ("13 lakh rupees", "1300000"),
        ("2.5e6", "2500000"),
        ("6.2 x 10^-4", "0.00062"),
        ("1/4 inch", "0.25"),
        ("2 1/2 miles", "2.5"),
        ("3½", "3.5"),
        ("7 ± 0.2 mm", "7"),
    ],
)
def test_numbers_in_digits(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three", "23"),
        ("two hundred and five thousand", "205000"),
        ("one and a half", "1.5"),
        ("three million and a half", "3500000"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("a dozen", "12"),
        ("three decades", "30"),
        ("a century", "100"),
        ("two thirds", str(Decimal(2) / 3)),
        ("three quarters", "0.75"),
        ("a fifth of them", "0.2"),
        ("one in five", "0.2"),
        ("nine out of ten", "0.9"),
        ("eight in 10", "0.8"),
        ("hundreds of ships", "100"),
        ("hundreds of thousands", "100000"),
        ("five point zero six", "5.06"),
        ("minus ten", "-10"),
        ("twice", "2"),
        ("tripled", "3"),
        ("5 feet 6 inches", "5.5"),
        ("3 dollars 50 cents", "3.5"),
        ("3:1", "3"),
    ],
)
def test_numbers_in_words_and_compounds(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("3 to 5 billion yuan", ["3000000000..5000000000"]),
        ("between 10 and 12 percent", ["10..12"]),
        ("10–12%", ["10..12"]),
        ("an 8- to 16-meter boat", ["8..16"]),
        ("from -18 °C to -4 °C", ["-18..-4"]),
        ("$10m-$15m", ["10000000..15000000"]),
        ("two or three days", ["2..3"]),
        ("800,000 to 1 million", ["800000..1000000"]),
        ("rose from 40 to 50 tons", ["40", "50"]),
        ("grew 6.2% to $1.45 billion", ["6.2", "1450000000"]),
        ("40 and 50 ships", ["40", "50"]),
    ],
)
def test_ranges_and_what_is_none(text: str, ends: list[str]) -> None:
    assert values(text) == ends


def test_a_multiplied_value_is_exact() -> None:
    (mention,) = find_mentions("RMB 24.276 billion")
    assert mention.value == Decimal("24276000000")
    assert (mention.multiplier, mention.decimals) == (Decimal(10**9), 3)
    assert "RMB 24.276 billion"[mention.number_start : mention.number_end] == "24.276 billion"


def test_digits_that_are_no_number_are_other() -> None:
    (mention,) = find_mentions("9" * 80)
    assert (mention.kind, mention.end) == ("other", 80)
