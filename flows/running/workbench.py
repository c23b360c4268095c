"""The workbench of who writes rules: examples run, articles covered, sentences explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from flows.errors import UsageError
from flows.matching import Matched, RuleBook, load_rulebook, match_article
from flows.matching.patterns.line import OPEN, mention_atoms
from flows.matching.patterns.stretches import Lines
from flows.matching.workbench import NUMERIC, Coverage, Fault, check_examples, cover, readable, shown
from flows.mentions import find_mentions
from flows.mentions.mention import Mention
from flows.reading.article import Article
from flows.reading.articles import read_text
from flows.reckoning.ledger import account
from flows.running.books import book_of
from flows.running.corpus import find, read_corpus, select
from flows.running.pipeline import Job
from flows.running.problems import around


@dataclass(frozen=True, slots=True)
class Tested:
    """How the examples came out."""

    rules: int
    examples: int
    faults: tuple[Fault, ...]

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        return asdict(self)

    def in_words(self) -> Iterator[str]:
        """The report for a terminal."""
        for fault in self.faults:
            yield f"{fault.file}:{fault.line}: {fault.rule_id}: {fault.message}"
        yield f"{self.rules} rules, {self.examples} examples, {len(self.faults)} fault(s)"


def run_examples(folder: Path, name: str | None = None) -> Tested:
    """Run every example of every rule by itself; or those of an article, or of the rules whose id holds `name`.

    Raises:
        InputError: A rule file or the codebook falls short.
    """
    book = _book(folder, name)
    rules = [rule for group in (*book.rules.values(), book.frames) for rule in group]
    claims = [claim for group in (*book.article_claims.values(), book.claims) for claim in group]
    examples = sum(len(rule.rule.examples) + len(rule.rule.not_) for rule in rules)
    examples += sum(len(claim.claim.examples) + len(claim.claim.not_) for claim in claims)
    return Tested(len(rules) + len(claims), examples, tuple(check_examples(book)))


def _book(folder: Path, name: str | None) -> RuleBook:
    files = [] if name is None else sorted(folder.glob(f"*/{name.rpartition('/')[2]}.yaml"))
    if name is None or not files or files[0].parent.name == "frames":
        book = load_rulebook(None, folder)
        return book if name is None else _only(book, name)
    book = book_of(f"{files[0].parent.name}/{files[0].stem}", folder)
    return replace(book, frames=(), claims=())


def _only(book: RuleBook, name: str) -> RuleBook:
    return replace(
        book,
        rules={k: tuple(r for r in group if name in r.rule_id) for k, group in book.rules.items()},
        article_claims={k: tuple(c for c in group if name in c.rule_id) for k, group in book.article_claims.items()},
        frames=tuple(rule for rule in book.frames if name in rule.rule_id),
        claims=tuple(claim for claim in book.claims if name in claim.rule_id),
    )


@dataclass(frozen=True, slots=True)
class Covered:
    """What the rules made of one article, and which numbers nothing accounts for, each with the words around it."""

    coverage: Coverage
    tokens: int
    unclaimed: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        return asdict(self)

    def in_words(self) -> Iterator[str]:
        """The report for a terminal."""
        found = self.coverage
        yield f"{found.article_id} ({found.edition}): {self.tokens} numbers, {len(self.unclaimed)} unclaimed"
        yield from (f"  unclaimed   {text}" for text in self.unclaimed)
        yield from (f"  near miss   {what}: {text}" for what, text in found.near_misses)
        yield from (f"  conflict    {text}" for text in found.conflicts)
        yield from (f"  never fired {rule_id}" for rule_id, count in found.fired.items() if not count)


def coverage_of(job: Job, name: str | None = None) -> list[Covered]:
    """Run the rules over one article, or over all, and say what they left.

    Raises:
        UsageError: There is no such article.
        InputError: A file that is read falls short.
    """
    corpus = read_corpus(job.raw, job.edition, job.originals, job.issue)
    works = select(corpus.works, name)
    return [covered(work.article, book_of(work.article.article_id, job.rules)) for work in works]


def covered(article: Article, book: RuleBook) -> Covered:
    """What the rules made of an article."""
    mentions = find_mentions(article.text, article.date)
    ledger = account(article, mentions, match_article(article, mentions, book))
    unclaimed = tuple(around(article, row) for row in ledger if row.role == "unclaimed")
    return Covered(cover(article, book), len(ledger), unclaimed)


def explain_all(job: Job, what: str) -> Iterator[str]:
    """An article of `job.raw`, or else the text itself: its sentences as patterns see them, and what bound there."""
    corpus = read_corpus(job.raw, job.edition, job.originals, job.issue) if " " not in what.strip() else None
    work = None if corpus is None else find(corpus.works, what)
    if work is None and " " not in what.strip():
        raise UsageError(
            "neither an article nor a sentence", found=what, advice="check the name, or give a sentence in quotes"
        )
    article = read_text(what, article_id="text/given") if work is None else work.article
    yield from explain(article, book_of(article.article_id, job.rules))


def explain(article: Article, book: RuleBook) -> Iterator[str]:
    """Each sentence that holds a figure or a date, as patterns see it, and below it what each rule bound there."""
    mentions = find_mentions(article.text, article.date)
    matched = match_article(article, mentions, book)
    lines = Lines(article, mention_atoms(mentions, book.codebook.units))
    for stretch in lines.of("sentence"):
        line = stretch.line.decode()
        if OPEN not in line:
            continue
        yield readable(line, mentions, article.text)
        yield from (f"    {text}" for text in _bound(matched, mentions, article, stretch.start, stretch.end))


def _bound(matched: Matched, mentions: list[Mention], article: Article, start: int, end: int) -> Iterator[str]:
    inside = {index for index, mention in enumerate(mentions) if start <= mention.start < end}
    for rule_id, slots in matched.bindings:
        here = {name: index for name, index in slots.items() if index in inside}
        if here:
            values = ", ".join(f"[{name}] {shown(mentions[index], article)}" for name, index in here.items())
            yield f"{rule_id}: {values}"
    for index in sorted(inside):
        for claim in matched.claims.get(index, ()):
            if not claim.row_ids:
                yield f"{claim.rule_id}: {shown(mentions[index], article)} is {claim.role} ({claim.reason})"
    for index in sorted(inside):
        if mentions[index].kind in NUMERIC and not matched.claims.get(index):
            yield f"nothing reads {article.text[mentions[index].start : mentions[index].end]!r}"
    for miss in matched.near_misses:
        if miss.start < end and miss.end > start:
            yield f"{miss.rule_id}: nearly, nothing binds {', '.join(f'[{name}]' for name in miss.missing)}"
