"""Whether what holds at one moment is told as measured anew: it "fell to 6.2 percent", "was 5.4, up from 5.2"."""

from __future__ import annotations

import re

from flows.matching.when.periods import Dated
from flows.matching.wording.clauses import clause, sentence_at
from flows.mentions.mention import Mention, Period
from flows.mentions.periods import months
from flows.reading.article import Article

MOVING = (
    r"(?:rose|fell|grew|declined|decreased|increased|dropped|climbed|slipped|jumped|eased"
    r"|edged (?:up|down|higher|lower)|inched (?:up|down|higher|lower)"
    r"|ticked (?:up|down)|improved|dipped|shrank|widened|narrowed|moved (?:up|down)"
    r"|went (?:up|down)|came down|slid|rebounded|advanced|sank|swelled)"
)
UP_TO = re.compile(rf"\b{MOVING}\b[^.;:]{{0,60}}\b(?:to|at) (?:a \w+ |an? [\w-]+ low of |a record )?$", re.IGNORECASE)
SINCE_THEN = re.compile(
    r"^(?: of [\w\s]{1,30}| people| persons)?,? ?(?:\(?(?:up|down|higher|lower|against|compared (?:with|to)|unchanged"
    r"|an? (?:increase|decrease|rise|fall|drop|decline|gain) of)\b)",
    re.IGNORECASE,
)
YEAR_TO = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
LONG, YEAR = 100, 360  # days: longer than a quarter, and shorter than a year


def moved(article: Article, figure: Mention, *, level: bool) -> bool:
    """Whether a figure of what holds at one moment tells that it has changed; a change does, a level by its verb."""
    if not level:
        return True
    text = article.text
    sentence = sentence_at(article, figure.number_start)
    start, end = clause(text, sentence, figure)
    if UP_TO.search(text, start, figure.start) is not None:
        return True
    return SINCE_THEN.match(text[figure.end : max(end, figure.end)]) is not None


def at_its_end(period: Period) -> bool:
    """Whether nothing is left open when what holds at one moment is told of a period: a month, a quarter, a year."""
    days = (period.end - period.start).days
    return days < LONG or days > YEAR


def ending(when: Dated) -> Dated:
    """A year to a month as that month: what has changed "in the year to July" is told of July."""
    if when.period is None or YEAR_TO.fullmatch(when.period.iso) is None:
        return when
    if (when.period.end - when.period.start).days < YEAR - 10:
        return when
    last = when.period.end
    return Dated(months(last.year, last.month, last.month, resolved=when.period.resolved), when.basis)
