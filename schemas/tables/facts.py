"""The tables of facts: observations, events, and the marks that tie their rows to the words they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pandas as pd

from schemas.tables import checks, figure_checks
from schemas.tables.base import Rule, Table, column

OBSERVATION_KEY = (
    *("article_id", "subject_id", "indicator_id", "counted", "measure", "of_indicator", "of_subject", "breakdown"),
    *("counterpart", "compared_with", "rank_among", "status", "period", "base_period", "unit"),
)
EVENT_KEY = ("article_id", "subject_id", "event_type", "place_id", "status")
START = "First character of the figure in the article's source file: code points of the whole file, from 0"
END = "Character behind the last one of the figure in the source file"


class Observations(Table):
    """One row a figure and meaning: who, what, how much, when, and where it stands in the text."""

    observation_id: str = column("Stable id: hash of the columns that say what is measured", syntax="row_id")
    article_id: str = column("The article it was read from", syntax="article_id")
    sentence_id: str = column("The sentence it was read from")
    rule_id: str = column("The rule that read it")
    subject_id: str = column("Who or what is measured")
    indicator_id: str = column("What is measured")
    counted: str = column("For the indicator `count`: which things", nullable=True, codes="counted")
    measure: str = column("How the value measures the indicator", codes="measures")
    of_indicator: str = column("What a share or a contribution is of", nullable=True)
    of_subject: str = column("Whose whole a share or a contribution is of", nullable=True)
    breakdown: str = column(
        "Which part, where a sum has parts; or the threshold that selects it (`gt 10000000 USD`)",
        nullable=True,
        codes="breakdowns",
    )
    counterpart: str = column("The partner: country of origin, trading partner", nullable=True, codes="counterparts")
    compared_with: str = column("The other thing of a comparison", nullable=True, codes="comparisons")
    value: float = column("The figure, multiplier words undone, units never converted", unit="[unit]")
    value_high: float = column("The upper end of a range", unit="[unit]", nullable=True)
    unit: str = column("UCUM code, ISO 4217 currency, or the thing counted in braces")
    rank_of: pd.Int64Dtype = column("How many are ranked (5th among 13: 13)", unit="{rank}", nullable=True)
    rank_among: str = column("The peer group of a rank", nullable=True, codes="peer_groups")
    qualifier: str = column("How the printed magnitude is bounded", codes="qualifiers")
    qualifier_text: str = column("The words that say so, as printed", nullable=True)
    status: str = column("Whether it happened, is planned or is somebody's estimate", codes="statuses")
    value_reported: float = column("What the article prints, where a correction differs", unit="[unit]", nullable=True)
    correction_id: str = column("The correction applied", nullable=True)
    period: str = column("ISO 8601, to the precision known; an interval with both ends", nullable=True, syntax="period")
    period_start: str = column("First day of the period", nullable=True, syntax="day")
    period_end: str = column("Last day of the period", nullable=True, syntax="day")
    period_basis: str = column("How the period is known", codes="bases")
    base_period: str = column(
        "What a change is measured from: a period, or `P1Y` (the year before an undated level)",
        nullable=True,
        syntax="base_period",
    )
    as_of: str = column("When it was published: of one figure in two issues, the vintage", nullable=True, syntax="date")
    value_text: str = column("The figure as printed, reflowed")
    multiplier: float = column("What its multiplier word stands for (1000000000 for billion)", unit="1")
    decimals: int = column("Digits printed after the point", unit="{digit}")
    char_start: int = column(START, unit="{char}")
    char_end: int = column(END, unit="{char}")
    note: str = column("What a reader should know of this figure", nullable=True)

    _key: ClassVar[tuple[str, ...]] = ("observation_id",)
    _severity: ClassVar[Mapping[str, str]] = {"share_names_whole": "warning"}
    _rules: ClassVar[Mapping[str, Rule]] = {
        "id_recipe": checks.id_recipe("observation_id", OBSERVATION_KEY),
        "span_ordered": checks.span_ordered,
        "value_not_above_high": checks.not_above("value", "value_high"),
        "rank_whole": figure_checks.rank_whole,
        "rank_within_total": figure_checks.rank_within_total,
        "rank_columns_for_ranks": figure_checks.rank_columns_for_ranks,
        "share_in_range": figure_checks.value_bounds("share", 0, 100),
        "change_percent_above_floor": figure_checks.value_bounds("change_percent", -100, float("inf")),
        "unit_suits_measure": figure_checks.unit_suits_measure,
        "unit_known": lambda frame: figure_checks.known_unit(frame["unit"]),
        "share_names_whole": figure_checks.share_names_whole,
        "part_of_article": checks.starts_with("sentence_id", "article_id"),
        "counted_for_count": figure_checks.counted_for_count,
        "correction_complete": checks.only_with("value_reported", "correction_id"),
        "period_dated": checks.period_dated,
        "period_ordered": checks.days_ordered("period_start", "period_end"),
        "period_holds_days": checks.bounds_inside("period", "period_start", "period_end"),
        "value_matches_text": figure_checks.value_matches_text,
        "multiplier_positive": checks.at_least("multiplier", 1),
        "decimals_not_negative": checks.at_least("decimals", 0),
    }


class Events(Table):
    """Dated acts: openings, signings, launches."""

    event_id: str = column("Stable id: hash of the columns that say what happened", syntax="row_id")
    article_id: str = column("The article it was read from", syntax="article_id")
    sentence_id: str = column("The sentence it was read from")
    rule_id: str = column("The rule that read it")
    subject_id: str = column("What was opened, issued, signed")
    event_type: str = column("What happened to it", codes="event_types")
    date: str = column("ISO 8601, to the precision known", syntax="period")
    date_start: str = column("First day on which it may have happened", syntax="day")
    date_end: str = column("Last day on which it may have happened", syntax="day")
    date_basis: str = column("How the date is known", codes="bases")
    date_text: str = column("The date as printed, reflowed")
    qualifier: str = column("How the date is bounded", codes="qualifiers")
    status: str = column("Whether it happened, is planned or is expected", codes="statuses")
    place_id: str = column(
        "UN/LOCODE or ISO 3166 code of where, if the text names the place", codes="places", nullable=True
    )
    char_start: int = column(START.replace("figure", "date"), unit="{char}")
    char_end: int = column(END.replace("figure", "date"), unit="{char}")

    _key: ClassVar[tuple[str, ...]] = ("event_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {
        "id_recipe": checks.id_recipe("event_id", EVENT_KEY),
        "span_ordered": checks.span_ordered,
        "part_of_article": checks.starts_with("sentence_id", "article_id"),
        "date_ordered": checks.days_ordered("date_start", "date_end"),
        "date_holds_days": checks.bounds_inside("date", "date_start", "date_end"),
    }


class Marks(Table):
    """Every place of every row, in both editions: where to re-read it."""

    row_id: str = column("The observation or event", syntax="row_id")
    edition: str = column("The edition the file holds", codes="editions")
    source_file: str = column("The file, below raw/ (restated) or below the folder of originals")
    char_start: int = column("First character of the row's words in the file, from 0", unit="{char}")
    char_end: int = column("Character behind the last one", unit="{char}")
    sha256: str = column("SHA-256 of that slice of the file, as UTF-8", syntax="sha256")

    _key: ClassVar[tuple[str, ...]] = ("row_id", "edition", "source_file", "char_start", "char_end")
    _rules: ClassVar[Mapping[str, Rule]] = {"span_ordered": checks.span_ordered}
