"""The reckoning: every figure put to every identity that its columns imply or that a rule file declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.matching.codebook import Codebook
from flows.reckoning import dates, growth, parts, ranks, rates, repeats, wholes
from flows.reckoning.declared import declared
from flows.reckoning.identities import Declared
from flows.reckoning.index import Index
from flows.reckoning.rows import ArticleRows, ReckoningRow
from schemas.findings import RECKONING_CHECKS, Finding

Kind = Callable[[Index], Iterator[ReckoningRow]]

# The identities that columns and codebook imply; each documents itself.
KINDS: tuple[Kind, ...] = (
    repeats.same_facts,
    repeats.undated_twins,
    repeats.later_issues,
    repeats.other_units,
    repeats.peer_groups,
    wholes.shares,
    wholes.wholes_agree,
    wholes.one_share_two_wholes,
    wholes.same_kind,
    growth.levels,
    growth.within,
    growth.part_rises,
    growth.contributions,
    parts.parts,
    parts.subjects,
    parts.indicators,
    parts.sums,
    parts.thresholds,
    rates.rates,
    ranks.ranks,
    dates.same_events,
    dates.ordered_events,
)
WITHIN = tuple(kind for kind in KINDS if kind is not repeats.later_issues)  # an issue at a time is enough for these
ADVICE: Mapping[str, str] = {
    "figures_contradict": "read the sentences: if a rule misreads one, mend it; if the text errs, it stays published",
    "one_actual_value": "read both sentences: a rule may lack the column that tells the two figures apart",
    "one_share_two_wholes": "read both sentences: one of the two wholes is probably wrong",
    "share_of_another_measure": "check that the part and the whole are what the sentence says; note the difference",
    "revised": "nothing, where the later issue really revises the figure; else mend the rule that misreads it",
    "one_for_each_rank": "check both ranks: peer group and period",
}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The rows of `reckonings`, and the findings to be published with them."""

    rows: tuple[ReckoningRow, ...]
    findings: tuple[Finding, ...]

    def counted(self) -> dict[str, dict[str, int]]:
        """For each identity how many rows have each outcome."""
        table: dict[str, dict[str, int]] = {}
        for row in self.rows:
            outcomes = table.setdefault(row.identity, {"holds": 0, "contradicts": 0, "untestable": 0})
            outcomes[row.outcome] += 1
        return dict(sorted(table.items()))


def reckon(
    articles: Sequence[ArticleRows],
    codebook: Codebook,
    identities: Sequence[Declared] = (),
    kinds: Sequence[Kind] = KINDS,
) -> Reckoning:
    """Check the figures of some issues against each other, in time linear in their number.

    Args:
        articles: All rows of each article, of one edition.
        codebook: What indicators and subjects are part of, and what adds up.
        identities: What the rule files declare.
        kinds: The identities that are looked for; by default all.
    """
    index = Index(articles, codebook)
    implied = [row for kind in kinds for row in kind(index)]
    stated, incomplete = declared(index, identities)
    return concluded((*implied, *stated), incomplete)


def concluded(rows: Iterable[ReckoningRow], incomplete: Iterable[Finding] = ()) -> Reckoning:
    """Rows as a table has them: each once, sorted; with what is to be said of them."""
    ordered = tuple(sorted({row.reckoning_id: row for row in rows}.values(), key=lambda row: row.reckoning_id))
    return Reckoning(ordered, (*_findings(ordered), *incomplete))


def _findings(rows: Sequence[ReckoningRow]) -> Iterator[Finding]:
    for row in rows:
        check = check_of(row)
        if check is not None:
            message = f"{row.identity}: {row.note}"
            yield Finding(check, "reckonings", (row.reckoning_id,), message, RECKONING_CHECKS[check], ADVICE[check])


def check_of(row: ReckoningRow) -> str | None:
    """The check that a row fails; None where it says nothing against its figures."""
    if row.identity in RECKONING_CHECKS:
        return row.identity
    if row.outcome != "contradicts":
        return None
    return "one_actual_value" if row.identity == "same_fact" else "figures_contradict"
