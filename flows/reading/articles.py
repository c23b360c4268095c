"""Text -> Article: reflowed, and cut into sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from flows.errors import SourceError, UsageError
from flows.reading.article import Article, BlockKind, Edition, Sentence
from flows.reading.chunks import Layout, layout_of, looks_like_dump
from flows.reading.dump import dump_blocks
from flows.reading.issue import Issue, load_article, load_original
from flows.reading.lexicon import Lexicon
from flows.reading.plain import plain_blocks
from flows.reading.reflow import GAP, flow_blocks
from flows.reading.sentences import sentence_spans
from flows.reading.source import check_characters

UNDATED = dt.date(2018, 3, 29)
Form = Literal["auto", "plain", "dump"]


def read_text(
    text: str,
    *,
    article_id: str,
    date: dt.date = UNDATED,
    place: str = "",
    title: str | None = None,
    edition: Edition = "restated",
    source_file: str = "",
    form: Form = "auto",
    span: tuple[int, int] | None = None,
    layout: Layout | None = None,
) -> Article:
    """An article from any text.

    Args:
        text: The whole source file, decoded, its line ends untouched.
        article_id: `<issue>/<slug>`.
        date: The date of publication, which "last year" is counted from.
        place: Subject id of the place that it is about.
        title: Its title; by default its first block where that is a title, else empty.
        edition: Which edition the text is.
        source_file: The file's name below its root, for tables and messages.
        form: `plain` (also Markdown), `dump` (a page's text dump), or `auto`: a dump when it shows the marks of one.
        span: The article's part of the file, in characters; by default all of it.
        layout: What the lines of the file mean, where it is known already (`layout_of`).

    Raises:
        SourceError: the text holds a NUL, or the article is empty.
    """
    check_characters(text, source_file or None)
    start, end = span or (0, len(text))
    if layout is not None or form == "dump" or (form == "auto" and looks_like_dump(text)):
        layout = layout or layout_of(text)
        blocks, drops = dump_blocks(text, start, end, layout)
        reflowed = flow_blocks(text, blocks, layout.lexicon, layout.gap, drops)
    else:
        reflowed = flow_blocks(text, plain_blocks(text, start, end), Lexicon(text), GAP)
    words, offsets, spans = reflowed
    if not words:
        raise SourceError(
            "an empty article",
            file=source_file or article_id,
            line=text.count("\n", 0, start) + 1,
            expected="at least one word",
            advice="write the article, or leave it out",
        )
    own = next((words[a:b] for a, b, kind in spans if kind == "title"), "")
    return Article(
        article_id=article_id,
        issue=article_id.rpartition("/")[0],
        title=own if title is None else title,
        date=date,
        place=place,
        edition=edition,
        source_file=source_file,
        source_text=text,
        char_start=start,
        char_end=end,
        text=words,
        offsets=offsets,
        sentences=_sentences(article_id, words, spans),
    )


def read_issue(issue: Issue, edition: Edition, raw: Path, originals: Path | None = None) -> list[Article]:
    """The articles of an issue in one edition, in print order: those whose file in `articles/` is there.

    `raw` is the folder that source files of `articles/` are named below, `originals` the one with the publishers'
    texts; it is needed for the original edition of an issue that does not keep its own text.

    Raises:
        SourceError: a file is missing, is not the one written down, or cannot be read.
        UsageError: the originals are needed and not given, or the issue has no such edition.
    """
    if edition == "restated" and issue.about.edition == "original":
        raise UsageError(
            f"{issue.name} has no restated edition",
            file=issue.file,
            expected="edition: original",
            advice="build that one",
        )
    if edition == issue.about.edition:
        return [_kept(issue, slug, edition, raw) for slug in issue.written()]
    if originals is None:
        raise UsageError(
            f"the original of {issue.name} is not kept here",
            file=issue.file,
            advice="name the folder that holds it with --originals DIR",
        )
    return _from_original(issue, raw, originals)


def _kept(issue: Issue, slug: str, edition: Edition, raw: Path) -> Article:
    """An article from its own file in `articles/`."""
    path = issue.article_file(slug)
    about = issue.about
    article = read_text(
        load_article(issue, slug),
        article_id=f"{issue.name}/{slug}",
        date=about.date,
        place=about.place,
        edition=edition,
        source_file=path.relative_to(raw).as_posix(),
        form="plain",
    )
    if not article.title:
        raise SourceError("an article without a title", file=path, line=1, expected="# Title", advice="write its title")
    return article


def _from_original(issue: Issue, raw: Path, originals: Path) -> list[Article]:
    """The articles' parts of the publisher's own file; one that shows no title of its own has the restated one's."""
    about = issue.about
    if about.original is None:
        return []
    text = load_original(issue, originals)
    layout = layout_of(text) if looks_like_dump(text) else None
    articles = []
    for part in about.articles:
        if not issue.article_file(part.id).is_file():
            continue
        article = read_text(
            text,
            article_id=f"{issue.name}/{part.id}",
            date=about.date,
            place=about.place,
            edition="original",
            source_file=about.original.file,
            span=(part.start or 0, part.end or 0),
            layout=layout,
        )
        articles.append(
            article if article.title else replace(article, title=_kept(issue, part.id, "restated", raw).title)
        )
    return articles


def _sentences(article_id: str, text: str, spans: Sequence[tuple[int, int, BlockKind]]) -> tuple[Sentence, ...]:
    """The sentences of all blocks, numbered through from 1."""
    found = [
        (start, end, paragraph, kind)
        for paragraph, (first, last, kind) in enumerate(spans)
        for start, end in sentence_spans(text, first, last)
    ]
    return tuple(Sentence(f"{article_id}#s{number:03d}", *parts) for number, parts in enumerate(found, 1))
