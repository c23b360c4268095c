from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.reckoning.intervals import Interval, earlier, increase, point

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)


@st.composite
def intervals_with_a_number(draw):
    """An interval and a number in it."""
    inside, below, above = draw(NUMBERS), draw(NUMBERS.map(abs)), draw(NUMBERS.map(abs))
    low = draw(st.sampled_from([inside - below, -math.inf]))
    high = draw(st.sampled_from([inside + above, math.inf]))
    return Interval(low, high, draw(st.booleans()) and low < inside, draw(st.booleans()) and high > inside), inside


@given(intervals_with_a_number(), intervals_with_a_number())
def test_sum_difference_and_product_hold_those_of_their_numbers(one, two):
    (a, x), (b, y) = one, two
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


@given(intervals_with_a_number(), intervals_with_a_number())
def test_a_quotient_holds_those_of_its_numbers(one, two):
    (a, x), (b, y) = one, two
    assume(not b.low < 0 < b.high and not b.low == b.high == 0 and y != 0)
    assert x / y in a / b


@given(intervals_with_a_number())
def test_division_by_what_holds_nought_is_refused(one):
    a, _ = one
    with pytest.raises(ZeroDivisionError):
        a / Interval(Fraction(-1), Fraction(1))


@given(intervals_with_a_number(), intervals_with_a_number())
def test_what_two_intervals_have_in_common_lies_in_both(one, two):
    (a, x), (b, y) = one, two
    common = a.common(b)
    assert (common is not None) == a.meets(b) == b.meets(a)
    assert a.meets(b) == (not a.below(b) and not b.below(a))
    for number in (x, y):
        assert (number in a and number in b) == (common is not None and number in common)


@given(intervals_with_a_number(), st.fractions(min_value=Fraction(-9, 10), max_value=5, max_denominator=1000))
def test_growth_there_and_back(one, rate):
    level, now = one
    assert now / (1 + rate) in earlier(level, point(rate))
    assert now - now / (1 + rate) in increase(level, point(rate))


@given(NUMBERS, NUMBERS)
def test_points_are_reckoned_exactly(x, y):
    assert (point(x) + point(y)).ends() == ((x + y, False), (x + y, False))
    assert (point(x) * point(y)).ends() == ((x * y, False), (x * y, False))


def test_open_ends_that_touch_have_nothing_in_common():
    assert not Interval(Fraction(1), Fraction(2), high_open=True).meets(point(2))
    assert Interval(Fraction(1), Fraction(2)).meets(point(2))


def test_an_open_nought_times_anything_is_not_reached():
    some = Interval(Fraction(0), Fraction(1), low_open=True) * Interval(Fraction(2), Fraction(3))
    assert some.ends() == ((0, True), (3, False))
    assert 0 in point(0) * Interval(Fraction(0), math.inf, low_open=True)


def test_no_interval_is_empty():
    for low, high, low_open in ((2, 1, False), (1, 1, True)):
        with pytest.raises(ValueError, match="no number"):
            Interval(Fraction(low), Fraction(high), low_open)


def test_an_interval_reads_as_it_is_written():
    assert str(Interval(Fraction(7, 4), Fraction(37, 20), high_open=True)) == "[1.75, 1.85)"
    assert str(Interval(Fraction(100), math.inf, low_open=True)) == "(100, ∞)"
