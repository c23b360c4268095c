"""When a name only tells what it expects of others: "the bank expects exports of 3 billion"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.matching.codebook import Codebook
from flows.matching.wording.printed import Phrase
from flows.reading.article import Article

OF_FIRMS = "enterprise"  # the topic of what a firm expects of itself
EXPECTS = re.compile(
    r"\b(?:expects?|expected|forecasts?|projects|projected|predicts?|predicted|anticipates|estimates)\b"
)


def of_forecaster(article: Article, book: Codebook, phrases: Mapping[str, Phrase]) -> bool:
    """Whether between a name and the indicator that a frame binds stands that it expects something."""
    known, name = phrases.get("indicator"), phrases.get("subject")
    if known is None or name is None or name.end > known.start or book.indicators[known.key].topic == OF_FIRMS:
        return False
    return EXPECTS.search(article.text, name.end, known.start) is not None
