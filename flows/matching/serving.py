"""Which bound slots make rows of their own, and which only serve others: a base, an upper end, a size."""

from __future__ import annotations

from flows.matching.meaning_check import slot_name
from flows.matching.model import Meaning
from flows.matching.patterns.compiling import CompiledRule
from flows.mentions.mention import Mention


def speaks(rule: CompiledRule, name: str, mention: Mention) -> bool:
    """Whether a slot makes rows of the mention it binds: not a date without an event, nor one that serves others."""
    slot = rule.rule.read[name]
    if mention.kind == "time":
        return any(meaning.event for meaning in (slot, *slot.rows))
    own = slot.model_fields_set - {"when", "kind", "unit"}
    return bool(own) or name not in _serving(rule)


def _serving(rule: CompiledRule) -> set[str]:
    """Slots that other slots refer to by [name]."""
    found: set[str] = set()
    for meaning in _all_meanings(rule):
        for value in (meaning.high, meaning.period, meaning.base, meaning.breakdown, *meaning.rank_of):
            name = slot_name(value) if value else None
            if name:
                found.add(name)
    return found - {n for n, s in rule.rule.read.items() if s.indicator or s.counted or s.measure or s.rows}


def _all_meanings(rule: CompiledRule) -> list[Meaning]:
    meanings: list[Meaning] = [rule.rule]
    for slot in rule.rule.read.values():
        meanings += [slot, *slot.rows]
    return meanings
