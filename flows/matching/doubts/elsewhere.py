"""Whether the words right behind a figure say that it is of somewhere else than the subject that a frame found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flows.matching.whose.subjects import Subjects
from flows.matching.wording.printed import Phrase
from flows.mentions.mention import Mention
from flows.reading.article import Sentence

YEARLY = (
    r"(?:[\s,]+(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|on[- ]year|annually"
    r"|from (?:a|one) year (?:ago|earlier|before)))?"
)
LEVEL = r"(?:\sto\s(?:about |around |nearly |some |over |more than )?[$€£]?\d[\d.,]*[^,;:()]{0,40}?)?"
# "Rose 5 percent in Burgas", "fell 5 percent to 4,000 boxes at the West Pier"; "... at those in the north".
THERE = re.compile(rf"{YEARLY}{LEVEL}\s(?:in|at|across|within)\s(?:the\s)?", re.IGNORECASE)
THOSE = re.compile(rf"{YEARLY}{LEVEL}\s(?:in|at|among|for)\sthose\b", re.IGNORECASE)
# "Exceeded 5.5 percent in 35 areas".
IN_SOME = re.compile(
    rf"{YEARLY}\s(?:in|at|across|among|for)\s(?:only |about |some |all |just |the |at least |more than )*"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|many|several|both|half|a number)\s"
    r"(?:of (?:the |its )?)?(?:[\w-]+\s){0,2}?"
    r"(?:areas|cities|towns|states|provinces|regions|districts|counties|countries|economies|markets|ports|sectors"
    r"|industries|zones|prefectures|categories)\b",
    re.IGNORECASE,
)
FAR = 90  # characters behind a figure in which that stands


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The names of one article, asked whether a figure is of one of them that a frame does not bind."""

    subjects: Subjects

    def tells(self, figures: Iterable[Mention], subject: str, bound: Collection[Phrase], sentence: Sentence) -> bool:
        """Whether a figure of `subject` is told of a place behind it that is another."""
        text = self.subjects.article.text
        names = self.subjects.names.of(sentence)
        for figure in figures:
            if THOSE.match(text, figure.end, sentence.end):
                return True
            if figure.unit == "%" and IN_SOME.match(text, figure.end, sentence.end):
                return True
            for name in names:
                if not figure.end < name.start <= figure.end + FAR or name in bound:
                    continue
                if THERE.fullmatch(text, figure.end, name.start) and self.subjects.known(name, sentence) != subject:
                    return True
        return False
