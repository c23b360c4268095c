"""The stretches of an article as patterns see them: its sentences, its paragraphs, or the whole of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.matching.model import Scope
from flows.matching.patterns.line import SENTENCE, Atom, encode
from flows.matching.patterns.sieve import Sieve
from flows.reading.article import Article, Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, a paragraph or the article, as patterns see it; `start` and `end` count characters of its text."""

    start: int
    end: int
    line: bytes
    _passing: dict[int, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def passing(self, sieve: Sieve) -> frozenset[int]:
        """The patterns of a sieve that may fit here, found once."""
        known = self._passing.get(id(sieve))
        if known is None:
            known = self._passing[id(sieve)] = sieve.passing(self.line)
        return known


class Lines:
    """The stretches of an article, encoded when first asked for; without a figure or a date in it none is needed."""

    def __init__(self, article: Article, atoms: Sequence[Atom]) -> None:
        self.article = article
        self.atoms = by_sentence(article, atoms)
        self._of: dict[Scope, list[Stretch]] = {}
        self._lines: dict[str, bytes] = {}

    def of(self, scope: Scope) -> list[Stretch]:
        """The article's sentences, paragraphs or itself."""
        if scope not in self._of:
            self._of[scope] = self._sentences() if scope == "sentence" else self._joined(scope)
        return self._of[scope]

    def _sentences(self) -> list[Stretch]:
        return [
            Stretch(s.start, s.end, self._encoded(s)) for s in self.article.sentences if s.sentence_id in self.atoms
        ]

    def _joined(self, scope: Scope) -> list[Stretch]:
        groups: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in self.article.sentences:
            groups[sentence.paragraph if scope == "paragraph" else 0].append(sentence)
        border = f" {SENTENCE}".encode()
        return [
            Stretch(group[0].start, group[-1].end, border.join(map(self._encoded, group)))
            for group in groups.values()
            if any(sentence.sentence_id in self.atoms for sentence in group)
        ]

    def _encoded(self, sentence: Sentence) -> bytes:
        name = sentence.sentence_id
        if name not in self._lines:
            atoms = self.atoms.get(name, ())
            self._lines[name] = encode(self.article.text, sentence.start, sentence.end, atoms).encode()
        return self._lines[name]


def by_sentence(article: Article, atoms: Sequence[Atom]) -> dict[str, Sequence[Atom]]:
    """The atoms of each sentence that holds some; `atoms` are in order."""
    found: dict[str, Sequence[Atom]] = {}
    at = 0
    for sentence in sorted(article.sentences, key=lambda s: s.start):
        while at < len(atoms) and atoms[at].end <= sentence.start:
            at += 1
        until = at
        while until < len(atoms) and atoms[until].start < sentence.end:
            until += 1
        if until > at:
            found[sentence.sentence_id] = atoms[at:until]
    return found
