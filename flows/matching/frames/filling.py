"""A frame's rule with the ids of the phrases it found in place of their names: "[indicator]" becomes `exports`."""

from __future__ import annotations

from collections.abc import Mapping

from flows.matching.codebook import Codebook
from flows.matching.divided import divided, part_of
from flows.matching.meaning_check import slot_name
from flows.matching.model import Rule, Slot

REFERRING = (
    "indicator",
    "of_indicator",
    "counted",
    "subject",
    "of_subject",
    "counterpart",
    "compared_with",
    "among",
    "place",
)


def filled(rule: Rule, bound: Mapping[str, int], ids: Mapping[str, str], book: Codebook) -> tuple[Rule, dict[str, int]]:
    """The rule with ids for the phrases it names, and the slots whose phrases are all there and known."""
    read = dict(rule.read)
    kept: dict[str, int] = {}
    for name, index in bound.items():
        slot = _put_in(rule.read[name], ids)
        if slot is not None and (slot.among is None or slot.among in book.codes["peer_groups"]):
            read[name], kept[name] = slot, index
    kept = {name: index for name, index in kept.items() if read[name].of is None or read[name].of in kept}
    return rule.model_copy(update={"read": read, "subject": ids["subject"]}), kept


def _put_in(slot: Slot, ids: Mapping[str, str]) -> Slot | None:
    """A slot with ids for the phrases that it names in brackets; None where one but the place is not bound."""
    found: dict[str, str | None] = {}
    for field in REFERRING:
        word, value = divided(getattr(slot, field) or "")
        name = slot_name(value)
        if name is None:
            continue
        found[field] = part_of(ids.get(name), word)
        if found[field] is None and field != "place":
            return None
    return slot.model_copy(update=found) if found else slot
