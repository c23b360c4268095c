"""Texts that make no sense are read without an error, and what is read of them lies in them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone, observed

PIECES = (
    "the volume of foreign trade", "and second", "exports of toys", "and", "imports", "of", "its GDP", "the city",
    "Ohio's", "Toledo", ", up", "up", "fell by", "12 percent", "3.5 billion yuan", "($2 million)", "two", "third",
    "in 2015", "(", ")", ",", ";", ". The", "year on year", "from", "to", "the first half", "respectively",
    "accounting for", "of the total", "as many as", "-", "%", "passengers", "retail sales of", "cars", "with",
    ", which", "said", "on Friday", "compared with", "a year earlier", "the figure", "it", "rose", "while", "that of",
    "-0.3", "1,200", "per capita", "ranked", "among", "places", "1:2", "Q3", "'s",
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=40))
def test_any_order_of_words_is_read(pieces: list[str]):
    article = read_text(" ".join(pieces), article_id="extract/x", date=dt.date(2016, 2, 1), place="ohio")
    mentions = find_mentions(article.text, article.date)
    made = match_article(article, mentions, frames_alone(), provisional=True)
    for row in made.observations:
        assert row.value_text in article.text


def test_an_indicator_of_goods_before_an_ordinal_is_an_indicator():
    rows = observed("Ohio was fifth by volume of foreign trade and second by GDP. Its exports rose 5 percent in 2015.")
    assert [(row.indicator_id, row.value) for row in rows if row.measure == "change_percent"] == [("exports", 5.0)]
