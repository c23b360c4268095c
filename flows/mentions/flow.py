"""The mess of PDFs undone before reading: words cut by a line's end, letter-spaced words; and offsets taken back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from flows.mentions.mention import Mention

CUT = re.compile(r"-\r?\n[ \u00a0\u3000]?(?=[^\W\d_])")  # behind a letter; begins with a mark, so quick to look for
SPACED = re.compile(r"(?<!\S)(?:\w {1,2}){4,200}\w(?!\S)")  # "a b o u t  2 5"
LETTERS = re.compile(r"[^\W\d_](?: {1,2}[^\W\d_]){3}")
SINGLES = re.compile(r" \w \w \w\b")  # what every such run holds: quick to look for
INNER = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])|(?<=\d) (?=\d)")


def is_mess(text: str) -> bool:
    """Whether the text holds anything to be undone: quick to tell."""
    return "-\n" in text or "-\r" in text or SINGLES.search(text) is not None


class Flow:
    """A text with what cut its words taken out. `text` is the result, to be read."""

    __slots__ = ("_places", "_shifts", "text")

    def __init__(self, text: str) -> None:
        cuts = [cut.span() for cut in CUT.finditer(text) if text[cut.start() - 1 : cut.start()].isalpha()]
        for run in SPACED.finditer(text) if SINGLES.search(text) else ():
            if LETTERS.search(text, run.start(), run.end()):
                cuts += [(gap.start(), gap.end()) for gap in INNER.finditer(text, run.start(), run.end())]
        parts: list[str] = []
        self._places: list[int] = []  # where, in the result, something was taken out
        self._shifts = [0]  # how much was taken out up to there
        at = 0
        for start, end in sorted(cuts):
            parts.append(text[at:start])
            self._places.append(start - self._shifts[-1])
            self._shifts.append(self._shifts[-1] + end - start)
            at = end
        self.text = text if not cuts else "".join([*parts, text[at:]])

    def back(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions of the result, with the offsets of the text as given."""
        return [self._moved(mention) for mention in mentions] if self._places else mentions

    def _moved(self, m: Mention) -> Mention:
        start, end = self._start, self._end
        return Mention(
            start(m.start), end(m.end), m.kind, start(m.number_start), end(m.number_end), m.value, m.value_high,
            m.multiplier, m.decimals, m.unit, m.unit_text, m.qualifier, m.qualifier_text,
            start(m.cue_start) if m.cue_start >= 0 else m.cue_start, end(m.cue_end) if m.cue_end >= 0 else m.cue_end,
            m.direction, m.period, m.reason,
        )  # fmt: skip

    def _start(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._places, at)]

    def _end(self, at: int) -> int:
        return at + self._shifts[bisect_left(self._places, at)]
