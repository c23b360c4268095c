"""Counted things: the noun phrase behind a number, found without a tagger."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.mentions.patterns import GAP
from flows.mentions.tables import irregular_plurals, number_words, word_lists

MAX_WORDS = 9
WORD = re.compile(rf"(?:{GAP}|(?<=[\w%])-)([\"'“‘]?)((?:[^\W\d_]\.){{2,4}}|[^\W\d_](?:[\w&’'+/-]|,(?=\w)){{0,60}}+)")
NUMBERED = re.compile(
    r"\s\d[\d.,]{0,12}-?(?:[^\W\d_][\w-]{0,40})"
)  # "11 350-kmh trains": a modifier with its own number
TITLED = re.compile(r"\s(?:fortune|forbes|global|top|s&p|ftse)\s\d+")
MODEL = re.compile(r"[a-z]+-?\d")  # "30 A320 jets"


JOINED = {"story": "storey"}  # behind a hyphen a house's, not a teller's


class Things(NamedTuple):
    """A noun phrase: its unit code, the words from `start` to `end`, whether other numbers stand in it."""

    code: str
    start: int
    end: int
    broken: bool


def singular(word: str) -> str:
    """The singular of a noun in lower case, snake case."""
    word = word.replace("-", "_").replace("’", "'").removesuffix("'").removesuffix("'s")
    head, joint, tail = word.rpartition("_")
    if tail in irregular_plurals():
        return head + joint + irregular_plurals()[tail]
    if tail.endswith("men") and tail != "women" and len(tail) > 4:
        return word[:-3] + "man"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses", "zzes")) else word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    lists = word_lists()
    tail = word.rpartition("-")[2].rstrip("'’\"")
    if tail in lists["irregular_plural"]:
        return True
    return (
        len(tail) > 2 and tail[-1] == "s" and tail not in lists["not_plural"] and not tail.endswith(("ss", "us", "is"))
    )


def read_things(low: str, at: int, *, single: bool) -> Things | None:
    """What is counted by the number that ends at `at`; `single`: the number is one, so the noun is in the singular."""
    if low[at : at + 1] not in (" ", "\n", "-", "\u00a0", "\r", "\t"):
        return None
    if low[at] == "-":
        return _joined(low, at)
    return _Phrase(low, at, single=single).read()


def _joined(low: str, at: int) -> Things | None:
    """The noun that a hyphen joins to the number: "an 11-member team", "a three-judge panel"."""
    found = WORD.match(low, at)
    word = re.match(r"[^\W\d_]+", found[2]) if found else None
    lists = word_lists()
    if found is None or word is None or word[0] in lists["joined_not"]:
        return None
    if word[0] in lists["stop"] and word[0] not in lists["noun_too"]:
        return None
    start = found.start(2)
    return Things("{" + JOINED.get(word[0], singular(word[0])) + "}", start, start + len(word[0]), False)


class _Phrase:
    """A noun phrase being read word by word: the last plural before it ends is its head."""

    def __init__(self, low: str, at: int, *, single: bool) -> None:
        self.low, self.at, self.single = low, at, single
        self.start = -1
        self.head, self.head_end = "", at
        self.last, self.last_end, self.joins = "", at, 0
        self.broken = False

    def read(self) -> Things | None:
        low = self.low
        for index in range(MAX_WORDS):
            if not self.last and (skipped := TITLED.match(low, self.at) or NUMBERED.match(low, self.at)):
                self.at, self.broken = skipped.end(), True
            found = WORD.match(low, self.at)
            if found is None:
                if self._joins_at_comma(index):
                    continue
                break
            if not self._take(found, index):
                break
        if self.last and not self.head and (self.single or _is_people(self.last)):
            self.head, self.head_end = self.last, self.last_end
        if not self.head or self.head_end <= self.start:
            return None
        return Things("{" + singular(self.head) + "}", self.start, self.head_end, self.broken)

    def _joins_at_comma(self, index: int) -> bool:
        """Adjectives may be parted by a comma: "two new, larger docks"."""
        if (
            not self.last
            or self.head
            or self.single
            or self.joins > 1
            or index > 3
            or not self.low.startswith(", ", self.at)
        ):
            return False
        self.at, self.joins = self.at + 1, self.joins + 1
        return True

    def _take(self, found: re.Match[str], index: int) -> bool:
        """Take a word in; False where the phrase ends before or with it."""
        lists = word_lists()
        printed = found[2]
        word = printed.rstrip("'’\"-/,")
        if word in lists["stop"] and (word not in lists["stop_loose"] or not self._belongs(word, found.end(2))):
            if word in ("and", "or") and self.last and not self.head and not self.single and self.joins < 3:
                self.at, self.joins = found.end(2), self.joins + 1
                return True
            return False
        if MODEL.match(word) and not self.last:
            self.at, self.broken = found.end(2), True
            return True
        counts = word in number_words() and word != "quarters"
        if counts or MODEL.match(word) or (found[1] and index and not self.last):
            return False
        plural = is_plural(word)
        possessive = printed.endswith(("'s", "’s"))
        if self.single and self.last and (word.endswith(("ed", "ly")) or (plural and not possessive)):
            return False
        if self.head and not plural:
            return False
        if self.start < 0:
            self.start = found.start(2)
        self.at = found.start(2) + len(word)
        self.last, self.last_end = word, self.at
        if plural and not possessive:
            self.head, self.head_end = word, self.at
            return _goes_on(self.low, self.at)
        return True

    def _belongs(self, word: str, end: int) -> bool:
        """Whether a word that mostly ends a phrase is part of this one: "two home runs", "16,000 more jobs"."""
        lists = word_lists()
        if self.head:
            return False
        if word in lists["noun_too"]:
            return not self.single and is_plural(word)
        if word not in lists["adjective_too"] or self.low[end : end + 1] == "\n":
            return False
        found = WORD.match(self.low, end)
        after = found[2].rstrip("'’\"-/,") if found else ""
        if not after or after in number_words():
            return False
        return after not in lists["stop"] or after in lists["noun_too"] or after in lists["adjective_too"]


def _is_people(word: str) -> bool:
    """Whether the word names people, though it looks like a singular: "two Swiss", "three Japanese"."""
    return (word.endswith("ese") and len(word) > 5) or word in word_lists()["people_too"]


def _goes_on(low: str, at: int) -> bool:
    """Whether the noun is the modifier of another plural behind it ("sports teams")."""
    found = WORD.match(low, at)
    if found is None or low[at : at + 1] == "\n":
        return False
    word = found[2].rstrip("'’\"-/,")
    lists = word_lists()
    return is_plural(word) and word not in lists["stop"] and word not in lists["verb_s"]
