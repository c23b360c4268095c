"""Nouns that stand for what an article is about: "sales" where its begin speaks of retail sales."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from flows.matching.wording.printed import INDICATOR, STRANGER, SUBJECT, Phrase
from flows.matching.wording.strangers import FIRM
from flows.matching.wording.words import words_in

NOUNS, FRONTED = (Path(__file__).with_name(name) for name in ("topic_nouns.csv", "fronted.csv"))
GENERIC = frozenset(("sales", "output", "turnover", "exports", "imports"))  # what one is taken for without a topic
OWN = frozenset(("exports", "imports"))  # what may be told of itself too
ADJECTIVES = frozenset(("arrivals",))  # a name right before these says from where ("East Asian arrivals")
# What may stand right before one that nothing narrows down: a mark, an owner, a word of no goods.
BEFORE = re.compile(r"(?:(?P<word>[^\W_]+(?:-[^\W_]+)*)|['’]s?|[,;:(–—\"“])\s?$")
# What may stand right behind one: what it did, when, where; no other noun ("trade markets").
BEHIND = re.compile(
    r"\s(?:also|has|have|had|was|were|is|are|will|would|should|could|may|which|while|during|over|since|last|this|up|down"
    r"|rose|rises?|fell|falls?|grew|grows?|came|comes|hit|hits|stood|stands?|shrank|shrinks?|slid|slides?|sank|went|saw"
    r"|shot|leapt|drops?|climbs?|jumps?|surges?|soars?|gains?|slips?|eases?|dips?|declines?|increases?|decreases?"
    r"|reach(?:es)?|totals?|tops?|exceeds?|amounts?|averages?|[a-z]+ed|[a-z]+ing)\b|\s?[(,]\s?"
    r"|\s(?:in|at|for)\s(?:the\s(?:first|second|third|fourth|last|whole|full|year|month|quarter|period|same|country|city"
    r"|province|region|nation|state)\b|[A-Z\d])"
)
OF_FIRMS = frozenset(("sales", "turnover", "revenue", "revenues", "investment"))  # what a firm has too
OWNER = re.compile(r"['’]s?\s")
YEAR = re.compile(r"(?:19|20)\d\d")
PLAIN = frozenset(("total", "overall", "its", "their", "which", "whose", "that", "said", "as", "where", "seasonally"))


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    """The indicators that each noun may stand for (topic_nouns.csv)."""
    with NOUNS.open(encoding="utf-8", newline="") as file:
        rows = [(row["noun"], row["indicator"]) for row in csv.DictReader(file)]
    return {noun: tuple(known for other, known in rows if other == noun) for noun, _ in rows}


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_nouns(), key=len, reverse=True))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TopicNouns:
    """What the nouns of one article stand for; `told` are the indicators that its title and first sentence name."""

    told: Sequence[frozenset[str]]

    def meant(self, noun: str) -> str | None:
        """The one indicator that a noun stands for; none where the title, or what tells of that, names the noun too."""
        known = {key for named in self.told for key in named if any(fnmatchcase(key, of) for of in _nouns()[noun])}
        if len(known) != 1:
            return None
        both = self.told[0] | frozenset(key for named in self.told if known & named for key in named)
        return None if noun in OWN & both else known.pop()

    def put_in(self, text: str, start: int, end: int, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases of a sentence, with the topic where a bare noun stands for it."""
        found = list(phrases)
        for match in _printed().finditer(text, start, end) if any(self.told) else ():
            key = self.meant(match.group().lower())
            here = [p for p in found if p.start < match.end() and match.start() < p.end]
            if key is None or any(p.key not in GENERIC or p.start != match.start() for p in here):
                continue
            if match.group().lower() in OF_FIRMS and any(_is_firm(text, p) for p in found):
                continue
            if not self._alone(text, start, match, found) or self._rivalled(key, match.group().lower(), found):
                continue
            if here:
                found[found.index(here[0])] = replace(here[0], key=key)
            else:
                found.append(Phrase(match.start(), match.end(), INDICATOR, key, 1))
        return sorted(found, key=lambda p: p.start)

    def _alone(self, text: str, start: int, match: re.Match[str], phrases: Iterable[Phrase]) -> bool:
        """Whether nothing narrows a noun down: no words before it, and none behind it that are not somebody's."""
        first = match.start() - start < 2
        if BEHIND.match(text, match.end()) is None or (match.group().istitle() and not first):
            return False
        named = any(p.code == SUBJECT and 0 <= match.start() - p.end < 4 and not p.owns for p in phrases)
        if first or named:
            return not named or match.group().lower() not in ADJECTIVES
        before = BEFORE.search(text, start, match.start())
        if before is None:
            return False
        word = (before["word"] or "").lower()
        return not word or YEAR.fullmatch(word) is not None or word in PLAIN or word in words_in(FRONTED)

    def _rivalled(self, key: str, noun: str, phrases: Collection[Phrase]) -> bool:
        """Whether a sentence names another indicator that the noun may stand for."""
        named = {p.key for p in phrases if p.code == INDICATOR} - GENERIC - {key}
        return any(fnmatchcase(other, of) for other in named for of in _nouns()[noun])


def _is_firm(text: str, name: Phrase) -> bool:
    """Whether a name may be a firm's: one that nobody knows, and that is called so or owns something."""
    stranger = name.code == SUBJECT and name.key.startswith(STRANGER)
    return stranger and (FIRM.search(name.key) is not None or OWNER.match(text, name.end) is not None)
