"""Where a mention may begin: the digits, and the words and phrases that are worth reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from flows.mentions.dates import MONTHS
from flows.mentions.patterns import NO_LETTER, trie
from flows.mentions.so_far import YEAR_STARTS
from flows.mentions.stretches import STARTS
from flows.mentions.tables import idioms, number_words, word_lists
from flows.mentions.unit_table import by_first

ONE_OF_A_KIND = frozenset(("length", "mass", "volume"))  # "a gallon of beer" is one gallon
COINS = ("penny", "dime", "cent")


@cache
def kinds() -> Mapping[str, str]:
    """What each word or phrase that may begin a mention is: a reader of `reader.READERS`."""
    units = [
        first
        for first, some in by_first().items()
        if len(first) > 2
        and not first.endswith("s")
        and any(_is_measure(unit.kind, unit.exact, unit.rest) for unit in some)
    ]
    found = {f"{article} {unit}": "single" for article in ("a", "an") for unit in (*units, *COINS)}
    found |= dict.fromkeys(word_lists()["superlative"], "superlative") | {"top": "top"} | dict.fromkeys(MONTHS, "month")
    found |= dict.fromkeys(STARTS, "relative")
    found |= dict.fromkeys(("year to date", "year-to-date", *YEAR_STARTS), "to_date")
    found |= {word: "word" for word, (role, _) in number_words().items() if role != "glyph"}
    return found | dict.fromkeys(idioms(), "idiom")


def _is_measure(kind: str, exact: str, rest: tuple[str, ...]) -> bool:
    return kind in ONE_OF_A_KIND and not exact and not rest


@cache
def digits() -> Callable[[str, int], re.Match[str] | None]:
    """The search for a digit or a sign that is a fraction."""
    glyphs = "".join(word for word, (role, _) in number_words().items() if role == "glyph")
    return re.compile(rf"[0-9{glyphs}]").search


@cache
def words() -> Callable[[str, int], re.Match[str] | None]:
    """The search for a word of `kinds` (group 1) behind any character that is no letter.

    That character is part of the match: so the pattern begins with a set, which is what makes the search quick.
    """
    return re.compile(rf"[^a-z]({trie(kinds())}){NO_LETTER}").search


@cache
def first_word() -> Callable[[str], re.Match[str] | None]:
    """The same at the begin of a text."""
    return re.compile(rf"({trie(kinds())}){NO_LETTER}").match
