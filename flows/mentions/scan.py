"""Where a mention may begin: one pass over the lower-cased text."""

from __future__ import annotations

import re
from functools import cache

from flows.mentions.dates import MONTH
from flows.mentions.stretches import relative_words
from flows.mentions.patterns import NO_LETTER, trie
from flows.mentions.tables import idioms, number_words, word_lists
from flows.mentions.unit_table import by_first

LETTER = r"[^\W\d_]"
ONE_OF_A_KIND = frozenset(("length", "mass", "volume"))  # "a gallon of beer" is one gallon


@cache
def anchors() -> re.Pattern[str]:
    """The places worth reading; the name of the last group says how."""
    entries = number_words().items()
    glyphs = "".join(word for word, (role, _) in entries if role == "glyph")
    words = trie(word for word, (role, _) in entries if role not in ("glyph", "letter"))
    superlatives = trie(word_lists()["superlative"])
    single = trie(
        first
        for first, units in by_first().items()
        if len(first) > 2
        and not first.endswith("s")
        and any(u.kind in ONE_OF_A_KIND and not u.exact and not u.rest for u in units)
    )
    return re.compile(
        rf"(?P<digit>\d)|(?P<glyph>[{glyphs}])"
        rf"|(?<!{LETTER})(?:(?P<idiom>(?:{trie(idioms())}))|(?P<word>(?:{words}))|(?P<relative>{relative_words()})"
        rf"|(?P<month>(?:{MONTH}))|(?P<superlative>(?:{superlatives}))|(?P<top>top)"
        rf"|(?P<single>an?\s(?:{single}|penny|dime|cent)\b)){NO_LETTER}"
    )
