"""The gate of a release: what is wrong with the data of a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.errors import DataError
from flows.reckoning.rows import ArticleRows
from flows.running import problems
from flows.running.article import ArticleResult
from flows.running.corpus import Corpus
from flows.running.pipeline import Built
from flows.running.problems import Problem

LISTED = 20
TOO_OFTEN = "fires-too-often"


@dataclass(frozen=True, slots=True)
class Original:
    """The original edition, read with the rules."""

    corpus: Corpus
    results: tuple[ArticleResult, ...]

    def rows_of_issue(self, issue: str) -> list[ArticleRows]:
        """The rows of an issue's articles."""
        return [result.rows for result in self.results if result.rows.article.issue == issue]


def data_problems(built: Built) -> list[Problem]:
    """What is wrong with the data of a build: conflicts, findings, numbers that nothing accounts for."""
    if built.problems is not None:
        return [problem for problem in built.problems if problem.cause != TOO_OFTEN]
    rules = problems.rule_of_rows(built.results)
    found = [problem for result in built.results for problem in problems.of_conflicts(result, built.book)]
    found += [problems.of_finding(finding, rules, built.book) for finding in built.about.findings]
    for work, result in zip(built.corpus.works, built.results, strict=True):
        found += problems.of_unclaimed(work.article, work.file, result.rows.ledger, with_words=work.with_text)
    return found


def firing_problems(built: Built, original: Original | None) -> list[Problem]:
    """Rules that fire too often in an edition, or in none of those at hand."""
    editions = {str(part.corpus.edition): part.results for part in (built, original) if part is not None}
    articles = [*built.book.rules, *(name for name in built.book.article_claims if name not in built.book.rules)]
    return list(problems.of_firing(editions, built.book, articles))


def gate_problems(built: Built) -> list[Problem]:
    """What the gate of a release looks at."""
    if built.problems is not None:
        return list(built.problems)
    return [*data_problems(built), *(p for p in firing_problems(built, None) if p.cause == TOO_OFTEN)]


def require_publishable(built: Built) -> None:
    """The gate of a release.

    Raises:
        DataError: Something is wrong with the data; all of it is listed.
    """
    errors = [problem for problem in gate_problems(built) if problem.severity == "error"]
    if errors:
        raise DataError(
            f"nothing was published, {len(errors)} thing(s) fall short:\n{listed(errors)}",
            advice="run `seamark check` for the whole report",
        )


def listed(errors: Sequence[Problem]) -> str:
    """The first problems, one a line."""
    lines = [f"  {problem.cause}: {problem.place} {problem.message}" for problem in errors[:LISTED]]
    return "\n".join(lines + ([f"  … and {len(errors) - LISTED} more"] if len(errors) > LISTED else []))
