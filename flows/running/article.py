"""One article, from its text to its rows: find the mentions, apply the rules, keep the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.matching import Conflict, RuleBook, match_article
from flows.mentions import find_mentions
from flows.reading.article import Article
from flows.reckoning.ledger import account
from flows.reckoning.rows import ArticleRow, ArticleRows, SentenceRow


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What one article gives.

    Attributes:
        rows: Its rows of every table.
        fired: How often each rule fired, by its id.
        conflicts: Where its rules contradict each other.
        strangers: The names of subjects that the codebook does not know, by their provisional ids.
        too_often: The article's own rules that fired more often than they declare.
    """

    rows: ArticleRows
    fired: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    strangers: Mapping[str, str] = field(default_factory=dict)
    too_often: tuple[str, ...] = ()


def read_figures(article: Article, book: RuleBook, *, with_text: bool, provisional: bool = False) -> ArticleResult:
    """Read one article with the rules.

    Args:
        article: The article.
        book: The rules.
        with_text: Whether its sentences may be published.
        provisional: Whether names that the codebook does not know are subjects too (`extract`).
    """
    mentions = find_mentions(article.text, article.date)
    matched = match_article(article, mentions, book, provisional=provisional)
    rows = ArticleRows(
        article_row(article),
        sentence_rows(article, with_text=with_text),
        tuple(matched.observations),
        tuple(matched.events),
        tuple(matched.marks),
        account(article, mentions, matched),
    )
    fired = dict(sorted(matched.fired.items()))
    own = book.rules.get(article.article_id, ())
    too_often = tuple(rule.rule_id for rule in own if fired.get(rule.rule_id, 0) > rule.rule.fires)
    return ArticleResult(rows, fired, tuple(matched.conflicts), _spoken_of(rows, matched.strangers), too_often)


def _spoken_of(rows: ArticleRows, strangers: Mapping[str, str]) -> dict[str, str]:
    """The strangers that some row speaks of."""
    ids = {row.subject_id for row in rows.observations} | {row.of_subject for row in rows.observations}
    ids |= {row.subject_id for row in rows.events}
    return {name: label for name, label in sorted(strangers.items()) if name in ids}


def article_row(article: Article) -> ArticleRow:
    """The article's row, with the hash of its part of the file."""
    return ArticleRow(
        article.article_id,
        article.issue,
        article.title,
        article.date.isoformat(),
        article.edition,
        article.source_file,
        article.char_start,
        article.char_end,
        _digest(article.source_text[article.char_start : article.char_end]),
    )


def sentence_rows(article: Article, *, with_text: bool) -> tuple[SentenceRow, ...]:
    """The sentences with their places in the file; their words only where the rights allow."""
    found = []
    for sentence in article.sentences:
        start, end = article.span(sentence.start, sentence.end)
        text = article.text[sentence.start : sentence.end] if with_text else None
        digest = _digest(article.source_text[start:end])
        found.append(SentenceRow(sentence.sentence_id, article.article_id, start, end, digest, text))
    return tuple(found)


def may_publish_text(edition: str, rights: str) -> bool:
    """Whether sentences may be published: of our own restatement always, of an original where its rights are open."""
    return edition == "restated" or rights == "open"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
