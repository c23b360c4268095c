"""The codebook: what indicators and subjects are, and the words that name them."""

from __future__ import annotations

import re
from itertools import product
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

SNAKE = r"^[a-z][a-z0-9_]*$"
KEBAB = r"^[a-z0-9][a-z0-9-]*$"
CHOICE = re.compile(r"\{([^{}]*)\}")


def wordings(phrase: str) -> list[str]:
    """All wordings of a phrase with choices: "{output|production} of tea" has two; an empty choice is none."""
    if "{" not in phrase:
        return [phrase]
    parts = CHOICE.split(phrase)  # what is in braces stands in every second place
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return [" ".join("".join(chosen).split()) for chosen in product(*choices)]


class Entry(BaseModel):
    """What every entry of the codebook has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str = Field(min_length=1, description="Name as a table's reader sees it")


class Indicator(Entry):
    """What is measured.

    `time` says how a figure takes its period: a `flow` (turnover, output, growth) from its sentence or paragraph too, a
    `stock` (what stands, what there is) and an `attribute` (lengths, capacities, prices) from its own clause only.
    """

    definition: str = Field(min_length=1)
    topic: str = Field(min_length=1, description="Code of schemas/codes/topics.csv: the file's name")
    unit: str = Field(description="Code of schemas/codes/units.csv; of money the usual currency")
    units: tuple[str, ...] = Field((), description="Further units that figures may be printed in")
    range: tuple[float | None, float | None] = Field((None, None), description="Plausible least and greatest level")
    additive: bool = Field(False, description="Whether the parts of a whole add up")
    part_of: str | None = Field(None, description="An indicator of the same subject that this one is never above")
    better: Literal["higher", "lower"] | None = None
    time: Literal["flow", "stock", "attribute"] = "flow"
    phrases: tuple[str, ...] = Field(
        (), description="Words that name it in running text, lower case; {a|b} is a choice"
    )
    superlatives: tuple[str, ...] = Field((), description="Words that rank a thing by it: largest")

    @field_validator("phrases")
    @classmethod
    def _spelled_out(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(wording for phrase in phrases for wording in wordings(phrase)))


class Subject(Entry):
    """Who or what is measured or acts."""

    kind: str = Field(description="Code of schemas/codes/subject_kinds.csv: the file's name")
    place: str | None = Field(None, description="UN/LOCODE or ISO 3166 code")
    part_of: str | None = Field(None, description="The subject it is part of")
    aliases: tuple[str, ...] = Field((), description="Names in running text, in their own case; the label is one")
    local: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="Further names that stand for it in one article only, by article id"
    )


class Counted(BaseModel):
    """A thing that is counted: one row of schemas/codes/counted.csv."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=SNAKE)
    label: str = Field(min_length=1)
    unit: str = Field(pattern=r"^\{[a-z0-9_]+\}(/[a-z{}_]+)?$")
    phrases: tuple[str, ...] = Field((), description="Nouns that name it in running text; the label is one")
