"""The codebook's phrases in running text, and names that nobody knows."""

from __future__ import annotations

import pytest

from flows.matching.wording.phrases import PhraseBook
from flows.matching.wording.words import stem
from tests.matching.tiny import tiny_codebook


def found(text: str, article_id: str = "tiny/text") -> list[tuple[str, str]]:
    phrases = PhraseBook(tiny_codebook()).finder(article_id).find(text, 0, len(text))
    return [(text[p.start : p.end], p.key) for p in phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Dalian the exports fell", [("Dalian", "dalian"), ("exports", "exports")]),
        ("Dalian's GDP", [("Dalian", "dalian"), ("GDP", "gdp")]),
        ("the Port of Dalian grew", [("Port of Dalian", "dalian-port")]),
        ("said the Dalian Shipyard", [("Dalian Shipyard", "?Dalian Shipyard")]),
        ("the Dalian cruise terminal", [("Dalian cruise terminal", "?Dalian cruise terminal")]),
        ("said the city", [("the city", "@city")]),
        ("the port of Kobe", [("the port of Kobe", "?the port of Kobe")]),
        ("its GDP", [("its", "@it"), ("GDP", "gdp")]),
        ("Dalian-made goods", []),
        ("export-led growth", []),
        ("in March", []),
    ],
)
def test_phrases_names_and_what_takes_them_up(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


def test_a_name_needs_its_capital():
    assert found("so dalian is") == []


def test_a_local_name_is_known_in_its_article_only():
    assert found("at the wharf", "tiny/port") == [("the wharf", "dalian-port")]
    assert found("at the wharf") == []


def test_spans_taken_by_figures_hold_no_phrase():
    text = "GDP of 2 exports"
    taken = [(7, 16)]
    assert [p.key for p in PhraseBook(tiny_codebook()).finder("tiny/text").find(text, 0, len(text), taken)] == ["gdp"]


@pytest.mark.parametrize(
    ("word", "expected"), [("Exports", "export"), ("cities", "city"), ("gas", "gas"), ("basis", "basis")]
)
def test_words_are_compared_without_plural(word: str, expected: str):
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a year within Ohio. Within Ohio, trade rose", "Ohio"),
        ("it was so. Despite Toledo Steel, exports rose", "Toledo Steel"),
        ("it was so. Toledo Achieves a Record", "Toledo"),
        ("it was so. Toledo Welcomes Guests", "Toledo"),
    ],
)
def test_a_name_has_no_function_words_and_no_verbs(text: str, expected: str):
    assert f"?{expected}" in [key for _, key in found(text)]
