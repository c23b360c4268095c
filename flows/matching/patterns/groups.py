"""Groups of words that patterns name in angle brackets: `<rose>` is any word or pattern that words.yaml lists there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.errors import RuleError
from flows.matching.patterns.sieve import Needs
from flows.reading.documents import Document


class Part(NamedTuple):
    """A part of a pattern: its RE2 source, what a line must have for it to fit, and at least how many figures."""

    source: str
    needs: Needs = ()
    figures: int = 0


Compiled = tuple[dict[str, Part], Part, tuple[str, ...]]


class NoGroupError(LookupError):
    """A pattern names a group that there is not; the message is its name."""


@dataclass(frozen=True, slots=True)
class WordGroups:
    """The named groups, and those compiled so far: most are named by many patterns.

    `compiled` is kept by the compiler of patterns, by (name, source of a gap's token): what it gave its slots, the part
    it came to, and the slots that its groups bind.
    """

    lists: Mapping[str, tuple[str, ...]]
    compiled: dict[tuple[str, str], list[Compiled]] = field(default_factory=dict, repr=False, compare=False)

    def words(self, name: str) -> tuple[str, ...]:
        """The words and patterns of one group.

        Raises:
            NoGroupError: there is none of this name.
        """
        if name not in self.lists:
            raise NoGroupError(name)
        return self.lists[name]

    def offers_choice(self, tokens: Sequence[str], depth: int = 4) -> bool:
        """Whether the tokens of a pattern leave a choice between words; so brackets around them are not optional."""
        if "|" in tokens:
            return True
        named = [self.words(token[1:-1]) for token in tokens if is_group(token)]
        return any(len(words) > 1 or (depth > 0 and self.offers_choice(words[0].split(), depth - 1)) for words in named)


def lists_in(document: Document) -> dict[str, tuple[str, ...]]:
    """The lists of words or patterns of a file, by their names.

    Raises:
        RuleError: it holds something else.
    """
    path, data = document.path, document.data
    if not isinstance(data, dict):
        raise RuleError("not a mapping", file=path, line=1, expected="names, each with a list of words or patterns")
    for name, words in data.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise RuleError(f"{name}: not a list of words", file=path, line=document.line((name,)), found=words)
    return {name: tuple(words) for name, words in data.items()}


def is_group(token: str) -> bool:
    """Whether a token of a pattern names a group."""
    return len(token) > 2 and token[0] == "<" and token[-1] == ">"
