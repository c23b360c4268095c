"""The pattern language of rules, compiled to RE2: linear time whatever a rule says.

    word          the word, in any case; `increas*` any word that begins so; a hyphenated word is one word
    (a|b c)       one of these;  (by) or (a|b)? this or nothing;  (by)! just this
    <rose>        one of the words or patterns that frames/words.yaml lists under this name
    [slot]        a figure or a date, with the words that bound it ("more than"); binds the slot
    ...           up to eight words or figures of the same sentence;  .. up to three;  .... up to thirty of a clause
    , ; : ( )     that mark; where a pattern names none, marks are passed over
    ^  $          the sentence's begin and end

Between two parts of a pattern punctuation, quotes and the possessive 's are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.matching.groups import WordGroups, is_group
from flows.matching.line import BORDER, CLOSE, MIDDLE, OPEN, SENTENCE
from flows.matching.sieve import Sieve

PASS = f"(?: (?:[,:()—–]|{BORDER}?;|'s))*"
CUES = r"(?: ~[^ ]+)*"
TOKENS = re.compile(r"\s+|\.\.\.\.|\.\.\.|…|\.\.|\[[^\]\s]*\]|[()|?!^$,;:]|[^\s\[\]()|?!^$,;:]+")
MARKS = {",": ",", ";": ";", ":": ":"}
DEPTH = 60  # brackets within brackets; <words> that hold <words> need some ten


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: `groups[i]` is the slot that group i + 1 binds; `slots` are all that it can bind.

    `number` is its place in the sieve it was compiled into, which tells of many patterns at once which fit a line.
    """

    source: str
    groups: tuple[str, ...]
    compiled: Any
    slots: frozenset[str]
    number: int

    def matches(self, line: bytes) -> Iterator[dict[str, int]]:
        """For each place the pattern fits, left to right: the index of the atom that each slot binds.

        The space behind a place belongs to the next one too, which may begin with a mark (", and").
        """
        at = 0
        while (match := self.compiled.search(line, at)) is not None:
            yield {
                name: int(value) for name, value in zip(self.groups, match.groups(), strict=True) if value is not None
            }
            at = max(match.end() - 1, match.start() + 1)


ANY = f"[^ {SENTENCE}]+"
NO_FIGURE = f"(?:[^ {SENTENCE}{OPEN}{BORDER}][^ ]*|{OPEN}[tsSpngw][^ ]*)"
CLAUSE = f"[^ {SENTENCE}{BORDER}]+"


def compile_pattern(
    source: str, slots: Mapping[str, str], sieve: Sieve, gap: str = ANY, groups: WordGroups | None = None
) -> Pattern:
    """Compile `source` into a sieve; `slots` gives for each slot the RE2 source of its atoms (see `atom_source`).

    `gap` is the RE2 source of a token that `...` may pass over, `groups` what `<rose>` may name.

    Raises:
        PatternError: an unclosed bracket, an unknown slot or group, an empty alternative, or nothing at all.
    """
    return _Compiler(source, slots, gap, groups or WordGroups({})).compile(sieve)


def atom_source(codes: str, keys: tuple[str, ...] | None = None) -> str:
    """RE2 source of an atom of one of `codes` (letters), with one of `keys` (any, where None); one group: its index."""
    key = f"[^{CLOSE} ]*" if keys is None else "(?:" + "|".join(re.escape(k) for k in keys) + ")"
    return f"{OPEN}[{codes}](\\d+){MIDDLE}{key}{CLOSE}"


