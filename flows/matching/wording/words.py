"""The words of a text as phrases are looked up by: without case, plural and possessive, hyphens as spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from flows.matching.wording.printed import Word

WORD = re.compile(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
OWNING = re.compile(r"['’][sS]\b")
APART = str.maketrans(dict.fromkeys('-,.&/()+:;%$#"\\', " "))  # what stands between the words of a phrase
FUNCTION_WORDS, OTHER_OILS = (Path(__file__).with_name(name) for name in ("function_words.csv", "other_oils.csv"))


@cache
def words_in(path: Path) -> frozenset[str]:
    """The words of a table of one column, without its heading."""
    return frozenset(path.read_text(encoding="utf-8").split()[1:])


def no_names() -> frozenset[str]:
    """Words that are no name though they have a capital (function_words.csv), in lower case."""
    return words_in(FUNCTION_WORDS)


def other_oils() -> frozenset[str]:
    """Words of which an oil is that does not come from wells ("palm", "heating"), as stems."""
    return words_in(OTHER_OILS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without case and plural."""
    low = word.lower()
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    return low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]


def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase's words; of plain words without a search."""
    plain = phrase.translate(APART)
    words = plain.split() if plain.isascii() and "'" not in plain else WORD.findall(OWNING.sub("", phrase))
    return tuple(map(stem, words))


def words_of(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """The words of `text[start:end]` that are in none of the spans of `taken`, which are in order."""
    spans = iter(taken)
    span, figure = next(spans, None), -1
    for match in WORD.finditer(text, start, end):
        low, high = match.span()
        while span is not None and span[1] <= low:
            figure, span = span[1], next(spans, None)
        if span is not None and span[0] < high:
            continue
        printed = match.group()
        if printed in ("s", "S") and text[low - 1 : low] in ("'", "’"):
            continue
        yield Word(low, high, stem(printed), printed[0].isupper(), figure == low - 1)
