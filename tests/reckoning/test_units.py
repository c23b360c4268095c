from __future__ import annotations

from fractions import Fraction

import pytest

from flows.reckoning.intervals import point
from flows.reckoning.units import MismatchError, Quantity, expressed, quantity, unit_of
from schemas.codes import load_codes


@pytest.mark.parametrize(
    ("number", "unit", "other", "result"),
    [
        (1, "km", "m", 1000),
        (90, "min", "h", Fraction(3, 2)),
        (15, "{mu}", "har", 1),
        (36, "km/h", "m/s", 10),
        (4, "{train}/wk", "{train}/d", Fraction(4, 7)),
        (1, "kg/{mu}", "kg/har", 15),
        (50, "%", "1", Fraction(1, 2)),
        (3, "{pp}", "%", 3),
        (2, "t/d", "kg/h", Fraction(2000, 24)),
    ],
)
def test_one_amount_in_two_units(number, unit, other, result):
    assert expressed(quantity(point(number), unit), other) == point(result)


def test_what_measures_something_else_is_not_compared():
    with pytest.raises(MismatchError, match=r"CNY is not USD"):
        expressed(quantity(point(1), "CNY"), "USD")
    with pytest.raises(MismatchError, match=r"a bare number"):
        quantity(point(1), "CNY") + Quantity(point(1))


def test_a_rate_times_a_time_is_an_amount():
    rate, time = quantity(point(6), "{box}/h"), quantity(point(30), "min")
    assert expressed(rate * time, "{box}") == point(3)
    assert expressed(rate / rate, "1") == point(1)


def test_every_factor_is_of_a_known_unit_and_none_is_nought():
    known = load_codes("units")
    for code, row in load_codes("unit_factors").items():
        assert Fraction(row["factor"]) > 0
        assert (
            code in known
            or code[1:] in known
            or code.rstrip("23") in known
            or code[1:].rstrip("23") in known
            or code in ("{mu}", "km/h", "m/s")
        )
        assert unit_of(code).factor == Fraction(row["factor"])
