r"""The pattern language of rules, compiled to RE2: linear time whatever a rule says.

    word          the word, in any case; `increas*` any word that begins so; a hyphenated word is one word
    (a|b c)       one of these;  (by) or (a|b)? this or nothing;  (by)! just this
    <rose>        one of the words or patterns that frames/words.yaml lists under this name
    [slot]        a figure or a date, with the words that bound it ("more than"); binds the slot
    ...           up to eight words or figures of the same sentence;  .. up to three;  .... up to thirty of a clause
    , ; : \( \)   that mark; where a pattern names none, marks are passed over
    ^  $          the sentence's begin and end

Between two parts of a pattern punctuation, quotes and the possessive 's are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from flows.matching.patterns.groups import Part, WordGroups, is_group
from flows.matching.patterns.line import BORDER, CLOSE, MARKED, MIDDLE, OPEN, OWNER, PASSED, PAUSE, SENTENCE
from flows.matching.patterns.sieve import FIGURES, Sieve, either, kind

PASS = f"(?: [{PASSED}{PAUSE}][^ ]*)*"
CUES = r"(?: ~[^ ]+)*"
TOKENS = re.compile(r"\s+|\\[()]|\.\.\.\.|\.\.\.|…|\.\.|\[[^\]\s]*\]|[()|?!^$,;:]|[^\s\[\]()|?!^$,;:\\]+")
INDEX, PASSED_INDEX = r"(\d+)", r"\d+"
DEPTH = 60  # brackets within brackets; <words> that hold <words> need some ten


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: `groups[i]` is the slot that group i + 1 of `expression` binds; `slots` are all that it can bind.

    It is compiled when it is first run: most articles need few of the many. `number` is its place in the sieve it was
    made into, which tells of many patterns at once which may fit a line.
    """

    source: str
    groups: tuple[str, ...]
    expression: str
    slots: frozenset[str]
    number: int

    @property
    def compiled(self) -> Any:  # noqa: ANN401 - RE2 has no types
        """The expression over a line's bytes."""
        return _compiled(self.expression)

    def matches(self, line: bytes) -> Iterator[dict[str, int]]:
        """For each place the pattern fits, left to right: the index of the atom that each slot binds.

        The space behind a place belongs to the next one too, which may begin with a mark (", and").
        """
        at = 0
        while (match := self.compiled.search(line, at)) is not None:
            yield self.slots_of(match)
            at = max(match.end() - 1, match.start() + 1)

    def slots_of(self, match: Any) -> dict[str, int]:  # noqa: ANN401 - RE2 has no types
        """The index of the atom that each slot of a match binds."""
        bound = zip(self.groups, match.groups(), strict=True)
        return {name: int(value) for name, value in bound if value is not None}

    def fits(self, line: bytes) -> bool:
        """Whether the pattern fits anywhere."""
        return self.compiled.search(line) is not None


@cache
def _compiled(expression: str) -> Any:  # noqa: ANN401
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return re2.compile(expression.encode(), options)


LONG = 100_000  # characters
ANY = f"[^ {SENTENCE}]+"
NO_FIGURE = f"(?:[^ {SENTENCE}{OPEN}{BORDER}{PAUSE}][^ ]*|{OPEN}[tsSpngw][^ ]*)"
CLAUSE = f"[^ {SENTENCE}{BORDER}{PAUSE}]+"


def compile_pattern(
    source: str, slots: Mapping[str, Part], sieve: Sieve, gap: str = ANY, groups: WordGroups | None = None
) -> Pattern:
    """Compile `source` into a sieve; `slots` gives for each slot what it may bind (see `atom`).

    `gap` is the RE2 source of a token that `...` may pass over, `groups` what `<rose>` may name.

    Raises:
        PatternError: an unclosed bracket, an unknown slot or group, an empty alternative, or nothing at all.
    """
    return _Compiler(source, slots, gap, groups or WordGroups({})).compile(sieve)


def atom(codes: str, keys: tuple[str, ...] | None = None, *, passed: bool = False) -> Part:
    """An atom of one of `codes` (letters), with one of `keys` (any, where None), as a part; its one group: its index.

    What is only `passed` over has no group, and binds nothing.
    """
    index = PASSED_INDEX if passed else INDEX
    figures = int(FIGURES.issuperset(map(kind, codes)))
    if keys is None:
        return Part(f"{OPEN}[{codes}]{index}{MIDDLE}[^{CLOSE} ]*{CLOSE}", (frozenset(map(kind, codes)),), figures)
    key = "|".join(re.escape(key) for key in keys)
    needs = frozenset(kind(code, key) for code in codes for key in keys)
    return Part(f"{OPEN}[{codes}]{index}{MIDDLE}(?:{key}){CLOSE}", (needs,), figures)


