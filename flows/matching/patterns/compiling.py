"""Rules and claims, checked and compiled: one entry of a rule file at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import RuleError
from flows.matching.codebook import Codebook
from flows.matching.meaning_check import check_meanings
from flows.matching.model import Claim, Rule, Slot
from flows.matching.patterns.groups import NoGroupError, Part, WordGroups
from flows.matching.patterns.line import CLOSE, MIDDLE, OPEN
from flows.matching.patterns.pattern import ANY, NO_FIGURE, Pattern, PatternError, atom, compile_pattern
from flows.matching.patterns.set_against import with_bases
from flows.matching.patterns.sieve import Sieve, kind
from flows.reading.documents import Document, validated

CODES = {"figure": "qor", "quantity": "q", "rank": "or", "time": "t", "any": "qort"}
# What a frame's pattern may hold besides the slots of `read`, by the code of their atoms: phrases of the codebook, an
# owner being a subject with the possessive ("Qingdao's", "its"), `named` a subject that an apposition explains, `goal`
# one that people come to, `lead` the first of several partners; a date, a figure (any, months, money) or a name that
# is only passed over.
PHRASES = {
    **{"indicator": "i", "indicator2": "i", "indicator3": "i", "of_indicator": "i"},
    **{"counted": "n", "of_counted": "n", "peers": "p", "group": "g", "world": "w"},
    **{"subject": "s", "owner": "S", "of_subject": "s", "of_owner": "S", "scope": "s", "scope_owner": "S"},
    **{"named": "s", "goal": "s", "lead": "s"},
    **{"partner": "s", "partner2": "s", "partner3": "s", "partner4": "s"},
}
# "The nation", "the province", which what is told of a part is set against; "it".
TAKEN_KINDS = ("country", "region", "it")
PASSED = {"time": "t", "figure": "qor", "anybody": "sS", "anyone's": "S", "measured": "i", "thing": "n"}


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRule:
    """A rule ready to run; `patterns` in the order in which they are tried, of which `sieve` tells what may fit."""

    rule_id: str
    rule: Rule
    file: Path
    line: int
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    anchors: tuple[bytes, ...]
    required: tuple[str, ...]
    sieve: Sieve


@dataclass(frozen=True, slots=True)
class CompiledClaim:
    """A claim ready to run."""

    rule_id: str
    claim: Claim
    file: Path
    line: int
    patterns: tuple[Pattern, ...]


def phrase_slots() -> dict[str, Part]:
    """What a frame's pattern may hold besides the slots of its frame: phrases, and what is only passed over."""
    bound = {name: atom(code) for name, code in PHRASES.items()}
    passed = {name: atom(code, passed=True) for name, code in PASSED.items()}
    passed |= {f"the_{kind}": atom("sS", (kind,), passed=True) for kind in TAKEN_KINDS}
    amounts = {"money": money(), "per_share": money(r"/\{(?:share|unit|capita|person|head)\}")}
    return bound | passed | amounts | {"months": atom("q", ("mo",), passed=True)}


def money(by: str = "") -> Part:
    """An amount of money (`by`: of what for each) that is only passed over: of currencies alone, three capitals."""
    return Part(f"{OPEN}q\\d+{MIDDLE}[A-Z]{{3}}{by}{CLOSE}", (frozenset((kind("q"),)),), 1)


def pattern_in(
    document: Document,
    at: tuple[str | int, ...],
    source: str,
    slots: Mapping[str, Part],
    sieve: Sieve,
    gap: str,
    words: WordGroups,
) -> Pattern:
    """The pattern that stands at a place of a file; a RuleError says what is wrong with it and in which line."""
    path, line = document.path, document.line(at)
    try:
        return compile_pattern(source, slots, sieve, gap, words)
    except NoGroupError as fault:
        known = ", ".join(sorted(words.lists))
        raise RuleError(
            f"no words {fault.args[0]!r}", file=path, line=line, found=source, expected=f"one of {known}"
        ) from None
    except PatternError as fault:
        raise RuleError(f"a pattern that cannot be read: {fault}", file=path, line=line) from None


