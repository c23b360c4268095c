"""The contract of the tables, checked on what a build of our own raw/ writes, from its CSV files alone."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from flows.releases.writing import write_build
from flows.running.building import build
from flows.running.comparing import compare_editions
from flows.running.pipeline import Job
from flows.running.stages import Stages

COLUMNS = {
    "observations": (
        "observation_id article_id sentence_id rule_id subject_id indicator_id counted measure of_indicator "
        "of_subject breakdown counterpart compared_with value value_high unit rank_of rank_among qualifier "
        "qualifier_text status value_reported correction_id period period_start period_end period_basis "
        "base_period value_text multiplier decimals char_start char_end note"
    ),
    "events": "event_id article_id sentence_id rule_id subject_id event_type date date_start date_end date_basis "
    "date_text qualifier status place_id char_start char_end",
    "marks": "row_id edition source_file char_start char_end sha256",
    "ledger": "token_id article_id sentence_id char_start char_end surface role row_ids reason",
    "issues": "issue title publisher date place rights licence sha256",
    "articles": "article_id issue title date edition source_file char_start char_end sha256",
    "sentences": "sentence_id article_id char_start char_end sha256 text",
    "indicators": "indicator_id label definition topic unit",
    "subjects": "subject_id label kind place",
    "reckonings": "reckoning_id identity inputs computed_low computed_high stated_low stated_high unit outcome note",
    "corrections": "correction_id observation_id reason source value_reported value_published",
    "figures": "observation_id",
}
KEYS = {
    "observation_id": "article_id subject_id indicator_id counted measure of_indicator of_subject breakdown "
    "counterpart compared_with rank_among status period base_period unit",
    "event_id": "article_id subject_id event_type place_id status",
}
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million billion trillion half third thirds quarter dozen dozens twice double doubled first second fourth fifth "
    "sixth seventh eighth ninth tenth once century decade both"
)
TOKEN = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS.split())})\b", re.IGNORECASE)


class Tables:
    """A build's CSV files, and the source files that they point to."""

    def __init__(self, folder: Path, *roots: Path) -> None:
        self.roots = roots
        self.rows = {path.stem: self._read(path) for path in folder.glob("*.csv")}
        self.texts: dict[str, str] = {}

    @staticmethod
    def _read(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
        assert set(COLUMNS[path.stem].split()) <= set(reader.fieldnames or ())
        return rows

    def text(self, name: str) -> str:
        if name not in self.texts:
            path = next(root / name for root in self.roots if (root / name).is_file())
            self.texts[name] = path.read_bytes().decode()
        return self.texts[name]

    def slice(self, row: dict[str, str]) -> str:
        return self.text(row["source_file"])[int(row["char_start"]) : int(row["char_end"])]


@pytest.fixture(scope="module", params=["restated", "original"])
def tables(request, raw, tmp_path_factory) -> Tables:
    folder = tmp_path_factory.mktemp("build")
    originals = request.getfixturevalue("originals") if request.param == "original" else None
    built = build(Job(raw=raw, edition=request.param, originals=originals), Stages())
    write_build(built.tables, folder, built.about)
    roots = [raw] if originals is None else [originals, raw]
    return Tables(folder, *roots)


def test_every_table_is_there(tables):
    assert set(tables.rows) == set(COLUMNS)
    assert tables.rows["articles"]


@pytest.mark.parametrize(("name", "table"), [("observation_id", "observations"), ("event_id", "events")])
def test_ids_follow_the_recipe(tables, name, table):
    for row in tables.rows[table]:
        cells = [row[column] or None for column in KEYS[name].split()]
        text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        assert row[name] == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert len({row[name] for row in tables.rows[table]}) == len(tables.rows[table])


def test_every_mark_of_the_edition_holds_and_every_row_has_one(tables):
    edition = tables.rows["articles"][0]["edition"]
    ids = {r["observation_id"] for r in tables.rows["observations"]} | {r["event_id"] for r in tables.rows["events"]}
    marked = set()
    for mark in tables.rows["marks"]:
        assert mark["row_id"] in ids
        if mark["edition"] == edition:
            marked.add(mark["row_id"])
            assert hashlib.sha256(tables.slice(mark).encode()).hexdigest() == mark["sha256"]
    assert marked == ids


def test_each_figure_is_printed_where_its_row_says(tables):
    files = {row["article_id"]: row["source_file"] for row in tables.rows["articles"]}
    for row in tables.rows["observations"]:
        piece = tables.slice({**row, "source_file": files[row["article_id"]]})
        assert squeezed(piece) == squeezed(row["value_text"])


def test_articles_and_sentences_are_slices_of_their_files(tables):
    files = {row["article_id"]: row["source_file"] for row in tables.rows["articles"]}
    for row in (*tables.rows["articles"], *tables.rows["sentences"]):
        piece = tables.slice({**row, "source_file": files[row["article_id"]]})
        assert hashlib.sha256(piece.encode()).hexdigest() == row["sha256"]


def test_the_ledger_has_a_row_for_each_numeric_token(tables):
    entries = {(r["article_id"], int(r["char_start"]), r["surface"]) for r in tables.rows["ledger"]}
    tokens = set()
    for article in tables.rows["articles"]:
        for match in TOKEN.finditer(tables.slice(article)):
            at = int(article["char_start"]) + match.start()
            tokens.add((article["article_id"], at, match.group().rstrip(",")))
    assert tokens <= entries
    assert len(tokens) > 100


def test_no_sentence_of_a_restricted_original_is_written(tables):
    restated = tables.rows["articles"][0]["edition"] == "restated"
    assert all(bool(row["text"]) == restated for row in tables.rows["sentences"])


def test_both_editions_give_the_same_facts(raw, originals):
    job = Job(raw=raw, originals=originals)
    pairs = compare_editions(job, Stages())
    differing = {p.article_id: [(d.row_id, d.columns) for d in p.differences] for p in pairs if p.differences}
    assert differing == {}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"-\s*\n", "", text)).replace("-", "")
