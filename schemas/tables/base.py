"""What every table's model shares: how a column is declared, and the checks that a declaration brings with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas.tables import checks

Rule = Callable[[pd.DataFrame], pd.Series]


def column(
    description: str, *, unit: str = "none", nullable: bool = False, codes: str | None = None, syntax: str | None = None
) -> Any:  # noqa: ANN401  pandera's own Field returns Any, so that it may stand for every column type
    """A column with all that documents and checks need to know of it.

    Args:
        description: What a reader of the table must know.
        unit: A UCUM-like code, a column's name in brackets where the row itself tells (`[unit]`), or `none`.
        nullable: Whether a row may lack it.
        codes: The list in schemas/codes whose codes it holds.
        syntax: A name in `checks.SYNTAX` that every text in it must match.
    """
    metadata = {"unit": unit, "codes": codes, "syntax": syntax}
    return pa.Field(nullable=nullable, description=description, metadata=metadata)


class Table(pa.DataFrameModel):
    """A table: exactly its columns, in their order, never coerced.

    `_severity` names the checks that only warn; every other is an error. `_rules` are checks across columns by their
    stable names; further checks follow from the columns' declarations.
    """

    _key: ClassVar[tuple[str, ...]] = ()
    _rules: ClassVar[Mapping[str, Rule]] = {}
    _severity: ClassVar[Mapping[str, str]] = {}

    class Config:
        """Pandera's settings."""

        strict = True
        ordered = True
        coerce = False

    @classmethod
    def to_schema(cls) -> pa.DataFrameSchema:
        """Pandera's schema with the rules and the declared checks."""
        schema = super().to_schema()
        if schema.checks or not cls._key:
            return schema
        for field in schema.columns.values():
            field.checks = _column_checks(field)
        schema.checks = [_check(name, rule) for name, rule in cls.all_rules().items()]
        schema.metadata = {"severity": dict(cls._severity), "key": list(cls._key)}
        return schema

    @classmethod
    def primary_key(cls) -> tuple[str, ...]:
        """The columns that tell the rows apart."""
        return cls._key

    @classmethod
    def all_rules(cls) -> dict[str, Rule]:
        """The checks across columns, by name."""
        return {"key_unique": lambda frame: ~frame.duplicated(list(cls._key), keep=False), **cls._rules}


def _check(name: str, rule: Rule) -> pa.Check:
    return pa.Check(rule, name=name, ignore_na=False, description=rule.__doc__ or name)


def _column_checks(field: pa.Column) -> list[pa.Check]:
    """What a column's declaration asks of each value."""
    metadata, kind = field.metadata or {}, str(field.dtype)
    found: list[pa.Check] = []
    if kind.startswith("float"):
        found.append(pa.Check(checks.finite, name="number_finite"))
    if kind.startswith("str"):
        found.append(pa.Check(checks.safe_text, name="text_safe"))
    if metadata.get("codes"):
        found.append(pa.Check(checks.known_code, name="code_known", codes=metadata["codes"]))
    if metadata.get("syntax"):
        found.append(pa.Check(checks.has_syntax, name=f"{metadata['syntax']}_syntax", syntax=metadata["syntax"]))
    return found