@dataclass(frozen=True, slots=True)
class EntryCompiler:
    """Compiles the entries of one rule file into a sieve, which the files of a group share.

    `words` are the named groups of words that patterns name as `<rose>`.
    """

    document: Document
    group: str
    codebook: Codebook
    words: WordGroups
    sieve: Sieve = field(default_factory=Sieve)

    def compile(self, data: object, index: int) -> CompiledRule | CompiledClaim:
        """The entry at `index` of the file; a RuleError says what is wrong with it and in which line."""
        line = self.document.line((index,)) or 1
        if not isinstance(data, dict):
            raise self._fault("not a rule", (index,), found=data, expected="`rule:`, `frame:` or `claim:`")
        if "claim" in data:
            claim = validated(Claim, data, self.document, (index,), RuleError)
            patterns = tuple(self._pattern(source, _AnySlot(), (index, "when")) for source in claim.when)
            return CompiledClaim(f"{self.group}/{claim.claim}", claim, self.document.path, line, patterns)
        rule = with_bases(validated(Rule, data, self.document, (index,), RuleError))
        if (self.group == "frames") != (rule.frame is not None):
            wanted = "frame" if self.group == "frames" else "rule"
            raise self._fault(f"{rule.name}: not in its place", (index,), expected=f"`{wanted}:` here")
        check_meanings(rule, self.codebook, self.document, index)
        patterns = self._patterns(rule, index)
        self._check_bound(rule, patterns, index)
        unless = tuple(self._pattern(source, {}, (index, "unless")) for source in rule.unless)
        anchors = tuple(f" {word.lower()}".encode() for word in rule.anchor)
        required = rule.require or (next(iter(rule.read)),)
        name, path = f"{self.group}/{rule.name}", self.document.path
        return CompiledRule(name, rule, path, line, patterns, unless, anchors, required, self.sieve)

    def _patterns(self, rule: Rule, index: int) -> tuple[Pattern, ...]:
        sources = {name: _slot_atom(slot) for name, slot in rule.read.items()}
        gap = ANY
        if rule.frame is not None:
            sources |= phrase_slots()
            gap = NO_FIGURE
        patterns = [self._pattern(source, sources, (index, "when"), gap) for source in rule.when]
        for name, slot in rule.read.items():
            for source in slot.when:
                pattern = self._pattern(source, sources, (index, "read", name, "when"), gap)
                if name not in pattern.slots:
                    raise self._fault(f"{rule.name}: {source!r} does not hold [{name}]", (index, "read", name, "when"))
                patterns.append(pattern)
        return tuple(patterns)

    def _check_bound(self, rule: Rule, patterns: tuple[Pattern, ...], index: int) -> None:
        bound = {slot for pattern in patterns for slot in pattern.slots}
        for name in rule.read:
            if name not in bound:
                advice = f"give it a `when` that holds [{name}]"
                raise self._fault(f"{rule.name}: nothing binds [{name}]", (index, "read", name), advice=advice)

    def _pattern(self, source: str, slots: Mapping[str, Part], at: tuple[str | int, ...], gap: str = ANY) -> Pattern:
        return pattern_in(self.document, at, source, slots, self.sieve, gap, self.words)

    def _fault(
        self,
        message: str,
        at: tuple[str | int, ...],
        *,
        found: object = None,
        expected: str | None = None,
        advice: str | None = None,
    ) -> RuleError:
        line = self.document.line(at)
        return RuleError(message, file=self.document.path, line=line, found=found, expected=expected, advice=advice)


def _slot_atom(slot: Slot) -> Part:
    kind = slot.kind or ("time" if slot.event and not slot.date else "figure")
    keys = tuple("" if unit == "none" else unit for unit in slot.unit) or None
    return atom(CODES[kind], keys)


class _AnySlot(dict[str, Part]):
    """Every name is a slot that binds any figure or date: what a claim's pattern may use."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Part:
        return atom("qort")
