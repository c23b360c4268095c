"""Any document: its mentions, its ledger, and what the frames and general claims can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from flows.errors import SourceError, UsageError
from flows.reading.articles import read_text
from flows.reading.source import decode, load_bytes, sha256
from flows.reckoning.rows import IssueRow
from flows.releases.about import Source
from flows.running.about_whom import told_of
from flows.running.batch import Work
from flows.running.corpus import Corpus

ISSUE = "extract"


def documents(files: Sequence[Path], date: dt.date, place: str, subject: str = "") -> Corpus:
    """Some files as a corpus: an issue of its own, of restricted rights, as nobody knows them.

    Args:
        files: UTF-8 texts or Markdown; the article of each is `extract/<file stem>`.
        date: The day that "last year" is counted from.
        place: What the documents are about, where their words do not say it: a name or a subject's id, or "".
        subject: Whom they are about, if not the place: a firm, a port; of an office that tells figures see `told_of`.

    Raises:
        UsageError: Two files have one stem.
        SourceError: A file cannot be read.
    """
    stems = [path.stem for path in files]
    twice = next((path for path in files if stems.count(path.stem) > 1), None)
    if twice is not None:
        raise UsageError("two files of one name", file=twice, advice="rename one: its name is the article's id")
    read = list(_read(files, date, place, subject))
    digest = sha256("".join(source.sha256 for _, source in read).encode())
    about = told_of(place, subject) or "unknown"
    issue = IssueRow(ISSUE, "Documents given", "unknown", date.isoformat(), about, "restricted", "unknown", digest)
    return Corpus("original", (issue,), tuple(work for work, _ in read), tuple(source for _, source in read))


def _read(files: Sequence[Path], date: dt.date, place: str, subject: str) -> Iterator[tuple[Work, Source]]:
    for path in files:
        data = load_bytes(path, "check the name")
        text = decode(data, path)
        try:
            article = read_text(
                text,
                article_id=f"{ISSUE}/{path.stem}",
                date=date,
                place=told_of(place, subject, text),
                edition="original",
                source_file=path.name,
            )
        except SourceError as error:
            error.file = str(path)
            raise
        titled = article if article.title else replace(article, title=path.stem)
        yield Work(titled, path, with_text=False, provisional=True), Source(path.name, sha256(data), "document")
