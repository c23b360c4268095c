"""Whether what a rule says exists in the codebook and the code lists, and whether its slots refer to each other."""

from __future__ import annotations

from flows.errors import RuleError
from flows.matching.codebook import Codebook
from flows.matching.divided import divided
from flows.matching.model import Meaning, Rule
from flows.reading.documents import Document, Place

NO_UNIT = "none"
BEFORE = "before "  # in front of a slot's name: the year before what it holds
AGAINST = "against "  # of what that slot's figure is set against: as its own words say, else the year before
LISTS = {
    "counterpart": "counterparts",
    "compared_with": "comparisons",
    "among": "peer_groups",
    "event": "event_types",
    "breakdown": "breakdowns",
}


def reference(period: str) -> str:
    """The `[x]` of `before [x]` and `against [x]`, and what is neither as it is."""
    return period.removeprefix(BEFORE).removeprefix(AGAINST)


def slot_name(value: str) -> str | None:
    """`x` of `[x]`, else None."""
    return value[1:-1] if value.startswith("[") and value.endswith("]") else None


def check_meanings(rule: Rule, codebook: Codebook, document: Document, index: int) -> None:
    """Raise a RuleError for the first code, subject, indicator or slot that is not known."""
    _check(rule, rule, codebook, document, (index,))
    for name, slot in rule.read.items():
        at: Place = (index, "read", name)
        _check(slot, rule, codebook, document, at)
        _check_printed(slot.unit, rule, codebook, document, (*at, "unit"))
        for number, row in enumerate(slot.rows):
            _check(row, rule, codebook, document, (*at, "rows", number))


def _check(meaning: Meaning, rule: Rule, codebook: Codebook, document: Document, at: Place) -> None:
    for field, known, where in (
        ("subject", codebook.subjects, "schemas/codebook/subjects"),
        ("of_subject", codebook.subjects, "schemas/codebook/subjects"),
        ("place", codebook.subjects, "schemas/codebook/subjects"),
        ("indicator", codebook.indicators, "schemas/codebook/indicators"),
        ("of_indicator", codebook.indicators, "schemas/codebook/indicators"),
        ("counted", codebook.counted, "schemas/codes/counted.csv"),
        *((field, codebook.codes[name], f"schemas/codes/{name}.csv") for field, name in LISTS.items()),
    ):
        value = getattr(meaning, field)
        if value is None or value in known:
            continue
        if slot_name(divided(value)[1]) is not None and (field == "breakdown" or rule.frame):
            continue
        raise RuleError(
            f"{rule.name}: unknown {field}",
            file=document.path,
            line=document.line((*at, field)),
            found=value,
            expected=f"an entry of {where}",
            advice="correct the spelling, or add the entry there",
        )
    _check_unit(meaning.in_unit, rule, codebook, document, at)
    for field in ("breakdown", "high", "period", "base"):
        stated = getattr(meaning, field)
        _check_slot(reference(stated) if stated else None, field, rule, document, at)
    for value in meaning.rank_of:
        _check_slot(value, "rank_of", rule, document, at)


def _check_printed(units: tuple[str, ...], rule: Rule, codebook: Codebook, document: Document, at: Place) -> None:
    for unit in units:
        if unit != NO_UNIT and not codebook.unit_known(unit):
            raise RuleError(
                f"{rule.name}: unknown unit",
                file=document.path,
                line=document.line(at),
                found=unit,
                expected=f"a code of schemas/codes/units.csv, a thing in braces, or `{NO_UNIT}` for a bare number",
                advice="correct the spelling, or add the unit there",
            )


def _check_unit(unit: str | None, rule: Rule, codebook: Codebook, document: Document, at: Place) -> None:
    meanings = [rule, *rule.read.values(), *(row for slot in rule.read.values() for row in slot.rows)]
    named = [meaning.indicator for meaning in meanings if meaning.indicator in codebook.indicators]
    allowed = {unit for name in named for unit in codebook.allowed_units(name or "", None)}
    if unit is not None and unit not in allowed:
        raise RuleError(
            f"{rule.name}: a unit that none of its indicators allows",
            file=document.path,
            line=document.line((*at, "in_unit")),
            found=unit,
            expected=", ".join(sorted(allowed)) or "an indicator beside it",
        )


def _check_slot(value: str | None, field: str, rule: Rule, document: Document, at: Place) -> None:
    name = None if value is None else slot_name(value)
    if name is not None and name not in rule.read:
        raise RuleError(
            f"{rule.name}: {field} names a slot that is not there",
            file=document.path,
            line=document.line((*at, field)),
            found=value,
            expected="one of " + ", ".join(f"[{slot}]" for slot in rule.read),
        )
