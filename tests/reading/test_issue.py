"""issue.yaml: what it says, what is checked, how the editions are read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.errors import SourceError, UsageError
from flows.reading.articles import read_issue
from flows.reading.issue import list_issues, load_issue
from flows.reading.source import sha256
from flows.reading.stamping import main, stamped

ORIGINAL = " Boats sail to 5 ports. \n Ferries row to the har-\nbour and back. \n"
CUT = ORIGINAL.index("\n") + 1
YAML = f"""issue: harbour-2018-03
title: Harbour
publisher: The Office
date: 2018-03-29
place: harbour
rights: restricted
licence: CC-BY-4.0
original:
  file: harbour.txt
  sha256: {sha256(ORIGINAL.encode())}
  characters: {len(ORIGINAL)}
articles:
  - {{id: boats, start: 0, end: {CUT}}}
  - {{id: ferries, start: {CUT}, end: {len(ORIGINAL)}}}
restated: {{}}
"""
OWN = """issue: harbour-2018-03
title: Harbour
publisher: The Office
date: 2018-03-29
place: harbour
rights: open
licence: CC-BY-4.0
edition: original
articles:
  - {id: boats}
  - {id: ferries}
restated: {}
"""
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make an issue with both articles, stamped; gives its folder. The original is beside raw/."""

    def made(yaml: str = YAML, boats: bytes = b"# Boats\n\nFive ports.", original: str = ORIGINAL) -> Path:
        folder = tmp_path / "raw" / "harbour-2018-03"
        (folder / "articles").mkdir(parents=True)
        (folder / "issue.yaml").write_text(yaml, encoding="utf-8")
        (folder / "articles" / "01-boats.md").write_bytes(boats)
        (folder / "articles" / "02-ferries.md").write_bytes(b"# Ferries\n\nThey row.")
        (tmp_path / "harbour.txt").write_text(original, encoding="utf-8", newline="")
        main([str(folder)])
        return folder

    return made


def test_an_issue_says_where_it_came_from(make: Make):
    issue = load_issue(make())
    assert (issue.name, issue.about.date, issue.about.place) == ("harbour-2018-03", dt.date(2018, 3, 29), "harbour")
    assert issue.slugs == ("boats", "ferries")
    assert issue.about.edition == "restated"


def test_the_restated_edition_is_read_from_the_articles(make: Make, tmp_path: Path):
    boats, ferries = read_issue(load_issue(make()), "restated", tmp_path / "raw")
    assert (boats.article_id, boats.title, boats.edition) == ("harbour-2018-03/boats", "Boats", "restated")
    assert boats.source_file == "harbour-2018-03/articles/01-boats.md"
    assert (ferries.char_start, ferries.char_end) == (0, 20)


def test_the_original_edition_is_read_from_parts_of_one_file(make: Make, tmp_path: Path):
    boats, ferries = read_issue(load_issue(make()), "original", tmp_path / "raw", tmp_path)
    assert (ferries.source_file, ferries.char_start, ferries.char_end) == ("harbour.txt", CUT, len(ORIGINAL))
    assert ferries.text == "Ferries row to the harbour and back."
    assert ORIGINAL[slice(*ferries.span(0, 7))] == "Ferries"
    assert boats.title == "Boats"


def test_only_articles_whose_file_is_there_are_in_the_dataset(make: Make, tmp_path: Path):
    folder = make()
    (folder / "articles" / "01-boats.md").unlink()
    main([str(folder)])
    issue = load_issue(folder)
    assert [a.slug for a in read_issue(issue, "restated", tmp_path / "raw")] == ["ferries"]
    assert [a.slug for a in read_issue(issue, "original", tmp_path / "raw", tmp_path)] == ["ferries"]


def test_an_issue_that_keeps_its_own_text_needs_no_originals(make: Make, tmp_path: Path):
    issue = load_issue(make(OWN))
    assert [a.edition for a in read_issue(issue, "original", tmp_path / "raw")] == ["original", "original"]
    with pytest.raises(UsageError, match="no restated edition"):
        read_issue(issue, "restated", tmp_path / "raw")


