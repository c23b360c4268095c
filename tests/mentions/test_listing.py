"""Rows and JSON lines, from streams."""

import io
import json

import pytest

from flows.errors import InputError
from flows.mentions.listing import CHUNK, answers, json_line, pieces, rows_of
from flows.mentions.table import table_of


def test_a_row_has_the_columns_of_the_contract() -> None:
    (row,) = rows_of("Exports hit US$1.2bn.")
    assert row == {
        "start": 12, "end": 20, "text": "US$1.2bn", "value": 1200000000, "value_high": None, "unit": "USD",
        "unit_text": "US$", "qualifier": "exact", "kind": "quantity",
    }  # fmt: skip


def test_times_and_names_are_listed_only_with_all() -> None:
    text = "In 2017 the G20 met for 5 hours."
    assert [row["kind"] for row in rows_of(text)] == ["quantity"]
    assert [row["kind"] for row in rows_of(text, everything=True)] == ["time", "name", "quantity"]


def test_a_counted_stretch_of_time_is_a_quantity_until_all_is_asked_for() -> None:
    text = "the past five years"
    assert [row["kind"] for row in rows_of(text)] == ["quantity"]
    assert [row["kind"] for row in rows_of(text, everything=True)] == ["time"]


def test_each_json_line_is_answered_in_order_and_other_keys_are_ignored() -> None:
    lines = [b'{"id": 1, "text": "5 km", "quantities": 3}\n', b"\n", b'{"id": "b", "text": ""}']
    assert [json.loads(line) for line in answers(lines)][1] == {"id": "b", "quantities": []}


@pytest.mark.parametrize("line", [b"nonsense", b"[1]", b'{"id": 1}', b'{"text": 5}', b"[" * 100_000])
def test_a_line_without_a_text_is_an_error_with_its_number(line: bytes) -> None:
    with pytest.raises(InputError, match=r"^-:2:"):
        list(answers([b'{"text": "x"}', line]))


def test_undecodable_bytes_and_lone_surrogates_are_answered() -> None:
    (answer,) = answers([b'{"id": "\xff", "text": "5 km \\ud83d"}'])
    assert json.loads(answer)["quantities"][0]["value"] == 5
    assert json_line("\ud83d") == '"\\ud83d"'


def test_a_long_stream_is_cut_between_sentences_and_its_offsets_are_of_the_whole() -> None:
    sentence = "It grew 5 percent, to 12 million tons. "
    text = sentence * (3 * CHUNK // len(sentence))
    parts = list(pieces(io.StringIO(text)))
    assert len(parts) > 1
    assert "".join(part.text for part in parts) == text
    rows = [row for part in parts for row in rows_of(part.text, offset=part.start)]
    assert rows == rows_of(text)


def test_a_stream_without_any_border_is_cut_all_the_same() -> None:
    parts = list(pieces(io.StringIO("x" * (5 << 20))))
    assert max(len(part.text) for part in parts) <= (1 << 20) + CHUNK


def test_the_table_marks_each_quantity_in_its_sentence() -> None:
    table = table_of("It rained. The port handled 5 million tons.", everything=False)
    assert table is not None
    assert [str(cell) for column in table.columns for cell in column.cells] == [
        "quantity", "5,000,000", "t", "", "The port handled 5 million tons.",
    ]  # fmt: skip


def test_a_text_without_quantities_has_no_table() -> None:
    assert table_of("Nothing.", everything=False) is None
