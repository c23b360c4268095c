"""Intervals with open or closed ends, in exact arithmetic: what a printed figure can stand for, and what follows.

Ends are fractions, so that nothing is rounded on the way; an unbounded end is a float infinity and always open.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Bound = Fraction | float  # a float only where it is infinite
INFINITY = math.inf


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; an open end is not itself among them."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what holds no number; infinite ends are open whatever was asked for."""
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"no number lies in {self}")
        object.__setattr__(self, "low_open", self.low_open or self.low == -INFINITY)
        object.__setattr__(self, "high_open", self.high_open or self.high == INFINITY)

    def __str__(self) -> str:
        """As mathematicians write it: `[1.75, 1.85)`."""
        left, right = "(" if self.low_open else "[", ")" if self.high_open else "]"
        return f"{left}{shown(self.low)}, {shown(self.high)}{right}"

    def __contains__(self, number: Bound) -> bool:
        """Whether a number lies within."""
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> Interval:
        """The mirror image."""
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        """Every sum of a number of each."""
        low_open, high_open = self.low_open or other.low_open, self.high_open or other.high_open
        return Interval(self.low + other.low, self.high + other.high, low_open, high_open)

    def __sub__(self, other: Interval) -> Interval:
        """Every difference."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Every product."""
        ends = [_product(a, b) for a in self.ends() for b in other.ends()]
        low = min(ends, key=lambda end: (end[0], end[1]))
        high = max(ends, key=lambda end: (end[0], not end[1]))
        return Interval(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient; unbounded where the divisor comes near nought from one side.

        Raises:
            ZeroDivisionError: Nought lies inside the divisor, or is all of it.
        """
        return self * other.inverse()

    def inverse(self) -> Interval:
        """1 divided by every number within (see division)."""
        if (self.low < 0 < self.high) or (self.low == self.high == 0):
            raise ZeroDivisionError(f"division by {self}, which holds nought")
        low, low_open = (-INFINITY, True) if self.high == 0 else (_inverse(self.high), self.high_open)
        high, high_open = (INFINITY, True) if self.low == 0 else (_inverse(self.low), self.low_open)
        return Interval(low, high, low_open, high_open)

    def ends(self) -> tuple[tuple[Bound, bool], tuple[Bound, bool]]:
        """(low, whether it is open), (high, whether it is open)."""
        return (self.low, self.low_open), (self.high, self.high_open)

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every number of this one is less than every number of the other."""
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def common(self, other: Interval) -> Interval | None:
        """The numbers in both; None where there is none."""
        if not self.meets(other):
            return None
        low = max(self.low, other.low)
        high = min(self.high, other.high)
        low_open = any(i.low_open for i in (self, other) if i.low == low)
        high_open = any(i.high_open for i in (self, other) if i.high == high)
        return Interval(low, high, low_open, high_open)


def point(number: Fraction | int) -> Interval:
    """Exactly one number."""
    return Interval(Fraction(number), Fraction(number))


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    return sum(parts, start=point(0))


def earlier(level: Interval, growth: Interval) -> Interval:
    """The level that grew by `growth` (a fraction: 0.1 for ten percent) to `level`; the growth lies above -1."""
    return level / (point(1) + growth)


def increase(level: Interval, growth: Interval) -> Interval:
    """By how much a level rose when it grew by `growth` to `level`: level x growth / (1 + growth).

    Written as level x (1 - 1/(1 + growth)), in which each stands once, so that the interval is as narrow as it can be.
    """
    return level * (point(1) - (point(1) + growth).inverse())


def shown(number: Bound) -> str:
    """A number for people: whole numbers in full, others with six significant digits."""
    if isinstance(number, Fraction) and number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6g}".replace("inf", "∞")


def _product(left: tuple[Bound, bool], right: tuple[Bound, bool]) -> tuple[Bound, bool]:
    """A product of two ends: nought itself is reached where either nought is; nought times infinity is nought."""
    (a, a_open), (b, b_open) = left, right
    if a == 0 or b == 0:
        closed = (a == 0 and not a_open) or (b == 0 and not b_open)
        return Fraction(0), not closed
    return a * b, a_open or b_open


def _inverse(number: Bound) -> Bound:
    return Fraction(0) if math.isinf(number) else 1 / Fraction(number)
