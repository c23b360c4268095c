"""What must hold for any text: every character keeps its place, and nothing is lost but what is known to go."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flows.errors import SourceError
from flows.reading.article import Article
from flows.reading.articles import read_issue, read_text
from flows.reading.issue import load_issue
from flows.reckoning.tokens import numeric_tokens

WORDS = (
    "boats",
    "sail",
    "The",
    "Harbour",
    "U.S.",
    "No.",
    "5",
    "1,785",
    "RMB10,000",
    "3.5",
    "n e a r l y  2 0",
    "h ar bo ur",
)
SPACES = (
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\n ",
    "\u3000",
    "\n\u3000",
    "\f",
    "  ",
    " ",
    "\t",
    "\u00a0",
    "\u2028",
    "\x1c",
    "\x85",
)
SIGNS = (
    "-",
    "-\n",
    "\u00ad\n",
    ". ",
    ".",
    "? ",
    "! ",
    "… ",
    '"',
    "”",
    "’ s",
    "' ",
    "。",
    ", ",
    ": ",
    "\ufeff",
    "\u200b",
)
MARKS = ("# ", "## ", "- ", "> ", "| ", "W\n", "By Ann Lee\n", "Page 3\n", "🚢", "مرفأ", "船", "é", "e\u0301")
PIECES = st.sampled_from((*WORDS, *SPACES, *SIGNS, *MARKS))
MESS = st.lists(PIECES, max_size=60).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200
)
FORMS = st.sampled_from(["auto", "plain", "dump"])
REMOVED = "\u00ad\u200b\u2060\ufeff"
BARE = re.compile(rf"[\s{REMOVED}]+")
MARK = re.compile(r"[#\-*+•>]")


def read(text: str, form: str) -> Article | None:
    """The article, or nothing where the text has not a word."""
    if not BARE.sub("", text):
        with pytest.raises(SourceError, match="empty article"):
            read_text(text, article_id="harbour/mess", form=form)
        return None
    try:
        return read_text(text, article_id="harbour/mess", form=form)
    except SourceError:
        assume(MARK.sub("", BARE.sub("", text)) != "")
        raise


def check(article: Article) -> None:
    source, text, offsets = article.source_text, article.text, article.offsets
    assert len(offsets) == len(text)
    at = 0
    for sentence in article.sentences:
        assert text[at : sentence.start].strip() == ""
        assert at <= sentence.start < sentence.end
        at = sentence.end
        words = text[sentence.start : sentence.end]
        places = offsets[sentence.start : sentence.end].tolist()
        assert words == words.strip(" ")
        assert "\n" not in words
        assert all(article.char_start <= place < article.char_end for place in places)
        assert all(left < right for left, right in pairwise(places))
        assert all(
            a == source[place] or (a == " " and source[place].isspace()) for a, place in zip(words, places, strict=True)
        )
    assert text[at:].strip() == ""
    blocks = text.split("\n\n")
    assert sorted({sentence.paragraph for sentence in article.sentences}) == list(range(len(blocks)))


def lost(article: Article) -> str:
    """The characters of the article's part of the file that are in no sentence, without white space."""
    kept = {place for s in article.sentences for place in article.offsets[s.start : s.end]}
    part = range(article.char_start, article.char_end)
    left = (article.source_text[place] for place in part if place not in kept)
    return "".join(c for c in left if not c.isspace() and c not in REMOVED)


@settings(max_examples=300, deadline=None)
@given(MESS, FORMS)
def test_every_character_keeps_its_place_and_none_is_lost(text: str, form: str):
    article = read(text, form)
    if article is not None:
        check(article)
        assert MARK.sub("", lost(article)) == ""


@settings(max_examples=200, deadline=None)
@given(MESS)
def test_a_dump_loses_only_hyphens_at_line_ends(text: str):
    article = read(text, "dump")
    if article is not None:
        assert lost(article).replace("-", "") == ""
        assert len(lost(article)) <= len(re.findall(r"[^\W\d_]-\s", text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["1,785", "5", "3.5", "RMB10,000", "No. 5", "24.276 billion"]), min_size=1, max_size=8),
    FORMS,
)
def test_no_sentence_ends_inside_a_number(numbers: list[str], form: str):
    article = read("Boats cost " + " and ".join(numbers) + ". They sail.", form)
    assert article is not None
    assert len(article.sentences) == 2


@settings(max_examples=100, deadline=None)
@given(MESS, MESS)
def test_a_part_of_a_file_reads_like_the_part_alone(before: str, text: str):
    both = before + "\n\n" + text
    try:
        article = read_text(both, article_id="harbour/mess", form="plain", span=(len(before) + 2, len(both)))
    except SourceError:
        return
    check(article)


@pytest.fixture(scope="module", params=["restated", "original"])
def articles(request, raw, originals):
    return read_issue(load_issue(raw / "qingdao-2018-03"), request.param, raw, originals)


def test_the_articles_keep_every_character(articles):
    for article in articles:
        check(article)
        assert set(lost(article)) <= ({"-"} if article.edition == "original" else {"#"})


def test_every_numeric_token_of_the_articles_stands_in_a_sentence(articles):
    outside = []
    for article in articles:
        inside = {place for s in article.sentences for place in article.offsets[s.start : s.end]}
        tokens = numeric_tokens(article.source_text, article.char_start, article.char_end)
        outside += [(article.slug, start) for start, end, _ in tokens if not inside.issuperset(range(start, end))]
    assert outside == []
