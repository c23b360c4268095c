"""Which patterns of which frames a line need be tried with: those whose phrases it has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from flows.matching.compiling import PHRASES, CompiledRule
from flows.matching.line import OPEN
from flows.matching.pattern import Pattern

PHRASE_ATOMS = tuple(f"{OPEN}{code}".encode() for code in sorted(set(PHRASES.values())))


def leading_patterns(frame: CompiledRule) -> list[Pattern]:
    """The patterns of a frame that bind all it needs; the others only add to them."""
    patterns = frame.patterns[: len(frame.rule.when)] or frame.patterns
    return [pattern for pattern in patterns if pattern.slots.issuperset(frame.required)]


def without(
    leading: Sequence[tuple[CompiledRule, list[Pattern]]], lacking: Collection[bytes]
) -> list[tuple[CompiledRule, list[Pattern]]]:
    """The patterns that may fit a line which lacks some kinds of phrases, by frame."""
    kept = [(frame, [p for p in patterns if not set(p.needs) & set(lacking)]) for frame, patterns in leading]
    return [(frame, patterns) for frame, patterns in kept if patterns]
