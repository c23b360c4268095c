"""Which of many patterns can fit a line at all: those of whose words and atoms it has what none of them does without.

RE2 has such a filter too (FilteredRE2); with some two hundred of the frames' patterns it left out two that fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.matching.patterns.line import MIDDLE, NUMERIC, OPEN

Needs = tuple[frozenset[bytes], ...]  # of each of these sets a line must have something
ATOM = OPEN.encode()
FIGURED = ATOM + b"%d figures"  # a line has as many
FEATURE = re.compile(rb" [~\x05]?(\x01[a-zA-Z]|[^ ]+)")  # a word, a mark, or the kind of an atom (see line.py)
KEYED = re.compile(rb"(\x01[a-zA-Z])[0-9]+(\x02[^\x03]*)")  # the kind of an atom with its key


def kind(code: str, key: str | None = None) -> bytes:
    """What a line has for an atom of this code; with a key, for one of that key only (a quantity's is its unit)."""
    return f"{OPEN}{code}".encode() if key is None else f"{OPEN}{code}{MIDDLE}{key}".encode()


FIGURES = frozenset(map(kind, NUMERIC.values()))


class Sieve:
    """The needs of the patterns of one group of rule files, numbered from 0 in the order in which they came.

    Each need is a bit: a pattern may fit where the line's words have all the bits that it asks for. What kinds of atoms
    a line has rules out most patterns; of each mixture of kinds met so far the rest is kept.
    """

    def __init__(self) -> None:
        self._bits: dict[frozenset[bytes], int] = {}
        self._meets: dict[bytes, int] = {}
        self._asks: list[int] = []
        self._atoms = 0
        self._left: dict[int, list[tuple[int, int]]] = {}

    def add(self, needs: Needs, figures: int = 0) -> int:
        """The number of a pattern with these needs and so many figures; one without any may fit every line."""
        asks = 0
        for need in (*needs, *(frozenset((FIGURED % count,)) for count in range(2, figures + 1))):
            asks |= self._bit(need)
        self._asks.append(asks)
        self._left.clear()
        return len(self._asks) - 1

    def passing(self, line: bytes) -> frozenset[int]:
        """The numbers of the patterns that may fit somewhere in a line; whether they do, only they can tell."""
        features = FEATURE.findall(line)
        figures = sum(map(features.count, FIGURES))
        keyed = (b"%b%b" % pair for pair in KEYED.findall(line))
        meets = 0
        for feature in self._meets.keys() & (*features, *keyed, *(FIGURED % n for n in range(2, figures + 1))):
            meets |= self._meets[feature]
        lacks, kinds = ~meets, meets & self._atoms
        if (left := self._left.get(kinds)) is None:
            missing = self._atoms & ~kinds
            left = [(number, asks) for number, asks in enumerate(self._asks) if not asks & missing]
            self._left[kinds] = left
        return frozenset([number for number, asks in left if not asks & lacks])

    def _bit(self, need: frozenset[bytes]) -> int:
        if need not in self._bits:
            bit = self._bits[need] = 1 << len(self._bits)
            if all(feature.startswith(ATOM) for feature in need):
                self._atoms |= bit
            for feature in need:
                self._meets[feature] = self._meets.get(feature, 0) | bit
        return self._bits[need]


def either(alternatives: Iterable[Needs]) -> Needs:
    """The needs of one of several: those of all of them, and something of the smallest of each that has any."""
    needs = list(alternatives)
    if not all(needs):
        return ()
    shared = set(needs[0]).intersection(*needs[1:])
    return (*sorted(shared, key=sorted), frozenset().union(*(min(each, key=len) for each in needs)))
