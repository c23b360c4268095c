"""The ledger: what became of every numeric token of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.matching.matched import Claimed, Matched
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention
from flows.reading.article import Article
from flows.reckoning.rows import LedgerRow
from flows.reckoning.tokens import numeric_tokens

ROLES = ("observation", "event", "time", "name", "idiom", "address", "page", "other", "unclaimed")
OWN_ROLES = frozenset(("time", "name", "idiom", "address", "page", "other"))
NUMERIC = frozenset(("quantity", "ordinal", "rank"))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a mention or a token comes to, before it has a place in the table."""

    role: str
    row_ids: tuple[str, ...]
    reason: str


UNREAD = Entry("unclaimed", (), "no rule, frame or claim reads it")


def account(article: Article, mentions: Sequence[Mention], matched: Matched) -> tuple[LedgerRow, ...]:
    """One row for each numeric token of the article's part of its file, and for each numeric mention that holds none.

    Spans count characters of the file; rows are in order of their place.
    """
    entries = {i: entry_of(m, matched.claims.get(i, ()), article) for i, m in enumerate(mentions)}
    owner = owners(article, mentions)
    rows: list[LedgerRow] = []
    accounted: set[int] = set()
    for start, end, surface in numeric_tokens(article.source_text, article.char_start, article.char_end):
        index = next((owner[at] for at in range(start, end) if at in owner), None)
        entry = UNREAD if index is None else entries[index]
        if index is not None:
            accounted.add(index)
        position = None if index is None else mentions[index].number_start
        rows.append(_row(article, start, end, surface, entry, position))
    rows += _without_token(article, mentions, entries, accounted)
    return tuple(sorted(rows, key=lambda row: (row.char_start, row.char_end)))


def owners(article: Article, mentions: Sequence[Mention]) -> Mapping[int, int]:
    """For each character of the file that a mention covers, the mention's index."""
    return {article.offsets[at]: index for index, m in enumerate(mentions) for at in range(m.start, m.end)}


def entry_of(mention: Mention, claims: Sequence[Claimed], article: Article) -> Entry:
    """What a mention comes to: its claims by precedence, else what it is by itself, else unclaimed."""
    if claims:
        role = min((claim.role for claim in claims), key=ROLES.index)
        row_ids = tuple(sorted({row_id for claim in claims for row_id in claim.row_ids}))
        reason = next((c.reason for c in claims if c.role == role and c.reason), "")
        return Entry(role, row_ids, reason or f"read by {claims[0].rule_id}")
    if mention.kind in OWN_ROLES:
        words = article.text[mention.start : mention.end]
        return Entry(mention.kind, (), mention.reason or f"{mention.kind}: {words}")
    return UNREAD


def _without_token(
    article: Article, mentions: Sequence[Mention], entries: Mapping[int, Entry], accounted: set[int]
) -> Iterator[LedgerRow]:
    for index, mention in enumerate(mentions):
        if index in accounted or mention.kind not in NUMERIC:
            continue
        start, end = article.span(mention.number_start, mention.number_end)
        surface = article.source_text[start:end]
        yield _row(article, start, end, surface, entries[index], mention.number_start)


def _row(article: Article, start: int, end: int, surface: str, entry: Entry, position: int | None) -> LedgerRow:
    sentence = None if position is None else sentence_at(article, position).sentence_id
    token_id = f"{article.article_id}#t{start}-{end}"
    row_ids = " ".join(entry.row_ids)
    return LedgerRow(token_id, article.article_id, sentence, start, end, surface, entry.role, row_ids, entry.reason)
