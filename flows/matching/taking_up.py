"""What "this" at a sentence's begin stands for ("This was an increase of ..."): the sentence before's one indicator."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from flows.matching.printed import INDICATOR, Phrase
from flows.reading.article import Article, Sentence

THIS = re.compile(
    r"\s*(?P<this>this|that|(?:this|that) figure|the (?:figure|number|total|amount|volume|rate))"
    r"(?= (?:was|is|represents|represented|marks|marked|reflects|reflected|constitutes|constituted|compares|compared"
    r"|accounts|accounted|indicates|equals)\b)"
    r"|\s*(?P<it>it(?= (?:was|is) (?:up|down)\b))",
    re.IGNORECASE,
)


def again_of(article: Article, sentence: Sentence, phrases_of: Callable[[Sentence], Sequence[Phrase]]) -> list[Phrase]:
    """The word "this" as a phrase of the indicator that the sentence before names alone; else none."""
    match = THIS.match(article.text, sentence.start, sentence.end)
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    if match is None or at == 0 or article.sentences[at - 1].paragraph != sentence.paragraph:
        return []
    start, end = match.span(match.lastgroup or "this")
    if any(phrase.start < end for phrase in phrases_of(sentence) if phrase.code == INDICATOR):
        return []
    named = {phrase.key for phrase in phrases_of(article.sentences[at - 1]) if phrase.code == INDICATOR}
    return [Phrase(start, end, INDICATOR, named.pop(), 1)] if len(named) == 1 else []
