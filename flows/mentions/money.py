"""Money: currencies printed before an amount, multipliers in them, and pounds that are money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.tables import GRAMMAR, UNITS, number_words, read_rows, word_lists

SIGNS = "$€£¥₽₹₩₪₱₫₺₴₦₡₾₭₮₸₼₿฿৳៛֏元₵¢"
BY_SIGN = re.compile(rf"(?<![^\W\d_])((?:[a-z]{{2,4}}\.?(?:[a-z]\.?)?\s?-?|[a-z]-?\s?)?[{SIGNS}]\s?)$")
MEGA = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9)}
MEGA_CODE = re.compile(r"\s?([kmb])([a-z]{3})(?![^\W_])")
SCALE_BEHIND = re.compile(r"\s(million|billion|trillion|thousand)\b")
SCALED_AMOUNT = re.compile(r"[\d.,]{1,20}\s(?:million|billion|trillion)")
NAMES = frozenset(("dollar", "yuan", "euro"))
LOWER_TOO = frozenset(("usd", "rmb", "eur", "gbp", "cny", "rs", "rs."))  # codes that are printed in lower case too
CAPITALISED = frozenset(("Rs", "Rs.", "Rp", "Rp.", "Tk"))
LETTERS = re.compile(r"(?:[^\W\d_]|\.)+$")
ISO_CODE = re.compile(r"[A-Z]{3}\Z")
SOL = re.compile(r"(?<![^\W_])s/\.?\s?$")
SCALED = re.compile(
    r"\d[\d.,]{0,19}(?:\s?(?:m|bn|mn|mln|bln|tn|trn|b|k)\b|\s?(?:million|billion|trillion|crore|lakh|thousand)\b)"
)
MULTIPLIED = re.compile(r"\d[\d.,]{0,19}(?:(?:bn|mn|trn)\b|\s(?:million|billion|trillion|crore)\b)")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")


class Money(NamedTuple):
    """A currency printed before an amount, and where it begins."""

    code: str
    start: int
    factor: Decimal = ONE


class Prefix(NamedTuple):
    """A currency by letters before an amount; `scaled`: only where the amount has a multiplier, or parted thousands."""

    code: str
    scaled: bool


@cache
def prefixes() -> Mapping[str, Prefix]:
    """Letters that the business press prints before an amount ("KSh", "RO", "R"), as they are printed."""
    yes_no = frozenset(("yes", ""))
    rows = read_rows(GRAMMAR / "currency_signs.csv", ("sign", "code", "scaled"), "sign")
    return {row.cells["sign"]: Prefix(row.cells["code"], row.one_of("scaled", yes_no) == "yes") for row in rows}


@cache
def money_signs() -> Mapping[str, str]:
    """Currency codes by what is printed before an amount (lower case): "us$", "rmb", "€"."""
    signs: dict[str, str] = {}
    for row in read_rows(UNITS, ("code", "kind", "phrases", "symbols"), "code"):
        code = row.cells["code"]
        if row.cells["kind"] == "money" and not code.startswith("{"):
            short = [phrase for phrase in row.listed("phrases") if phrase.upper() == code or phrase in NAMES]
            own = [code] if ISO_CODE.match(code) else []
            for sign in row.listed("symbols") + short + own:
                signs.setdefault(sign.lower(), code)
    return signs


@cache
def money_words() -> Mapping[str, Money]:
    """What `money_signs` are words, with those that hold a multiplier ("musd")."""
    plain = {sign: Money(code, 0) for sign, code in money_signs().items() if sign[-1].isalpha() or sign[-1] == "."}
    scaled = {
        letter + sign: Money(money.code, 0, factor)
        for sign, money in plain.items()
        for letter, factor in MEGA.items()
        if len(sign) == 3 and sign.isalpha() and sign.upper() not in prefixes()
    }
    return scaled | {sign.lower(): Money(prefix.code, 0) for sign, prefix in prefixes().items()} | plain


def money_before(page: Page, at: int) -> Money | None:
    """The currency printed before the amount that begins at `at`: "RMB ", "US$", "HK $", "MAUD "."""
    low = page.low
    end = at - 1 if low[at - 1 : at] in (" ", "\u00a0", "\n") else at
    last = low[end - 1 : end] if end > page.floor else ""
    if not last:
        return None
    if last in SIGNS:
        return _by_sign(page, at)
    if last in "/." and (sol := SOL.search(low, max(page.floor, end - 4), end)):
        return Money("PEN", sol.start()) if page.raw[sol.start()] == "S" else None
    if not (last.isalpha() or last == "."):
        return None
    found = LETTERS.search(low, max(page.floor, end - 8), end)
    if found is None or (found.start() and low[found.start() - 1].isalpha()):
        return None
    money = money_words().get(found.group())
    return _by_word(page, money, found.start(), end, at) if money is not None else None


def _by_word(page: Page, money: Money, start: int, end: int, at: int) -> Money | None:
    """An amount behind a code or name: most codes only in capitals, names only before millions."""
    sign, raw = page.low[start:end], page.raw[start:end]
    if money.factor != ONE:
        return money._replace(start=start) if raw.isupper() else None
    if (prefix := prefixes().get(raw)) is not None:
        return Money(prefix.code, start) if not prefix.scaled or _is_amount(page.low, end - start, end, at) else None
    if sign in NAMES:
        # "the price starts at dollar 22.5 million", not "against the dollar 5 percent"
        return money._replace(start=start) if sign == "yuan" or SCALED_AMOUNT.match(page.low, at) else None
    if raw.rstrip(".").isupper() or sign in LOWER_TOO or raw in CAPITALISED or len(sign) > 3:
        return money._replace(start=start)
    return None


def _is_amount(low: str, size: int, end: int, at: int) -> bool:
    """Whether the number at `at` looks like money: with a multiplier; a lone letter must stand right before it."""
    if size == 1 and end != at:
        return False
    return SCALED.match(low, at) is not None or GROUPED.match(low, at) is not None


def multiplied(low: str, at: int) -> bool:
    """Whether the number at `at` has a multiplier of thousands of thousands behind it, which names never have."""
    return MULTIPLIED.match(low, at) is not None


def _by_sign(page: Page, at: int) -> Money | None:
    """An amount behind a sign: what stands before the sign counts only where it names a country ("HK$", not "a $")."""
    found = BY_SIGN.search(page.low, max(page.floor, at - 12), at)
    if found is None:
        return None
    start = found.start(1)
    sign, raw = "".join(found[1].split()), page.raw[start:at]
    code = money_signs().get(sign) or money_signs().get(sign.replace("-", ""))
    letters = sign[:-1].rstrip("-")
    if code is not None and (len(letters) != 1 or letters == "c" or (raw[0].isupper() and not raw[1].isspace())):
        return Money(code, start)
    bare = money_signs().get(sign[-1])
    return Money(bare, page.low.rindex(sign[-1], start, at)) if bare else None


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
