"""The whole way, once: read -> find mentions -> apply rules -> ledger -> reckon -> validate -> publish.

`build_from` tells all of it but the first and the last step: what it gives can be written as a build, or published as
a release. Finding mentions, applying rules and keeping the ledger happen article by article (flows/running/article.py):
an article that has not changed need not be read again. `build` (flows/running/building.py) reads, and does all of it in
portions where the articles are many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

import flows
from flows.matching import RuleBook, load_rulebook
from flows.matching.codebook import Codebook
from flows.matching.loading import RULES
from flows.reading.article import Edition
from flows.reckoning.checking import check_tables
from flows.reckoning.corrections import Entry, corrected, load_corrections
from flows.reckoning.identities import Declared, load_identities
from flows.reckoning.reckon import KINDS, Kind, Reckoning, reckon
from flows.reckoning.rows import ArticleRows, CorrectionRow
from flows.releases.about import About, Source
from flows.releases.frames import indicator_rows, provisional_rows, subject_rows, tables_of
from flows.releases.provenance import code_version, file_hash
from flows.running.article import ArticleResult
from flows.running.batch import Batch, Spread, read_all
from flows.running.cache import Cache
from flows.running.corpus import Corpus
from flows.running.fingerprints import code_digest
from flows.running.marks_file import add_marks
from flows.running.problems import Problem
from flows.running.stages import Stages
from schemas.findings import Finding

CORRECTIONS, IDENTITIES = "corrections.yaml", "identities.yaml"
ROOT = Path(flows.__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be built.

    Attributes:
        raw: The folder of issues.
        edition: `restated` or `original`.
        originals: The folder of the publishers' texts; needed for the edition `original`.
        issue: Only this issue; None: all.
        rules: The folder of rule files.
        cache: Where results are kept between runs; None: nowhere.
        processes: How many may read articles; None: as many as the machine has.
        spread: Who reads the articles instead: a cluster, say; None: this machine's processes.
        whole: Whether what each article gave is to be at hand afterwards; else many articles are read in portions.
    """

    raw: Path
    edition: Edition = "restated"
    originals: Path | None = None
    issue: str | None = None
    rules: Path = RULES
    cache: Path | None = None
    processes: int | None = None
    spread: Spread | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives.

    Attributes:
        tables: The tables of a release.
        about: What the release says of itself, findings included.
        corpus: What was read.
        results: What each article gave, in the order of the corpus.
        known: How many articles did not have to be read again.
        book: The rules they were read with.
        articles: The rows of each article, marks joined and corrections applied.
        reckoned: What the figures say of each other.
        characters: How many were read.
        conflicts: How many contradictions there are between rules.
        problems: What the gate of a release looks at, where the articles are not at hand any more.
    """

    tables: Mapping[str, pa.Table]
    about: About
    corpus: Corpus
    results: tuple[ArticleResult, ...]
    known: int
    book: RuleBook
    articles: tuple[ArticleRows, ...]
    reckoned: Reckoning
    characters: int
    conflicts: int
    problems: tuple[Problem, ...] | None = None

    def rows_of_issue(self, issue: str) -> list[ArticleRows]:
        """The rows of an issue's articles, as they were read."""
        return [result.rows for result in self.results if result.rows.article.issue == issue]


def build_from(corpus: Corpus, job: Job, stages: Stages) -> Built:
    """Everything but reading and publishing: rules applied, figures reckoned, tables validated.

    Raises:
        InputError: A rule file or the codebook falls short.
    """
    book = stages("load rules", load_rulebook, job.issue, job.rules)
    return built_with(book, corpus, job, stages, apply_rules(corpus, job, stages, book))


