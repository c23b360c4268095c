"""The year before the time told before, where a sentence begins or ends so: "A year earlier, it was"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.matching.when.periods import Dated
from flows.matching.when.shifting import year_earlier
from flows.matching.when.told_before import told_before
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

AGO = (
    r"(?:(?:a|one) year (?:earlier|ago|before)|in the (?:same|corresponding|comparable) (?:period|month|quarter|half)"
    r"(?:,? of| in)? (?:last year|the (?:previous|preceding|prior) year|the year before|a year (?:earlier|ago|before)"
    r"|(?P<year>[12]\d{3})))"
)
BEFORE = re.compile(
    rf"\s*(?:(?:But|However|By contrast|In comparison),?\s)?{AGO}(?:,\s|\s(?=(?:it|they|the|this|that)\b)"
    rf"|(?<=[a-z\d])\s(?=(?:exports|imports|sales|output|production|prices|inflation|unemployment|growth|revenues?|arrivals"
    rf"|turnover|profits?|traffic|GDP)\b))",
    re.IGNORECASE,
)
# "The rate was 5.4 percent a year earlier", but not "5.4 percent more than a year earlier".
ENDS = re.compile(rf"\b(?P<last>\w+)%? {AGO}[.”\"]*\s*$", re.IGNORECASE)
BASES = frozenset(
    (
        *("from", "than", "over", "on", "to", "with", "against", "of", "versus", "since", "compared"),
        *("more", "less", "fewer", "higher", "lower", "up", "down"),
    )
)
MARK = re.compile(r"[;:()]|,(?!\d)")
WAS = re.compile(r"\b(?:was|were|had|stood|came|amounted|totall?ed|reached)\b[^;:()]*\d", re.IGNORECASE)
AGAINST = re.compile(
    r"\d[^;:()]*\s(?:from|against|versus|than|over|compared (?:with|to)|up|down)\s[^;:()]*\d", re.IGNORECASE
)
FAR = 90  # characters that such an end has at most


def of_a_year_before(text: str, sentence: Sentence) -> re.Match[str] | None:
    """The words with which a sentence begins, or ends, that is about the year before what was told."""
    begins = BEFORE.match(text, sentence.start, sentence.end)
    ends = None if begins else ENDS.search(text, max(sentence.start, sentence.end - FAR), sentence.end)
    if ends is None or ends["last"].lower() in BASES:
        return begins
    apart = MARK.search(text, sentence.start, ends.start()) is not None
    against = AGAINST.search(text, sentence.start, ends.end("last")) is not None  # "was 6, against 5 a year ago"
    return None if apart or against or WAS.search(text, sentence.start, ends.end("last")) is None else ends


def a_year_before(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> Dated | None:
    """The time of a sentence that begins so; None where it does not, or where that cannot be told."""
    begins = of_a_year_before(article.text, sentence)
    told = None if begins is None else told_before(article, mentions, sentence)
    if begins is None or told is None or told.period is None:
        return None
    when = year_earlier(told)
    if when.period is None or (begins["year"] is not None and when.period.end.year != int(begins["year"])):
        return None
    return when
