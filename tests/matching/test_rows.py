"""The stable ids of rows."""

from __future__ import annotations

from flows.matching.rows import OBSERVATION_KEY, identity

ROW = {"article_id": "i/a", "subject_id": "s", "indicator_id": "gdp", "measure": "level", "unit": "CNY", "value": 1.0}


def test_the_value_is_no_part_of_the_id():
    assert identity(ROW, OBSERVATION_KEY) == identity(ROW | {"value": 2.0}, OBSERVATION_KEY)


def test_every_key_column_is_part_of_the_id():
    ids = {identity(ROW | {name: "other"}, OBSERVATION_KEY) for name in OBSERVATION_KEY}
    assert len(ids | {identity(ROW, OBSERVATION_KEY)}) == len(OBSERVATION_KEY) + 1


def test_an_empty_text_is_a_missing_one():
    assert identity(ROW | {"counted": ""}, OBSERVATION_KEY) == identity(ROW, OBSERVATION_KEY)
