"""Numbers in every dress: digits, number words, fractions, multiplier words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions.tables import NumberWord, number_words, trie

ONE = Decimal(1)
TENFOLD = NumberWord("vague", Decimal(20))  # "scores"
MAX_DIGITS = 36  # no printed quantity has more; longer runs are codes


class Number(NamedTuple):
    """A number read at `start`..`end` of a text.

    `form` is digits, words, fraction, ordinal, vague ("dozens of"), years ("a decade") or other (digits that are no
    number). `scaled` tells that multiplier words or letters were undone.
    """

    start: int
    end: int
    value: Decimal
    multiplier: Decimal = ONE
    decimals: int = 0
    form: str = "digits"

    @property
    def scaled(self) -> bool:
        """Whether multiplier words were undone."""
        return self.multiplier != ONE


DIGITS = re.compile(
    r"(?:(\d{1,3}(?:,\d{3})++|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\s,\s\d{3})++(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d-])|\d++)(?!,\d)(\.\d+|\s\.\s\d+(?=\s?(?:%|percent|million|billion)))?"
    r"|(\d[\d,]*\d(?:\.\d+)?))"
)
POWER = re.compile(r"(?:\s?[x×*]\s?10\s?\^?([-−+]?\d{1,3})|e([-−+]?\d{1,3}))(?![\w.])")
POWER_UNIT = re.compile(r"(?:\s?[x×*]\s?10\s?\^?([-−+]?\d{1,3})|e([-−+]?\d{1,3}))(?!\d)")
OVER = re.compile(r"\s?[/⁄]\s?(\d{1,4})(?![\d/,]|\.\d|[/⁄])")
MIXED = re.compile(r"\s{1,2}(\d{1,2})\s?[/⁄]\s?(\d{1,3})(?![\d/,]|\.\d)")
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 32, 40, 50, 60, 64, 100, 1000))
LETTER_SCALES = {"k": 10**3, "bn": 10**9, "mn": 10**6, "tn": 10**12, "mm": 10**6, "m": 10**6, "b": 10**9, "t": 10**12,
                 "trn": 10**12, "mln": 10**6, "bln": 10**9, "tln": 10**12, "mil": 10**6}  # fmt: skip
LETTERS = re.compile(r"\s{0,2}(mln|bln|tln|mil|trn|bn|mn|tn|mm|k|m|b|t)(?![^\W_]|[²³]|/|\^)")


def _alternatives(*roles: str) -> str:
    return trie({word for word, (role, _) in number_words().items() if role in roles})


@cache
def scale_pattern() -> re.Pattern[str]:
    """A multiplier word behind a number: " billion", "-dozen", " hundred"."""
    return re.compile(rf"[\s-]{{0,2}}({_alternatives('hundred', 'scale', 'dozen', 'years')})(?![^\W\d_])")


@cache
def step_pattern() -> re.Pattern[str]:
    """The next word of a number in words, with what joins it."""
    words = _alternatives("unit", "teen", "tens", "hundred", "scale", "zero")
    return re.compile(rf"(\s{{0,3}}[-–]\s?|\s{{1,4}}|,?\s{{1,3}}(?:and|&)\s{{1,3}}|,\s{{1,2}})({words})(?![^\W\d_])")


@cache
def word_pattern() -> re.Pattern[str]:
    """The first word of a number in words."""
    words = _alternatives("unit", "teen", "tens", "hundred", "scale", "zero")
    return re.compile(rf"({words})(?![^\W\d_])")


@cache
def part_pattern() -> re.Pattern[str]:
    """The denominator behind a numerator: "-thirds", " quarter", " twenty-fifth"."""
    return re.compile(rf"[\s-]((?:(?:twenty|thirty|forty|fifty)-)?{_alternatives('part', 'ordinal')})(?![^\W\d_])")


@cache
def and_part_pattern() -> re.Pattern[str]:
    """ "and a half", "and three quarters", "and two thirds", "one half"."""
    tops = trie({w for w, (role, _) in number_words().items() if role in ("unit", "teen")})
    tens = _alternatives("tens")
    return re.compile(
        rf"\s{{1,2}}(?:and\s{{1,2}}(an?|(?:{tens}-)?{tops})|(one))[\s-]((?:(?:twenty|thirty)-)?"
        rf"{_alternatives('part', 'ordinal')})(?![^\W\d_])"
    )


POINT = re.compile(
    r"\spoint((?:\s(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?))+)(?![^\W\d_])"
)


def denominator(word: str) -> Decimal | None:
    """What "thirds" or "twenty-fifth" divides by; None for "second" and "first"."""
    head, _, tail = word.rpartition("-")
    found = number_words().get(tail)
    if found is None or found.value < 2 or tail == "second":
        return None
    return found.value + (number_words()[head].value if head else 0)


def read_digits(low: str, at: int) -> Number | None:
    """The number in digits that begins at `at` of the lower-case text, with exponent, fraction and multiplier words."""
    found = DIGITS.match(low, at)
    if found is None:
        return None
    whole, fraction, odd = found.groups()
    end = found.end()
    if odd or len(whole) + len(fraction or "") > MAX_DIGITS:
        return Number(at, end, Decimal(0), form="other")
    if fraction and "\n" in fraction:
        fraction, end = None, found.end(1)
    digits = "".join(whole.replace(",", "").split())
    tail = "".join(fraction.split()) if fraction else ""
    value = Decimal(digits + tail)
    decimals = max(len(tail) - 1, 0)
    if end < len(low):
        follower = low[end]
        if follower in "/⁄ \u00a0ex×*½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
            number = _dressed(low, at, end, value, decimals, whole)
            if number is not None:
                return _scaled(low, number)
    return _scaled(low, Number(at, end, value, ONE, decimals))


def _dressed(low: str, at: int, end: int, value: Decimal, decimals: int, whole: str) -> Number | None:
    """Exponents, fractions and mixed numbers behind digits."""
    if power := POWER.match(low, end) or POWER_UNIT.match(low, end):
        exponent = int((power[1] or power[2]).replace("−", "-"))
        return Number(at, power.end(), value.scaleb(exponent), ONE, decimals)
    if decimals or "," in whole:
        return None
    if (over := OVER.match(low, end)) and int(over[1]) in DENOMINATORS and value < int(over[1]):
        return Number(at, over.end(), value / int(over[1]), form="fraction")
    if (mixed := MIXED.match(low, end)) and int(mixed[2]) in DENOMINATORS and int(mixed[1]) < int(mixed[2]):
        return Number(at, mixed.end(), value + Decimal(mixed[1]) / int(mixed[2]), form="fraction")
    glyph = number_words().get(low[end])
    if glyph is not None and glyph.role == "glyph":
        return Number(at, end + 1, value + glyph.value, form="fraction")
    return None


def _scaled(low: str, number: Number) -> Number:
    """`number` with the multiplier words behind it, and what is added to them ("3 hundred and 21")."""
    end, value, multiplier = number.end, number.value, ONE
    form = number.form
    while found := scale_pattern().match(low, end):
        role, factor = number_words()[found[1]]
        if role == "years" and low[end : end + 1] == "-" and multiplier == ONE:
            break
        multiplier *= factor
        end = found.end()
        form = "years" if role == "years" else form
    if multiplier == ONE:
        return number
    value *= multiplier
    scaled = Number(number.start, end, value, multiplier, number.decimals, form)
    return _and_part(low, _more(low, scaled))


MORE = re.compile(r"(?:\s(?:and\s)?(\d{1,3})\s(thousand|hundred)(?!\w))?(?:\sand\s(\d{1,2}|[a-z]{3,9}(?:\shundred)?)(?![\w.,-]\w|\s?%))?")


def _more(low: str, number: Number) -> Number:
    """ "4 thousand 3 hundred and 21", "6 crore and two hundred": what a round number goes on with."""
    found = MORE.match(low, number.end)
    if found is None or found.end() == number.end or number.decimals or number.multiplier > 10**8:
        return number
    value, end, last = number.value, number.end, number.multiplier
    if found[1]:
        scale = number_words()[found[2]].value
        if scale >= last:
            return number
        value, end, last = value + Decimal(found[1]) * scale, found.end(2), scale
    if found[3]:
        if found[3][0].isdigit():
            if last == 100:
                value, end = value + Decimal(found[3]), found.end(3)
        elif (word := read_words(low, found.start(3))) and word.value < last and not word.decimals and last > 100:
            value, end = value + word.value, word.end
    return number._replace(value=value, end=end)


def _and_part(low: str, number: Number) -> Number:
    """ "three million and a half" is 3.5 million; "one hundred and three quarters" 100.75."""
    found = and_part_pattern().match(low, number.end)
    if found is None:
        return number
    top = found[1] or found[2]
    bottom = denominator(found[3])
    if bottom is None or (found[3] not in ("half", "quarter") and top in ("a", "an", "one") and low[found.end() :][:4] != " of " and _noun_follows(low, found.end())):
        return number
    count = ONE if top in ("a", "an", "one") else sum((number_words()[w].value for w in top.split("-")), Decimal(0))
    part = count / bottom
    if number.multiplier >= 1000:
        part *= number.multiplier
    return number._replace(value=number.value + part, end=found.end())


def _noun_follows(low: str, at: int) -> bool:
    return low[at : at + 1] == " " and low[at + 1 : at + 2].isalpha()


class _Sum:
    """A number in words, as far as it is read."""

    __slots__ = ("group", "kept", "last", "role", "total", "factor")

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.last: Decimal | None = None  # the smallest multiplier word so far
        self.factor = ONE
        self.role = ""
        self.kept: tuple[Decimal, int] | None = None  # value and end before the last "and" or space joined a group on

    def accepts(self, role: str, joint: str) -> bool:
        """Whether a word of that role may follow."""
        plain = not joint or joint.isspace() or joint.strip() in ("-", "–")
        if self.role == "":
            return True
        if self.role == "tens":
            return plain and role in ("unit", "hundred", "scale")
        if self.role in ("unit", "teen"):
            return plain and role in ("hundred", "scale")
        if self.role == "hundred":
            return role in ("unit", "teen", "tens") and joint.strip() != "," or (plain and role == "scale")
        if self.role == "scale":
            return role in ("unit", "teen", "tens") and "-" not in joint or (plain and role in ("scale", "hundred"))
        return False

    def add(self, role: str, value: Decimal, end_before: int) -> bool:
        """Take a word in; False where it cannot belong ("one thousand and | two thousand")."""
        if role in ("unit", "teen", "tens", "zero"):
            if self.role == "scale":
                self.kept = (self.total + self.group, end_before)
                self.total, self.group = self.total + self.group, Decimal(0)
            self.group += value
        elif role == "hundred":
            self.group = (self.group or ONE) * value
            self.factor = value
        else:
            if self.role == "scale":
                self.group *= value
            elif self.last is not None and value >= self.last:
                return False
            else:
                self.group = (self.group or ONE) * value
            self.last = value
            self.factor = value if self.role in ("unit", "teen", "tens") else self.factor * value
        self.role = role
        return True


def read_words(low: str, at: int) -> Number | None:
    """The number in words that begins at `at`: "twenty-three", "one and a half", "two thirds", "hundred million"."""
    found = word_pattern().match(low, at)
    if found is None:
        return None
    words = number_words()
    state = _Sum()
    role, value = words[found[1]]
    state.add(role, value, at)
    end = found.end()
    while step := step_pattern().match(low, end):
        role, value = words[step[2]]
        if not state.accepts(role, step[1]) or ("," in step[1] and not _comma_joins(low, step.end(), role)):
            break
        if not state.add(role, value, end):
            if state.kept is not None:
                total, end = state.kept
                return Number(at, end, total, form="words")
            break
        end = step.end()
    total = state.total + state.group
    return _finished(low, at, end, total, state)


def _comma_joins(low: str, at: int, role: str) -> bool:
    """A comma joins only what goes on with "hundred"."""
    return role in ("unit", "teen") and low.startswith(" hundred", at)


def _finished(low: str, at: int, end: int, total: Decimal, state: _Sum) -> Number:
    """The number with what may follow: ordinal ending, point, fraction, further multiplier words."""
    multiplier = state.factor if state.last is not None or state.role == "hundred" else ONE
    number = Number(at, end, total, multiplier if state.role in ("scale", "hundred") else ONE, 0, "words")
    if part := part_pattern().match(low, end):
        ended = _part_or_ordinal(low, number, part, state)
        if ended is not None:
            return ended
    if point := POINT.match(low, end):
        digits = "".join(_point_digits(point[1]))
        number = Number(at, point.end(), total + Decimal("0." + digits), ONE, len(digits), "words")
        return _scaled(low, number)
    with_part = _and_part(low, number)
    if with_part.end != number.end:
        return _scaled(low, with_part._replace(form="fraction")) if number.multiplier < 1000 else with_part
    if found := scale_pattern().match(low, end):
        if words_role(found[1]) in ("dozen", "years"):
            return _scaled(low, number._replace(multiplier=ONE))
    return number


def words_role(word: str) -> str:
    """The role of a number word."""
    return number_words()[word].role


def _point_digits(text: str) -> list[str]:
    digits = []
    for word in text.split():
        head, _, tail = word.partition("-")
        value = 0 if head == "oh" else int(number_words()[head].value)
        value += int(number_words()[tail].value) if tail else 0
        digits.append(str(value))
    if len(digits) == 2 and len(digits[0]) == 2 and digits[0].endswith("0") and len(digits[1]) == 1:
        return [str(int(digits[0]) + int(digits[1]))]
    return digits


def _part_or_ordinal(low: str, number: Number, part: re.Match[str], state: _Sum) -> Number | None:
    """ "two thirds" is a fraction, "twenty-first" and "three hundred twenty second" are ordinals."""
    word = part[1]
    role = number_words()[word.rpartition("-")[2]].role
    if role == "part":
        bottom = denominator(word)
        if bottom is None:
            return None
        if word in ("half", "quarter") and number.value != 1:
            return None
        return _scaled(low, Number(number.start, part.end(), number.value / bottom, form="fraction"))
    value = number_words()[word.rpartition("-")[2]].value
    if state.role == "tens" and value < 10:
        return Number(number.start, part.end(), number.value + value, form="ordinal")
    bottom = denominator(word)
    if number.value == 1 and bottom is not None and state.role == "unit":
        return Number(number.start, part.end(), ONE / bottom, form="fraction")
    if state.role in ("hundred", "scale") and value < 100:
        extra = number_words()[word.partition("-")[0]].value if "-" in word else 0
        return Number(number.start, part.end(), number.value + value + extra, form="ordinal")
    return None


HALF = re.compile(r"(?:half|quarter)(?:[\s-]{1,2}(an?\s{1,2})?(hundred|thousand|million|billion|trillion|dozen|decade|century|lakh|crore)(?![^\W\d_]))?")
VAGUE = re.compile(
    r"(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)"
    r"(?:\s(?:and|or|upon)\s(?:tens|dozens|hundreds|thousands|millions|billions))*"
    r"(?:\sof\s(?:thousands|millions|billions|trillions|hundreds))*(?![^\W\d_])"
)


def read_half(low: str, at: int) -> Number | None:
    """ "half", "half a million", "quarter million": at the word half or quarter."""
    found = HALF.match(low, at)
    if found is None:
        return None
    share = Decimal("0.5") if low.startswith("half", at) else Decimal("0.25")
    if not found[2]:
        return Number(at, found.end(), share, form="fraction")
    role, factor = number_words()[found[2]]
    form = "years" if role == "years" else "fraction"
    number = Number(at, found.end(), share * factor, factor, 0, form)
    if more := scale_pattern().match(low, number.end):
        if words_role(more[1]) != "years":
            number = number._replace(value=number.value * number_words()[more[1]].value, end=more.end(), multiplier=factor * number_words()[more[1]].value)
    return number


def read_vague(low: str, at: int) -> Number | None:
    """ "dozens", "hundreds of thousands": the product, to be read as "or more"."""
    found = VAGUE.match(low, at)
    if found is None:
        return None
    value = ONE
    for part in found.group().split(" of "):
        value *= number_words().get(part.split()[-1], TENFOLD).value
    return Number(at, found.end(), value, value, 0, "vague")
