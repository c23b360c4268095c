"""An issue: a folder of `raw/` with its `issue.yaml`, which says where the text came from and how it divides.

issue: harbour-2018-03            # the folder's name
title: Harbour Monthly
publisher: The Harbour Office
date: 2018-03-29
place: harbour-city               # a subject of the codebook
rights: restricted                # a code of schemas/codes/rights.csv
licence: CC-BY-4.0                # of what stands in articles/
edition: restated                 # `original` where articles/ holds the publisher's own text
original: {file: harbour-2018-03.txt, sha256: …, characters: 111004}
articles:                         # in print order; NN-<id>.md is article number NN
  - {id: front-matter, start: 0, end: 1632}      # its part of the original, in characters
restated:                         # written by `python -m flows.reading.stamping FOLDER`
  front-matter: <sha256 of articles/01-front-matter.md>
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import SourceError
from flows.reading.article import Edition
from flows.reading.documents import Document, Place, load_document, validated
from flows.reading.source import check_alphabet, check_hash, decode, load_bytes

ISSUE_FILE = "issue.yaml"
ARTICLES = "articles"
RIGHTS = Path(__file__).resolve().parents[2] / "schemas" / "codes" / "rights.csv"

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """An article and its part of the original: characters `start` to `end` of the file."""

    id: Slug
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, gt=0)


class OriginalFile(_Strict):
    """The publisher's own file, below the folder of originals."""

    file: str = Field(pattern=r"^[^/\\]+$")
    sha256: Digest
    characters: int = Field(gt=0)


class IssueFile(_Strict):
    """What stands in `issue.yaml`."""

    issue: Slug
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    date: dt.date
    place: Slug
    rights: str
    licence: str = Field(min_length=1)
    edition: Edition = "restated"
    original: OriginalFile | None = None
    articles: tuple[Part, ...] = Field(min_length=1)
    restated: Mapping[Slug, Digest] = Field(default_factory=dict)


class Issue(BaseModel):
    """A loaded issue: its folder and its checked `issue.yaml`."""

    model_config = ConfigDict(frozen=True)

    folder: Path
    about: IssueFile

    @property
    def name(self) -> str:
        """The issue's id: its folder's name."""
        return self.about.issue

    @property
    def file(self) -> Path:
        """Its `issue.yaml`."""
        return self.folder / ISSUE_FILE

    @property
    def slugs(self) -> tuple[str, ...]:
        """The articles' names, in print order."""
        return tuple(part.id for part in self.about.articles)

    @property
    def sha256(self) -> str:
        """The hash of the publisher's own file; empty for an issue that keeps its own text."""
        return self.about.original.sha256 if self.about.original else ""

    def article_file(self, slug: str) -> Path:
        """Where the article of that name is kept: `articles/NN-<slug>.md`; raises SourceError for an unknown one."""
        if slug not in self.slugs:
            raise SourceError(
                "no such article",
                file=self.file,
                found=slug,
                expected=f"one of {', '.join(self.slugs)}",
                advice="check the name, or add it to `articles:`",
            )
        return self.folder / ARTICLES / f"{self.slugs.index(slug) + 1:02d}-{slug}.md"

    def written(self) -> tuple[str, ...]:
        """The articles whose file in `articles/` is there: those in the dataset."""
        return tuple(slug for slug in self.slugs if self.article_file(slug).is_file())


def list_issues(raw: Path) -> list[Path]:
    """The folders of `raw` that are issues, by name; raises SourceError when there is none."""
    found = sorted(file.parent for file in raw.glob(f"*/{ISSUE_FILE}"))
    if not found:
        raise SourceError(
            "no issue here", file=raw, expected=f"a folder with an {ISSUE_FILE}", advice="check --raw, or add an issue"
        )
    return found


def load_issue(folder: Path) -> Issue:
    """Read and check an issue's `issue.yaml` and the names in `articles/`; raises SourceError with file and line."""
    document = load_document(folder / ISSUE_FILE, SourceError)
    about = validated(IssueFile, document.data, document, (), SourceError)
    if about.issue != folder.resolve().name:
        raise _fault(document, ("issue",), "not the folder's name", about.issue, folder.resolve().name)
    with RIGHTS.open(encoding="utf-8", newline="") as file:
        rights = [row["code"] for row in csv.DictReader(file)]
    if about.rights not in rights:
        raise _fault(document, ("rights",), "no such rights", about.rights, f"one of {', '.join(rights)}")
    if (about.original is None) != (about.edition == "original"):
        raise _fault(
            document,
            ("original",),
            "an issue has either its own text in articles/ (edition: original) or an original elsewhere",
            f"edition: {about.edition}",
            "`original:` with file, sha256 and characters, or `edition: original` without it",
        )
    _check_parts(document, about)
    issue = Issue(folder=folder, about=about)
    _check_files(document, issue)
    return issue