def test_the_original_edition_without_originals_says_what_to_name(make: Make, tmp_path: Path):
    with pytest.raises(UsageError, match="--originals DIR"):
        read_issue(load_issue(make()), "original", tmp_path / "raw")


def test_issues_are_listed_by_name(make: Make, tmp_path: Path):
    assert list_issues(make().parent) == [tmp_path / "raw" / "harbour-2018-03"]
    with pytest.raises(SourceError, match="no issue here"):
        list_issues(tmp_path / "elsewhere")


def test_an_unknown_article_names_the_known_ones(make: Make):
    with pytest.raises(SourceError, match="found rafts; expected one of boats, ferries"):
        load_issue(make()).article_file("rafts")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Harbour", "titel: Harbour", r"issue\.yaml:2: titel.*expected one of .*title"),
        ("title: Harbour\n", "", r"title: missing"),
        ("date: 2018-03-29", "date: March", r"issue\.yaml:4: date"),
        ("issue: harbour-2018-03", "issue: harbour", r"issue\.yaml:1: not the folder's name; found harbour;"),
        (
            "rights: restricted",
            "rights: mine",
            r"issue\.yaml:6: no such rights; found mine; expected one of restricted, open",
        ),
        (f"start: {CUT}", f"start: {CUT + 1}", r"issue\.yaml:14: ferries leaves characters out before it"),
        (f"start: {CUT}", f"start: {CUT - 1}", r"issue\.yaml:14: ferries overlaps the article before it"),
        (f"end: {len(ORIGINAL)}", "end: 30", r"issue\.yaml:14: the articles do not cover the original; found end: 30"),
        (f"end: {CUT}", "end: 0", r"issue\.yaml:13: articles\.0\.end"),
        (f"start: {CUT}, end: {len(ORIGINAL)}", "start: 24", r"issue\.yaml:14: ferries: no part of the original"),
        ("id: ferries", "id: boats", r"issue\.yaml:14: named twice; found boats"),
        ("licence: CC-BY-4.0", "licence: CC-BY-4.0\nedition: original", r"issue\.yaml:9: an issue has either"),
        ("  boats:", "  rafts:", r"issue\.yaml:\d+: no such article; found rafts"),
    ],
)
def test_a_fault_in_issue_yaml_names_its_line(make: Make, old: str, new: str, message: str):
    folder = make()
    path = folder / "issue.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        load_issue(folder)


def test_a_changed_article_is_an_error_with_both_hashes_and_the_remedy(make: Make, tmp_path: Path):
    folder = make()
    path = folder / "articles" / "02-ferries.md"
    path.write_bytes(b"# Ferries\n\nThey sail.")
    with pytest.raises(
        SourceError, match=r"02-ferries\.md.*found sha256 \w{64}; expected \w{64}; .*stamping"
    ) as caught:
        read_issue(load_issue(folder), "restated", tmp_path / "raw")
    assert caught.value.file == str(path)
    main([str(folder)])
    assert len(read_issue(load_issue(folder), "restated", tmp_path / "raw")) == 2


def test_an_article_without_a_hash_is_an_error(make: Make, tmp_path: Path):
    folder = make()
    (folder / "issue.yaml").write_text(YAML, encoding="utf-8")
    with pytest.raises(SourceError, match=r"01-boats\.md: no sha256 is written down for it"):
        read_issue(load_issue(folder), "restated", tmp_path / "raw")


def test_a_hash_without_its_file_is_a_missing_article(make: Make):
    folder = make()
    (folder / "articles" / "02-ferries.md").unlink()
    with pytest.raises(SourceError, match=r"issue\.yaml:\d+: missing article.*02-ferries\.md"):
        load_issue(folder)


def test_a_file_that_is_no_article_of_the_issue_is_an_error(make: Make):
    folder = make()
    (folder / "articles" / "03-rafts.md").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError, match=r"03-rafts\.md: not an article of the issue; expected one of 01-boats\.md"):
        load_issue(folder)


def test_another_original_is_an_error(make: Make, tmp_path: Path):
    issue = load_issue(make(original=ORIGINAL + "x"))
    with pytest.raises(SourceError, match=r"harbour\.txt.*found sha256"):
        read_issue(issue, "original", tmp_path / "raw", tmp_path)


