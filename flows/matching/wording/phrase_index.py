"""The codebook's phrases by their words: whatever has a name in any article, and which of them begin with a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.matching.codebook import Codebook
from flows.matching.wording.naming import nationalities
from flows.matching.wording.printed import COUNTED, GROUP, INDICATOR, NATION, PEERS, SUBJECT, TAKEN_UP, WORLD
from flows.matching.wording.words import stems_of

WORLDS = ("worldwide", "global")
DETERMINERS = frozenset(("the", "this", "that", "its", "our", "their"))
Stems = tuple[str, ...]


class Entry(NamedTuple):
    """What a phrase stands for: the code of its kind (printed.py), its id, and whether it needs its capital."""

    code: str
    key: str
    capital: bool


@dataclass(slots=True)
class PhraseIndex:
    """Phrases by their stems; by the first two (or the only one) the lengths of what begins so, the longest first."""

    entries: dict[Stems, list[Entry]] = field(default_factory=dict)
    lengths: dict[Stems, list[int]] = field(default_factory=dict)

    def add(self, code: str, key: str, phrase: str) -> None:
        """Take in a phrase as it is printed."""
        stems = stems_of(phrase)
        self.entries.setdefault(stems, []).append(Entry(code, key, code == SUBJECT and phrase[0].isupper()))
        lengths = self.lengths.setdefault(stems[:2], [])
        if len(stems) not in lengths:
            lengths.append(len(stems))
            lengths.sort(reverse=True)

    def firsts(self) -> set[str]:
        """The words that some phrase begins with."""
        return {opening[0] for opening in self.lengths}


def phrases_of(book: Codebook) -> Iterator[tuple[str, str, str]]:
    """(code, key, phrase) of everything that has a name in any article."""
    for name, subject in book.subjects.items():
        aliases = (subject.label, *subject.aliases)
        yield from ((SUBJECT, name, alias) for alias in dict.fromkeys(aliases))
    for name, indicator in book.indicators.items():
        yield from ((INDICATOR, name, phrase) for phrase in indicator.phrases)
    yield from ((GROUP, noun, noun) for noun in sorted({noun for _, noun in book.groups}))
    for name, counted in book.counted.items():
        phrases = dict.fromkeys((counted.label.lower(), *counted.phrases))
        yield from ((COUNTED, name, phrase) for phrase in phrases)
    for name, peers in book.peers.items():
        yield from ((PEERS, name, phrase) for phrase in peers)
    yield from ((WORLD, "world", phrase) for phrase in WORLDS)
    for name, adjectives in nationalities().items():
        yield from ((SUBJECT, NATION + name, adjective) for adjective in adjectives)
    for kind, nouns in book.nouns.items():
        again = [f"{determiner} {noun}" for noun in nouns for determiner in sorted(DETERMINERS)]
        yield from ((SUBJECT, TAKEN_UP + kind, phrase) for phrase in again)
