"""The two editions of an article, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from flows.matching.rows import Event, Observation
from flows.reading.article import Article, Edition
from flows.reckoning.rows import ArticleRows
from flows.running.article import ArticleResult
from flows.running.batch import Work
from flows.running.corpus import read_corpus, select
from flows.running.pipeline import Job, apply_rules
from flows.running.stages import Stages

# What may differ between the editions: where and how a figure is printed, never what it says.
PRINTED = frozenset(
    (
        *("char_start", "char_end", "sentence_id", "rule_id", "value_text", "multiplier", "decimals"),
        *("qualifier_text", "date_text", "period_basis", "date_basis", "note"),
    )
)
REACH = 80
Fact = Observation | Event


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the editions do not share.

    `restated` or `original` is None where that edition lacks it; `columns` are those that differ, where both have it.
    """

    row_id: str
    restated: Fact | None
    original: Fact | None
    columns: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The difference as plain data, for JSON."""
        return {
            "row_id": self.row_id,
            "restated": None if self.restated is None else asdict(self.restated),
            "original": None if self.original is None else asdict(self.original),
            "columns": list(self.columns),
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """One article in both editions: how many facts are the same, and the differences."""

    restated: Article
    original: Article
    same: int
    differences: tuple[Difference, ...]

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.restated.article_id


def compare_editions(job: Job, stages: Stages, name: str | None = None) -> list[Pair]:
    """Read both editions and compare them, article by article; `name` is the id or the slug of one.

    Raises:
        UsageError: There is no such article.
        InputError: A file that is read falls short.
    """
    editions = []
    wanted: tuple[Edition, ...] = ("restated", "original")
    for edition in wanted:
        corpus = stages("read", read_corpus, job.raw, edition, job.originals, job.issue)
        works = tuple(select(corpus.works, name))
        batch = apply_rules(replace(corpus, works=works), job, stages)
        pairs = zip(works, batch.results, strict=True)
        editions.append({work.article.article_id: (work, result) for work, result in pairs})
    ours, theirs = editions
    return [_pair(both, theirs[article_id]) for article_id, both in ours.items() if article_id in theirs]


def _pair(restated: tuple[Work, ArticleResult], original: tuple[Work, ArticleResult]) -> Pair:
    (ours, left), (theirs, right) = restated, original
    found = tuple(differences(left.rows, right.rows))
    either = len({*_by_id(left.rows), *_by_id(right.rows)})
    return Pair(ours.article, theirs.article, either - len(found), found)


def differences(restated: ArticleRows, original: ArticleRows) -> Iterator[Difference]:
    """The facts of one article that only one edition has, or that say something else in each."""
    ours, theirs = _by_id(restated), _by_id(original)
    for row_id in sorted({*ours, *theirs}, key=lambda name: _place(ours.get(name) or theirs[name])):
        one, other = ours.get(row_id), theirs.get(row_id)
        columns = () if one is None or other is None else tuple(_unequal(one, other))
        if columns or one is None or other is None:
            yield Difference(row_id, one, other, columns)


def equal_columns(kind: type[Fact]) -> tuple[str, ...]:
    """The columns that must be the same in both editions."""
    return tuple(field.name for field in fields(kind) if field.name not in PRINTED)


def _by_id(rows: ArticleRows) -> dict[str, Fact]:
    facts: dict[str, Fact] = {row.observation_id: row for row in rows.observations}
    return facts | {row.event_id: row for row in rows.events}


def _place(fact: Fact) -> tuple[int, int]:
    return fact.char_start, fact.char_end


def _unequal(one: Fact, other: Fact) -> Iterator[str]:
    for name in equal_columns(type(one)):
        if getattr(one, name, None) != getattr(other, name, None):
            yield name


def in_words(difference: Difference, restated: Article, original: Article) -> Iterator[str]:
    """A difference for a terminal, with the words at both marks; those of the original go nowhere else."""
    one, other = difference.restated, difference.original
    fact = one or other
    assert fact is not None
    if one is None or other is None:
        yield f"only in the {'original' if one is None else 'restated'} edition: {_said(fact)}"
    else:
        changes = (f"{name} {_cell(one, name)} | {_cell(other, name)}" for name in difference.columns)
        yield f"differs: {_said(fact)}"
        yield f"  restated | original: {'; '.join(changes)}"
    for edition, article, row in (("restated", restated, one), ("original", original, other)):
        if row is not None:
            yield f"  {edition} ({row.rule_id}): {_words(article, row)}"


def _said(fact: Fact) -> str:
    if isinstance(fact, Event):
        return f"{fact.subject_id} {fact.event_type} {fact.date} {fact.status}"
    high = "" if fact.value_high is None else f"–{fact.value_high:g}"
    names = (
        "counted",
        "measure",
        "of_indicator",
        "of_subject",
        "breakdown",
        "counterpart",
        "compared_with",
        "rank_among",
    )
    detail = " ".join(str(getattr(fact, name)) for name in names if getattr(fact, name))
    figure = f"{fact.qualifier} {fact.value:.15g}{high} {fact.unit}"
    times = f"period {fact.period}" + (f" base {fact.base_period}" if fact.base_period else "")
    return f"{fact.subject_id} {fact.indicator_id} {detail}: {figure}, {times}, {fact.status}"


def _cell(fact: Fact, name: str) -> Any:  # noqa: ANN401  a cell of any type
    value = getattr(fact, name, None)
    return "nothing" if value is None else value


def _words(article: Article, fact: Fact) -> str:
    text = article.source_text
    before = text[max(article.char_start, fact.char_start - REACH) : fact.char_start]
    behind = text[fact.char_end : min(article.char_end, fact.char_end + REACH)]
    return " ".join(f"…{before}⟦{text[fact.char_start : fact.char_end]}⟧{behind}…".split())
