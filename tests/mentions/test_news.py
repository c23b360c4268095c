"""What news agencies print: sports scores, parts of a whole, times with a zone, models."""

import pytest

from flows.mentions import find_mentions
from flows.mentions.mention import Mention


def quantities(text: str) -> list[Mention]:
    return [m for m in find_mentions(text) if m.kind == "quantity"]


def units(text: str) -> list[tuple[float, str]]:
    return [(float(m.value or 0), m.unit) for m in quantities(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The side gave up 4 runs.", "{run}"),
        ("Her nine straight wins are a record.", "{win}"),
        ("a three-set match", "{set}"),
        ("They need 900 to 1,200 more welders.", "{welder}"),
        ("They need 1,200 more welders.", "{welder}"),
        ("Two high schools were shut.", "{school}"),
        ("The fair gave away 60 free tickets.", "{ticket}"),
        ("He hit 14 home runs.", "{run}"),
        ("Two Senegalese were on board.", "{senegalese}"),
        ("The ship took in three Swiss.", "{swiss}"),
        ("She pitched 6 2/3 innings.", "{inning}"),
        ("The bank fell by a fifth of a percentage point.", "{pp}"),
        ("The customs found 650 gm of gold.", "g"),
    ],
)
def test_words_that_mostly_end_a_phrase_can_be_part_of_it(text: str, unit: str) -> None:
    assert [m.unit for m in quantities(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "They were stacked 12 high on the quay.",
        "The museum handed out 40 free of charge.",
        "It sold 40 more than in May.",
        "The club has 40 long after the sale.",
    ],
)
def test_such_words_are_no_noun_where_none_follows(text: str) -> None:
    assert units(text)[0][1] == ""


def test_a_verb_behind_the_number_of_a_name_is_not_counted() -> None:
    assert quantities("The yard says that Hailong 2 sets out on Monday.") == []


def test_capitals_are_no_grams() -> None:
    assert units("The plant hired 40 GM workers.") == [(40, "{worker}")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine of the district's 23 villages", [(9, "{village}"), (23, "{village}")]),
        ("about 80 of its nearly 300 ferries", [(80, "{ferry}"), (300, "{ferry}")]),
        ("half of the 23 villages", [(0.5, ""), (23, "{village}")]),
    ],
)
def test_a_part_is_counted_as_its_whole(text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text) == expected


def test_the_same_change_said_twice_shares_no_unit() -> None:
    assert units("The index fell 31.2, or 0.8%.") == [(31.2, ""), (0.8, "%")]


def test_a_list_with_a_comma_before_its_or_shares_the_unit() -> None:
    assert units("a cut of 1, 2, or 3%") == [(1, "%"), (2, "%"), (3, "%")]


def test_two_cents_are_money_but_anyone_s_two_cents_are_not() -> None:
    assert units("Petrol fell two cents.") == [(2, "{cent}")]
    assert units("I put in my two cents.") == []


def test_a_gallon_that_has_a_price_is_one_gallon() -> None:
    assert units("The price for a gallon of milk rose.") == [(1, "[gal_us]")]
    assert units("$3 for a gallon of milk") == [(3, "USD")]


@pytest.mark.parametrize("text", ["at noon (1200 GMT)", "at 0915 EDT", "at about 1433hrs", "by 2130 local time"])
def test_four_digits_with_a_zone_are_a_time(text: str) -> None:
    assert [m.kind for m in find_mentions(text)] == ["time"]


def test_three_digits_before_capitals_are_a_model() -> None:
    assert [m.kind for m in find_mentions("The regulator cleared the 747 LCF to fly.")] == ["name"]
    assert units("the 300 NATO troops") == [(300, "{troop}")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The park covers 3.4m sq km.", [(3_400_000, "km2")]),
        ("2m tonnes of rice", [(2_000_000, "t")]),
        ("The wall is 5m long.", [(5, "m")]),
        ("the 110m hurdles", [(110, "m")]),
    ],
)
def test_m_before_a_measure_is_a_million(text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Silver gained $0.30 to $24.10 an ounce.", [(0.3, "USD"), (24.1, "USD/[oz_av]")]),
        ("The share fell 12 yen to 940 yen.", [(12, "JPY"), (940, "JPY")]),
        ("Two men, aged 34 and 41, were held.", [(2, "{man}"), (34, "a"), (41, "a")]),
        ("She sat out four of her seven years.", [(4, "a"), (7, "a")]),
    ],
)
def test_a_change_before_its_level_ages_and_terms(text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text) == expected


def test_a_change_within_bounds_stays_a_range() -> None:
    (mention,) = quantities("Output will rise 3 percent to 5 percent.")
    assert [mention.value, mention.value_high] == [3, 5]
