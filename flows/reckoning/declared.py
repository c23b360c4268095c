"""The declared identities put to the figures of their issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.matching.rows import EVENT_KEY
from flows.reckoning.dates import day_of
from flows.reckoning.formulas import computed
from flows.reckoning.identities import Declared
from flows.reckoning.index import FACT_KEY, Dated, Fact, Index
from flows.reckoning.judging import DATE, Test, judged, times_differ, untestable
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.selecting import Selector
from flows.reckoning.units import MismatchError, Quantity, quantity
from schemas.findings import RECKONING_CHECKS, Finding

Item = Fact | Dated


@dataclass(frozen=True, slots=True)
class Picked:
    """What a selector found: the row meant, or why there is none."""

    item: Item | None
    why: str = ""


class Picker:
    """Finds the rows that selectors mean, through the issue and, where it is named, the subject."""

    def __init__(self, index: Index) -> None:
        self._rows: dict[tuple[str, str | None], list[Item]] = defaultdict(list)
        items: tuple[Item, ...] = (*index.facts, *index.events)
        for item in items:
            self._rows[item.issue, item.row.subject_id].append(item)
            self._rows[item.issue, None].append(item)

    def pick(self, issue: str, selector: Selector) -> Picked:
        """The one row meant; the same said in several articles counts as one."""
        items = [item for item in self._rows.get((issue, selector.subject), ()) if selector.fits(item.row)]
        if not items:
            return Picked(None, f"no figure fits: {selector.described()}")
        if len({_key(item) for item in items}) > 1:
            return Picked(None, f"{len(items)} figures fit: {selector.described()}")
        return Picked(items[0])


def declared(index: Index, identities: Sequence[Declared]) -> tuple[list[ReckoningRow], list[Finding]]:
    """The rows of the declared identities, and a finding for each that lacks a figure."""
    picker, rows, findings = Picker(index), [], []
    for entry in identities:
        if entry.issue not in index.issues:
            continue
        picked = {role: picker.pick(entry.issue, s) for role, s in entry.identity.figures.items()}
        items = {role: one.item for role, one in picked.items() if one.item is not None}
        test = Test(entry.identity.identity, list(items.values()), _words(entry, items))
        lacking = {role: one.why for role, one in picked.items() if one.item is None}
        if items:
            why = "; ".join(f"{role}: {reason}" for role, reason in lacking.items())
            rows.append(untestable(test, why) if lacking else _tested(entry, test, items))
        findings += list(_missing(entry, lacking))
    return rows, findings


def _tested(entry: Declared, test: Test, items: Mapping[str, Item]) -> ReckoningRow:
    identity = entry.identity
    clash = _times_clash(entry, items)
    if clash is not None:
        return untestable(test, clash)
    amounts = {role: amount_of(item, identity.figures[role]) for role, item in items.items()}
    try:
        result = computed(identity.formula, amounts)
    except (MismatchError, ZeroDivisionError) as fault:
        return untestable(test, str(fault))
    stated = items[identity.stated]
    unit = DATE if isinstance(stated, Dated) else identity.figures[identity.stated].counts_as or stated.row.unit
    return judged(test, result, identity.relation, amounts[identity.stated], unit)


def amount_of(item: Item, selector: Selector) -> Quantity:
    """A figure or a day as a quantity, in the unit that the selector reads it as."""
    if isinstance(item, Dated):
        return day_of(item)
    return quantity(item.interval, selector.counts_as or item.row.unit)


def _times_clash(entry: Declared, items: Mapping[str, Item]) -> str | None:
    """Why figures whose period the identity does not name are not of one time."""
    free = [item for role, item in items.items() if isinstance(item, Fact) and not entry.identity.figures[role].pinned]
    for other in free[1:]:
        if not free[0].when.same(other.when):
            return times_differ(free[0].when, other.when)
    return None


def _words(entry: Declared, items: Mapping[str, Item]) -> str:
    """What the identity says, with the figures."""
    figures = ", ".join(f"{role} {item.row.value:.12g}" for role, item in items.items() if isinstance(item, Fact))
    return f"{entry.identity.says} {entry.identity.formula}" + (f" with {figures}" if figures else "")


def _missing(entry: Declared, lacking: Mapping[str, str]) -> Iterator[Finding]:
    for role, why in lacking.items():
        place = f"{entry.file.parent.name}/{entry.file.name}:{entry.lines[role]}"
        yield Finding(
            check="identity_complete",
            table="reckonings",
            rows=(entry.identity.identity,),
            message=f"{place}: {entry.identity.identity}: {role}: {why}",
            severity=RECKONING_CHECKS["identity_complete"],
            advice="name the figure by its key columns as the observations have them, or drop the identity",
        )


def _key(item: Item) -> tuple[object, ...]:
    columns = FACT_KEY if isinstance(item, Fact) else tuple(name for name in EVENT_KEY if name != "article_id")
    return tuple(getattr(item.row, name) for name in columns)
