"""Nouns and pronouns that take up the place an article is about, in words that nobody foresaw."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone


def subjects(text: str, place: str) -> list[str]:
    article = read_text(text, article_id="extract/x", date=dt.date(2016, 2, 1), place=place)
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    return [row.subject_id for row in made.observations]


@pytest.mark.parametrize(
    "text",
    [
        # Another noun stands first, but only beside the text's own.
        "Varnholm grows\n\nTrade grew faster than that of the province. The city's GDP was 5 billion yuan in 2015.",
        # What the place is called stands beside its name.
        "Varnholm, the busy northern city, is in a good province.\n\nThe city's GDP was 5 billion yuan in 2015.",
        "The port city Varnholm lies in the province of Skane.\n\nThe city's GDP was 5 billion yuan in 2015.",
        # Who only says something is not what is meant.
        "A year of Varnholm city\n\nLindqvist said the city's GDP was 5 billion yuan in 2015.",
        # A unit that nobody knows is no name.
        "A year of Varnholm city\n\nIt took 26.6 MMT of grain. In 2015 the city's GDP was 5 billion yuan.",
        "A year of Varnholm city\n\nTrade with the then Soviet Union fell. In 2015 the city's GDP was 5 billion yuan.",
    ],
)
def test_the_city_is_the_place_of_the_text(text: str):
    assert subjects(text, "varnholm") == ["varnholm"]


def test_it_at_the_begin_of_a_paragraph_is_the_place_that_the_sentence_before_is_about():
    text = "A year of Varnholm city\n\nThe city's port was enlarged.\n\nIn 2015, its GDP was 5 billion yuan."
    assert subjects(text, "varnholm") == ["varnholm"]
    other = "A year of Varnholm city\n\nHald, across the bay, was enlarged.\n\nIn 2015, its GDP was 5 billion yuan."
    assert subjects(other, "varnholm") == []


def test_the_country_is_the_only_one_that_the_text_names():
    text = "Growth in Varnholm city\n\nThe city lies in Sweden.\n\nThe country's GDP was 5 billion dollars in 2015."
    assert subjects(text, "varnholm") == ["sweden"]
    two = text.replace("in Sweden", "in Sweden, near Denmark")
    assert subjects(two, "varnholm") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hald, the old district of Varnholm in the north, saw its GDP rise 6 percent to 5 billion yuan in 2015.",
        "The GDP of Hald District, Varnholm, rose 6 percent to 5 billion yuan in 2015.",
        "In 2015 Hald's GDP rose 6 percent to 5 billion yuan.",
    ],
)
def test_a_district_is_called_so_without_the_city_it_lies_in(text: str):
    assert set(subjects(f"A district grows\n\n{text}", "hald-district-varnholm")) == {"hald-district-varnholm"}


def test_an_apposition_is_not_whom_a_sentence_is_about():
    text = "A year\n\nHald, the old district of Varnholm in the north, saw its GDP rise 6 percent in 2015."
    assert "varnholm" not in subjects(text, "ohio")
