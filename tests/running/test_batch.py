"""Many articles: the same rows however they were read."""

from __future__ import annotations

import pytest

from flows.running import batch
from flows.running.batch import read_all
from flows.running.building import build
from flows.running.cache import Cache
from flows.running.corpus import read_corpus
from flows.running.entries import decode, encode
from flows.running.pipeline import Job
from flows.running.stages import Stages

NOWHERE = Cache(None, "g")


@pytest.fixture
def works(harbour):
    return read_corpus(harbour.raw, "restated", None).works


def test_results_survive_being_kept(harbour, works):
    for result in read_all(works, NOWHERE, harbour.rules).results:
        assert decode(encode(result)) == result
        assert result.fired


@pytest.mark.parametrize("data", [b"", b"{}", b"[1,2,3]", b"[{},[],[1]]", b"\xff"])
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError, match="no article's rows"):
        decode(data)


def test_only_what_changed_is_read_again(harbour, works, tmp_path):
    cache = Cache(tmp_path / "cache", "g")
    first = read_all(works, cache, harbour.rules)
    assert (first.known, read_all(works, cache, harbour.rules).known) == (0, 2)
    harbour.rewrite("quay", "24.3", "25.3")
    works = read_corpus(harbour.raw, "restated", None).works
    again = read_all(works, cache, harbour.rules)
    assert again.known == 1
    assert again.results == read_all(works, NOWHERE, harbour.rules).results
    assert again.results[0] != first.results[0]


def test_an_article_is_read_again_when_its_rules_change(harbour, works, tmp_path):
    cache = Cache(tmp_path / "cache", "g")
    read_all(works, cache, harbour.rules)
    harbour.rule_file.write_text(harbour.rule_file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert read_all(works, cache, harbour.rules).known == 1


def test_everything_is_read_again_when_the_code_changes(harbour, works, tmp_path):
    read_all(works, Cache(tmp_path / "cache", "g"), harbour.rules)
    assert read_all(works, Cache(tmp_path / "cache", "h"), harbour.rules).known == 0


def test_a_damaged_entry_is_no_entry(harbour, works, tmp_path):
    cache = Cache(tmp_path / "cache", "g")
    first = read_all(works, cache, harbour.rules)
    entry = next(path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-5])
    again = read_all(works, cache, harbour.rules)
    assert (again.known, again.results) == (1, first.results)


def test_several_processes_give_the_same_as_one(harbour, works, monkeypatch):
    alone = read_all(works, NOWHERE, harbour.rules, processes=1)
    monkeypatch.setattr(batch, "POOL_FROM", 1)
    monkeypatch.setattr(batch, "CHUNK", 1)
    ticks = []
    shared = read_all(works, NOWHERE, harbour.rules, processes=2, tick=lambda done, total: ticks.append((done, total)))
    assert shared == alone
    assert ticks == [(0, 2), (1, 2), (2, 2)]


def test_a_build_from_the_cache_is_the_same_build(harbour, tmp_path):
    job = Job(raw=harbour.raw, rules=harbour.rules, cache=tmp_path / "cache")
    first, second = build(job, Stages()), build(job, Stages())
    assert (first.known, second.known) == (0, 2)
    assert first.tables == second.tables
    assert first.about == second.about
