"""When a name only tells what it expects of others: "the bank expects exports of 3 billion"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.matching.codebook import Codebook
from flows.matching.whose.tellers import OFFICE
from flows.matching.wording.printed import Phrase
from flows.reading.article import Article

OF_FIRMS = "enterprise"  # the topic of what a firm expects of itself
EXPECTS = re.compile(
    r"\b(?:expects?|expected|forecasts?|projects|projected|predicts?|predicted|anticipates|estimates)\b"
)
# What an office aims at is no target of its own ("the tourism office is targeting 3 million arrivals").
AIMS = re.compile(
    r"\b(?:targets?|targeting|targeted|aims?|aiming|hopes?|plans?|wants?|seeks?|strives?|set|sets|will)\b"
)


def of_forecaster(article: Article, book: Codebook, phrases: Mapping[str, Phrase]) -> bool:
    """Whether between a name and the indicator that a frame binds stands that it expects something."""
    known, name = phrases.get("indicator"), phrases.get("subject")
    if known is None or name is None or name.end > known.start:
        return False
    if OFFICE.search(article.text, name.start, name.end) and AIMS.search(article.text, name.end, known.start):
        return True
    if book.indicators[known.key].topic == OF_FIRMS:
        return False
    return EXPECTS.search(article.text, name.end, known.start) is not None
