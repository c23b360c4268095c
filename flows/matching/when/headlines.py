"""The time of a headline's figure: that of the same figure in the sentences below it, which tell it in full."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flows.matching.when.periods import times_between
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention
from flows.reading.article import Article

LEAD = 4  # sentences: the headline and those that tell it again
ENDS = (".", "!", "?", "”", '"')


def told_below(article: Article, mentions: Sequence[Mention], figure: Mention) -> Mention | None:
    """The figure of an undated headline as the first sentences have it: the same, or the one that it rounds.

    None for a figure that stands in no headline, in one that tells a time, or where two below would round to it.
    """
    title = sentence_at(article, figure.number_start)
    printed = article.text[title.start : title.end].rstrip()
    if title.paragraph != 0 or title is not article.sentences[0] or printed.endswith(ENDS):
        return None
    if any(m.period is not None for m in times_between(mentions, title.start, title.end)):
        return None
    end = article.sentences[min(LEAD, len(article.sentences)) - 1].end
    below = [
        m
        for m in mentions
        if m.kind == "quantity" and title.end <= m.start and m.end <= end and m.unit == figure.unit and m.value
    ]
    same = [m for m in below if m.value == figure.value]
    rounded = [m for m in below if _rounds(m, figure)]
    return same[0] if same else rounded[0] if len(rounded) == 1 else None


def _rounds(exact: Mention, figure: Mention) -> bool:
    """Whether a figure is another one with fewer decimals."""
    if exact.value is None or figure.value is None or figure.qualifier != "exact":
        return False
    step = figure.multiplier * Decimal(10) ** -figure.decimals
    return exact.value != figure.value and round(exact.value / step) * step == figure.value
