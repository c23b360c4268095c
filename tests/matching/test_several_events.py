"""One date of which a rule makes several events."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.matching import match_article
from flows.matching.loading import load_rulebook
from flows.mentions import find_mentions
from flows.reading.articles import read_text

RULES = """
- rule: opening
  subject: port-of-qingdao
  read:
    date: {when: ["on [date]"], kind: time, rows: [{event: opening}, {subject: qingdao, event: announcement}]}
  examples: [{text: "It opened on May 4, 2011.", date: "2011-05-04"}]
  not: ["It closed in 2011."]
"""


def test_each_row_of_a_date_is_an_event(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "article.yaml").write_text(RULES)
    article = read_text("It opened on May 4, 2011.", article_id="issue/article", date=dt.date(2018, 3, 29))
    found = match_article(article, find_mentions(article.text, article.date), load_rulebook("issue", tmp_path)).events
    assert [(row.subject_id, row.event_type, row.date) for row in found] == [
        ("port-of-qingdao", "opening", "2011-05-04"),
        ("qingdao", "announcement", "2011-05-04"),
    ]
