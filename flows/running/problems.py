"""What falls short, wherever it was found, in one form: cause, place, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from flows.errors import SeamarkError
from flows.matching import RuleBook
from flows.matching.patterns.compiling import CompiledClaim, CompiledRule
from flows.matching.workbench import Fault
from flows.reading.article import Article
from flows.reckoning.rows import LedgerRow
from flows.running.article import ArticleResult
from schemas.findings import Finding

REACH = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that falls short.

    Attributes:
        cause: Stable name of what is wrong; reports group by it.
        message: What was found, in a sentence.
        file: The file to open, where there is one.
        line: The line in it, from 1.
        severity: `error` stops a release, `warning` does not.
        advice: What to do.
        rows: Ids of the rows concerned.
    """

    cause: str
    message: str
    file: str | None = None
    line: int | None = None
    severity: Literal["error", "warning"] = "error"
    advice: str = ""
    rows: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The problem as plain data, for JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"rows": list(self.rows)}

    def __post_init__(self) -> None:
        """Name the file as who called us would: below the working folder where it lies there."""
        if self.file is not None and Path(self.file).is_relative_to(Path.cwd()):
            object.__setattr__(self, "file", Path(self.file).relative_to(Path.cwd()).as_posix())

    @property
    def place(self) -> str:
        """`file:line`, as far as it is known."""
        if self.file is None:
            return ""
        return f"{self.file}:{self.line}" if self.line else self.file


def of_error(error: SeamarkError) -> Problem:
    """A fault that stopped the reading."""
    parts = [error.message]
    parts += [f"found {error.found}"] if error.found is not None else []
    parts += [f"expected {error.expected}"] if error.expected is not None else []
    return Problem(error.code, "; ".join(parts), error.file, error.line, advice=error.advice or "")


def of_example(fault: Fault) -> Problem:
    """An example that does not come out as written."""
    return Problem(
        "example", f"{fault.rule_id}: {fault.message}", fault.file, fault.line, advice="mend the rule or the example"
    )


def of_finding(finding: Finding, rules: Mapping[str, str], book: RuleBook) -> Problem:
    """A finding of validation or reckoning, with the rule that made its first row; `rules` maps row ids to rule ids."""
    rule = next((book_rule(book).get(rules[row]) for row in finding.rows if row in rules), None)
    return Problem(
        finding.check,
        f"{finding.table}: {finding.message}",
        None if rule is None else str(rule.file),
        None if rule is None else rule.line,
        finding.severity,
        finding.advice,
        finding.rows,
    )


def of_conflicts(result: ArticleResult, book: RuleBook) -> Iterator[Problem]:
    """Where the rules of an article contradict each other."""
    known = book_rule(book)
    for conflict in result.conflicts:
        rule = next((known[name] for name in conflict.names if name in known), None)
        yield Problem(
            conflict.code,
            f"{result.rows.article.article_id}: {conflict.message} ({', '.join(conflict.names)})",
            None if rule is None else str(rule.file),
            None if rule is None else rule.line,
            advice="let one rule read it, or name the column that tells the two apart",
        )


def of_firing(
    results: Mapping[str, Sequence[ArticleResult]], book: RuleBook, articles: Iterable[str]
) -> Iterator[Problem]:
    """Article rules that fire more often than they declare, or in no edition at hand.

    Args:
        results: By edition, what each article gave.
        book: The rules.
        articles: The articles whose rules are looked at.
    """
    fired = {edition: _total(part) for edition, part in results.items()}
    for article_id in articles:
        for rule in book.rules.get(article_id, ()):
            yield from _rule_firing(rule, {edition: counts[rule.rule_id] for edition, counts in fired.items()})
        for claim in book.article_claims.get(article_id, ()):
            if not any(counts[claim.rule_id] for counts in fired.values()):
                yield _never(claim.rule_id, claim, fired)


def _rule_firing(rule: CompiledRule, counts: Mapping[str, int]) -> Iterator[Problem]:
    for edition, count in counts.items():
        if count > rule.rule.fires:
            yield Problem(
                "fires-too-often",
                f"{rule.rule_id}: fires {count} times in the {edition} edition, declares {rule.rule.fires}",
                str(rule.file),
                rule.line,
                advice="make its patterns narrower, or raise `fires:` if each firing is right",
            )
    if not any(counts.values()):
        yield _never(rule.rule_id, rule, counts)


def _never(rule_id: str, rule: CompiledRule | CompiledClaim, editions: Iterable[str]) -> Problem:
    where = " and ".join(editions)
    advice = "see `seamark rules coverage`, mend its anchor or patterns, or remove it"
    return Problem("never-fires", f"{rule_id}: matches nothing ({where})", str(rule.file), rule.line, advice=advice)


def of_unclaimed(article: Article, file: Path, ledger: Iterable[LedgerRow], *, with_words: bool) -> Iterator[Problem]:
    """The numbers of an article, read from a file, that nothing accounts for; with the words around where they may."""
    for row in ledger:
        if row.role == "unclaimed":
            yield Problem(
                "unclaimed",
                f"{row.surface!r} in {around(article, row)}" if with_words else f"{row.surface!r}",
                str(file.resolve()),
                article.source_text.count("\n", 0, row.char_start) + 1,
                advice="write a rule that reads it or a claim that says what it is",
                rows=(row.token_id,),
            )


def around(article: Article, row: LedgerRow) -> str:
    """A token with the words around it, as they stand in the file, on one line."""
    text = article.source_text
    before = text[max(article.char_start, row.char_start - REACH) : row.char_start]
    behind = text[row.char_end : min(article.char_end, row.char_end + REACH)]
    return " ".join(f"…{before}⟦{row.surface}⟧{behind}…".split())


def book_rule(book: RuleBook) -> dict[str, CompiledRule | CompiledClaim]:
    """Every rule, frame and claim of a book by its id."""
    rules = (rule for group in (*book.rules.values(), book.frames) for rule in group)
    claims = (claim for group in (*book.article_claims.values(), book.claims) for claim in group)
    return {rule.rule_id: rule for rule in rules} | {claim.rule_id: claim for claim in claims}


def rule_of_rows(results: Iterable[ArticleResult]) -> dict[str, str]:
    """For each observation and event the rule that made it."""
    rows = [result.rows for result in results]
    made = {row.observation_id: row.rule_id for part in rows for row in part.observations}
    return made | {row.event_id: row.rule_id for part in rows for row in part.events}


def _total(results: Iterable[ArticleResult]) -> Counter[str]:
    total: Counter[str] = Counter()
    for result in results:
        total.update(result.fired)
    return total
