"""Where a mention may begin: one pass over the lower-cased text."""

from __future__ import annotations

import re
from functools import cache

from flows.mentions.calendar_words import MONTH, relative_words
from flows.mentions.tables import idioms, number_words, trie, word_lists

LETTER = r"[^\W\d_]"


@cache
def anchors() -> re.Pattern[str]:
    """The places worth reading; the name of the last group says how."""
    words = {word for word, (role, _) in number_words().items() if role != "glyph"} - {"mil", "mn", "bn", "tn", "trn"}
    glyphs = "".join(word for word, (role, _) in number_words().items() if role == "glyph")
    superlatives = trie(word_lists()["superlative"])
    return re.compile(
        rf"(?P<digit>\d)|(?P<glyph>[{glyphs}])"
        rf"|(?<!{LETTER})(?:(?P<idiom>(?:{trie(idioms())}))|(?P<word>(?:{trie(words)}))|(?P<relative>{relative_words()})"
        rf"|(?P<month>(?:{MONTH}))|(?P<superlative>(?:{superlatives}|second-(?:{superlatives})))|(?P<top>top|minus|negative|several))(?!{LETTER})"
    )


def lower(text: str) -> str:
    """The text in lower case, each character still in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
