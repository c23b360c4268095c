"""Money and years in brackets."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.mentions import find_mentions


@pytest.mark.parametrize("money", ["USD 1,324", "USD1,324", "EUR 1,324 million", "RMB 1,324 million"])
def test_a_currency_opens_a_bracket(money: str):
    (found,) = (m for m in find_mentions(f"It paid 5 baht ({money}).", dt.date(2020, 1, 1)) if m.start > 12)
    assert found.unit == {"U": "USD", "E": "EUR", "R": "CNY"}[money[0]]


@pytest.mark.parametrize(
    "text", ["Exports: 5 million (2017 est.)", "Exports (2017): 5 million", "Trade rose (2017 data)."]
)
def test_a_year_in_brackets_is_a_time(text: str):
    assert [m.period.iso for m in find_mentions(text, dt.date(2020, 1, 1)) if m.period is not None] == ["2017"]


@pytest.mark.parametrize("text", ["It left at 2017 EST.", "See the Report (2017) on it."])
def test_an_hour_and_a_name_are_no_year(text: str):
    assert not [m for m in find_mentions(text, dt.date(2020, 1, 1)) if m.period is not None]