class _Compiler:
    """A recursive descent over the tokens of one pattern."""

    def __init__(self, source: str, slots: Mapping[str, str], gap: str, named: WordGroups, depth: int = 0) -> None:
        self.source = source
        self.gap = gap
        self.slots = slots
        self.named = named
        self.tokens = [token for token in TOKENS.findall(source) if not token.isspace()]
        if "".join(self.tokens) != re.sub(r"\s+", "", source):
            raise PatternError(f"cannot read {source!r}: an unclosed or empty [ ]")
        self.at = 0
        self.depth = depth
        self.groups: list[str] = []

    def compile(self, sieve: Sieve) -> Pattern:
        if not self.tokens:
            raise PatternError("an empty pattern")
        body = self.body()
        try:
            number, compiled = sieve.add(f"(?:{body})(?: |$)")
        except ValueError as fault:
            raise PatternError(f"{self.source!r}: {fault}") from None
        return Pattern(self.source, tuple(self.groups), compiled, frozenset(self.groups), number)

    def body(self) -> str:
        """The RE2 source of all tokens, without what stands around a pattern."""
        body = self._alternatives()
        if self.at < len(self.tokens):
            raise PatternError(f"{self.source!r}: a ) too many")
        return body

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _alternatives(self) -> str:
        parts = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._sequence())
        return "|".join(parts)

    def _sequence(self) -> str:
        parts: list[str] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._item(first=not parts))
        if not parts:
            raise PatternError(f"{self.source!r}: an empty alternative")
        return "".join(parts)

    def _item(self, *, first: bool) -> str:
        token = self._peek()
        self.at += 1
        before = "" if first else PASS  # what stands before a group's first part is passed over before the group
        if token == "(":
            return self._group(before)
        if token == "....":
            return f"(?: {CLAUSE}){{0,30}}?"
        if token in ("...", "…"):
            return f"(?: {self.gap}){{0,8}}?"
        if token == "..":
            return f"(?: {self.gap}){{0,3}}?"
        if token in MARKS:
            return f"(?: 's)? {BORDER}?{MARKS[token]}"
        if token == "^":
            return f"(?:^| {SENTENCE})"
        if token == "$":
            return f"{PASS}(?:$| {SENTENCE})"
        if token in ("?", "!"):
            raise PatternError(f"{self.source!r}: a {token} behind nothing")
        if token.startswith("["):
            return self._optional(self._slot(token[1:-1], before))
        return self._optional(before + self._word(token))

    def _group(self, before: str) -> str:
        start = self.at
        self.depth += 1
        if self.depth > DEPTH:
            raise PatternError(f"{self.source[:60]!r}…: brackets nested too deeply")
        body = self._alternatives()
        self.depth -= 1
        if self._peek() != ")":
            raise PatternError(f"{self.source!r}: a ( that is not closed")
        single = not self.named.offers_choice(self.tokens[start : self.at])
        self.at += 1
        mark = self._peek() if self._peek() in ("?", "!") and self._peek() else ""
        self.at += len(mark)
        optional = mark == "?" or (single and mark != "!")
        return f"(?:{before}(?:{body}))" + ("?" if optional else "")

    def _optional(self, body: str) -> str:
        if self._peek() != "?":
            return body
        self.at += 1
        return f"(?:{body})?"

    def _slot(self, name: str, before: str) -> str:
        if name not in self.slots:
            known = ", ".join(sorted(self.slots))
            raise PatternError(f"{self.source!r}: no slot [{name}]; the slots are {known}")
        self.groups.append(name)
        return f"{before}{CUES} {self.slots[name]}"

    def _named(self, name: str) -> str:
        """The body of a group of words; one without slots is the same in every pattern, and compiled once."""
        if (known := self.named.compiled.get((name, self.gap))) is not None:
            return known
        if self.depth >= DEPTH:
            raise PatternError(f"<{name}>: a group that holds itself")
        inner = _Compiler("|".join(self.named.words(name)), self.slots, self.gap, self.named, self.depth + 10)
        body = inner.body()
        self.groups += inner.groups
        if not inner.groups:
            self.named.compiled[name, self.gap] = body
        return body

    def _word(self, token: str) -> str:
        if is_group(token):
            return f"(?:{self._named(token[1:-1])})"
        word = token.lower().replace("’", "'")
        tail = "[^ ]*" if word.endswith("*") else ""
        return f" [~{BORDER}]?" + re.escape(word.removesuffix("*")) + tail
