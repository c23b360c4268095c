"""Parts of a whole behind a number: "and a half", "and three quarters"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from flows.mentions.number import ONE, Number
from flows.mentions.patterns import GAP, NO_LETTER, trie
from flows.mentions.tables import number_words


def words_of(*roles: str) -> str:
    """A regular expression for any number word of these roles."""
    return trie(word for word, (role, _) in number_words().items() if role in roles)


@cache
def and_part_pattern() -> re.Pattern[str]:
    """As in "and a half", "and three quarters", "and fifty-four hundredths"."""
    tens, tops = words_of("tens"), words_of("unit", "teen")
    denominators = rf"(?:(?:{tens})-)?{words_of('part', 'ordinal')}"
    return re.compile(rf"{GAP}and{GAP}(an?|(?:{tens}-)?(?:{tops}))(?:{GAP}|-)({denominators}){NO_LETTER}")


def denominator(word: str) -> Decimal | None:
    """What "thirds" or "twenty-fifth" divides by; None for "second" and "first"."""
    head, _, tail = word.rpartition("-")
    found = number_words().get(tail)
    if found is None or found.value < 2 or tail == "second":
        return None
    return found.value + (number_words()[head].value if head else 0)


def and_part(low: str, number: Number) -> Number | None:
    """The number with the part behind it ("three million and a half" is 3.5 million); None where no part follows."""
    found = and_part_pattern().match(low, number.end)
    bottom = denominator(found[2]) if found else None
    if found is None or bottom is None:
        return None
    single = found[1] in ("a", "an", "one")
    end = found.end()
    if single and found[2] not in ("half", "quarter") and not low.startswith(" of ", end) and _noun_follows(low, end):
        return None
    count = ONE if single else sum((number_words()[word].value for word in found[1].split("-")), Decimal(0))
    part = count / bottom * (number.multiplier if number.multiplier >= 1000 else ONE)
    return number._replace(value=number.value + part, end=end)


def _noun_follows(low: str, at: int) -> bool:
    return low[at : at + 1] == " " and low[at + 1 : at + 2].isalpha()
