"""A stretch of text as words and atoms, in the form that patterns are run on.

A line is bytes. Every token stands behind one space: a word in lower case, a punctuation mark, or an atom. Words that
only bound a figure ("more than") carry a tilde, so that a slot may pass over them while a rule may still name them;
marks, and the 's of an owner, carry `PASSED`, as they may stand between any two parts of a pattern. Sentences of one
line are parted by `SENTENCE`, which no gap crosses; in the lines of frames words that begin a clause carry `BORDER`,
which their gaps do not cross either, and a semicolon `PAUSE`, which they do not cross though it may be passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from flows.mentions.mention import Mention

OPEN, MIDDLE, CLOSE, SENTENCE, BORDER, PASSED, PAUSE = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07"
BORDERS = frozenset(
    (
        "among",
        "than",
        "compared",
        "which",
        "who",
        "whose",
        "whom",
        "where",
        "while",
        "whereas",
        "but",
        "although",
        "because",
        "if",
    )
)
NUMERIC = {"quantity": "q", "ordinal": "o", "rank": "r", "time": "t"}
TOKEN = re.compile(r"[^\W_]+(?:[-.'’&/+][^\W_]+)*|[,;:()—–+%$&]")
MARKED = {mark: PASSED + mark for mark in ",;:()—–"}
OWNER = f" {PASSED}'s"
POSSESSIVE = re.compile(r"['’][sS]?$")


@dataclass(frozen=True, slots=True)
class Atom:
    """A span of the text that patterns see as one thing: `code` is a letter, `key` what slots filter by."""

    start: int
    end: int
    code: str
    index: int
    key: str
    cue_start: int
    cue_end: int


def mention_atoms(mentions: Sequence[Mention], known_units: frozenset[str]) -> list[Atom]:
    """An atom for each quantity, ordinal, rank and time; names, idioms and the like stay words.

    The noun of things counted stays words too ("26,700 [foreign-invested projects]"), so that a rule can name it.
    """
    atoms = []
    for index, mention in enumerate(mentions):
        code = NUMERIC.get(mention.kind)
        if code is None:
            continue
        counted = mention.unit.startswith("{") and mention.unit not in known_units
        end = mention.number_end if counted else mention.end
        start = min(mention.start, mention.number_start)
        before = mention.cue_start if 0 <= mention.cue_start < start else start
        after = mention.cue_end if mention.cue_end > mention.end else end
        atoms.append(Atom(start, end, code, index, mention.unit.replace(" ", "_"), before, after))
    return atoms


def encode_clauses(text: str, start: int, end: int, atoms: Sequence[Atom]) -> str:
    """The tokens of `text[start:end]` with the borders of clauses marked."""
    tokens = encode(text, start, end, atoms).split(" ")
    bordered = (BORDER + token if token in BORDERS else token for token in tokens)
    return " ".join(bordered).replace(MARKED[";"], f"{PAUSE};")


def encode(text: str, start: int, end: int, atoms: Sequence[Atom]) -> str:
    """The tokens of `text[start:end]`; `atoms` are in order and do not overlap."""
    parts: list[str] = []
    at = start
    first = bisect_left(atoms, start, key=lambda atom: atom.start)
    for atom in atoms[first:]:
        if atom.start >= end:
            break
        _words(text, at, atom.cue_start, parts, "")
        _words(text, max(at, atom.cue_start), atom.start, parts, "~")
        parts.append(f" {OPEN}{atom.code}{atom.index}{MIDDLE}{atom.key}{CLOSE}")
        at = max(at, atom.end)
        if atom.cue_end > at:
            _words(text, at, atom.cue_end, parts, "~")
            at = atom.cue_end
    _words(text, at, end, parts, "")
    return "".join(parts)


def _words(text: str, start: int, end: int, parts: list[str], mark: str) -> None:
    piece = text[start:end]
    if mark or "'" in piece or "’" in piece:
        for match in TOKEN.finditer(text, start, end):
            _word(text, match.start(), match.group(), parts, mark)
    elif tokens := TOKEN.findall(piece):
        parts.append(f" {' '.join([MARKED.get(token, token) for token in tokens]).lower()}")


def _word(text: str, at: int, token: str, parts: list[str], mark: str) -> None:
    if token in ("s", "S") and text[at - 1 : at] in ("'", "’"):
        parts.append(OWNER)
    elif token[0].isalnum():
        word = POSSESSIVE.sub("", token).lower().replace("’", "'")
        parts.append(f" {mark}{word}")
        if len(word) != len(token):
            parts.append(OWNER)
    else:
        parts.append(f" {MARKED.get(token, token)}")
