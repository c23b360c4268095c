"""Money: currencies printed before an amount, and pounds that are money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions.digits import ONE, Number
from flows.mentions.page import Page
from flows.mentions.tables import UNITS, number_words, read_rows, word_lists

SIGNS = "$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏元"
BEFORE = re.compile(
    rf"(?<![^\W\d_])((?:(?:[a-z]{{2,4}}\.?(?:[a-z]\.?)?\s?-?|[a-z]-?)?[{SIGNS}]|[a-z]{{1,7}}\.?/?\.?)\s?)$"
)
MEGA = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9)}
MEGA_CODE = re.compile(r"\s?([kmb])([a-z]{3})(?![^\W_])")
SCALE_BEHIND = re.compile(r"\s(million|billion|trillion|thousand)\b")
COUNTRY = {"us": "USD", "u.s.": "USD", "hk": "HKD", "nz": "NZD", "nt": "TWD", "c": "CAD", "a": "AUD", "s": "SGD"}
LONG_NAMES = frozenset(("dollar", "yuan", "euro"))


@cache
def money_signs() -> Mapping[str, str]:
    """Currency codes by what is printed before an amount (lower case): "us$", "rmb", "€"."""
    signs: dict[str, str] = {}
    for row in read_rows(UNITS, ("code", "kind", "phrases", "symbols"), "code"):
        code = row.cells["code"]
        if row.cells["kind"] == "money" and not code.startswith("{"):
            short = [phrase for phrase in row.listed("phrases") if phrase.upper() == code]
            for sign in row.listed("symbols") + short:
                signs.setdefault(sign.lower(), code)
            for phrase in row.listed("phrases"):
                if phrase in LONG_NAMES:
                    signs.setdefault(phrase, code)
    return signs


class Money(NamedTuple):
    """A currency printed before an amount, and where it begins."""

    code: str
    start: int
    factor: Decimal = ONE


def money_before(page: Page, at: int) -> Money | None:
    """The currency printed before the amount that begins at `at`: "RMB ", "US$", "HK $", "MAUD "."""
    low = page.low
    last = low[at - 1 : at]
    if last in (" ", "\u00a0", "\n") and last:
        last = low[at - 2 : at - 1]
    if not last or not (last.isalpha() or last in SIGNS or last == "."):
        return None
    first = max(page.floor, at - 12)
    found = BEFORE.search(low, first, at)
    if found is None:
        return None
    start = found.start(1)
    sign = "".join(found[1].split())
    code = money_signs().get(sign) or money_signs().get(sign.replace("-", ""))
    raw = page.raw[start : found.end()]
    if sign[-1] in SIGNS:
        return _by_sign(low, sign, code, raw, start, at)
    if code is None:
        mega, inner = MEGA.get(sign[0]), money_signs().get(sign[1:])
        return Money(inner, start, mega) if mega and inner and len(sign) == 4 and raw.strip().isupper() else None
    if sign in LONG_NAMES:
        return Money(code, start) if _scaled_amount(low, at) else None
    if len(sign) < 4 and not (
        raw.strip().rstrip(".").isupper() or sign in ("usd", "rmb", "eur", "gbp", "cny", "rs", "rs.")
    ):
        return Money(code, start) if raw.strip() in ("Rs", "Rs.", "Rp", "Rp.", "Tk") else None
    return Money(code, start)


def _by_sign(low: str, sign: str, code: str | None, raw: str, start: int, at: int) -> Money | None:
    """An amount behind a sign: what stands before the sign counts only where it names a country ("HK$", not "a $")."""
    letters = sign[:-1].rstrip("-")
    if code is not None and (len(letters) != 1 or letters == "c" or (raw[0].isupper() and not raw[1].isspace())):
        return Money(code, start)
    bare = money_signs().get(sign[-1])
    return Money(bare, low.rindex(sign[-1], start, at)) if bare else None


def _scaled_amount(low: str, at: int) -> bool:
    """ "the price starts at dollar 22.5 million", not "against the dollar 5 percent"."""
    return re.match(r"[\d.,]+\s(?:million|billion|trillion)", low[at : at + 30]) is not None


def scale_behind(page: Page, at: int) -> tuple[str, Decimal, int] | None:
    """Code, factor and end of "MUSD" (a scaled code) at `at`; None where there is none."""
    found = MEGA_CODE.match(page.low, at)
    if found is None or not page.raw[found.start(1) : found.end()].isupper():
        return None
    code = money_signs().get(found[2])
    return (code, MEGA[found[1]], found.end()) if code else None


def million_behind(low: str, at: int) -> tuple[Decimal, int] | None:
    """The multiplier word behind a currency: "75 USD million"."""
    found = SCALE_BEHIND.match(low, at)
    return (number_words()[found[1]].value, found.end()) if found else None


def pounds_are_money(number: Number, words: list[str]) -> bool:
    """Whether "pounds" behind the number are money: millions of them, or words of money before it."""
    return number.multiplier >= 1_000_000 or any(word in word_lists()["money_word"] for word in words)
