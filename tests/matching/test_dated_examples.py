"""Examples of a rule that takes its date from another rule's event."""

from __future__ import annotations

from pathlib import Path

from flows.matching import match_article
from flows.matching.loading import load_rulebook
from flows.matching.workbench import check_examples
from flows.mentions import find_mentions
from flows.reading.articles import read_text

RULES = """
- rule: opening
  subject: port-of-qingdao
  read:
    date: {when: ["opened on [date]"], event: opening}
  examples: [{text: "It opened on May 4, 2011.", date: "2011-05-04"}]
  not: ["It closed on May 4, 2011."]
- rule: first-ship
  subject: port-of-qingdao
  read:
    gap: {when: ["[gap] later"], unit: wk, event: arrival, date: event opening + 1 wk}
  examples: [{text: "It opened on May 4, 2011. Two weeks later a ship came.", gap: GAP}]
  not: ["Two weeks passed."]
"""


def faults(folder: Path, gap: int) -> list[str]:
    (folder / "frames").mkdir()
    (folder / "issue").mkdir()
    (folder / "issue" / "article.yaml").write_text(RULES.replace("GAP", str(gap)))
    return [fault.message for fault in check_examples(load_rulebook("issue", folder))]


def test_an_example_may_tell_the_event_that_dates_it(tmp_path: Path) -> None:
    assert faults(tmp_path, 2) == []


def test_an_example_that_says_another_figure_is_a_fault(tmp_path: Path) -> None:
    assert [message for message in faults(tmp_path, 3) if "[gap] holds 2.0, expected 3" in message]


SAME_MONTH = """
- rule: opening
  subject: port-of-qingdao
  read:
    date: {when: ["opened on [date]"], event: opening}
  examples: [{text: "It opened on May 4, 2011.", date: "2011-05-04"}]
  not: ["It closed on May 4, 2011."]
- rule: first-ship
  subject: port-of-qingdao
  read:
    when: {when: ["in the [when] a ship came"], kind: time, event: arrival, date: event opening month}
"""


def test_an_event_in_the_same_month_takes_the_month_of_the_event_that_the_rule_names(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "article.yaml").write_text(SAME_MONTH)
    article = read_text("It opened on May 4, 2011. In the same month a ship came.", article_id="issue/article")
    matched = match_article(article, find_mentions(article.text, article.date), load_rulebook("issue", tmp_path))
    assert [(event.event_type, event.date) for event in matched.events] == [
        ("opening", "2011-05-04"),
        ("arrival", "2011-05"),
    ]
