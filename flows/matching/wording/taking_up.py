"""What "this" at a sentence's begin stands for ("This was an increase of ..."): the sentence before's one indicator."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from flows.matching.wording.printed import INDICATOR, Phrase
from flows.reading.article import Article, Sentence

THIS = re.compile(
    r"\s*(?:(?:In|During|For|By|Over|At)\s[^,;:]{3,40},\s)?"
    r"(?:(?P<this>this|that|(?:this|that) figure|the (?:figure|number|total|amount|volume|rate))"
    r"(?= (?:was|is|represents|represented|marks|marked|reflects|reflected|constitutes|constituted|compares|compared"
    r"|accounts|accounted|indicates|equals)\b)"
    r"|(?P<figure>(?:this|that|the) (?:figure|reading|tally))"
    r"(?= (?:rose|fell|grew|increased|decreased|declined|dropped|climbed|jumped|surged|edged|slipped|eased|reached|hit"
    r"|stood|came|totall?ed|amounted|exceeded|topped|rebounded|slowed|had)\b))"
    r"|\s*(?P<it>it(?= (?:was|is) (?:up|down)\b))",
    re.IGNORECASE,
)

# "Exports of shoes", but not "exports of more than 3 billion dollars", "exports of the city".
OF_A_PART = re.compile(
    r"\s(?:of|for|by|from)\s(?:the\s)?(?!(?:more|about|over|nearly|almost|some|around|roughly|approximately|less|an?|at|up"
    r"|just|only|well|under|below|as|the|city|country|province|company|year|month|quarter|first|second|third|last)\b)[a-z]"
)


# "Of which, exports ...", "It also ...", "Its exports ...": goes on with what the sentence before told, in whatever
# paragraph that stands.
GOING_ON = re.compile(
    r"\s*(?:(?:of|among|including) (?:which|these|them|this|that|the (?:total|sum|above))\b|it (?:also|further)\b"
    r"|they (?:also|further)\b|(?:its|their)\s)",
    re.IGNORECASE,
)


def goes_on(article: Article, sentence: Sentence) -> Sentence | None:
    """The sentence before, where one goes on with what it told ("Of which ...", "It also ...")."""
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    return article.sentences[at - 1] if at and GOING_ON.match(article.text, sentence.start) else None


def again_of(article: Article, sentence: Sentence, phrases_of: Callable[[Sentence], Sequence[Phrase]]) -> list[Phrase]:
    """The word "this" as a phrase of the indicator that the sentence before names alone; else none."""
    match = THIS.match(article.text, sentence.start, sentence.end)
    at = bisect_left(article.sentences, sentence.start, key=lambda s: s.start)
    if match is None or at == 0 or article.sentences[at - 1].paragraph != sentence.paragraph:
        return []
    start, end = this_in(match)
    if any(phrase.start < end for phrase in phrases_of(sentence) if phrase.code == INDICATOR):
        return []
    before = [phrase for phrase in phrases_of(article.sentences[at - 1]) if phrase.code == INDICATOR]
    named = {phrase.key for phrase in before}
    if len(named) != 1 or any(OF_A_PART.match(article.text, phrase.end) for phrase in before):
        return []
    return [Phrase(start, end, INDICATOR, named.pop(), 1)]


def this_in(match: re.Match[str]) -> tuple[int, int]:
    """Where the words stand that take something up."""
    name = next(name for name in ("this", "figure", "it") if match[name] is not None)
    return match.span(name)
