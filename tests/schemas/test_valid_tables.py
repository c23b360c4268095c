from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.releases.arrow import table_of
from schemas.tables import TABLES
from schemas.tables.validate import validate_table
from tests.schemas.strategies import ROWS, tables


def test_every_model_has_a_strategy():
    assert ROWS.keys() == TABLES.keys()


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_table_of_any_right_rows_passes_its_model(name, data):
    rows = data.draw(tables(name))
    assert validate_table(name, table_of(name, rows).to_pandas()) == []