class _Compiler:
    """A recursive descent over the tokens of one pattern."""

    def __init__(self, source: str, slots: Mapping[str, Part], gap: str, named: WordGroups, depth: int = 0) -> None:
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
        self.meant: dict[str, Part] = {}  # the slots named so far

    def compile(self, sieve: Sieve) -> Pattern:
        if not self.tokens:
            raise PatternError("an empty pattern")
        whole = self.body()
        expression = f"(?:{whole.source})(?: |$)"
        if len(expression) > LONG:  # no other can be one that RE2 refuses: all in it is escaped and closed
            try:
                _compiled(expression)
            except re2.error as fault:
                raise PatternError(f"{self.source!r}: {fault}") from None
        number = sieve.add(whole.needs, whole.figures)
        return Pattern(self.source, tuple(self.groups), expression, frozenset(self.groups), number)

    def body(self) -> Part:
        """All tokens, without what stands around a pattern."""
        body = self._alternatives()
        if self.at < len(self.tokens):
            raise PatternError(f"{self.source!r}: a ) too many")
        return body

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _alternatives(self) -> Part:
        parts = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        source = "|".join(part.source for part in parts)
        return Part(source, either(part.needs for part in parts), min(part.figures for part in parts))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._item(first=not parts))
        if not parts:
            raise PatternError(f"{self.source!r}: an empty alternative")
        needs = tuple(need for part in parts for need in part.needs)
        return Part("".join(part.source for part in parts), needs, sum(part.figures for part in parts))

    def _item(self, *, first: bool) -> Part:
        token = self._peek()
        self.at += 1
        before = "" if first else PASS  # what stands before a group's first part is passed over before the group
        if token == "(":
            return self._group(before)
        if (mark := self._mark(token)) is not None:
            return Part(mark)
        if token in ("?", "!"):
            raise PatternError(f"{self.source!r}: a {token} behind nothing")
        item = self._slot(token[1:-1]) if token.startswith("[") else self._word(token)
        return self._optional(Part(before + item.source, item.needs, item.figures))

    def _mark(self, token: str) -> str | None:
        """The source of a gap, a punctuation mark, or an end of the sentence."""
        gaps = {"....": (CLAUSE, 30), "...": (self.gap, 8), "…": (self.gap, 8), "..": (self.gap, 3)}
        if token in gaps:
            passed, most = gaps[token]
            return f"(?: {passed}){{0,{most}}}?"
        if (mark := token.removeprefix("\\")) in MARKED:
            return f"(?:{OWNER})? [{PASSED}{PAUSE}]{re.escape(mark)}"
        ends = {"^": f"(?:^| {SENTENCE})", "$": f"{PASS}(?:$| {SENTENCE})"}
        return ends.get(token)

    def _group(self, before: str) -> Part:
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
        source = f"(?:{before}(?:{body.source}))"
        optional = mark == "?" or (single and mark != "!")
        return Part(f"{source}?") if optional else Part(source, body.needs, body.figures)

    def _optional(self, part: Part) -> Part:
        if self._peek() != "?":
            return part
        self.at += 1
        return Part(f"(?:{part.source})?")

    def _slot(self, name: str) -> Part:
        if name not in self.slots:
            known = ", ".join(sorted(self.slots))
            raise PatternError(f"{self.source!r}: no slot [{name}]; the slots are {known}")
        slot = self.meant[name] = self.slots[name]
        if INDEX in slot.source:
            self.groups.append(name)
        return Part(f"{CUES} {slot.source}", slot.needs, slot.figures)

    def _named(self, name: str) -> Part:
        """The body of a group of words, compiled once for all patterns that give the same to the slots it names."""
        known = self.named.compiled.setdefault((name, self.gap), [])
        for meant, part, groups in known:
            if all(self.slots.get(slot) == given for slot, given in meant.items()):
                self.meant |= meant
                self.groups += groups
                return part
        if self.depth >= DEPTH:
            raise PatternError(f"<{name}>: a group that holds itself")
        inner = _Compiler("|".join(self.named.words(name)), self.slots, self.gap, self.named, self.depth + 10)
        body = inner.body()
        part = Part(f"(?:{body.source})", body.needs, body.figures)
        self.groups += inner.groups
        self.meant |= inner.meant
        known.append((inner.meant, part, tuple(inner.groups)))
        return part

    def _word(self, token: str) -> Part:
        if is_group(token):
            return self._named(token[1:-1])
        return _word_part(token)


@cache
def _word_part(token: str) -> Part:
    """A word, which most patterns share with others."""
    word = token.lower().replace("’", "'")
    source = f" [~{BORDER}]?" + re.escape(word.removesuffix("*"))
    return Part(f"{source}[^ ]*") if word.endswith("*") else Part(source, (frozenset((word.encode(),)),))
