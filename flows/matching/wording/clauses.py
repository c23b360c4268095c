"""The sentence and the clause in which a figure stands."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

# A date alone in brackets, right behind a figure: "27 million (July 2015 est.)".
BEHIND = "|".join(
    f"(?<={end})"
    for end in (r"[\d%]", "GDP", "illion", "thousand", "years", "hectares", "inhabitants", "people", "km", "km²")
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATED = (
    rf"(?:{BEHIND})\s\((?:(?:as of |at |in |on )?(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}}, )?)?[12]\d{{3}}"
    r"(?:,? (?:est\.?|estimate|estimated|census))?\)|\([12]\d{3}\)\s?:"
)
# "And over the next ten years it is to", which leads to the verb of another clause.
LATER = (
    r"\band (?=(?:over|in|by|within|during|for|from|until) (?:the )?"
    r"(?:(?:next|coming|following|past|last)\s|[12]\d{3}\b)"
    r"[^,;.]{0,24}?,? ?\b(?:is|are|was|were|will|has|had|it|they)\b)"
)
CLAUSE_BORDER = re.compile(
    # an amount in other money, or a year, that the clause goes on behind or ends with, is no border
    rf"(?P<through>\([^()]{{0,30}}\d[^()]{{0,30}}\)(?=\s(?:in|by|at|as of|during|for)\s)|{DATED})"
    r"|[;:—–()]|,? (?:while|whereas|but|which|who|whose|where|when)\b|, (?:and|with|after|before|since)\b"
    r"|\band (?:now|is|are|was|were|will)\b"
    rf"|{LATER}"
    r"|\bcompared\b|\b(?:faster|slower|higher|lower|more|less|better|bigger|smaller) than (?:the|that|in|those|what)\b",
    re.IGNORECASE,
)


def sentence_at(article: Article, position: int) -> Sentence:
    """The sentence that holds a character of the article's text."""
    low, high = 0, len(article.sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if article.sentences[middle].start <= position:
            low = middle
        else:
            high = middle - 1
    return article.sentences[low]


def clause(text: str, sentence: Sentence, figure: Mention) -> tuple[int, int]:
    """The clause of a sentence in which a figure stands: from one border word or mark to the next."""
    start, end = sentence.start, sentence.end
    for border_start, border_end in _borders(text, sentence.start, sentence.end):
        if border_end <= figure.number_start:
            start = border_end
        elif border_start >= figure.number_end:
            end = border_start
            break
    return start, end


@lru_cache(maxsize=16)  # the figures of a sentence ask one after the other
def _borders(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    found = CLAUSE_BORDER.finditer(text, start, end)
    return tuple(match.span() for match in found if match["through"] is None)
