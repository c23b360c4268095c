"""Ranks among peers that are known, dated acts, what is "there", and what frames and article rules say alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.matching import Matched, load_rulebook, match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.conftest import ROOT
from tests.matching.frames_alone import frames_alone

FRAMES = ROOT / "flows" / "rules" / "frames"


def read(text: str, place: str = "dalian") -> Matched:
    article = read_text("A title\n\n" + text, article_id="other/x", date=dt.date(2018, 3, 29), place=place)
    return match_article(article, find_mentions(article.text, article.date), frames_alone())


def ranks(text: str) -> list[tuple[str, str, str | None, float]]:
    return [(o.subject_id, o.indicator_id, o.rank_among, o.value) for o in read(text).observations]


def acts(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(e.subject_id, e.event_type, e.date, e.place_id) for e in read(text).events]


def test_a_group_with_one_known_member_says_whom_a_rank_is_about() -> None:
    assert ranks("Visitors saw China's first tunnel boring machine.") == [
        ("csic-qingdao-tunnel-boring-machine", "order_in_time", "china-tunnel-boring-machines", 1)
    ]
    assert ranks("Visitors saw China's first cable car.") == []


def test_the_peers_of_a_subject_are_its_own_group_in_that_scope_or_all_of_its_kind() -> None:
    assert ranks("Hexagon has become the largest manufacturer in the world.") == [
        ("hexagon", "size", "world-three-coordinate-measuring-instrument-makers", 1)
    ]
    assert ranks("Hexagon has become the largest manufacturer in China.") == []
    assert ranks("China ranks third in the world for GDP per capita.") == [
        ("china", "gdp_per_capita", "world-countries", 3)
    ]


def test_a_superlative_ranks_by_what_it_says() -> None:
    assert ranks("The AGV of the Port of Qingdao is the lightest in the world.") == [
        ("port-of-qingdao-agv", "weight", "world-automated-guided-vehicles", 1)
    ]
    assert ranks("The AGV of the Port of Qingdao is the oldest in the world.") == []


def test_an_act_is_of_the_kinds_of_things_that_it_can_be_of() -> None:
    assert acts("The World Industrial Internet Conference was held in Toronto in May 2015.") == [
        ("world-industrial-internet-conference", "meeting", "2015-05", "CATOR")
    ]
    assert acts("The Port of Qingdao was held in Toronto in May 2015.") == []
    assert acts("The Port of Qingdao opened in May 2015.") == [("port-of-qingdao", "opening", "2015-05", None)]


def test_there_is_the_place_named_last() -> None:
    found = read("The Blue Valley is in Shandong's east. At the Port of Qingdao, firms have opened 12 hotels there.")
    assert [(o.subject_id, o.counted, o.value) for o in found.observations] == [("port-of-qingdao", "hotel", 12)]
    assert read("Firms in town say there are hotels, 12 of them good.").observations == []


def test_it_was_up_takes_up_the_indicator_of_the_sentence_before() -> None:
    found = read("Container throughput of Dalian reached 20 million TEUs in 2015. It was up 4 percent.")
    assert [(o.indicator_id, o.measure, o.value, o.period) for o in found.observations] == [
        ("container_throughput", "level", 20e6, "2015"),
        ("container_throughput", "change_percent", 4, "2015"),
    ]
    assert len(read("Exports and imports of Dalian grew. It was up 4 percent.").observations) == 0


def test_a_second_predicate_gives_the_first_no_status() -> None:
    found = read("Dalian's exports reached 5 billion yuan and will go on growing.")
    assert [(o.value, o.status) for o in found.observations] == [(5e9, "actual")]


RULE = """
- rule: hotels
  subject: {subject}
  read:
    number: {{when: ["[number] hotels"], indicator: count, counted: hotel}}
  examples: [{{text: "It has 3 hotels.", number: 3}}]
  not: ["It has many hotels."]
"""


def hotels(folder: Path, subject: str) -> list[tuple[str, str, str]]:
    (folder / "frames").symlink_to(FRAMES)
    (folder / "issue").mkdir()
    (folder / "issue" / "article.yaml").write_text(RULE.format(subject=subject))
    article = read_text("Dalian has 12 hotels.", article_id="issue/article", date=dt.date(2018, 3, 29), place="dalian")
    found = match_article(article, find_mentions(article.text, article.date), load_rulebook("issue", folder))
    owners = {claim.rule_id for claims in found.claims.values() for claim in claims}
    return [(o.subject_id, o.rule_id, " ".join(owners)) for o in found.observations]


def test_where_a_rule_says_what_a_frame_says_the_row_is_the_frames(tmp_path: Path) -> None:
    assert hotels(tmp_path, "dalian") == [("dalian", "frames/count", "frames/count")]


def test_where_they_differ_the_rule_wins(tmp_path: Path) -> None:
    assert hotels(tmp_path, "toronto") == [("toronto", "issue/article/hotels", "issue/article/hotels")]
