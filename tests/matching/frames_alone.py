"""What the frames alone read in a text that nobody wrote rules for, as `seamark extract` does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from flows.matching import RuleBook, load_rulebook, match_article
from flows.matching.rows import Observation
from flows.mentions import find_mentions
from flows.reading.articles import read_text


@cache
def frames_alone() -> RuleBook:
    """The frames and the codebook, without any article's rules."""
    return replace(load_rulebook("qingdao-2018-03"), rules={}, article_claims={})


def observed(text: str, place: str = "ohio", title: str = "A title") -> list[Observation]:
    """The observations in a text of February 2016."""
    article = read_text(f"{title}\n\n{text}", article_id="extract/x", date=dt.date(2016, 2, 1), place=place)
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    return made.observations
