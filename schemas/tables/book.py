"""The tables of the codebook: indicators and subjects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pandas as pd

from schemas.tables import checks
from schemas.tables.base import Rule, Table, column


class Indicators(Table):
    """What is measured, with definitions."""

    indicator_id: str = column("The indicator's id")
    label: str = column("Its name")
    definition: str = column("What exactly it measures")
    topic: str = column("The field it belongs to", codes="topics")
    unit: str = column("The unit of its levels; of money the usual currency")
    units: str = column("Further units that figures may be printed in, space-separated", nullable=True)
    range_low: float = column("The least plausible level", unit="[unit]", nullable=True)
    range_high: float = column("The greatest plausible level", unit="[unit]", nullable=True)
    additive: pd.BooleanDtype = column("Whether the parts of a whole add up")
    better: str = column("Whether `higher` or `lower` is better, where one is", nullable=True)
    time: str = column("`flow`, `stock` or `attribute`: how a figure takes its period")

    _key: ClassVar[tuple[str, ...]] = ("indicator_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {"range_ordered": checks.not_above("range_low", "range_high")}


class Subjects(Table):
    """Who or what is measured or acts."""

    subject_id: str = column("The subject's id")
    label: str = column("Its name")
    kind: str = column("What kind of thing it is", codes="subject_kinds")
    place: str = column("UN/LOCODE or ISO 3166 code of where it is", codes="places", nullable=True)
    part_of: str = column("The subject it is part of", nullable=True)

    _key: ClassVar[tuple[str, ...]] = ("subject_id",)
