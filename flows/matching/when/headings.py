"""Titles, headings and headers of accounts, and the times that they tell for what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.mentions.mention import Mention, Period
from flows.mentions.periods import years
from flows.reading.article import Article, Sentence

HEADER = re.compile(
    r"\b(?:(?:interim|annual|half[- ]year(?:ly)?|quarterly|year-end|full[- ]year|financial|preliminary|final|unaudited"
    r"|first|second|third|fourth)[- ](?:\w+ )?(?:reports?|review|statements?|accounts|release|results)"
    r"|results for|report for)\b",
    re.IGNORECASE,
)
FRONT = 16  # characters of a heading before its time
HEADS = 4  # paragraphs with which an article begins
HEADER_LENGTH = 160  # characters
# "Financial statements 2015", "Annual results for 2015": the year of accounts that a title names.
OF_YEAR = re.compile(
    r"\b(?:results?|reports?|reviews?|bulletins?|(?:financial )?statements?|accounts|figures)\b"
    r"(?:,? (?:release|bulletin|for|in|the|(?:full|financial) year|year))*,? ((?:19|20)\d\d)$",
    re.IGNORECASE,
)
OF_PART = re.compile(r"\b(?:interim|quarter\w*|half|month\w*|semi-?annual|Q[1-4]|H[12]|mid-?year)\b", re.IGNORECASE)


def is_title(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is the title, which plain texts print as a first line without a full stop."""
    return sentence.block == "title" or (
        sentence is article.sentences[0] and article.text[sentence.end - 1] not in ".!?"
    )


def listed(article: Article, sentence: Sentence, heads: Iterable[Sentence]) -> bool:
    """Whether a line without a full stop stands in the list of results below a header that tells their time."""
    text = article.text
    return text[sentence.end - 1] not in ".!?:" and any(HEADER.search(text, s.start, s.end) for s in heads)


def heads_accounts(article: Article, sentence: Sentence) -> bool:
    """Whether a line below the title says of when the accounts are that follow ("Interim report January-June")."""
    below = 0 < sentence.paragraph < HEADS and sentence.end - sentence.start < HEADER_LENGTH
    header = HEADER.search(article.text, sentence.start, sentence.end)
    return below and article.text[sentence.end - 1] not in ".!?" and header is not None


def heads_section(article: Article, sentence: Sentence, times: Sequence[Mention], figures: Sequence[Mention]) -> bool:
    """Whether a line that begins with a time, without figure or full stop, is the heading of what follows.

    `times` and `figures` are the mentions in it.
    """
    if sentence.paragraph == 0 or not times or any(m.kind == "quantity" for m in figures):
        return False
    short = sentence.end - sentence.start < HEADER_LENGTH and article.text[sentence.end - 1] not in ".!?"
    return short and times[0].start - sentence.start < FRONT


def year_of_accounts(article: Article) -> Period | None:
    """The year whose accounts the title announces: "Financial statement bulletin 2015"."""
    title = article.sentences[0]
    text = article.text[title.start : title.end]
    named = OF_YEAR.search(text)
    if named is None or OF_PART.search(text) or int(named[1]) > article.date.year or not is_title(article, title):
        return None
    return years(int(named[1]), int(named[1]))
