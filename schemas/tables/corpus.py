"""The tables of what was read: issues, articles, sentences, and the ledger of their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from schemas.tables import checks
from schemas.tables.base import Rule, Table, column


class Issues(Table):
    """The publications read, one row each."""

    issue: str = column("The publication's id: its folder in raw/")
    title: str = column("Title of the publication")
    publisher: str = column("Who published it")
    date: str = column("Date of the publication, ISO 8601 to the precision known", syntax="date")
    place: str = column("UN/LOCODE or ISO 3166 code of the place it writes about")
    rights: str = column("Whether its text may be published", codes="rights")
    licence: str = column("SPDX expression or name of the licence of the edition kept in raw/")
    sha256: str = column("SHA-256 of the publisher's own file", syntax="sha256")

    _key: ClassVar[tuple[str, ...]] = ("issue",)


class Articles(Table):
    """The articles read, in the edition built."""

    article_id: str = column("`<issue>/<slug>`", syntax="article_id")
    issue: str = column("The publication it is part of")
    title: str = column("Its title, in the edition built")
    date: str = column("Date of publication, ISO 8601 to the precision known", syntax="date")
    edition: str = column("The edition built", codes="editions")
    source_file: str = column("The file read, below raw/ or below the folder of originals")
    char_start: int = column("First character of the article in the file, from 0", unit="{char}")
    char_end: int = column("Character behind its last one", unit="{char}")
    sha256: str = column("SHA-256 of that slice of the file, as UTF-8", syntax="sha256")

    _key: ClassVar[tuple[str, ...]] = ("article_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {
        "span_ordered": checks.span_ordered,
        "part_of_issue": checks.starts_with("article_id", "issue"),
    }


class Sentences(Table):
    """The sentences read; their text only where the rights allow."""

    sentence_id: str = column("The sentence's id")
    article_id: str = column("The article it stands in", syntax="article_id")
    char_start: int = column("First character in the source file, from 0", unit="{char}")
    char_end: int = column("Character behind its last one (the hull where a title cuts it)", unit="{char}")
    sha256: str = column("SHA-256 of that slice of the file, as UTF-8", syntax="sha256")
    text: str = column("The sentence, reflowed; empty where the rights forbid it", nullable=True)

    _key: ClassVar[tuple[str, ...]] = ("sentence_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {
        "span_ordered": checks.span_ordered,
        "part_of_article": checks.starts_with("sentence_id", "article_id"),
    }


class Ledger(Table):
    """What became of every numeric token of every article: nothing is dropped in silence."""

    token_id: str = column("The token's id")
    article_id: str = column("The article it stands in", syntax="article_id")
    sentence_id: str = column("The sentence it stands in, where it stands in one", nullable=True)
    char_start: int = column("First character in the source file, from 0", unit="{char}")
    char_end: int = column("Character behind its last one", unit="{char}")
    surface: str = column("The token as it stands in the file")
    role: str = column("What became of it", codes="roles")
    row_ids: str = column("The observations and events it serves, sorted, space-separated", nullable=True, syntax="ids")
    reason: str = column("Why: the rule that read it, or the words around it")

    _key: ClassVar[tuple[str, ...]] = ("token_id",)
    _rules: ClassVar[Mapping[str, Rule]] = {
        "span_ordered": checks.span_ordered,
        "part_of_article": checks.starts_with("token_id", "article_id"),
        "row_ids_for_role": checks.row_ids_for_role,
        "ids_sorted": checks.ids_sorted("row_ids"),
    }
