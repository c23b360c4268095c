"""The patterns of frames that bind all a frame needs, by the sieve that tells which of them may fit a line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from flows.matching.patterns.compiling import CompiledRule
from flows.matching.patterns.pattern import Pattern
from flows.matching.patterns.sieve import Sieve

Leading = Mapping[int, tuple[CompiledRule, Pattern]]


@lru_cache(maxsize=8)
def leading_patterns(frames: tuple[CompiledRule, ...]) -> list[tuple[Sieve, Leading]]:
    """For each sieve the patterns with which its frames may begin, by their numbers; the others only add to them."""
    found: dict[int, tuple[Sieve, dict[int, tuple[CompiledRule, Pattern]]]] = {}
    for frame in frames:
        _, leading = found.setdefault(id(frame.sieve), (frame.sieve, {}))
        patterns = frame.patterns[: len(frame.rule.when)] or frame.patterns
        leading.update((p.number, (frame, p)) for p in patterns if p.slots.issuperset(frame.required))
    return list(found.values())
