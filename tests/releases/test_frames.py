from __future__ import annotations

import random
from dataclasses import replace

import pytest

from flows.errors import InternalError
from flows.releases.arrow import arrow_schema, table_of
from flows.releases.frames import as_printed
from flows.releases.words import part_in_words, period_in_words, unit_in_words
from schemas.codes import load_codes
from schemas.tables import TABLES
from tests.releases.dataset import article, articles, park_rows, port_rows, tiny_tables


def test_every_table_is_there_with_its_columns_even_when_empty(tables):
    assert list(tables) == list(TABLES)
    assert tables["corrections"].num_rows == 0
    for name, table in tables.items():
        assert table.schema.equals(arrow_schema(name), check_metadata=True)


def test_the_order_of_the_input_does_not_matter(tables):
    rows = articles()
    random.Random(1).shuffle(rows)
    rows = [
        replace(row, observations=row.observations[::-1], sentences=row.sentences[::-1], marks=row.marks[::-1])
        for row in rows
    ]
    assert tiny_tables(rows) == tables


def test_rows_stand_article_by_article_in_the_order_of_the_text(tables):
    for name in ("observations", "events", "ledger", "sentences"):
        columns = [tables[name].column(column).to_pylist() for column in ("article_id", "char_start")]
        places = list(zip(*columns, strict=True))
        assert places == sorted(places)


def test_empty_text_is_missing_and_whole_numbers_are_integers(tables):
    rank = tables["observations"].to_pylist()[-1]
    assert (rank["rank_of"], rank["note"], rank["value"]) == (13, None, 5.0)


def test_a_value_of_another_type_is_a_fault_of_ours():
    with pytest.raises(InternalError, match=r"observations\.decimals"):
        table_of("observations", [{"decimals": 1.5}])


def test_figures_say_in_words_what_observations_say_in_codes(tables):
    first = tables["figures"].to_pylist()[0]
    assert first["figure"] == f"port-2018/01-port#{first['observation_id']}"
    assert [first[name] for name in ("article", "subject", "indicator", "qualifier", "period", "as_printed")] == [
        *("Port", "The Port", "Cargo handled", "exactly", "in 2017", "24.276 billion"),
    ]
    assert first["sentence"].startswith("The port handled")


def test_what_a_figure_is_of_and_among_is_said_in_words():
    level, growth = port_rows()
    group = next(code for code, row in load_codes("peer_groups").items() if row["label"].startswith("The "))
    rows = (replace(level, rank_among=group), replace(growth, of_indicator="size", of_subject="park"))
    figures = tiny_tables([article("01-port", rows), article("02-park", *park_rows())])["figures"].to_pylist()
    assert figures[0]["detail"].startswith("among the ")
    assert figures[1]["detail"] == "of Size, The Park"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2017", "in 2017"),
        ("2017-03", "in March 2017"),
        ("2018-03-01", "on 1 March 2018"),
        ("2013/2017", "from 2013 to 2017"),
        ("2016-12/2017-02-03", "from December 2016 to 3 February 2017"),
        ("P1Y", "the year before"),
        (None, None),
    ],
)
def test_periods_in_words(period, words):
    assert period_in_words(period) == words


@pytest.mark.parametrize(("code", "words"), [
    ("{freight_train}/{no_such_unit}", "freight train per no such unit"),
    ("km2", "square kilometre"),
    ("m3/d", "cubic metre per day"),
    ("km/h", "kilometre per hour"),
    ("mg", "milligram"),
    ("xyz", "xyz"),
])  # fmt: skip
def test_a_unit_without_a_label_is_read_out(code, words):
    assert unit_in_words(code) == words


@pytest.mark.parametrize(("code", "words"), [
    ("gt 10000000 USD", "more than 10,000,000 US dollar"),
    ("ge 10 le 20.5 t", "at least 10 at most 20.5 tonne"),
    ("3000 t", "3,000 tonne"),
    ("no-such-code", "no-such-code"),
])  # fmt: skip
def test_a_threshold_is_read_out(code, words):
    assert part_in_words(code) == words


@pytest.mark.parametrize(("text", "cell"), [
    ("3-4", "3-4 (as printed)"),
    ("1/2", "1/2 (as printed)"),
    ("2016 - 17", "2016 - 17 (as printed)"),
    ("3-4 billion", "3-4 billion"),
    ("2.06-million", "2.06-million"),
    ("1,200", "1,200"),
])  # fmt: skip
def test_no_spreadsheet_makes_a_date_of_a_figure(text, cell):
    assert as_printed(text) == cell
