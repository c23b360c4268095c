"""YAML files and the lines of their errors."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from flows.errors import RuleError
from flows.reading.documents import load_document, parse_document, validated


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    size: int = 0


def test_every_place_knows_its_line():
    document = parse_document("- name: a\n- name: b\n  size: 3\n", Path("x.yaml"), RuleError)
    assert document.line((1, "size")) == 3
    assert document.line((1, "nothing", "below")) == 2


@pytest.mark.parametrize(("text", "line"), [("a: 1\na: 2\n", 2), ("a: [1\nb: 2\n", 2)])
def test_what_is_no_good_yaml_is_an_error_with_its_line(text: str, line: int):
    with pytest.raises(RuleError) as caught:
        parse_document(text, Path("x.yaml"), RuleError)
    assert (caught.value.file, caught.value.line) == ("x.yaml", line)


def test_a_typo_in_a_key_names_the_line_and_what_is_known():
    document = parse_document("name: a\nsiez: 3\n", Path("x.yaml"), RuleError)
    with pytest.raises(RuleError, match=r"x\.yaml:2: siez: unknown key.*expected one of name, size; is size meant"):
        validated(Thing, document.data, document, (), RuleError)


def test_a_typo_in_a_required_key_is_told_as_a_typo():
    document = parse_document("size: 3\nnaem: a\n", Path("x.yaml"), RuleError)
    with pytest.raises(RuleError, match=r"x\.yaml:2: naem"):
        validated(Thing, document.data, document, (), RuleError)


def test_dates_stay_text():
    assert parse_document("date: 2018-03-29\n", Path("x.yaml"), RuleError).data == {"date": "2018-03-29"}


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"name: \xff\n")
    with pytest.raises(RuleError, match="not UTF-8"):
        load_document(path, RuleError)


def test_a_missing_key_is_said_without_all_that_is_there():
    document = parse_document("size: 3\n", Path("x.yaml"), RuleError)
    with pytest.raises(RuleError) as caught:
        validated(Thing, document.data, document, (), RuleError)
    assert str(caught.value) == "x.yaml:1: name: missing"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [x]\nb: *a\n", "by an alias"),
        ("a: &a [*a]\n", "by an alias"),
        ("- " + "[" * 100 + "]" * 100 + "\n", "nested too deeply"),
        ("- " + "[" * 5000 + "]" * 5000 + "\n", "nested too deeply"),
        ("? [a, b]\n: c\n", "a key that is a list"),
        ("a: !!int x\n", "not valid YAML"),
        ("a: \x01\n", "not valid YAML"),
        ("a: !!python/object/apply:os.getcwd []\n", "not valid YAML"),
    ],
)
def test_what_nobody_writes_by_hand_is_refused(text: str, said: str):
    with pytest.raises(RuleError, match=said):
        parse_document(text, Path("x.yaml"), RuleError)


def test_a_bomb_of_aliases_is_refused_at_once():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30))
    with pytest.raises(RuleError, match=r"x\.yaml:1: used again by an alias"):
        parse_document(bomb, Path("x.yaml"), RuleError)


def test_a_folder_or_a_pipe_in_place_of_a_file_is_an_error(tmp_path: Path):
    os.mkfifo(tmp_path / "x.yaml")
    for path in (tmp_path, tmp_path / "x.yaml"):
        with pytest.raises(RuleError, match="not a file"):
            load_document(path, RuleError)
