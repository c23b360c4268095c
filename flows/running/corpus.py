"""What there is to read: the issues below raw/, their articles in one edition, and every file that was opened."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import SourceError, UsageError
from flows.matching.rows import Mark
from flows.reading.article import Edition
from flows.reading.articles import read_issue
from flows.reading.documents import load_document
from flows.reading.issue import ARTICLES, ISSUE_FILE, Issue, list_issues, load_issue
from flows.reading.source import sha256
from flows.reckoning.rows import IssueRow
from flows.releases.about import Source
from flows.releases.provenance import file_hash
from flows.running.article import may_publish_text
from flows.running.batch import Work
from flows.running.marks_file import NAME, read_marks


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read.

    Attributes:
        edition: The edition asked for.
        issues: The publications.
        works: The articles, in the order of their issues and within them.
        sources: Every file that was opened.
        marks: Where the rows stand in the other edition, from the issues' marks.csv.
        restated: The issues whose articles are restated here, and so have a marks.csv.
    """

    edition: Edition
    issues: tuple[IssueRow, ...]
    works: tuple[Work, ...]
    sources: tuple[Source, ...]
    marks: tuple[Mark, ...] = ()
    restated: tuple[str, ...] = ()

    def texts(self) -> dict[str, str]:
        """The files that the articles were read from, by `source_file`."""
        return {work.article.source_file: work.article.source_text for work in self.works}


def read_corpus(
    raw: Path,
    edition: Edition,
    originals: Path | None,
    name: str | None = None,
    folders: Sequence[Path] | None = None,
) -> Corpus:
    """Read all issues, or one, or those in some folders, in an edition; an issue that keeps its own text has only that.

    Raises:
        UsageError: There is no such issue, or none at all.
        SourceError: A file falls short.
    """
    issues = [load_issue(folder) for folder in folders or folders_of(raw, name)]
    works = [work for issue in issues for work in _works(issue, edition, raw, originals)]
    restated = tuple(issue.name for issue in issues if issue.about.original is not None)
    return Corpus(
        edition,
        tuple(_row(issue) for issue in issues),
        tuple(works),
        tuple(source for issue in issues for source in _sources(issue, raw, edition)),
        tuple(mark for name in restated for mark in read_marks(raw, name)) if edition == "restated" else (),
        restated,
    )


def check_places(issues: Sequence[IssueRow], subjects: Container[str], raw: Path) -> None:
    """Whether each issue's place is a subject of the codebook: "the city" is read as that.

    Raises:
        SourceError: It is not; the message names the line of `issue.yaml`.
    """
    for issue in issues:
        if issue.place not in subjects:
            document = load_document(raw / issue.issue / ISSUE_FILE, SourceError)
            raise SourceError(
                "no such place",
                file=document.path,
                line=document.line(("place",)),
                found=issue.place,
                expected="a subject of schemas/codebook/subjects",
                advice="correct the spelling, or add the place there",
            )


def portions(raw: Path, name: str | None, articles: int) -> list[tuple[Path, ...]]:
    """The folders of issues in the order of the tables, in portions of about so many articles.

    Raises:
        UsageError: There is no such issue, or none at all.
    """
    found: list[tuple[Path, ...]] = []
    portion: list[Path] = []
    count = 0
    for folder in sorted(folders_of(raw, name), key=lambda path: f"{path.name}/"):
        portion.append(folder)
        count += sum(1 for _ in (folder / ARTICLES).glob("*.md"))
        if count >= articles:
            found.append(tuple(portion))
            portion, count = [], 0
    return [*found, tuple(portion)] if portion else found


def folders_of(raw: Path, name: str | None) -> Sequence[Path]:
    """The folders of all issues, or of one.

    Raises:
        UsageError: There is no such issue, or none at all.
    """
    folders = list_issues(raw)
    found = [folder for folder in folders if name in (None, folder.name)]
    if not found:
        known = ", ".join(folder.name for folder in folders)
        raise UsageError("no such issue", file=raw, found=name, expected=f"one of {known}")
    return found


def _works(issue: Issue, edition: Edition, raw: Path, originals: Path | None) -> Iterator[Work]:
    """The articles in the edition asked for; an issue that keeps its own text has no other."""
    kept = issue.about.edition
    for article in read_issue(issue, "original" if kept == "original" else edition, raw, originals):
        folder = raw if article.edition == kept else originals or raw
        yield Work(article, folder / article.source_file, may_publish_text(article.edition, issue.about.rights))


def _row(issue: Issue) -> IssueRow:
    about = issue.about
    return IssueRow(
        about.issue,
        about.title,
        about.publisher,
        about.date.isoformat(),
        about.place,
        about.rights,
        about.licence,
        issue.sha256 or sha256("".join(about.restated[slug] for slug in issue.written()).encode()),
    )


def _sources(issue: Issue, raw: Path, edition: Edition) -> Iterator[Source]:
    """Every file that reading an issue in an edition opens, with the hash it was checked against."""
    yield Source(f"{issue.name}/{issue.file.name}", file_hash(issue.file), "issue")
    original = issue.about.original
    if edition == "original" and original is not None:
        yield Source(original.file, original.sha256, "original")
        return
    for slug in issue.written():
        path = issue.article_file(slug).relative_to(issue.folder)
        yield Source(f"{issue.name}/{path.as_posix()}", issue.about.restated[slug], issue.about.edition)
    marks = raw / issue.name / NAME
    if marks.is_file():
        yield Source(f"{issue.name}/{NAME}", file_hash(marks), "marks")


def select(works: Sequence[Work], name: str | None) -> list[Work]:
    """The works of one article, by its id or slug; all where `name` is None.

    Raises:
        UsageError: There is no such article.
    """
    if name is None:
        return list(works)
    work = find(works, name)
    if work is None:
        known = ", ".join(work.article.slug for work in works)
        raise UsageError("no such article", found=name, expected=f"one of {known}")
    return [work]


def find(works: Sequence[Work], name: str) -> Work | None:
    """The work of an article, by its id or slug."""
    return next((work for work in works if name in (work.article.article_id, work.article.slug)), None)
