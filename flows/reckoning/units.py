"""Units as products of base units, so that figures are compared only where they measure the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from flows.reckoning.intervals import Interval, point
from schemas.codes import load_codes

Dimensions = tuple[tuple[str, int], ...]
PARTS = re.compile(r"([./]?)((?:\{[^}]*\}|\[[^\]]*\]|[^./{\[])+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a multiple of base units with their powers; `()` is a bare number."""

    factor: Fraction
    dimensions: Dimensions


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval in base units."""

    interval: Interval
    dimensions: Dimensions = ()

    def __add__(self, other: Quantity) -> Quantity:
        """The sum; a MismatchError where the units differ."""
        return Quantity(self.interval + other.interval, _same(self, other))

    def __sub__(self, other: Quantity) -> Quantity:
        """The difference; likewise."""
        return Quantity(self.interval - other.interval, _same(self, other))

    def __mul__(self, other: Quantity) -> Quantity:
        """The product; dimensions add up."""
        return Quantity(self.interval * other.interval, _combined(self.dimensions, other.dimensions, 1))

    def __truediv__(self, other: Quantity) -> Quantity:
        """The quotient."""
        return Quantity(self.interval / other.interval, _combined(self.dimensions, other.dimensions, -1))

    def __neg__(self) -> Quantity:
        """The mirror image."""
        return Quantity(-self.interval, self.dimensions)


class MismatchError(ArithmeticError):
    """Two quantities measure different things."""


@cache
def unit_of(code: str) -> Unit:
    """A unit code taken apart: `km/h`, `{train}/wk`, `CNY`; a unit without factors is a base unit itself."""
    factor, powers = Fraction(1), Counter[str]()
    known = _factors()
    if code in known:
        return known[code]
    for sign, name in PARTS.findall(code):
        power = -1 if sign == "/" else 1
        part = known.get(name, Unit(Fraction(1), () if name == "1" else ((name, 1),)))
        factor *= part.factor**power
        for base, exponent in part.dimensions:
            powers[base] += exponent * power
    return Unit(factor, _sorted(powers))


def quantity(interval: Interval, code: str) -> Quantity:
    """An interval in the unit `code` as a quantity in base units."""
    unit = unit_of(code)
    return Quantity(interval * point(unit.factor), unit.dimensions)


def expressed(amount: Quantity, code: str) -> Interval:
    """A quantity in the unit `code`; a MismatchError where it measures something else."""
    unit = unit_of(code)
    if unit.dimensions != amount.dimensions:
        raise MismatchError(f"{written(amount.dimensions)} is not {code}")
    return amount.interval * point(1 / unit.factor)


def written(dimensions: Dimensions) -> str:
    """Dimensions for people."""
    return ".".join(base if power == 1 else f"{base}{power}" for base, power in dimensions) or "a bare number"


@cache
def _factors() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for code, row in load_codes("unit_factors").items():
        powers = Counter[str]()
        for sign, name in PARTS.findall(row["base"]):
            powers[name] += -1 if sign == "/" else 1
        powers.pop("1", None)
        found[code] = Unit(Fraction(row["factor"]), _sorted(powers))
    return found


def _combined(left: Dimensions, right: Dimensions, sign: int) -> Dimensions:
    powers = Counter(dict(left))
    for base, power in right:
        powers[base] += sign * power
    return _sorted(powers)


def _sorted(powers: Counter[str]) -> Dimensions:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def _same(left: Quantity, right: Quantity) -> Dimensions:
    if left.dimensions != right.dimensions:
        raise MismatchError(f"{written(left.dimensions)} is not {written(right.dimensions)}")
    return left.dimensions
