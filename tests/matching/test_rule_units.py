"""The unit a rule gives where the text prints a vaguer word, and the breakdown that a printed range selects."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import RuleError
from flows.matching import match_article
from flows.matching.loading import RuleBook, load_rulebook
from flows.matching.rows import Observation
from flows.mentions import find_mentions
from flows.reading.articles import read_text

OUTPUT = """
- rule: output
  subject: port-of-qingdao
  read:
    output: {when: ["made [output]"], indicator: output, in_unit: "UNIT"}
"""
CLASS = """
- rule: class
  subject: qingdao
  read:
    size: {when: ["[size] each"], indicator: registered_capital, breakdown: "[size]"}
"""


def book(folder: Path, rules: str) -> RuleBook:
    (folder / "frames").mkdir()
    (folder / "issue").mkdir()
    (folder / "issue" / "article.yaml").write_text(rules)
    return load_rulebook("issue", folder)


def rows(folder: Path, rules: str, text: str) -> list[Observation]:
    article = read_text(text, article_id="issue/article")
    return match_article(article, find_mentions(article.text, article.date), book(folder, rules)).observations


def test_a_rule_names_the_unit_that_the_text_leaves_open(tmp_path: Path) -> None:
    found = rows(tmp_path, OUTPUT.replace("UNIT", "{vehicle}"), "They made 300 units.")
    assert [(row.value, row.unit) for row in found] == [(300, "{vehicle}")]


def test_a_unit_that_the_indicator_does_not_allow_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="a unit that none of its indicators allows"):
        book(tmp_path, OUTPUT.replace("UNIT", "USD"))


def test_a_printed_range_selects_from_its_lower_to_its_upper_end(tmp_path: Path) -> None:
    found = rows(tmp_path, CLASS, "Firms of US$2 million to US$5 million each were asked.")
    assert [row.breakdown for row in found] == ["ge 2000000 le 5000000 USD"]
