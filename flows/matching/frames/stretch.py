"""A sentence as frames see it: its line, its phrases, and which patterns may fit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.matching.patterns.compiling import PHRASES, TAKEN_KINDS
from flows.matching.patterns.line import Atom, encode_clauses
from flows.matching.whose.names import owns
from flows.matching.wording.printed import SUBJECT, TAKEN_UP, Phrase
from flows.reading.article import Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's line, and the phrases in it, whose atoms are numbered from `first`.

    `passing` are the patterns that may fit the line, of the frames that are tried.
    """

    sentence: Sentence
    line: bytes
    first: int
    phrases: Sequence[Phrase]
    passing: frozenset[int] = frozenset()


def line_of(text: str, start: int, end: int, atoms: Sequence[Atom], phrases: Sequence[Phrase], first: int) -> bytes:
    """The line of `text[start:end]` with the atoms of its mentions and phrases, those numbered from `first`."""
    own = [atom for atom in atoms if atom.start >= start]
    own += [Atom(p.start, p.end, code_of(p, text), first + n, _key(p), p.start, p.end) for n, p in enumerate(phrases)]
    own.sort(key=lambda atom: (atom.start, atom.end))
    return encode_clauses(text, start, end, own).encode()


def _key(phrase: Phrase) -> str:
    """The key of a phrase's atom: the kind of a land that a noun takes up ("the province"), or "it"."""
    kind = phrase.key.removeprefix(TAKEN_UP)
    return kind if kind != phrase.key and kind in TAKEN_KINDS else ""


def code_of(phrase: Phrase, text: str) -> str:
    """The code of a phrase's atom: a subject with the possessive is an owner."""
    if phrase.code != SUBJECT:
        return phrase.code
    owner = owns(text, phrase) or text[phrase.start : phrase.end].lower() in ("its", "their")
    return PHRASES["owner"] if owner else SUBJECT
