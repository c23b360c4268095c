"""Whether the words right behind a figure say that it is of somewhere else than the subject that a frame found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flows.matching.whose.subjects import Subjects
from flows.matching.wording.printed import INDICATOR, SUBJECT, TAKEN_UP, Phrase
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
AT_FIRST = re.compile(r"\s*(?:(?:Meanwhile|However|Elsewhere),?\s)?(?:At|In|Within|Across)\s(?:the\s)?", re.IGNORECASE)
AHEAD = re.compile(r"[^,;:.]{0,40},\s")
A_PART = re.compile(
    r"\s*(?:Among\s(?:the\s)?(?!them\b|these\b|those\b|which\b|all\b)[a-z]"
    r"|(?:In|Within)\sthe\s(?:[a-z-]+\s){1,3}(?:segment|sector|category|group|basket|division)\b)"
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
        if self._fronted(names, subject, bound, sentence):
            return True
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

    def _fronted(self, names: Collection[Phrase], subject: str, bound: Collection[Phrase], sentence: Sentence) -> bool:
        """Whether a sentence begins with another place or a part, and no words of its own say whose the figure is.

        "At Lorne in the west, the nation's second port, throughput rose"; "Among the young, joblessness ...".
        """
        text = self.subjects.article.text
        if not any(phrase.code == INDICATOR for phrase in bound):
            return False
        if any(phrase.code == SUBJECT and self.subjects.known(phrase, sentence) == subject for phrase in bound):
            return False
        if A_PART.match(text, sentence.start, sentence.end):
            return True
        first = next(iter(names), None)
        if first is None or first in bound or first.key.startswith(TAKEN_UP):
            return False
        if AT_FIRST.fullmatch(text, sentence.start, first.start) is None:
            return False
        if AHEAD.match(text, first.end, sentence.end) is None:
            return False
        meant = self.subjects.known(first, sentence)
        return meant is not None and meant not in (subject, self.subjects.article.place)
