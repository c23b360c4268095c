"""The tables of what figures say about each other, and of what was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from schemas.tables import checks
from schemas.tables.base import Rule, Table, column


class Reckonings(Table):
    """Figures checked against each other, within the rounding that the printed digits allow."""

    reckoning_id: str = column("The reckoning's id")
    identity: str = column("The identity tested: sum of parts, share of a whole, growth and level …")
    inputs: str = column("The observations that enter, space-separated, in the order of the identity", syntax="ids")
    computed_low: float = column("Least value computed; empty where unbounded", unit="[unit]", nullable=True)
    computed_high: float = column("Greatest value computed; empty where unbounded", unit="[unit]", nullable=True)
    stated_low: float = column("Least value stated; empty where unbounded", unit="[unit]", nullable=True)
    stated_high: float = column("Greatest value stated; empty where unbounded", unit="[unit]", nullable=True)
    unit: str = column("The unit of the four bounds", nullable=True)
    outcome: str = column("What came of it", codes="outcomes")
    note: str = column("What it means, in a sentence", nullable=True)

    _key: ClassVar[tuple[str, ...]] = ("reckoning_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {
        "computed_ordered": checks.not_above("computed_low", "computed_high"),
        "stated_ordered": checks.not_above("stated_low", "stated_high"),
    }


class Corrections(Table):
    """Where what is published differs from what is printed, and why."""

    correction_id: str = column("The correction's id")
    observation_id: str = column("The row corrected", syntax="row_id")
    reason: str = column("Why the printed figure cannot be right")
    source: str = column("What the published figure rests on")
    value_reported: float = column("What the article prints", unit="[observations.unit]")
    value_published: float = column("What the row says", unit="[observations.unit]")

    _key: ClassVar[tuple[str, ...]] = ("correction_id",)
