"""What a rule file may say: the models that load it, and from which the JSON Schema for editors is made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Scope = Literal["sentence", "paragraph", "article"]
Role = Literal["time", "name", "idiom", "address", "page", "other"]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class Meaning(BaseModel):
    """What a bound figure or date means; a slot has one, `rows` may give it several, a rule gives the defaults.

    Other slots are named in brackets: `period: "[year]"`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str | None = Field(None, description="Subject id; in a frame it comes from the text")
    indicator: str | None = Field(None, description="Indicator id")
    counted: str | None = Field(None, description="With the indicator `count`: which things")
    measure: Literal["level", "change_percent", "change_points", "change_absolute", "share", "ratio", "rank"] | None = (
        None
    )
    of_indicator: str | None = Field(None, description="What a share or a contribution is of")
    of_subject: str | None = None
    breakdown: str | None = Field(None, description="A code, or a [slot] whose figure selects (`gt 10000000 USD`)")
    counterpart: str | None = None
    compared_with: str | None = None
    among: str | None = Field(None, description="Of a rank: the peer group's code")
    rank_of: Words = Field((), description="Of a rank: the slot, or slots to add up, with the size of the peer group")
    high: str | None = Field(None, description="The slot with the upper end of a range printed in two places")
    in_unit: str | None = Field(
        None, description="The row's unit, of those the indicator allows, where the text prints a vaguer word (`units`)"
    )
    sign: Literal["up", "down"] | None = Field(None, description="`down`: a saving or a decrease, stored as negative")
    status: Literal["actual", "target", "estimate"] | None = None
    qualifier: Literal["exact", "approx", "lt", "gt", "le", "ge"] | None = Field(
        None, description="Only where words far from the figure bound it"
    )
    period: str | None = Field(
        None,
        description="[slot], before [slot] (a year before), against [slot] (as the words behind the figure say, else a "
        "year before), none, clause, sentence, paragraph, or `event <rule>` (with `month` or `year` behind it to take "
        "only that much); left out: by the indicator's kind",
    )
    base: str | None = Field(None, description="Of a change: [slot], previous-year, undated, none")
    note: str | None = None
    event: str | None = Field(None, description="Of a date: the event type")
    date: str | None = Field(
        None, description="Of an event dated by another: `event <rule> + 1 wk`, `event <rule> month`"
    )
    place: str | None = Field(None, description="Of an event: the place's subject id, only where the text names it")


class Slot(Meaning):
    """What a slot binds, and what that means."""

    when: Words = Field((), description="Patterns; the first that fits binds the slot")
    of: str | None = Field(None, description="The slot whose subject, indicator, period and status it shares")
    kind: Literal["figure", "quantity", "rank", "time", "any"] | None = Field(
        None, description="What may be bound: by default a figure, that is a quantity, an ordinal or a rank"
    )
    unit: Words = Field((), description="Units that may be bound; `none` for a bare number")
    claim: Role | None = Field(None, description="No row: the ledger's role of what is bound")
    reason: str | None = Field(None, description="Of a claim: which words around it say so")
    rows: tuple[Meaning, ...] = Field((), description="Several rows from one figure, each with what differs")

    @model_validator(mode="after")
    def _consistent(self) -> Slot:
        if self.claim and not self.reason:
            raise ValueError("a claim needs a reason")
        return self


class Rule(Meaning):
    """An article rule or, with `frame`, a frame; `rule`/`frame` is its name within the file."""

    rule: str | None = Field(None, pattern=r"^[a-z0-9][a-z0-9-]*$")
    frame: str | None = Field(None, pattern=r"^[a-z0-9][a-z0-9-]*$")
    scope: Scope = Field("sentence", description="How far apart the slots may stand")
    anchor: Words = Field((), description="Words one of which the text must hold, else the rule is not tried")
    unless: Words = Field((), description="Patterns that forbid the rule where they fit")
    when: Words = Field((), description="Patterns that bind several slots at once, tried before the slots' own")
    read: dict[str, Slot] = Field(min_length=1)
    against: Words = Field((), description="Slots whose figures others are set against, which are read too")
    require: Words = Field((), description="Slots without which nothing is said; by default the first")
    fires: int = Field(1, ge=1, description="How often at most in one article, in either edition")
    examples: tuple[dict[str, object], ...] = ()
    not_: Words = Field((), alias="not", description="Texts on which the rule must not fire")

    @property
    def name(self) -> str:
        """The rule's name within its file."""
        return self.rule or self.frame or ""

    @model_validator(mode="after")
    def _consistent(self) -> Rule:
        if (self.rule is None) == (self.frame is None):
            raise ValueError("one of `rule` and `frame` is needed")
        for name in (*self.require, *self.against):
            if name not in self.read:
                raise ValueError(f"require, against: no slot {name!r}")
        for name, slot in self.read.items():
            if slot.of is not None and slot.of not in self.read:
                raise ValueError(f"read.{name}.of: no slot {slot.of!r}")
        return self


class Claim(BaseModel):
    """What accounts for figures that are no observation and no event."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Its name within the file")
    when: Words = Field(min_length=1, description="Patterns; every slot of them is claimed")
    role: Role
    reason: str = Field(min_length=1, description="Which words around the figure say so")
    examples: Words = Field((), description="Texts in which it claims something")
    not_: Words = Field((), alias="not", description="Texts in which it claims nothing")
