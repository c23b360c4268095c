"""From patterns to bindings: which mention each slot of a rule holds, in one stretch of text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.matching.meaning_check import slot_name
from flows.matching.model import Meaning, Rule, Slot
from flows.matching.patterns.compiling import CompiledRule
from flows.mentions.mention import Mention

Accepts = Callable[[str, int], bool]
# What a slot means by itself, and what it takes from the slot that it is `of`.
FIELDS = frozenset(Meaning.model_fields)
INHERITED = frozenset(("subject", "indicator", "counted", "period", "status", "breakdown", "counterpart", "in_unit"))
TIMES = "{time}"  # "rose 2.3 times" is no change by 2.3 things
TROY = {"[oz_av]": "[oz_tr]"}  # an "ounce" of what is weighed in troy ounces


@dataclass(frozen=True, slots=True)
class Binding:
    """The mention (by its index in the article) that each slot holds, and the slots that are missing."""

    slots: dict[str, int]
    missing: tuple[str, ...]

    @property
    def fires(self) -> bool:
        """Whether every required slot is bound."""
        return not self.missing

    def bound(self, reference: str | None) -> int | None:
        """The mention that `[slot]` holds; None where it holds none or `reference` is no slot."""
        name = slot_name(reference) if reference else None
        return self.slots.get(name) if name else None


def tried(rule: CompiledRule, line: bytes, passing: Collection[int]) -> bool:
    """Whether the rule's anchors allow it here; `passing` are the patterns of its sieve that may fit the line."""
    if rule.anchors and not any(anchor in line for anchor in rule.anchors):
        return False
    return not any(pattern.number in passing and pattern.fits(line) for pattern in rule.unless)


def bind(
    rule: CompiledRule, line: bytes, passing: Collection[int], accepts: Accepts, used: Collection[int] = ()
) -> Binding:
    """Bind the rule's slots in a line; mentions of `used` are left alone. A pattern binds all its slots or none."""
    slots: dict[str, int] = {}
    taken = set(used)
    for pattern in rule.patterns:
        if pattern.number not in passing or pattern.slots <= slots.keys():
            continue
        for match in pattern.matches(line):
            if _fits(match, slots, taken, accepts):
                slots.update(match)
                taken.update(match.values())
                break
    missing = tuple(name for name in rule.required if name not in slots)
    return Binding(slots, missing)


def _fits(match: dict[str, int], slots: dict[str, int], taken: set[int], accepts: Accepts) -> bool:
    fresh = {name: index for name, index in match.items() if slots.get(name) != index}
    if not fresh or any(name in slots for name in fresh):
        return False
    return all(index not in taken and accepts(name, index) for name, index in fresh.items())


def acceptor(rule: Rule, mentions: list[Mention], codebook: Codebook) -> Accepts:
    """A test whether a mention's unit can mean what the rule says of the slot."""
    meanings: dict[str, Meaning] = {}

    def accepts(name: str, index: int) -> bool:
        slot, mention = rule.read[name], mentions[index]
        if mention.kind == "time" or slot.claim or slot.event or slot.unit:
            return True
        if name not in meanings:
            meanings[name] = meaning_of(rule, slot)
        return unit_fits(meanings[name], mention, codebook)

    return accepts


def meaning_of(rule: Rule, slot: Slot, row: Meaning | None = None) -> Meaning:
    """The slot's meaning, with what it takes from its `of` slot and from the rule's defaults."""
    merged: dict[str, object] = {}
    layers: list[tuple[Meaning, Collection[str]]] = [(rule, FIELDS)]
    chain: list[Slot] = []
    above = slot
    while above.of is not None and len(chain) < 8:
        above = rule.read[above.of]
        chain.append(above)
    layers += [(ancestor, INHERITED) for ancestor in reversed(chain)]
    layers.append((slot, FIELDS))
    if row is not None:
        layers.append((row, FIELDS))
    for layer, fields in layers:
        merged |= {name: getattr(layer, name) for name in layer.model_fields_set if name in fields}
    return Meaning.model_validate(merged)


def per(unit: str) -> str:
    """By what so many of a unit are told."""
    return unit.partition("/")[2]


def unit_fits(meaning: Meaning, mention: Mention, codebook: Codebook) -> bool:
    """Whether a mention's unit can be what the meaning's measure, indicator or thing counted asks for."""
    unit = mention.unit
    measure = meaning.measure or "level"
    if measure == "rank":
        return unit == "" or unit.startswith("{")
    if measure in ("change_percent", "share"):
        return unit in ("%", "", "1") or unit.startswith("{")
    if measure == "change_points":
        return unit in ("{pp}", "%", "")
    if measure == "ratio":
        return unit in ("1", "", "%")
    if meaning.indicator is None:
        return True
    for wanted in codebook.allowed_units(meaning.indicator, meaning.counted):
        if unit in ("", wanted) or wanted.startswith(unit + "/") or TROY.get(unit) == wanted:
            return True
        if wanted in codebook.money or ("/" in unit and per(unit) != per(wanted)) or unit == TIMES:
            continue  # a coin: "21 cents" is no passenger; so many a week are no number, nor a square mile a kilometre
        if wanted.startswith("{") and (unit.startswith("{") or (wanted == "{pp}" and unit == "%")):
            return True
    return False
