"""Periods, units and thresholds in words, for the readers of `figures`."""

from __future__ import annotations

from decimal import Decimal

from schemas.codes import label_of, load_codes

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

PREFIXES = {
    **{"T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "d": "deci", "c": "centi"},
    **{"m": "milli", "u": "micro", "n": "nano", "p": "pico", "f": "femto"},
}
POWERS = {"2": "square ", "3": "cubic "}


def period_in_words(period: str | None) -> str | None:
    """`2017` is "in 2017", `2018-03-01` "on 1 March 2018", `2013/2017` "from 2013 to 2017", `P1Y` "the year before".

    A preposition leads, so that no spreadsheet takes the text for a date or a number.
    """
    if not period:
        return None
    if period.startswith("P"):
        return "the year before" if period == "P1Y" else f"the time before ({period})"
    start, slash, end = period.partition("/")
    if slash:
        return f"from {_date(start)} to {_date(end)}"
    return f"{'on' if len(period) == 10 else 'in'} {_date(period)}"


def _date(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year) if part)


def unit_in_words(code: str) -> str:
    """The label of a unit; of one that is put together, "a per b"; of things counted, the thing."""
    if code in load_codes("units"):
        return label_of("units", code)
    return " per ".join(_part(part) for part in code.split("/"))


def part_in_words(code: str) -> str:
    """A breakdown: its label; of a threshold (`gt 10000000 USD`) "more than 10,000,000 US dollar"."""
    *bounds, unit = code.split(" ")
    if not bounds:
        return label_of("breakdowns", code)
    words = [label_of("qualifiers", word) if word.isalpha() else f"{Decimal(word):,}" for word in bounds]
    return f"{' '.join(words)} {unit_in_words(unit)}"


def _part(code: str) -> str:
    """A simple unit: things counted, a listed unit, or one with a prefix or a power (`km2`: square kilometre)."""
    if code.startswith("{") and code.endswith("}"):
        return code[1:-1].replace("_", " ")
    units = load_codes("units")
    base, power = (code[:-1], POWERS[code[-1]]) if code[-1:] in POWERS and code not in units else (code, "")
    if base not in units and base[:1] in PREFIXES and base[:1] in units.get(base[1:], {}).get("prefixes", ""):
        return f"{power}{PREFIXES[base[0]]}{label_of('units', base[1:])}"
    return f"{power}{label_of('units', base)}" if base in units else code
