"""The words "one of" and superlatives behind an ordinal: where a number is told, and where none is."""

import datetime as dt

import pytest

from flows.mentions import find_mentions

DATE = dt.date(2018, 3, 1)


def read(text: str) -> list[tuple[str, str]]:
    """Kind and words of each mention."""
    return [(m.kind, text[m.start : m.end]) for m in find_mentions(text, DATE)]


@pytest.mark.parametrize("words", ["one of the first", "one of the world's best", "one of the largest"])
def test_one_of_the_first_or_best_is_a_turn_of_phrase(words: str) -> None:
    assert [kind for kind, _ in read(f"The town was {words} ports.")] == ["idiom"]


def test_the_only_one_of_its_kind_counts_one() -> None:
    assert read("It is the only one of its kind in the region.") == [("quantity", "one")]


def test_a_superlative_behind_an_ordinal_tells_no_second_rank() -> None:
    assert read("It is the ninth largest port in the world.") == [("rank", "ninth")]


def test_a_year_behind_a_possessive_is_a_time_at_a_sentence_begin_too() -> None:
    assert read("Its 2011 voyage was short.") == [("time", "2011")]


def test_a_force_of_wind_is_a_figure() -> None:
    assert [kind for kind, _ in read("It can withstand winds of Force 9.")] == ["quantity"]