def built_with(
    book: RuleBook, corpus: Corpus, job: Job, stages: Stages, batch: Batch, kinds: Sequence[Kind] = KINDS
) -> Built:
    """What comes of articles that have been read.

    Raises:
        InputError: A file of corrections or identities falls short.
    """
    marked, stray = stages("join marks", add_marks, [result.rows for result in batch.results], corpus.marks)
    articles, corrections = stages("correct", corrected, marked, declared_corrections(corpus, job.rules))
    reckoned = stages("reckon", reckon, articles, book.codebook, declared_identities(corpus, job.rules), kinds)
    strangers = strangers_of(batch.results, articles)
    tables = stages("tabulate", tabulate, articles, corrections, reckoned, corpus, book, strangers)
    findings = stages("validate", check_tables, tables, corpus.texts())
    about = describe(corpus.sources, book, (*stray, *reckoned.findings, *findings), tables, reckoned)
    characters = sum(len(work.article.text) for work in corpus.works)
    conflicts = sum(len(result.conflicts) for result in batch.results)
    return Built(tables, about, corpus, batch.results, batch.known, book, articles, reckoned, characters, conflicts)


def apply_rules(corpus: Corpus, job: Job, stages: Stages, book: RuleBook | None = None) -> Batch:
    """Find the mentions of every article, apply the rules, keep the ledger.

    Without a book each article is read with its own rules alone, whatever state its neighbours' are in.
    """

    def work() -> Batch:
        cache = Cache(job.cache, code_digest())
        batch = read_all(corpus.works, cache, job.rules, job.processes, stages.show.tick, job.spread, book)
        cache.prune()
        return batch

    return stages("apply rules", work)


def declared_corrections(corpus: Corpus, rules: Path) -> list[Entry]:
    """What the issues' rule files say of figures that cannot be right as printed.

    Raises:
        RuleError: A file falls short.
    """
    files = [(issue.issue, rules / issue.issue / CORRECTIONS) for issue in corpus.issues]
    return [entry for issue, path in files for entry in load_corrections(path, issue)]


def declared_identities(corpus: Corpus, rules: Path, codebook: Codebook | None = None) -> list[Declared]:
    """What the issues' rule files say of how their figures hang together; with a codebook, their ids are checked.

    Raises:
        RuleError: A file falls short.
    """
    files = [(issue.issue, rules / issue.issue / IDENTITIES) for issue in corpus.issues]
    return [entry for issue, path in files for entry in load_identities(path, issue, codebook)]


def strangers_of(results: Sequence[ArticleResult], articles: Sequence[ArticleRows]) -> dict[str, str]:
    """The names of subjects that only the texts give; of a place that only the caller named its id in words."""
    named = {name: label for result in results for name, label in result.strangers.items()}
    spoken = {row.subject_id for rows in articles for row in rows.observations}
    spoken |= {row.subject_id for rows in articles for row in rows.events}
    return {name: named.get(name, name.replace("-", " ").title()) for name in sorted(spoken | named.keys())}


def tabulate(
    articles: Sequence[ArticleRows],
    corrections: Sequence[CorrectionRow],
    reckoned: Reckoning,
    corpus: Corpus,
    book: RuleBook,
    strangers: Mapping[str, str],
) -> dict[str, pa.Table]:
    """The rows as the tables of a release; where an issue is written about is told by the place's code.

    `strangers` are the names of subjects that only the texts give, by provisional id.
    """
    subjects = book.codebook.subjects
    issues = [
        replace(issue, place=subjects[issue.place].place or issue.place) if issue.place in subjects else issue
        for issue in corpus.issues
    ]
    return tables_of(
        articles,
        issues,
        indicators=indicator_rows(book.codebook.indicators),
        subjects=[*subject_rows(subjects), *provisional_rows(strangers, subjects)],
        reckonings=reckoned.rows,
        corrections=corrections,
    )


def describe(
    sources: Sequence[Source],
    book: RuleBook,
    findings: Sequence[Finding],
    tables: Mapping[str, pa.Table],
    reckoned: Reckoning,
) -> About:
    """What a release says of where it comes from, of what was counted and of what was found."""
    return About(
        sources=tuple(sources),
        rules_sha256=book.digest,
        code_sha256=code_version(ROOT),
        lock_sha256=file_hash(ROOT / "requirements.lock"),
        findings=tuple(findings),
        checks={
            **{f"{name}: rows": table.num_rows for name, table in tables.items()},
            **{f"{name}: {outcome}": n for name, found in reckoned.counted().items() for outcome, n in found.items()},
        },
    )
