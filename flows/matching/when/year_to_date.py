"""A year so far, of what is counted over some time: until the end of the last month that the text told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.matching.when.comparing import compares
from flows.matching.when.periods import Dated, times_between
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention, Period
from flows.mentions.periods import months
from flows.reading.article import Article

BEHIND = 110  # days that figures come out after the month that they are of, at most
A_MONTH, A_YEAR = 28, 371  # days


def until_told(article: Article, mentions: Sequence[Mention], figure: Mention, when: Dated) -> Dated:
    """The year so far ("year to date") as until the end of the month, quarter or half told before the figure."""
    if when.period is None or not _so_far(when.period, article.date):
        return when
    for time in reversed(times_between(mentions, 0, figure.number_start)):
        told = time.period
        if told is None or told == when.period or not A_MONTH <= (told.end - told.start).days + 1 <= A_YEAR:
            continue
        if compares(article.text, sentence_at(article, time.start).start, time, None):
            continue
        late = dt.timedelta(days=BEHIND)
        ends = (told.end + dt.timedelta(days=1)).day == 1 and article.date - late <= told.end <= article.date
        if not ends or told.end.year != when.period.start.year:
            return when
        return Dated(months(told.end.year, 1, told.end.month, resolved=True), when.basis)
    return when


def _so_far(period: Period, date: dt.date) -> bool:
    return period.end == date and period.start == date.replace(month=1, day=1) and period.iso.count("-") > 2
