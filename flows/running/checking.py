"""Every check of the data, without publishing: rules, tables, the ledger, marks, and the current release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flows.errors import InputError
from flows.matching import RuleBook
from flows.matching.workbench import check_examples
from flows.releases.delimited import content_hash
from flows.releases.folder import content_hashes, current_release
from flows.running import problems
from flows.running.building import build
from flows.running.corpus import read_corpus
from flows.running.gate import Original, data_problems, firing_problems
from flows.running.marks_file import ADVICE, NAME, marks_text
from flows.running.pipeline import Built, Job, apply_rules, declared_identities
from flows.running.problems import Problem
from flows.running.stages import Stages


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `built` is None where a file could not be read."""

    problems: tuple[Problem, ...]
    built: Built | None

    @property
    def fine(self) -> bool:
        """Whether a release could be made of it."""
        return not any(problem.severity == "error" for problem in self.problems)


def check(job: Job, stages: Stages, against: Path | None = None) -> Checked:
    """Everything that can fall short, all of it at once.

    Args:
        job: What to check; with `originals` the original edition is read too.
        stages: How the stages are run.
        against: A folder of releases; the current one must hold what a rebuild gives.
    """
    try:
        built = build(replace(job, edition="restated", whole=True), stages)
        original = read_original(job, stages, built.book) if job.originals else None
        declared_identities(built.corpus, job.rules, built.book.codebook)
        faults = stages("run the examples", lambda: list(check_examples(built.book)))
    except InputError as error:
        return Checked((problems.of_error(error),), None)
    found = [problems.of_example(fault) for fault in faults]
    found += data_problems(built)
    found += firing_problems(built, original)
    if original is not None:
        found += _original_problems(job.raw, original, built.book)
    if against is not None:
        found += list(release_problems(built, against))
    return Checked(tuple(dict.fromkeys(found)), built)


def read_original(job: Job, stages: Stages, book: RuleBook) -> Original:
    """Read the original edition, as far as its rows; they are reckoned and validated as the restated ones."""
    corpus = stages("read the originals", read_corpus, job.raw, "original", job.originals, job.issue)
    batch = apply_rules(corpus, job, stages, book)
    return Original(corpus, batch.results)


def _original_problems(raw: Path, original: Original, book: RuleBook) -> Iterator[Problem]:
    for work, result in zip(original.corpus.works, original.results, strict=True):
        yield from problems.of_conflicts(result, book)
        yield from problems.of_unclaimed(work.article, work.file, result.rows.ledger, with_words=work.with_text)
    for issue in original.corpus.issues:
        path = raw / issue.issue / NAME
        there = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        if issue.issue in original.corpus.restated and marks_text(original.rows_of_issue(issue.issue)) != there:
            yield Problem("stale-marks", "not what the original edition gives now", str(path), advice=ADVICE)


def release_problems(built: Built, outputs: Path) -> Iterator[Problem]:
    """Tables whose content is not that of the current release; none where there is no release yet."""
    folder = current_release(outputs)
    if folder is None:
        return
    released = content_hashes(folder)
    for name, table in built.tables.items():
        if released.get(name) != f"sha256:{content_hash(table)}":
            advice = "run `seamark release` and commit what it publishes"
            yield Problem("not-released", f"{name}: a rebuild differs from {folder.name}", str(folder), advice=advice)
