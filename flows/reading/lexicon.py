"""The words of one document, which decide how its broken words are put together.

No dictionary: what a document writes in one piece somewhere tells how it means what it breaks elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

HYPHEN = "-"
PART = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"[^\W\d_]+-[ \t]*(?:\r\n|[\n\r\f\x85\u2028\u2029])\s*[^\W\d_]+")
LEFT = re.compile(r"[^\W\d_]+\Z")
LONGEST_WORD = 40  # what is looked at before a hyphen; longer runs of letters are no words
KEEPS_HYPHEN = frozenset(("all", "anti", "cross", "ex", "half", "non", "quasi", "self", "semi", "well"))
SHORTEST_COMPOUND = 4  # "ed", "ing", "al" behind a hyphen are endings more often than words


class Lexicon:
    """How often a text has each word and each hyphenated pair, counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def knows(self, word: str) -> bool:
        """Whether the text has this word in one piece somewhere."""
        return word.lower() in self._words

    def joins(self, before: int, after: int, text: str) -> bool:
        """Whether the hyphen at `before` in `text` only breaks a word that goes on at `after`, on the next line.

        What the document has more often decides: the word in one piece or the hyphenated pair. Where it has neither, a
        word that it hyphenates elsewhere ("world-class") makes a compound with another whole word ("world-leading");
        anything else is one broken word.
        """
        left = LEFT.search(text, max(0, before - LONGEST_WORD), before)
        right = PART.match(text, after)
        if left is None or right is None:
            return False
        one, two = left.group(), right.group()
        if two[0].isupper() and not one.isupper():
            return False
        first, second = one.lower(), two.lower()
        joined, paired = self._words[first + second], self._pairs[f"{first}-{second}"]
        if joined or paired:
            return joined >= paired
        return not self._compound(first, second)

    def _compound(self, first: str, second: str) -> bool:
        if first in KEEPS_HYPHEN:
            return True
        return len(second) >= SHORTEST_COMPOUND and first in self._openers and second in self._words

    @cached_property
    def _tokens(self) -> Counter[str]:
        """Tokens of the lines that are not letter-spaced, without the halves of words broken at a line's end."""
        lines = [line for line in self._text.splitlines() if "  " not in line.strip()]
        return Counter(TOKEN.findall(BROKEN.sub(" ", "\n".join(lines)).lower()))

    @cached_property
    def _words(self) -> Counter[str]:
        words: Counter[str] = Counter()
        for token, count in self._tokens.items():
            for part in token.split(HYPHEN):
                words[part] += count
        return words

    @cached_property
    def _pairs(self) -> Counter[str]:
        pairs: Counter[str] = Counter()
        for token, count in self._tokens.items():
            parts = token.split(HYPHEN)
            for pair in pairwise(parts):
                pairs[HYPHEN.join(pair)] += count
        return pairs

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The words that stand before a hyphen somewhere."""
        return frozenset(pair.partition(HYPHEN)[0] for pair in self._pairs)
