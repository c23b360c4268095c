"""When a figure holds, by the times around it: of its clause, else of its sentence, else of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from flows.matching.statuses import status_in
from flows.matching.when.a_year_before import a_year_before
from flows.matching.when.a_year_on import a_year_on, tells_a_year_on
from flows.matching.when.comparing import compares
from flows.matching.when.periods import UNDATED, Dated, dated, spanning, times_between
from flows.matching.when.told_before import of_accounts, told_before
from flows.matching.wording.clauses import clause, sentence_at
from flows.matching.wording.naming import behind_dateline
from flows.mentions.mention import Mention
from flows.reading.article import Article

ENDED = re.compile(r",?\s(?:which )?(?:ended|ending)(?: on)?(?: the)?\s")  # "second quarter ended 31 December"
# Twelve months that are no calendar year, which leave open which: no time that was told before either.
TWELVE_MONTHS = re.compile(r"\b(?:in|over|during|for) the (?:past|last) (?:year|month)\b", re.IGNORECASE)
SINCE = re.compile(r"\b[Ss]ince (?:the )?$")  # from then to now, of which what is counted at one moment is none
A_YEAR = re.compile(r"\d{4}")
PART_OF_YEAR = 190  # days
LATER_CLAUSE = re.compile(r"; |, (?:and|while|whereas|but) ")
# "871 firms, 310 of them founded in 2015"
OF_THEM = re.compile(r"(?: (?:percent|per cent)|%)? of (?:them|which|whom|these|those)\b")
AND_HAD = re.compile(
    r"\band (?:had|has|was|were|is|are|handled|produced|received)\b"
    r"|\band its\b[^,;:]*\b(?:was|were|reached|exceeded|surpassed|stood|totall?ed)\b"
)
ATTACHED = re.compile(
    r"\W*(?:(?:yoy|y-o-y|year-on-year|on-year|in|by|at|for|of|during|over|as|from|on|the|end|to|year) ?)*\W*",
    re.IGNORECASE,
)


def nearby(article: Article, mentions: Sequence[Mention], figure: Mention, reach: str) -> Dated:
    """The period of a figure from its clause, and where `reach` allows from its sentence or paragraph.

    `moment` is a reach within the clause, of a level that holds at one moment.
    """
    sentence = sentence_at(article, figure.number_start)
    if (before := a_year_before(article, mentions, sentence)) is not None:
        return before
    own = [
        m
        for m in times_between(mentions, behind_dateline(article.text, sentence.start, sentence.end), sentence.end)
        if not compares(article.text, sentence.start, m, figure)
    ]
    again = {m.start for m, n in pairwise(own) if _named_again(article.text, m, n)}
    own = [m for m in own if m.start not in again]
    own = [m for m in own if not _of_a_later(article.text, mentions, figure, m, reach)]
    start, end = clause(article.text, sentence, figure)
    on = tells_a_year_on(article.text, start, end, figure)
    if on is not None:
        earlier = [m for m in own if m.end <= on]
        told = dated(earlier[-1], elsewhere=False) if earlier else told_before(article, mentions, sentence)
        return a_year_on(told)
    times = [m for m in own if start <= m.start and m.end <= end]
    if reach == "moment" or not times:  # "no first quarter since 2021 was so poor: exports came to 5 billion yuan"
        own = [m for m in own if SINCE.search(article.text, max(sentence.start, m.start - 12), m.start) is None]
        times = [m for m in times if m in own]
    if not times and reach in ("sentence", "paragraph"):
        planned = status_in(article.text, start, end, figure.number_end) != "actual"  # else "... could be more by 2030"
        times = [m for m in own if planned or m.period is None or m.period.start <= article.date]
        times = [m for m in times if not _of_the_next(article.text, mentions, figure, m, sentence.end)]
    times = [
        m for m in times if not any(m.end < n.start and ENDED.fullmatch(article.text, m.end, n.start) for n in own)
    ]
    if times:
        chosen = _nearest(article.text, times, figure)
        if _of_another_year(chosen, own):
            return UNDATED
        when = spanning(article.text, sentence.start, chosen, dated(chosen, elsewhere=False))
        return of_accounts(article, mentions, chosen, when)
    if reach == "paragraph" and TWELVE_MONTHS.search(article.text, start, end) is None:
        return told_before(article, mentions, sentence)
    return UNDATED


def _nearest(text: str, times: Sequence[Mention], figure: Mention) -> Mention:
    """A date right behind the figure ("16 billion in 2011"), else the last before it, else the first behind it."""
    behind = [m for m in times if m.start >= figure.number_end]
    before = [m for m in times if m.end <= figure.number_start]
    if behind and ATTACHED.fullmatch(text, figure.end, max(figure.end, behind[0].start)):
        return behind[0]
    return before[-1] if before else behind[0] if behind else times[0]


def _named_again(text: str, time: Mention, bracket: Mention) -> bool:
    """Whether a time in brackets says which one is meant ("the first seven months (April-October)")."""
    return text[time.end : bracket.start] == " (" and text.startswith(")", bracket.end)


def _of_a_later(text: str, mentions: Sequence[Mention], figure: Mention, time: Mention, reach: str) -> bool:
    """Whether a time stands right behind a later figure of a kind ("was 63 percent, peaking at 81 percent in May").

    Of what holds at one moment any later figure but a percentage has its own ("has 900 staff, sold 5 tons in 2014").
    """
    first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (figure.end, time.start))
    between = [m for m in mentions[first:last] if m.kind == "quantity" and m.end <= time.start]
    if between and OF_THEM.search(text, between[-1].end, time.start) is not None:
        return True
    held = reach in ("moment", "clause")
    if not between or not (
        "," in text[figure.end : between[-1].start] or (held and _goes_on(text, figure, between[-1]))
    ):
        return False
    later = between[-1]
    if ATTACHED.fullmatch(text, later.end, time.start) is None:
        return False
    return later.unit == figure.unit or (held and later.unit != "%")


def _of_the_next(text: str, mentions: Sequence[Mention], figure: Mention, time: Mention, end: int) -> bool:
    """Whether a time stands in a later clause before a figure there ("was 7 percent, and wages in May 9 euros")."""
    border = None if time.start < figure.end else LATER_CLAUSE.search(text, figure.end, time.start)
    if border is None:
        return False
    first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (border.end(), end))
    figures = [m.start > time.start for m in mentions[first:last] if m.kind == "quantity"]
    return bool(figures) and all(figures)


def _goes_on(text: str, figure: Mention, later: Mention) -> bool:
    """Whether another verb stands before a later figure ("covers 662 km2 and had 9 million inhabitants in 2011")."""
    return AND_HAD.search(text, figure.end, later.start) is not None


def _of_another_year(time: Mention, own: Sequence[Mention]) -> bool:
    """Whether a part of a year was told without its year, beside a year which it may be of ("In 2013 ... by Q1")."""
    part = time.period
    if part is None or not part.resolved or (part.end - part.start).days > PART_OF_YEAR:
        return False
    years = (m.period for m in own if m.period is not None and A_YEAR.fullmatch(m.period.iso) and not m.period.resolved)
    return any(year.start.year != part.start.year for year in years)
