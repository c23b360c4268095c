"""Nouns with words before them that take a subject up: "the southern island province", "the German carmaker"."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.matching.wording.naming import COMPASS, PLACE_NOUN, nationalities

MODIFIERS = Path(__file__).with_name("modifiers.csv")
GREATEST = r"(?:[Tt]he world|[A-Z]\w+(?:\s[A-Z]\w+)?)['’]s (?:\w+[- ])?(?:largest|biggest|top) economy\b"
BASED = r"[A-Z][\w.]+(?:\s[A-Z]\w+)?(?:, [A-Z][\w.]+)?-(?:based|listed|headquartered)"
OF = (" of ", "the ")
OWNED = r"(?!(?:private|public|state|state-owned|non-state|informal|formal)\s)"  # "the private sector" takes up nobody
STANDS_ALONE = r"(?![-\w])(?!\s(?:of|in)\s[A-Z])"


@cache
def _modifiers() -> tuple[str, ...]:
    """Words that may stand before such a noun (modifiers.csv)."""
    with MODIFIERS.open(encoding="utf-8", newline="") as file:
        return tuple(row["word"] for row in csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Again:
    """Finds what takes somebody up again by a noun with words before it; `kinds` is the kind of each noun.

    `called` fits what a place is called before its name: "the southern Chinese province of".
    """

    kinds: Mapping[str, str]
    pattern: re.Pattern[str]
    called: re.Pattern[str]

    @classmethod
    def of(cls, nouns: Mapping[str, Iterable[str]], countries: Iterable[str]) -> Again:
        """What finds it by the nouns of each kind; `countries` are names and short names of countries."""
        kinds = {noun: kind for kind, known in nouns.items() for noun in known}
        if not kinds:
            return cls({}, re.compile(r"(?!)"), re.compile(r"(?!)"))
        adjectives = [word for words in nationalities().values() for word in words]
        words = "|".join(re.escape(word) for word in sorted({*_modifiers(), *adjectives, *countries}, reverse=True))
        heads = "|".join(re.escape(noun) for noun in sorted(kinds, reverse=True))
        modified = rf"(?:{words}|{COMPASS}|{BASED})[ -]"
        again = rf"(?:[Tt]he|[Tt]his) {OWNED}(?:{modified}){{1,4}}(?P<noun>{heads}){STANDS_ALONE}|(?P<great>{GREATEST})"
        called = rf"\b(?:[Tt]he (?:(?:{modified})|[A-Z]\w+ ){{0,4}}|(?:{modified}){{1,4}}|){PLACE_NOUN} of (?:the )?$"
        return cls(kinds, re.compile(again), re.compile(called))

    def at(self, text: str, start: int) -> tuple[int, str] | None:
        """(where it ends, its kind) of what begins at `start`."""
        match = self.pattern.match(text, start)
        if match is None:
            return None
        return match.end(), "country" if match["great"] else self.kinds[match["noun"]]

    def called_from(self, text: str, start: int, name: int) -> int:
        """Where what a place is called begins before its name; the name's start where it is not."""
        match = self.called.search(text, max(start, name - 80), name) if text[name - 4 : name] in OF else None
        return name if match is None else match.start()
