from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reckoning.widths import exact, interval_of
from tests.reckoning.facts import figure


@pytest.mark.parametrize(
    ("row", "interval"),
    [
        (figure("s", "growth", 1.8, "%", measure="share"), "[1.75, 1.85)"),
        (figure("s", "growth", -1.8, "%", measure="change_percent"), "(-1.85, -1.75]"),
        (figure("s", "trade", 24.276e9, "CNY", multiplier=1e9, decimals=3), "[24275500000, 24276500000)"),
        (figure("s", "count/project", 28, "{project}"), "[28, 28]"),
        (figure("s", "count/project", 300, "{project}"), "[300, 300]"),
        (figure("s", "count/project", 26.7e3, "{project}", multiplier=1e3, decimals=1), "[26650, 26750)"),
        (figure("s", "rank", 5, "{rank}", measure="rank"), "[5, 5]"),
        (figure("s", "throughput", 480000, "{TEU}"), "[475000, 485000)"),
        (figure("s", "area", 12240, "km2"), "[12239.5, 12240.5)"),
        (figure("s", "trade", 100, "CNY", qualifier="gt"), "(100, ∞)"),
        (figure("s", "trade", 100, "CNY", qualifier="ge"), "[100, ∞)"),
        (figure("s", "trade", 100, "CNY", qualifier="le"), "[0, 100]"),
        (figure("s", "trade", 100, "CNY", qualifier="lt", qualifier_text="under"), "[0, 100)"),
        (figure("s", "trade", 100, "CNY", qualifier="lt", qualifier_text="nearly"), "[90, 100)"),
        (figure("s", "trade", 100, "CNY", qualifier="approx", qualifier_text="some"), "[90, 110]"),
        (
            figure("s", "time", -50, "%", measure="change_percent", qualifier="lt", qualifier_text="almost"),
            "(-50, -45]",
        ),
        (figure("s", "trade", 50, "%", measure="share", value_text="half"), "[45, 55]"),
        (figure("s", "rate", 25, "1/h", value_high=28.0), "[24.5, 28.5)"),
        (figure("s", "count/ship", 4, "{ship}", value_high=5.0), "[4, 5]"),
        (figure("s", "loss", -5, "CNY", value_high=-4.0), "(-5.5, -3.5]"),
    ],
)
def test_what_a_printed_figure_can_stand_for(row, interval):
    assert str(interval_of(row)) == interval


@given(
    st.integers(-(10**9), 10**9),
    st.integers(0, 4),
    st.sampled_from([1.0, 1e3, 1e9]),
    st.sampled_from(["exact", "approx", "lt", "le", "ge"]),
)
def test_the_printed_number_is_among_those_it_can_stand_for_or_bounds_them(digits, decimals, multiplier, qualifier):
    value = digits / 10**decimals * multiplier
    row = figure("s", "i", value, "CNY", decimals=decimals, multiplier=multiplier, qualifier=qualifier)
    number = exact(value)
    interval = interval_of(row)
    assert number in interval or number in (interval.low, interval.high)
