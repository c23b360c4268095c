"""Shares: a part over its whole gives the share; two shares of one whole agree on it; one percentage has one whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.reckoning.index import Fact, Index, Thing
from flows.reckoning.judging import Test, judged, printed, times_differ, untestable
from flows.reckoning.rows import ReckoningRow
from flows.reckoning.times import When
from flows.reckoning.units import Quantity, unit_of

TELLING_DIGITS = 3  # a percentage of fewer digits may well be that of two things


@dataclass(frozen=True, slots=True)
class Implied:
    """A whole that a part and its share imply, with the unit of the part."""

    amount: Quantity
    when: When
    part: Fact
    share: Fact


def whole_of(share: Fact) -> Thing:
    """What a share is of: the whole's subject and indicator, without the columns that only the part has."""
    row = share.row
    indicator = row.of_indicator or row.indicator_id
    counted = row.counted if indicator == row.indicator_id else None
    return Thing(share.issue, row.status, row.of_subject or row.subject_id, indicator, counted)


def part_of(share: Fact) -> Thing:
    """What the share says of: the part itself."""
    return replace(share.thing, whole=(None, None))


def shares(index: Index) -> Iterator[ReckoningRow]:
    """`share_of_whole`: part / whole is the share."""
    for share in index.facts:
        if share.row.measure != "share":
            continue
        parts, wholes = index.of("level", part_of(share)), index.of("level", whole_of(share))
        if not parts or not wholes or part_of(share) == whole_of(share):
            continue
        part = index.at("level", part_of(share), share.when, share)
        whole = index.at("level", whole_of(share), share.when, share)
        yield _share(share, part, whole, parts[0], wholes[0])


def _share(share: Fact, part: Fact | None, whole: Fact | None, any_part: Fact, any_whole: Fact) -> ReckoningRow:
    test = Test(
        "share_of_whole",
        [part or any_part, whole or any_whole, share],
        f"{printed(part or any_part)} / {printed(whole or any_whole)}",
    )
    if part is None or whole is None:
        other = any_part if part is None else any_whole
        return untestable(test, times_differ(other.when, share.when))
    if 0 in whole.interval:
        return untestable(test, "the whole may be nought")
    return judged(test, part.amount / whole.amount, "equals", share.amount, share.row.unit)


def implied_wholes(index: Index) -> dict[Thing, list[Implied]]:
    """The wholes that parts and shares imply, by what they are of; only parts and shares of one time."""
    found: dict[Thing, list[Implied]] = defaultdict(list)
    for share in index.facts:
        if share.row.measure != "share" or part_of(share) == whole_of(share) or 0 in share.interval:
            continue
        part = index.at("level", part_of(share), share.when, share)
        if part is not None:
            found[whole_of(share)].append(Implied(part.amount / share.amount, share.when, part, share))
    return found


def wholes_agree(index: Index) -> Iterator[ReckoningRow]:
    """`wholes_agree`: two parts and their shares of one whole at one time imply the same whole."""
    for implied in implied_wholes(index).values():
        first: dict[When, Implied] = {}
        for one in implied:
            other = first.setdefault(one.when, one)
            if other is one or other.part.thing == one.part.thing:
                continue
            words = f"{printed(one.part)} / {printed(one.share)} against {printed(other.part)} / {printed(other.share)}"
            test = Test("wholes_agree", [other.part, other.share, one.part, one.share], words)
            yield judged(test, one.amount, "equals", other.amount, other.part.row.unit)


def one_share_two_wholes(index: Index) -> Iterator[ReckoningRow]:
    """`one_share_two_wholes`: one subject's share of one other, of three digits or more, printed of two things."""
    telling = [f for f in index.facts if f.row.measure == "share" and _digits(f) >= TELLING_DIGITS]
    for group in index.grouped(("subject_id", "of_subject", "value", "decimals"), telling).values():
        first = group[0]
        for other in group[1:]:
            if other.row.article_id != first.row.article_id and _meaning(other) != _meaning(first):
                words = f"{printed(first)} is said of {_named(first)} and of {_named(other)}"
                test = Test("one_share_two_wholes", [first, other], words)
                yield untestable(test, "one of the two is probably misread or misprinted")


def same_kind(index: Index) -> Iterator[ReckoningRow]:
    """`share_of_another_measure`: part and whole are of one unit; a capacity is no share of an output."""
    book = index.codebook
    for share in index.facts:
        whole = whole_of(share)
        names = (share.row.indicator_id, whole.indicator_id)
        known = names[0] != names[1] and all(name in book.indicators for name in names) and "count" not in names
        if share.row.measure == "share" and known:
            units = [book.indicators[name].unit for name in names]
            if unit_of(units[0]).dimensions != unit_of(units[1]).dimensions:
                test = Test("share_of_another_measure", [share], f"{printed(share)} of {whole.subject_id}")
                yield untestable(test, f"the part is {_named(share)} in {units[0]}, the whole in {units[1]}")


def _meaning(share: Fact) -> tuple[object, ...]:
    row = share.row
    return row.indicator_id, row.counted, row.of_indicator, row.breakdown


def _named(share: Fact) -> str:
    return share.row.counted or share.row.indicator_id


def _digits(share: Fact) -> int:
    """How many digits the value is printed with."""
    return len(f"{abs(share.row.value):.{share.row.decimals}f}".replace(".", "").lstrip("0"))
