"""The time of a headline's figure."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone, observed

LEAD = "Exports of Ohio rose 14.8 percent to 32.16 billion dollars in 2015, and imports 9.1 percent."


def of_title(title: str, lead: str = LEAD) -> list[tuple[str, str | None]]:
    """The value and the period of each row that has a mark in the title."""
    article = read_text(f"{title}\n\n{lead}", article_id="extract/x", date=dt.date(2016, 2, 1), place="ohio")
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    marked = {mark.row_id for mark in made.marks if mark.char_end <= len(title)}
    return [(row.value_text, row.period) for row in made.observations if row.observation_id in marked]


@pytest.mark.parametrize(
    ("title", "figure"),
    [
        ("Ohio's exports up 14.8 percent", "14.8"),
        ("Ohio's exports up 15 percent", "14.8"),  # the text has it more exactly
        ("Ohio's exports rise to $32.16 billion", "32.16 billion"),
    ],
)
def test_it_is_that_of_the_same_figure_below(title: str, figure: str):
    assert of_title(title) == ([(figure, "2015")])


def test_the_row_is_the_sentences_that_tells_more_than_the_headline():
    rows = observed(LEAD, title="Ohio's exports top $32 billion")
    assert [(row.value, row.qualifier) for row in rows if row.measure == "level"] == [(32.16e9, "exact")]


def test_it_is_read_where_the_sentence_below_is_not():
    lead = "Bolstered by grain, what Ohio sent abroad was in 2015, at 32.16 billion dollars, worth more than ever."
    assert of_title("Ohio's exports rise to $32.16 billion", lead) == [("32.16 billion", "2015")]


def test_of_no_figure_below_it_there_is_no_time():
    assert of_title("Ohio's exports up 12 percent") == []


def test_a_headline_that_tells_a_time_keeps_it():
    assert of_title("Ohio's exports up 14.8 percent in May") == [("14.8", "2015-05")]
