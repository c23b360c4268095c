"""Numbers in words: "twenty-three", "one and a half", "two thirds", "half a million", "hundreds of thousands"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from flows.mentions.digits import scale_pattern, scaled
from flows.mentions.number import ONE, Number
from flows.mentions.parts import and_part, and_part_pattern, denominator, words_of
from flows.mentions.patterns import GAP, NO_LETTER, SPACE
from flows.mentions.tables import NumberWord, number_words

TENFOLD = NumberWord("vague", Decimal(20))  # "scores"
SPELLED = ("unit", "teen", "tens", "hundred", "scale", "zero")


@cache
def step_pattern() -> re.Pattern[str]:
    """The next word of a number in words, with what joins it."""
    joint = rf" {{0,3}}[-–]{SPACE}|{GAP}|,?{GAP}(?:and|&){GAP}|,{GAP}"
    return re.compile(rf"({joint})({words_of(*SPELLED)}){NO_LETTER}")


@cache
def word_pattern() -> re.Pattern[str]:
    """The first word of a number in words."""
    return re.compile(rf"({words_of(*SPELLED)}){NO_LETTER}")


@cache
def part_pattern() -> re.Pattern[str]:
    """The denominator behind a numerator: "-thirds", " quarter", " twenty-fifth"."""
    return re.compile(rf"(?:{GAP}|-)((?:(?:{words_of('tens')})-)?{words_of('part', 'ordinal')}){NO_LETTER}")


POINT = re.compile(
    r"\spoint((?:\s(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?))+)" + NO_LETTER
)
SCALES = "hundred|thousand|million|billion|trillion|dozen|decade|century|lakh|crore"
HALF = re.compile(rf"(half|quarter)(?:(?:{GAP}|-)(an?{GAP})?({SCALES}){NO_LETTER})?")
MANY = "tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores"
VAGUE = re.compile(
    rf"(?:{MANY})(?:\s(?:and|or|upon)\s(?:{MANY}))?(?:\sof\s(?:hundreds|thousands|millions|billions|trillions))*{NO_LETTER}"
)


class _Sum:
    """A number in words, as far as it is read."""

    __slots__ = ("factor", "group", "kept", "last", "role", "total")

    def __init__(self, role: str, value: Decimal) -> None:
        self.total = Decimal(0)
        self.group = value
        self.role = role
        self.last: Decimal | None = value if role == "scale" else None  # the smallest multiplier word so far
        self.factor = value if role in ("scale", "hundred") else ONE
        self.kept: tuple[Decimal, int] | None = None  # value and end before a further group was joined on

    def accepts(self, role: str, joint: str) -> bool:
        """Whether a word of that role may follow."""
        mark = joint.strip()
        plain = mark in ("", "-", "–")
        if self.role == "tens":
            return plain and role in ("unit", "hundred", "scale")
        if self.role in ("unit", "teen"):
            return plain and role in ("hundred", "scale")
        if self.role == "hundred":
            return (role in ("unit", "teen", "tens") and mark != ",") or (plain and role == "scale")
        if self.role == "scale":
            return (role in ("unit", "teen", "tens") and mark != "-") or (plain and role in ("scale", "hundred"))
        return False

    def add(self, role: str, value: Decimal, end_before: int) -> bool:
        """Take a word in; False where it cannot belong ("one thousand and | two thousand")."""
        if role in ("unit", "teen", "tens"):
            if self.role == "scale":
                self.kept = (self.total + self.group, end_before)
                self.total, self.group = self.total + self.group, Decimal(0)
            self.group += value
        elif role == "hundred":
            self.group = (self.group or ONE) * value
            self.factor = value
        else:
            if self.role != "scale" and self.last is not None and value >= self.last:
                return False
            self.group = (self.group or ONE) * value
            self.factor = value if self.role in ("unit", "teen", "tens") else self.factor * value
            self.last = value
        self.role = role
        return True


def read_words(low: str, at: int) -> Number | None:
    """The number in words that begins at `at`: "twenty-three", "one and a half", "two thirds", "hundred million"."""
    found = word_pattern().match(low, at)
    if found is None:
        return None
    words = number_words()
    state = _Sum(*words[found[1]])
    end = found.end()
    match = step_pattern().match
    while step := match(low, end):
        role, value = words[step[2]]
        joint = step[1]
        if not state.accepts(role, joint) or (
            "," in joint and "and" not in joint and "&" not in joint and not _goes_on(low, step.end())
        ):
            break
        if "and" in joint and and_part_pattern().match(low, end):
            break
        if not state.add(role, value, end):
            if state.kept is not None:
                total, end = state.kept
                return Number(at, end, total, form="words")
            break
        end = step.end()
    return _finished(low, Number(at, end, state.total + state.group, ONE, 0, "words"), state)


def _goes_on(low: str, at: int) -> bool:
    """A comma joins only what goes on with "hundred"."""
    return low.startswith(" hundred", at)


def _finished(low: str, number: Number, state: _Sum) -> Number:
    """The number with what may follow: ordinal ending, point, fraction, further multiplier words."""
    end = number.end
    if state.role in ("scale", "hundred"):
        number = number._replace(multiplier=state.factor)
    follower = low[end : end + 1]
    if follower not in " -\n\u00a0":
        return number
    if part := part_pattern().match(low, end):
        ended = _part_or_ordinal(low, number, part, state)
        if ended is not None:
            return ended
    if point := POINT.match(low, end):
        digits = "".join(_point_digits(point[1]))
        return scaled(
            low, Number(number.start, point.end(), number.value + Decimal("0." + digits), ONE, len(digits), "words")
        )
    if (with_part := and_part(low, number)) is not None:
        return scaled(low, with_part._replace(form="fraction")) if number.multiplier < 1000 else with_part
    found = scale_pattern().match(low, end)
    if found and number_words()[found[1]].role in ("dozen", "years"):
        return scaled(low, number)
    return number


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
    """The fraction of "two thirds", the ordinal of "twenty-first" and "three hundred twenty second"."""
    head, _, tail = part[1].rpartition("-")
    role, value = number_words()[tail]
    bottom = denominator(part[1])
    if role == "part":
        if bottom is None or number.value != {"half": 1, "quarter": 1, "quarters": 3}.get(tail, number.value):
            return None
        return scaled(low, Number(number.start, part.end(), number.value / bottom, form="fraction"))
    if state.role == "tens" and value < 10:
        return Number(number.start, part.end(), number.value + value, form="ordinal")
    if number.value == 1 and bottom is not None and state.role == "unit":
        return Number(number.start, part.end(), ONE / bottom, form="fraction")
    if state.role in ("hundred", "scale") and value < 100:
        extra = number_words()[head].value if head else 0
        return Number(number.start, part.end(), number.value + value + extra, form="ordinal")
    return None


def read_half(low: str, at: int) -> Number | None:
    """As in "half", "half a million", "quarter million": at the word half or quarter."""
    found = HALF.match(low, at)
    if found is None:
        return None
    share = Decimal("0.5") if found[1] == "half" else Decimal("0.25")
    if not found[3]:
        return Number(at, found.end(), share, form="fraction")
    role, factor = number_words()[found[3]]
    form = "years" if role == "years" else "fraction"
    return scaled(low, Number(at, found.end(), share * factor, factor, 0, form))


def read_vague(low: str, at: int) -> Number | None:
    """As in "dozens", "hundreds of thousands": the product, to be read as "or more"."""
    found = VAGUE.match(low, at)
    if found is None:
        return None
    value = ONE
    for part in found.group().split(" of "):
        value *= number_words().get(part.split()[0], TENFOLD).value
    return Number(at, found.end(), value, value, 0, "vague")
