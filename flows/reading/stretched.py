"""Letter-spaced lines: which of their spaces stand inside a word.

A justified line in a narrow column comes out of a PDF as "n e a r l y  2 0  b o a t s": words parted by two spaces,
letters by one. Some lines are spaced only in part ("Har bour  Off ice"), so the document's own words decide which
pieces belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.reading.lexicon import Lexicon

WIDE = re.compile(r"(?<=\S)  +(?=\S)")
LETTERS = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")
ONE_WORD = re.compile(r"(?:[^\W_] )+[^\W_](?: ?[.,;:!?)])*\Z")  # letter by letter between two wide gaps
INNER = re.compile(" ")
PIECE = re.compile(r"\S+")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\Z")
EDGES = ".,;:!?()[]\"“”'’"
LETTER_WORDS = frozenset("aAIO&")
LONGEST_RUN = 24  # pieces of one word; bounds the work for a piece
KNOWN, UNKNOWN, A_LETTER, SWALLOWED = 1.0, 3.0, 0.3, 2.0  # what a word, a letter of an unknown word, a lost word cost


def inner_spaces(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """The places in `text[start:end]` (one line) of the single spaces that stand inside a word."""
    wide = [match.span() for match in WIDE.finditer(text, start, end)]
    if not wide:
        for match in LETTERS.finditer(text, start, end):
            yield from _spaces(text, match.start(), match.end(), lexicon)
        return
    if len(wide) == 1 and not LETTERS.search(text, start, end) and not _has_lone_letter(text, start, end):
        return
    at = start
    for left, right in [*wide, (end, end)]:
        if ONE_WORD.match(text, at, left):
            yield from (match.start() for match in INNER.finditer(text, at, left))
        else:
            yield from _spaces(text, at, left, lexicon)
        at = right


def _has_lone_letter(text: str, start: int, end: int) -> bool:
    return any(len(piece) == 1 and piece.isalpha() and piece not in LETTER_WORDS for piece in text[start:end].split())


def _spaces(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """The spaces of a segment that vanish when its pieces are put together the cheapest way."""
    pieces = [match.span() for match in PIECE.finditer(text, start, end)]
    words = [text[a:b] for a, b in pieces]
    best, back = [0.0], [0]
    for stop in range(1, len(words) + 1):
        costs = [(best[first] + _cost(words[first:stop], lexicon), first) for first in _firsts(words, stop)]
        cost, first = min(costs)
        best.append(cost)
        back.append(first)
    stop = len(words)
    while stop:
        yield from (a - 1 for a, _ in pieces[back[stop] + 1 : stop])
        stop = back[stop]


def _firsts(words: list[str], stop: int) -> Iterator[int]:
    """Where a word that ends before piece `stop` may begin: nearest first, as far as its pieces can be of one word."""
    for first in range(stop - 1, max(-1, stop - 1 - LONGEST_RUN), -1):
        yield first
        if first and not _may_touch(words[first - 1], words[first]):
            return


def _may_touch(left: str, right: str) -> bool:
    """Whether two pieces can be of one word: no capital or sign inside, digits only with digits."""
    if right[0] in EDGES:
        return True
    if left[-1] in EDGES or left == "&" or right == "&":
        return False
    if left[-1].isdigit() != right[0].isdigit():
        return False
    return not right[0].isupper() or (len(left) == 1 and left.isupper())


def _cost(pieces: list[str], lexicon: Lexicon) -> float:
    word = "".join(pieces)
    bare = word.strip(EDGES)
    if not bare:
        return UNKNOWN
    known = (bare.isdigit() and len(word) > 1) or _known(bare, lexicon)
    lost = sum(SWALLOWED for piece in pieces if len(piece) > 2 and lexicon.knows(piece)) if len(pieces) > 1 else 0.0
    return lost + (KNOWN if known else UNKNOWN + A_LETTER * len(bare))


def _known(bare: str, lexicon: Lexicon) -> bool:
    if len(bare) == 1:
        return bare in LETTER_WORDS
    return WORD.match(bare) is not None and all(
        lexicon.knows(part) for part in re.split(r"[-'’]", bare) if part.isalpha()
    )
