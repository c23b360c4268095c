"""Which dollar a bare "$" is: that of America, or of the land that a text is about."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.mentions.mention import Mention
from flows.reading.article import Article

DOLLARS = Path(__file__).with_name("dollars.csv")
BARE_DOLLAR = re.compile(r"(?<![A-Za-z.])\$")
# Where a text sets dollars apart, a bare one is America's, or nobody knows.
SET_APART = re.compile(r"\b(?:US|U\.S\.|C|CA|A|AU|NZ)\$|\bUSD\b|\b(?:US|U\.S\.|American) dollars?\b")


def own_dollar(article: Article, mention: Mention, book: Codebook) -> bool:
    """Whether a bare "$" may be another dollar than the American: the text names a land with one of its own.

    Where the codebook knows the article's place, only its own counts (China's press prints dollars of America). A land
    whose press prints its own so is none of these: `dollar_of` says which it is.
    """
    if not _bare(article, mention) or dollar_of(article, mention, book) is not None:
        return False
    known = book.subjects.get(article.place)
    return _named(f"{article.place} {article.text}" if known is None else known.label) is not None


def dollar_of(article: Article, mention: Mention, book: Codebook) -> str | None:
    """The currency of a bare "$" in a text about a land whose press prints its own dollar so; None of any other."""
    if not _bare(article, mention) or _sets_apart(article.text):
        return None
    known = book.subjects.get(article.place)
    land = _named(article.place.replace("-", " ") if known is None else known.label)
    currency, bare = _lands()[land.lower()] if land else ("", "")
    return currency if bare else None


def _bare(article: Article, mention: Mention) -> bool:
    return mention.unit == "USD" and BARE_DOLLAR.search(article.text, mention.start, mention.end) is not None


@lru_cache(maxsize=4)  # of a text once, not for each of its figures
def _sets_apart(text: str) -> bool:
    return SET_APART.search(text) is not None


@lru_cache(maxsize=8)
def _named(text: str) -> str | None:
    """The first land of dollars that a text names."""
    found = _pattern().search(text)
    return None if found is None else found[0]


@cache
def _lands() -> dict[str, tuple[str, str]]:
    """(currency, whether its press prints it as a bare "$") of lands, some of their regions and cities."""
    rows = [row.split(",") for row in DOLLARS.read_text(encoding="utf-8").splitlines()[1:]]
    return {land.lower(): (currency, bare) for land, currency, bare in rows}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(land) for land in _lands())})\b", re.IGNORECASE)