def load_original(issue: Issue, originals: Path) -> str:
    """The publisher's own text, checked: the file written down, of the length written down."""
    original = issue.about.original
    if original is None:
        raise SourceError("the issue names no original", file=issue.file, advice="read the text kept in articles/")
    path = originals / original.file
    data = load_bytes(path, "name the folder that holds it with --originals")
    check_hash(data, original.sha256, path, f"use the file that {issue.file} was made for, or mend `original:` there")
    text = decode(data, path)
    if len(text) != original.characters:
        raise SourceError(
            "not the length written down",
            file=issue.file,
            found=f"{len(text)} characters in {path}",
            expected=original.characters,
            advice="mend `characters:` and the end of the last article",
        )
    return text


def load_article(issue: Issue, slug: str) -> str:
    """The text of an article in `articles/`, checked against the hash written down."""
    path = issue.article_file(slug)
    if not path.resolve().is_relative_to(issue.folder.resolve()):  # what it leads to would be published
        raise SourceError("leads out of the issue's folder", file=path, advice="put the file itself here, not a link")
    data = load_bytes(path, "write it, or take it out of `restated:`")
    expected = issue.about.restated.get(slug)
    advice = f"if the change is meant, run: python -m flows.reading.stamping {issue.folder}"
    if expected is None:
        raise SourceError("no sha256 is written down for it", file=path, expected=f"one in {issue.file}", advice=advice)
    check_hash(data, expected, path, advice)
    text = decode(data, path)
    check_alphabet(text, path)
    return text


def _check_parts(document: Document, about: IssueFile) -> None:
    """Every character of the original belongs to one article, in print order; every article is named once."""
    seen: set[str] = set()
    at = 0
    for index, part in enumerate(about.articles):
        place: Place = ("articles", index)
        if part.id in seen:
            raise _fault(document, (*place, "id"), "named twice", part.id, "one entry an article")
        seen.add(part.id)
        if about.original is None:
            continue
        if part.start is None or part.end is None:
            raise _fault(document, place, f"{part.id}: no part of the original", None, "start and end, in characters")
        if part.start != at:
            what = "overlaps the article before it" if part.start < at else "leaves characters out before it"
            raise _fault(document, place, f"{part.id} {what}", f"start: {part.start}", f"start: {at}")
        if part.end <= part.start:
            raise _fault(document, place, f"{part.id} is empty", f"end: {part.end}", f"more than {part.start}")
        at = part.end
    if about.original is not None and at != about.original.characters:
        last: Place = ("articles", len(about.articles) - 1)
        raise _fault(document, last, "the articles do not cover the original", f"end: {at}", about.original.characters)


def _check_files(document: Document, issue: Issue) -> None:
    """Every file in `articles/` is an article, and every hash has its article and its file."""
    expected = {issue.article_file(slug).name for slug in issue.slugs}
    for path in sorted((issue.folder / ARTICLES).glob("*.md")):
        if path.name not in expected:
            advice = f"name it NN-<id>.md after `articles:` in {issue.file}, or add it there"
            raise SourceError(
                "not an article of the issue",
                file=path,
                expected=f"one of {', '.join(sorted(expected))}",
                advice=advice,
            )
    for slug in issue.about.restated:
        place: Place = ("restated", slug)
        if slug not in issue.slugs:
            raise _fault(document, place, "no such article", slug, f"one of {', '.join(issue.slugs)}")
        if not issue.article_file(slug).is_file():
            raise _fault(
                document,
                place,
                "missing article",
                "no file",
                str(issue.article_file(slug)),
                f"put it back, or run: python -m flows.reading.stamping {issue.folder}",
            )


def _fault(
    document: Document, place: Place, message: str, found: object, expected: object, advice: str = "mend this line"
) -> SourceError:
    return SourceError(
        message,
        file=document.path,
        line=document.line(place),
        found=found,
        expected=expected,
        advice=advice,
    )
