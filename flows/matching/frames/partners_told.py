"""Figures told of one partner after the other: "arrivals from A rose 5 percent to 3,000, followed by B with 2,000"."""

from __future__ import annotations

from collections.abc import Mapping

FURTHER = "further"  # the words that name a further partner
BARE_LEVEL = "bare_level"  # a level with no verb, so that only a list of partners tells what it is
WITH = "with_level"  # a level that stands behind a partner's name alone
LEAD = "lead"  # the first partner of several, by whose place in the sentence it is told whom they came to
# The frames that take a partner's figures, by the list of chains.yaml that names the first one.
SHARES = (("share", "flow-share"), ("share_of_total", "flow-share-of-total"), ("share_of_other", "flow-share-of-own"))
FAMILIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "partner_flow": (("level", "flow-to-partner"), ("growth", "flow-to-partner-growth"), *SHARES),
    "partner_trade": (("level", "trade-with-partner"), ("growth", "trade-with-partner-growth")),
    "partner_arrivals": (("level", "arrivals-from"), ("growth", "arrivals-from-growth")),
}


def next_of(first: Mapping[str, int], partner: int) -> dict[str, int]:
    """The phrases of a further partner, by those of the first."""
    lead = first.get(LEAD, first["partner"])
    return {**first, "partner": partner, **({} if "indicator" in first else {LEAD: lead})}


def as_level(slots: Mapping[str, int]) -> dict[str, int]:
    """A segment's slots, the level behind a partner's name as one."""
    return {"level" if name == WITH else name: index for name, index in slots.items()}