def test_a_missing_original_names_the_option(make: Make, tmp_path: Path):
    issue = load_issue(make())
    with pytest.raises(SourceError, match=r"harbour\.txt: no such file; .*--originals"):
        read_issue(issue, "original", tmp_path / "raw", tmp_path / "elsewhere")


def test_a_wrong_length_is_an_error(make: Make, tmp_path: Path):
    longer = YAML.replace(f"characters: {len(ORIGINAL)}", "characters: 99").replace(f"end: {len(ORIGINAL)}", "end: 99")
    with pytest.raises(SourceError, match=r"not the length written down; found \d+ characters"):
        read_issue(load_issue(make(longer)), "original", tmp_path / "raw", tmp_path)


def test_bytes_that_are_no_utf8_name_their_place(make: Make):
    with pytest.raises(SourceError, match="not UTF-8") as caught:
        make(boats=b"# Boats\n\nFive \xff ports.")
    assert (caught.value.line, caught.value.found) == (3, "byte 0xff at offset 14")


def test_stamping_changes_nothing_but_the_hashes(make: Make):
    folder = make()
    before = (folder / "issue.yaml").read_text(encoding="utf-8")
    assert stamped(folder) == before
    assert before.startswith(YAML.removesuffix("restated: {}\n"))


def test_stamping_that_is_interrupted_leaves_the_file_as_it_was(make: Make, monkeypatch: pytest.MonkeyPatch):
    folder = make()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        main([str(folder)])
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_stamping_wants_one_folder():
    with pytest.raises(UsageError, match="one folder"):
        main([])


def test_the_issue_kept_here_divides_its_original_without_a_gap(raw: Path, originals: Path):
    issue = load_issue(raw / "qingdao-2018-03")
    articles = read_issue(issue, "original", raw, originals)
    assert [a.slug for a in articles] == list(issue.written())
    assert [a.char_start for a in articles][:1] == [0]
    assert issue.about.articles[-1].end == len(articles[0].source_text)


@pytest.mark.parametrize("word", ["m\u0456llion", "\u041cillion", "milli\u03bfn"])
def test_a_word_of_two_alphabets_is_an_error_with_its_line(make: Make, tmp_path: Path, word: str):
    issue = load_issue(make(boats=f"# Boats\n\nFive {word} ports.".encode()))
    with pytest.raises(SourceError, match=r"01-boats\.md:3: a word of two alphabets; found U\+0"):
        read_issue(issue, "restated", tmp_path / "raw")


def test_units_and_words_of_another_alphabet_are_no_mixed_words(make: Make, tmp_path: Path):
    issue = load_issue(make(boats="# Boats\n\nFive \u03bcm, 3 k\u03a9, \u041c\u043e\u0441\u043a\u0432\u0430.".encode()))
    assert len(read_issue(issue, "restated", tmp_path / "raw")) == 2


def test_an_article_that_links_out_of_the_issue_is_not_read(make: Make, tmp_path: Path):
    folder = make()
    (tmp_path / "secret.md").write_bytes(b"# Boats\n\nFive ports.")
    (folder / "articles" / "01-boats.md").unlink()
    (folder / "articles" / "01-boats.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(SourceError, match="leads out of the issue's folder"):
        read_issue(load_issue(folder), "restated", tmp_path / "raw")


def test_an_original_that_is_a_pipe_is_an_error_and_not_waited_for(make: Make, tmp_path: Path):
    issue = load_issue(make())
    (tmp_path / "harbour.txt").unlink()
    os.mkfifo(tmp_path / "harbour.txt")
    with pytest.raises(SourceError, match="not a file"):
        read_issue(issue, "original", tmp_path / "raw", tmp_path)


def test_an_article_without_a_title_is_an_error(make: Make, tmp_path: Path):
    issue = load_issue(make(boats=b"Five ports lie there, and each of them has boats."))
    with pytest.raises(SourceError, match=r"01-boats\.md:1: an article without a title; expected # Title"):
        read_issue(issue, "restated", tmp_path / "raw")
