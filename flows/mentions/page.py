"""The text being read, as every reader of a kind of mention sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

BLANK = "\ue000"  # a character that no text uses, to hold the place of an empty line
WINDOW = 56  # characters before a number that may hold its cue words


def lower(text: str) -> str:
    """The text in lower case, each character still in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def unwrapped(low: str) -> str:
    """The text with each line's end but those of paragraphs made a space: it parts words as a space does."""
    if "\n" not in low:
        return low
    if BLANK in low:
        low = low.replace(BLANK, " ")
    low = low.replace("\r\n", " \n") if "\r" in low else low
    return low.replace("\n\n", BLANK + BLANK).replace("\n", " ").replace(BLANK, "\n")


@dataclass(slots=True)
class Page:
    """One text: as printed, in lower case on long lines, its date, and where what has been read so far ends."""

    raw: str
    date: dt.date | None
    low: str = field(init=False)
    floor: int = 0

    def __post_init__(self) -> None:
        self.low = unwrapped(lower(self.raw))

    def since(self, at: int, size: int) -> int:
        """Where to begin to look at the `size` characters before `at`: not before their paragraph."""
        first = at - size if at > size else 0
        border = self.low.rfind("\n\n", first, at)
        return border + 2 if border >= 0 else first

    def words_before(self, at: int) -> list[str]:
        """The last words before `at`, in lower case, in order; none of another paragraph."""
        return self.low[self.since(at, WINDOW) : at].split()
