"""Building: reading, then all that comes of it; in portions where the articles are many, so that memory stays flat.

A portion is some whole issues. Each goes the whole way by itself, its tables are put on the disk behind those of the
portion before it (tables are sorted by article, and so are the portions), and what it was made of is forgotten. What
only all together can tell, facts that several issues state, is reckoned from heaps on the disk at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from flows.matching import RuleBook, load_rulebook
from flows.reckoning.checking import check_tables
from flows.reckoning.reckon import WITHIN, Reckoning, concluded
from flows.reckoning.rows import ReckoningRow
from flows.releases.about import Source
from flows.releases.arrow import table_of
from flows.running import problems as problem
from flows.running.batch import in_processes, processes_here
from flows.running.books import FRAMES_ONLY, book_of
from flows.running.corpus import Corpus, check_places, portions, read_corpus
from flows.running.gate import gate_problems
from flows.running.later import Heaps
from flows.running.pipeline import Built, Job, apply_rules, built_with, describe
from flows.running.problems import Problem
from flows.running.spill import Spills
from flows.running.stages import Stages
from schemas.findings import Finding
from schemas.tables import SORT_KEYS, TABLES

PORTION = 600  # articles: some ten thousand rows, some hundred megabytes while they are at work
# Sorted by article: portion behind portion they are in order.
BY_ARTICLE = ("observations", "events", "marks", "ledger", "articles", "sentences", "figures")


def build(job: Job, stages: Stages) -> Built:
    """Everything but publishing.

    Raises:
        InputError: A file that is read falls short.
    """
    parts = [] if job.whole else portions(job.raw, job.issue, PORTION)
    if len(parts) > 1:
        return _in_portions(parts, job, stages)
    corpus = stages("read", read_corpus, job.raw, job.edition, job.originals, job.issue)
    book = stages("load rules", load_rulebook, job.issue, job.rules)
    check_places(corpus.issues, book.codebook.subjects, job.raw)
    return built_with(book, corpus, job, stages, apply_rules(corpus, job, stages, book))


@dataclass(slots=True)
class Sum:
    """What is kept of all portions."""

    small: dict[str, list[pa.Table]] = field(default_factory=dict)
    rows: list[ReckoningRow] = field(default_factory=list)
    incomplete: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    known: int = 0
    characters: int = 0
    conflicts: int = 0

    def add(self, part: Built) -> None:
        """Add a portion, without its articles and the tables that are sorted by them."""
        for name, table in part.tables.items():
            if name not in BY_ARTICLE:
                self.small.setdefault(name, []).append(table)
        reckoned = set(part.reckoned.findings)
        self.rows += part.reckoned.rows
        self.incomplete += [one for one in part.reckoned.findings if one.check == "identity_complete"]
        self.findings += [one for one in part.about.findings if one not in reckoned]
        self.problems += gate_problems(part)
        self.sources += part.corpus.sources
        self.known += part.known
        self.characters += part.characters
        self.conflicts += part.conflicts


def _in_portions(parts: Sequence[Sequence[Path]], job: Job, stages: Stages) -> Built:
    book = stages("load rules", load_rulebook, FRAMES_ONLY, job.rules)
    beside = None if job.cache is None else job.cache.parent
    total = Sum()
    with ExitStack() as stack:
        spread = job.spread or stack.enter_context(in_processes(job.processes or processes_here()))
        spills, heaps = Spills(beside, stack), Heaps(beside, stack)
        for folders in parts:
            part = _portion(folders, replace(job, spread=spread), stages, book)
            spills.add({name: part.tables[name] for name in BY_ARTICLE})
            heaps.add(part.articles)
            total.add(part)
        later = stages("reckon across issues", lambda: list(heaps.reckoned(book.codebook)))
        reckoned = concluded((*total.rows, *later), total.incomplete)
        tables = spills.tables() | {name: _merged(name, found) for name, found in total.small.items()}
    tables["reckonings"] = table_of("reckonings", reckoned.rows)
    return _concluded({name: tables[name] for name in TABLES}, total, reckoned, later, book, job)


def _portion(folders: Sequence[Path], job: Job, stages: Stages, frames: RuleBook) -> Built:
    """One portion, the whole way; with the rules of those articles only of which something has to be said."""
    corpus = stages("read", read_corpus, job.raw, job.edition, job.originals, None, folders)
    check_places(corpus.issues, frames.codebook.subjects, job.raw)
    part = built_with(frames, corpus, job, stages, apply_rules(corpus, job, stages), WITHIN)
    named = {row for finding in part.about.findings for row in finding.rows}
    troubled = [
        result.rows.article.article_id
        for result in part.results
        if result.conflicts
        or result.too_often
        or any(row.observation_id in named for row in result.rows.observations)
        or any(row.event_id in named for row in result.rows.events)
    ]
    return replace(part, book=_with_rules(frames, troubled, job.rules))


def _with_rules(frames: RuleBook, articles: Iterable[str], rules: Path) -> RuleBook:
    books = [book_of(article_id, rules) for article_id in articles]
    own = {name: found for book in books for name, found in book.rules.items()}
    claims = {name: found for book in books for name, found in book.article_claims.items()}
    return replace(frames, rules=own, article_claims=claims)


def _concluded(
    tables: dict[str, pa.Table],
    total: Sum,
    reckoned: Reckoning,
    later: Sequence[ReckoningRow],
    book: RuleBook,
    job: Job,
) -> Built:
    across = concluded(later).findings
    checked = check_tables({"reckonings": table_of("reckonings", later)}) if later else ()
    findings = (*_joined(total.findings), *checked)
    found = [*total.problems, *(problem.of_finding(one, {}, book) for one in (*across, *checked))]
    about = describe(total.sources, book, (*reckoned.findings, *findings), tables, reckoned)
    corpus = Corpus(job.edition, (), (), tuple(total.sources))
    return Built(
        tables=tables,
        about=about,
        corpus=corpus,
        results=(),
        known=total.known,
        book=book,
        articles=(),
        reckoned=reckoned,
        characters=total.characters,
        conflicts=total.conflicts,
        problems=tuple(found),
    )


def _merged(name: str, tables: Sequence[pa.Table]) -> pa.Table:
    """The rows of a table that is not sorted by article, each once, in the table's order."""
    rows = {tuple(row[key] for key in SORT_KEYS[name]): row for table in tables for row in table.to_pylist()}
    return table_of(name, [rows[key] for key in sorted(rows)])


def _joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that say the same of several portions, as one."""
    rows: dict[Finding, list[str]] = {}
    for finding in findings:
        rows.setdefault(replace(finding, rows=()), []).extend(finding.rows)
    return (replace(finding, rows=tuple(found)) for finding, found in rows.items())
