"""A line without its asides: what is told by the way, so that a pattern need not allow for it wherever it may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from flows.matching.patterns.compiling import pattern_in, phrase_slots
from flows.matching.patterns.groups import WordGroups
from flows.matching.patterns.line import CLOSE, MARKED
from flows.matching.patterns.pattern import NO_FIGURE, Pattern
from flows.matching.patterns.sieve import Sieve
from flows.reading.documents import Document

ASIDE, AS_PRINTED = "aside", "as_printed"
OPENS, CLOSES = (f" {MARKED[mark]}".encode() for mark in "()")
TOLD_ON = re.compile(rb" (?:followed|trailed) by ")  # what goes on with a list is no aside
PASSES = 2  # an aside may stand within another


@dataclass(frozen=True, slots=True)
class Asides:
    """What may be left out of a line; of an aside's pattern the phrases that it binds stay."""

    patterns: tuple[Pattern, ...] = ()
    as_printed: tuple[Pattern, ...] = ()  # a line that one of these fits has no asides
    sieve: Sieve = field(default_factory=Sieve, repr=False)

    @classmethod
    def of(cls, document: Document | None, words: WordGroups) -> Asides:
        """The groups `aside` and `as_printed` of the file of words; none where there is none.

        Raises:
            RuleError: a pattern that cannot be read.
        """
        if document is None:
            return cls()
        slots, sieve = phrase_slots(), Sieve()
        asides, as_printed = (
            tuple(
                pattern_in(document, (name, index), source, slots, sieve, NO_FIGURE, words)
                for index, source in enumerate(words.lists.get(name, ()))
            )
            for name in (ASIDE, AS_PRINTED)
        )
        return cls(asides, as_printed, sieve)

    def left_out(self, line: bytes) -> bytes:
        """The line without them."""
        passing = self.sieve.passing(line)
        if any(pattern.number in passing and pattern.fits(line) for pattern in self.as_printed):
            return line
        for _ in range(PASSES):
            for pattern in self.patterns:
                if pattern.number in passing:
                    line = _without(pattern.compiled, line)
        return line


def _without(pattern: Any, line: bytes) -> bytes:  # noqa: ANN401 - RE2 has no types
    parts: list[bytes] = []
    at = 0
    while (match := pattern.search(line, at)) is not None:
        start, end = match.span()
        if line[end - 1 : end] == b" ":
            end -= 1
        if end <= start:
            break
        if TOLD_ON.search(line, start, end) is not None:
            parts.append(line[at:end])
            at = end
            continue
        kept = [line[match.start(g) - 2 : line.index(CLOSE.encode(), match.end(g)) + 1] for g in _bound(match)]
        cut = line[start:end]
        opened = cut.count(OPENS) - cut.count(CLOSES)
        kept += [OPENS[1:]] * opened + [CLOSES[1:]] * -opened  # a bracket that the other one stays of
        parts += [line[at:start], *(b" " + piece for piece in kept)]
        at = end
    return line if not parts else b"".join([*parts, line[at:]])


def _bound(match: Any) -> list[int]:  # noqa: ANN401
    return [group for group in range(1, match.re.groups + 1) if match.group(group) is not None]


NO_ASIDES = Asides()
