"""Bare words that name too much: a sector alone, sales and output of a place, sales counted in units."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.wording.part_words import goods_words
from flows.matching.wording.printed import Phrase
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

SECTOR_WORDS = Path(__file__).with_name("sector_words.csv")
VALUE_ADDED = "value_added"
SAYS_SO = re.compile(r"\b(?:value|added|output|gva|gdp|economy|economic)\b", re.IGNORECASE)
FOREIGN_TRADE = "foreign_trade"
ABROAD = re.compile(r"\b(?:foreign|external|overseas|bilateral|exports?|imports?|abroad|customs)\b", re.IGNORECASE)
_KINDS = (
    r"(?:new|existing|newly built|pre-owned|detached|semi-detached|terraced|single[- ]family|multi-?family|condo\w*"
    r"|apartments?|flats?|town-?houses?|luxury)"
)
KIND_OF_HOMES = re.compile(
    rf"\b{_KINDS}(?: homes?\b| houses?\b| sales\b|\b(?=[^.;]{{0,40}}\bsales\b))|\bsales of {_KINDS}\b", re.IGNORECASE
)
SHOPS = re.compile(r"\b(?:retail|wholesale)\b", re.IGNORECASE)
JOINED = re.compile(r"(?<![\w-])([\w-]+),?\s(?:and|&)\s$")
SALES, OUTPUT = "sales", "output"
TURNOVER, REVENUE = "turnover", frozenset(("revenue", "revenues", "total revenue", "total revenues"))
GENERIC = frozenset(("output", "production"))
FEW = 10_000_000  # a bare number below it is of things sold; above it money may lack its currency
BACK, FAR = 700, 1500  # characters of a paragraph, and before it, in which a text says of what it tells
OPENING = 300  # characters with which an article says what it is about


@cache
def _sector_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words that tell of what a sector's figures are; what each tells: "gdp", "economy" or "other"."""
    with SECTOR_WORDS.open(encoding="utf-8", newline="") as file:
        rows = {row["phrase"]: row["tells"] for row in csv.DictReader(file)}
    words = "|".join(re.escape(word) for word in sorted(rows, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), rows


def _told(text: str, start: int, end: int) -> list[str]:
    telling, words = _sector_words()
    return [words[found.lower()] for found in telling.findall(text, start, end)]


def of_sector_alone(article: Article, named: Phrase, sentence: Sentence) -> bool:
    """Whether a sector alone ("the construction industry") is named, and nothing says that its value added is meant.

    The last word that tells decides: "employment rose; the service sector saw ..." is about employment. Where none
    stands before, one behind in the sentence may tell, and where none does, what comes before in an article on GDP.
    """
    text = article.text
    if VALUE_ADDED not in named.key or SAYS_SO.search(text, named.start, named.end) is not None:
        return False
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - BACK)
    told = _told(text, start, named.start) or _told(text, named.end, sentence.end)[:1]
    if told:
        return told[-1] == "other"
    before = _told(text, max(0, start - FAR), start)
    return before[-1:] != ["gdp"] or "gdp" not in _told(text, 0, min(OPENING, start))


def of_kind_of_homes(article: Article, named: Phrase, sentence: Sentence) -> bool:
    """Whether a price of homes is told behind a kind of them ("New home sales fell; the median price was")."""
    if not named.key.endswith("_house_price") and named.key != "house_prices":
        return False
    kind = KIND_OF_HOMES.search(article.text, sentence.start, named.start)
    return kind is not None and KIND_OF_HOMES.search(article.text, named.start, named.end) is None


def of_shops(article: Article, named: Phrase, sentence: Sentence) -> bool:
    """Whether bare "trade" is that of shops ("trade rose 4 percent, of which retail trade 6 percent"), not abroad."""
    if named.key != FOREIGN_TRADE or ABROAD.search(article.text, sentence.start, sentence.end) is not None:
        return False
    return SHOPS.search(article.text, sentence.start, sentence.end) is not None


def of_more_goods(article: Article, named: Phrase, sentence: Sentence) -> bool:
    """Whether an indicator is of several goods, of which its phrase names the last ("moped and car sales")."""
    if article.text[named.start : named.end].split()[0].lower() not in goods_words():
        return False
    joined = JOINED.search(article.text, sentence.start, named.start)
    return joined is not None and joined[1].lower() in goods_words()


def of_no_place(article: Article, named: Phrase, place: Phrase | None) -> bool:
    """Whether bare sales or output are told of where they are: "production in Oklahoma" is of somebody's there."""
    if not is_generic(article, named) or place is None or place.start < named.end:
        return False
    return article.text[named.end : place.start].lower().split()[:1] == ["in"]


def of_treasury(article: Article, named: Phrase) -> bool:
    """Whether an indicator is printed as bare revenue, which of a place may be its treasury's or its firms'."""
    return named.key == TURNOVER and article.text[named.start : named.end].lower() in REVENUE


def is_generic(article: Article, named: Phrase) -> bool:
    """Whether an indicator is printed as bare sales or output, which a place has not: of what does nobody say."""
    printed = article.text[named.start : named.end].lower()
    return named.key == SALES or (named.key == OUTPUT and printed in GENERIC)


def in_units(book: Codebook, mentions: Sequence[Mention], named: Phrase, sentence: Sentence) -> bool:
    """Whether sales are told as a number without a currency ("sales rose 5 percent to 23,456"): units, no money."""
    if named.key != SALES:
        return False
    at = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    inside = [m for m in mentions[at : at + 12] if m.kind == "quantity" and m.start < sentence.end]
    if any(m.unit in book.money for m in inside):
        return False
    bare = (m for m in inside if m.start >= named.end and m.unit in ("", "1") and m.value is not None)
    return any(100 <= (m.value or 0) < FEW for m in bare)
