"""What a rule says for the text: a unit for a vague word, the year before a rise, the class that a range selects."""

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
RISE = """
- rule: rise
  subject: port-of-qingdao
  indicator: cargo_throughput
  read:
    time: {when: ["in [time]"], kind: time}
    low: {when: ["from [low]"], period: "before [time]"}
    high: {when: ["to [high]"], period: "[time]"}
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


@pytest.mark.parametrize(
    ("time", "before", "start", "end"),
    [
        ("2017", "2016", "2016-01-01", "2016-12-31"),
        ("February 2017", "2016-02", "2016-02-01", "2016-02-29"),
    ],
)
def test_a_rise_starts_a_year_before_it_is_dated(tmp_path: Path, time: str, before: str, start: str, end: str) -> None:
    low = rows(tmp_path, RISE, f"Cargo rose from 3 t to 5 t in {time}.")[0]
    assert (low.period, low.period_start, low.period_end, low.period_basis) == (before, start, end, "resolved")


def test_a_unit_that_does_not_exist_is_refused_with_its_line(tmp_path: Path) -> None:
    rules = CLASS.replace("indicator:", "unit: [tonz, none], indicator:")
    with pytest.raises(RuleError, match=r"article\.yaml:5: class: unknown unit; found tonz"):
        book(tmp_path, rules)


def test_a_slot_without_an_indicator_is_told_with_what_it_read(tmp_path: Path) -> None:
    rules = book(tmp_path, OUTPUT.replace('indicator: output, in_unit: "UNIT"', "measure: level"))
    article = read_text("It made 7 tons.", article_id=next(iter(rules.rules)))
    with pytest.raises(RuleError, match=r"nothing says the indicator of what it reads; found .7."):
        match_article(article, find_mentions(article.text, article.date), rules)
