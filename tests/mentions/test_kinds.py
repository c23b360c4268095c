"""Ranks, ordinals, names and idioms: what a number is when it is no quantity."""

import pytest

from flows.mentions import find_mentions


def read(text: str) -> list[tuple[str, str, float | None]]:
    return [
        (m.kind, text[m.number_start : m.number_end], None if m.value is None else float(m.value))
        for m in find_mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("It ranked 5th among its peers.", "5th", 5),
        ("It was first in China.", "first", 1),
        ("China's first such vessel", "first", 1),
        ("the largest bank in Vietnam", "largest", 1),
        ("the world's largest dock", "largest", 1),
        ("second only to Ningbo", "second", 2),
        ("the second largest dock", "second", 2),
        ("the top ten", "ten", 10),
        ("ranking number one in sales", "one", 1),
        ("the first of its kind in Asia", "first", 1),
    ],
)
def test_ranks(text: str, word: str, value: float) -> None:
    assert read(text) == [("rank", word, value)]


def test_one_of_the_three_largest_is_three_or_fewer() -> None:
    idiom, rank = find_mentions("It is one of the three largest docks.")
    assert (idiom.kind, rank.kind, rank.value, rank.qualifier) == ("idiom", "rank", 3, "le")
    assert rank.qualifier_text == "one of the"


def test_a_rank_and_the_number_of_its_peers_are_two() -> None:
    assert read("ranking 5th among the 13 pilot areas") == [("rank", "5th", 5), ("quantity", "13", 13)]


def test_a_superlative_without_scope_is_no_mention() -> None:
    assert read("The largest ships came later.") == []


@pytest.mark.parametrize("text", ["the third attempt", "the 3rd attempt", "the twenty-first attempt"])
def test_an_ordinal_without_peers_is_an_ordinal(text: str) -> None:
    assert [kind for kind, *_ in read(text)] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No. 5 wharf", "name"),
        ("Document [2018] of the council", "name"),
        ("the G20", "name"),
        ("the A380", "name"),
        ("a CRH380A train", "name"),
        ("COVID-19 spread", "name"),
        ("Made in China 2025", "name"),
        ("Fortune 500 firms", "name"),
        ("the S&P 500", "name"),
        ("the 19th National Congress", "name"),
        ("the second phase", "name"),
        ("3D printing", "name"),
        ("a 5G network", "name"),
        ("version 2.10.3", "name"),
        ("the Falcon 9 flew", "name"),
        ("Building 12, North Lane", "address"),
        ("at 143 Cecil Street", "address"),
        ("see page 12", "page"),
        ("call +86 532 8888 7777", "other"),
        ("call 020 7946 0958", "other"),
        ("the H5N1 virus", "name"),
        ("Channel 4", "name"),
        ("the S&P/ASX 200", "name"),
        ("a 4-3-3 formation", "other"),
        ("the 4x100m relay", "other"),
        ("the 9/11 attacks", "other"),
        ("41°43'N", "other"),
        ("won 3-2", "other"),
        ("one of the ports", "idiom"),
        ("second to none", "idiom"),
        ("first-class service", "idiom"),
        ("this one", "idiom"),
        ("zero damage", "idiom"),
        ("both sides", "idiom"),
    ],
)
def test_what_is_no_quantity(text: str, kind: str) -> None:
    assert {found for found, *_ in read(text)} == {kind}


def test_a_name_says_why_it_is_one() -> None:
    (mention,) = find_mentions("Pier No. 5")
    assert mention.reason == "numbered: No."
