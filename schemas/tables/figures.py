"""The table for people who open one file: the observations with their labels."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd

from schemas.tables.base import Table, column


class Figures(Table):
    """Every observation in words: labels instead of codes, periods as people say them."""

    figure: str = column("`<article_id>#<observation_id>`: names the row so that no spreadsheet takes it for a number")
    article: str = column("Title of the article")
    subject: str = column("Who or what is measured")
    indicator: str = column("What is measured; of a count, which things")
    measure: str = column("How the value measures it")
    detail: str = column("Part, partner, comparison or peer group, where there is one", nullable=True)
    qualifier: str = column("How the printed magnitude is bounded")
    value: float = column("The figure, multiplier words undone", unit="[unit_code]")
    value_high: float = column("The upper end of a range", unit="[unit_code]", nullable=True)
    unit: str = column("The unit in words")
    rank_of: pd.Int64Dtype = column("How many are ranked", unit="{rank}", nullable=True)
    status: str = column("Whether it happened, is planned or is an estimate")
    period: str = column("When, in words", nullable=True)
    base_period: str = column("What a change is measured from, in words", nullable=True)
    as_printed: str = column(
        "The figure as printed; one that a spreadsheet would take for a date (3-4) is followed by `(as printed)`"
    )
    sentence: str = column("The sentence it stands in; empty where the rights forbid it", nullable=True)
    note: str = column("What a reader should know of this figure", nullable=True)
    issue: str = column("The publication")
    article_id: str = column("The article's id", syntax="article_id")
    sentence_id: str = column("The sentence's id")
    indicator_id: str = column("The indicator's id")
    subject_id: str = column("The subject's id")
    unit_code: str = column("The unit's code")
    observation_id: str = column(
        "The observation's id, for joins (a spreadsheet may take one of digits only for a number: see `figure`)",
        syntax="row_id",
    )

    _key: ClassVar[tuple[str, ...]] = ("observation_id",)
