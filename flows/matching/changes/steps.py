"""Whether an article goes from month to month, or from quarter to quarter, so that a change may be against the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.matching.changes.bases import A_QUARTER, follows
from flows.matching.when.periods import times_between
from flows.matching.when.told_before import told_before
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

YEAR_ON_YEAR = re.compile(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|y/y|(?:from|than) (?:a|one) year (?:ago|earlier|before)"
    r"|same (?:period|month|quarter)|(?:previous|preceding|prior|last) year|on the year|on year|annually"
    r"|(?:corresponding|comparable) (?:period|month|quarter|figure)|in the year to|over the year)\b",
    re.IGNORECASE,
)
# "From the previous month", "than November exports".
STEPS = re.compile(
    r"\b(?:month|quarter)[- ](?:on|over|to)[- ](?:month|quarter)\b|\bm-o-m\b|\bq-o-q\b"
    r"|\bon a (?:monthly|quarterly) basis\b|\bon the (?:month|quarter)\b(?! of)"
    r"|\bmonthly (?:gain|increase|rise|advance|decline|drop|decrease|fall|growth|change)s?\b"
    r"|\b[Oo]ver (?:the )?(?:past|last) (?:12|twelve) months\b"  # what is not of them is of a month
    r"|\b(?:from|than|over|on|against|compared (?:with|to)) (?:(?:[$€£A-Z]|\d)(?:(?!per ?cent)[^;%]){0,24}? )?(?:in )?"
    r"(?:the )?(?:(?:previous|preceding"
    r"|prior) (?:month|quarter)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?!,? (?:\d{1,4}\b|last|a year|to|through|until|and|[-–])|[-–]))"
)
# Behind which a date is the base: "compared to April 2017", "on the fourth quarter of 2016".
WITH_DATED = re.compile(
    r"\b(?:compared (?:with|to)|than|over|against|on|versus|relative to) (?:that |those )?(?:in |of )?(?:the )?$",
    re.IGNORECASE,
)
# "Compared with the same period last year, exports rose ...": what came before was against something else.
TURNS = re.compile(
    r"\s*(?:In comparison|Compared|As compared|Relative|Set against) ?(?:with|to) the same "
    r"|\s*(?:Year[- ]on[- ]year|On an annual basis|On a yearly basis|In annual terms|On a year-on-year basis),? ",
)
SEASONAL = re.compile(r"\bseasonally[- ]adjusted\b", re.IGNORECASE)
OPENS = 300  # characters with which a text opens


def turns_to_years(article: Article, sentence: Sentence) -> bool:
    """Whether the next sentence opens with the year before as its base, so that this one's is another."""
    return TURNS.match(article.text, sentence.end, sentence.end + 200) is not None


@lru_cache(maxsize=4)
def compares_years(text: str) -> bool:
    """Whether a text compares with the year before, and never with the month or quarter before."""
    return YEAR_ON_YEAR.search(text) is not None and STEPS.search(text) is None


def month_by_month(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether an article compares months or quarters with those before, so that a change may be such a one."""
    start = article.text.rfind("\n", 0, sentence.start) + 1
    end = article.text.find("\n", sentence.end)
    paragraph = article.text[start : end if end >= 0 else len(article.text)]
    near = STEPS.search(paragraph) is not None and YEAR_ON_YEAR.search(paragraph) is None
    around = times_between(mentions, sentence.start, sentence.end)
    if not near and not _goes_by_steps(article.text, _steps_back(article, mentions, around)):
        return False
    spans = [m.period for m in around if m.period is not None]
    if not spans and (told := told_before(article, mentions, sentence).period) is not None:
        spans = [told]
    return not any((p.end - p.start).days > A_QUARTER for p in spans)


@lru_cache(maxsize=4)  # of a text once, not for each of its figures
def _goes_by_steps(text: str, more: int) -> bool:
    """Whether a text compares with the month or quarter before more often than with the year before.

    `more` such comparisons are by a date.
    """
    return len(STEPS.findall(text)) + more > len(YEAR_ON_YEAR.findall(text)) or _opens_so(text)


def _opens_so(text: str) -> bool:
    """Whether the first change that a text tells is against the month before, of seasonally adjusted figures."""
    if SEASONAL.search(text) is None:
        return False
    step, year = STEPS.search(text), YEAR_ON_YEAR.search(text)
    return step is not None and step.start() < OPENS and (year is None or step.start() < year.start())


def _steps_back(article: Article, mentions: Sequence[Mention], own: Sequence[Mention]) -> int:
    """How often an article compares with the dated month or quarter right before that of a sentence ("April 2017")."""
    short = [m for m in own if m.period is not None and m.period.start != m.period.end]
    if not short:
        return 0
    dated = (m for m in times_between(mentions, 0, len(article.text)) if follows(m, short))
    return sum(1 for m in dated if WITH_DATED.search(article.text, max(0, m.start - 40), m.start))
