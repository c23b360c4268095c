"""Numbers in digits: grouped, decimal, with exponents, fractions, multiplier words and letters."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from flows.mentions.number import ONE, Number
from flows.mentions.parts import and_part
from flows.mentions.patterns import GAP, NO_LETTER, trie
from flows.mentions.tables import number_words

MAX_DIGITS = 36  # no printed quantity has more; longer runs are codes

# Thousands parted by commas, in the Indian way, by commas of a tokenised text, by spaces; then the decimals, behind a
# comma where two digits at most and then a percent sign or a scale follow ("3,3%").
DIGITS = re.compile(
    r"(\d{1,3}(?:,\d{3}){1,11}+(?!\d)|\d{1,2}(?:,\d\d){1,9},\d{3}(?!\d)|\d{1,3}(?:\s,\s\d{3}){1,11}+(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3}){1,11}+(?![\d-])|\d++)"
    r"((?<!\.\d)\.\d++(?!\.\d)|\s\.\s\d{1,3}(?=\s?(?:%|percent|million|billion))"
    r"|(?<!\d\d\d\d)(?<!,\d)(?<!,\d\d)(?<!,\d\d\d),\d{1,2}(?=\s?(?:%|percent|per cent|million|billion|trillion)))?"
)
POWER = re.compile(r"(?:\s?[x×*]\s?10\s?\^?\s?([-−+]?\d{1,3})|e([-−+]?\d{1,3}))(?!\d)")
OVER = re.compile(r"\s?[/⁄]\s?(\d{1,4})(?![\d/,]|\.\d|[/⁄])")
MIXED = re.compile(r"[\s-]{1,2}(\d{1,2})\s?[/⁄]\s?(\d{1,3})(?![\d/,]|\.\d)")
SPREAD = re.compile(r"\s?(?:±|\+\s?/\s?[-−]|\+[-−])\s?\d[\d,]*(?:\.\d+)?(?:e[-−+]?\d+)?")
MAX_EXPONENT = 99
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 32, 40, 50, 60, 64, 100, 1000))
DRESSED = frozenset("/⁄ -\u00a0ex×*½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞±+")


@cache
def scale_pattern() -> re.Pattern[str]:
    """A multiplier word behind a number: " billion", "-dozen", " hundred"."""
    words = trie(w for w, (role, _) in number_words().items() if role in ("hundred", "scale", "dozen", "years"))
    return re.compile(rf"(?:{GAP}|-\s?)?({words}){NO_LETTER}")


def read_digits(low: str, at: int) -> Number | None:
    """The number in digits that begins at `at` of the lower-case text, with exponent, fraction and multiplier words."""
    found = DIGITS.match(low, at)
    if found is None:
        return None
    whole, fraction = found.groups()
    end, decimals = found.end(), 0
    if end - at > MAX_DIGITS:
        return Number(at, end, Decimal(0), form="other")
    if len(whole) > 3 and not whole.isdigit():
        whole = "".join(whole.replace(",", "").split())
    if fraction:
        fraction = "".join(fraction.split()).replace(",", ".")
        decimals = len(fraction) - 1
        value = Decimal(whole + fraction)
    else:
        value = Decimal(whole)
    number = Number(at, end, value, ONE, decimals)
    follower = low[end : end + 1]
    if follower in DRESSED:
        number = _dressed(low, number, found[1])
    return scaled(low, number)


def _dressed(low: str, number: Number, whole: str) -> Number:
    """Exponents, fractions, mixed numbers and spreads behind digits; the number as it is where there are none."""
    at, end, value = number.start, number.end, number.value
    if power := POWER.match(low, end):
        exponent = int((power[1] or power[2]).replace("−", "-"))
        if abs(exponent) > MAX_EXPONENT:  # no measure has such a power, and a table's cell could not hold it
            return Number(at, power.end(), value, form="other")
        number = number._replace(end=power.end(), value=value.scaleb(exponent))
    elif whole.isdigit() and not number.decimals:
        if (over := OVER.match(low, end)) and int(over[1]) in DENOMINATORS and value < int(over[1]):
            return Number(at, over.end(), value / int(over[1]), form="fraction")
        if (mixed := MIXED.match(low, end)) and int(mixed[2]) in DENOMINATORS and int(mixed[1]) < int(mixed[2]):
            return Number(at, mixed.end(), value + Decimal(mixed[1]) / int(mixed[2]), form="fraction")
        glyph = number_words().get(low[end])
        if glyph is not None and glyph.role == "glyph":
            return Number(at, end + 1, value + glyph.value, form="fraction")
    if spread := SPREAD.match(low, number.end):
        return number._replace(end=spread.end())
    return number


def scaled(low: str, number: Number) -> Number:
    """`number` with the multiplier words behind it, and what is added to them ("3 hundred and 21")."""
    end, multiplier, form = number.end, ONE, number.form
    if low[end : end + 1] not in " -\u00a0\n\r\t" and not low[end : end + 1].isalpha():
        return number
    match = scale_pattern().match
    while found := match(low, end):
        role, factor = number_words()[found[1]]
        if role == "years":
            if multiplier == ONE and low[end] == "-":
                break
            form = "years"
        multiplier *= factor
        end = found.end()
    if multiplier == ONE:
        return number
    value = number.value * multiplier
    result = Number(number.start, end, value, multiplier * number.multiplier, number.decimals, form)
    return _more(low, result) if low.startswith(" ", end) else result


@cache
def _more_pattern() -> re.Pattern[str]:
    """What a round number goes on with: a smaller scale in digits, then "and" with what is smaller still."""
    entries = number_words().items()
    units = trie(word for word, (role, _) in entries if role == "unit")
    teens = trie(word for word, (role, _) in entries if role == "teen")
    tens = trie(word for word, (role, _) in entries if role == "tens")
    word = rf"(?:{tens}(?:[\s-]{units})?|{teens}|{units}(?:\shundred)?)"
    return re.compile(
        rf"(?:\s(?:and\s)?(\d{{1,3}})\s(thousand|hundred)(?!\w))?(?:\sand\s(\d{{1,2}}|{word})(?![\w,-]\w|\w|\.\d|\s?%))?"
    )


def _more(low: str, number: Number) -> Number:
    """As in "4 thousand 3 hundred and 21", "6 crore and two hundred": what a round number goes on with."""
    if (with_part := and_part(low, number)) is not None:
        return with_part
    found = _more_pattern().match(low, number.end)
    if found is None or found.end() == number.end or number.decimals or number.multiplier > 10**8:
        return number
    value, end, last = number.value, number.end, number.multiplier
    if found[1]:
        scale = number_words()[found[2]].value
        if scale >= last:
            return number
        value, end, last = value + Decimal(found[1]) * scale, found.end(2), scale
    rest = _small(found[3]) if found[3] else None
    if rest is not None and rest < last and (last == 100 or not found[3].isdigit()):
        value, end = value + rest, found.end(3)
    return number._replace(value=value, end=end)


def _small(text: str) -> Decimal:
    """A number below a thousand, in digits or in the words of `_more_pattern`."""
    if text.isdigit():
        return Decimal(text)
    value = Decimal(0)
    for word in re.split(r"[\s-]", text):
        value = value * 100 if word == "hundred" else value + number_words()[word].value
    return value
