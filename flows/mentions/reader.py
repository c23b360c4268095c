"""From text to mentions: each place worth reading is read in turn."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from flows.mentions import calendar_words as calendar
from flows.mentions import names, ranks
from flows.mentions.context import cue_after, cue_before, direction_of, words_before
from flows.mentions.mention import Mention
from flows.mentions.nouns import read_things, things_with_rate
from flows.mentions.numbers import Number, read_digits, read_half, read_vague, read_words
from flows.mentions.scan import anchors, lower
from flows.mentions.tables import number_words, word_lists
from flows.mentions.units import Printed, money_before, read_unit

ARTICLE = re.compile(r"(?<![^\W\d_])(an?|the)\s{1,2}$")
RANGE = re.compile(r"\s?(?:[-–—~〜]|to|through|and|till)\s?(?=[\d$€£¥a-z.+−-])")
SIGN = re.compile(r"(?:(?<![\w)])[-−–+]\s?|(?<![^\W\d_])(?:minus|negative)\s)$")
ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?![^\W\d_])")


class Reader:
    """One text being read."""

    def __init__(self, text: str, date: dt.date | None) -> None:
        self.raw = text
        self.low = lower(text)
        self.date = date
        self.done = 0

    def mentions(self) -> list[Mention]:
        """All mentions, in order."""
        found: list[Mention] = []
        search = anchors().search
        at = 0
        while match := search(self.low, at):
            start = match.start()
            mention = getattr(self, "_" + match.lastgroup)(start, match)  # type: ignore[operator]
            if mention is not None and mention.end > self.done:
                if mention.start < self.done:
                    at = max(match.end(), self.done)
                    continue
                found.append(mention)
                self.done = at = max(mention.end, mention.cue_end)
            else:
                at = self._past(match)
        return found

    def _past(self, match: re.Match[str]) -> int:
        if match.lastgroup != "digit":
            return match.end()
        at = match.end()
        while self.low[at : at + 1].isdigit():
            at += 1
        return at

    def _digit(self, at: int, match: re.Match[str]) -> Mention | None:
        raw, low = self.raw, self.low
        before = low[at - 1 : at]
        if before.isalpha() or (before == "-" and low[at - 2 : at - 1].isalpha() and not low.startswith(("mid", "pre"), max(at - 4, 0))):
            if not money_before(raw, low, at):
                return names.glued(low, raw, at)
        words = words_before(low, at)
        return (
            names.numbered_code(low, at)
            or names.named(low, raw, at, words)
            or calendar.read_digits_time(raw, low, at, self.date)
            or self._year(at, words)
            or ranks.ordinal_digits(raw, low, at, words)
            or names.street(low, raw, at)
            or self._ratio(at)
            or self._quantity(at, read_digits(low, at), words)
        )

    def _glyph(self, at: int, match: re.Match[str]) -> Mention | None:
        value = number_words()[match.group()].value
        return self._quantity(at, Number(at, at + 1, value, form="fraction"), words_before(self.low, at))

    def _ratio(self, at: int) -> Mention | None:
        found = names.RATIO.match(self.low, at)
        if found is None or not Decimal(found[2]):
            return None
        return Mention(at, found.end(), "quantity", at, found.end(), Decimal(found[1]) / Decimal(found[2]), unit="1")

    def _year(self, at: int, words: list[str]) -> Mention | None:
        low = self.low
        found = calendar.YEARS.match(low, at)
        if found is None:
            return None
        last = words[-1].strip("([,") if words else ""
        lists = word_lists()
        if money_before(self.raw, low, at) is not None:
            return None
        if found[2] or found[3]:
            return calendar.read_years(low, at, words)
        if last in lists["year_strong"] or low[at - 1 : at] == "-":
            return calendar.read_years(low, at, words)
        unit = read_unit(self.raw, low, found.end())
        if unit is not None or (last not in lists["year_before"] and last):
            if not (low[at - 1 : at] == "(" and low[found.end() : found.end() + 1] in ")-–"):
                return None
        things = read_things(low, found.end(), single=False)
        if things is not None and not things.broken and last not in ("spring", "summer", "autumn", "winter", "fall"):
            return None
        return calendar.read_years(low, at, words)

    def _month(self, at: int, match: re.Match[str]) -> Mention | None:
        return calendar.read_month(self.raw, self.low, at, self.date)

    def _relative(self, at: int, match: re.Match[str]) -> Mention | None:
        found = calendar.read_order_time(self.low, at, self.date) if match.group() in ("last", "final") else None
        return found or calendar.read_relative(self.raw, self.low, at, self.date)

    def _idiom(self, at: int, match: re.Match[str]) -> Mention | None:
        low, end = self.low, match.end()
        phrase = match.group()
        if phrase == "one of":
            ranked = ranks.one_of(self.raw, low, at)
            if ranked is not None:
                return ranked
        return Mention(at, end, "idiom", at, end, reason=f"turn of phrase: {phrase}")

    def _superlative(self, at: int, match: re.Match[str]) -> Mention | None:
        return ranks.superlative(self.low, at, match.end())

    def _top(self, at: int, match: re.Match[str]) -> Mention | None:
        return ranks.top(self.low, at) if match.group() == "top" else None

    def _word(self, at: int, match: re.Match[str]) -> Mention | None:
        low = self.low
        role, value = number_words()[match.group()]
        words = words_before(low, at)
        if role == "ordinal":
            return (
                calendar.read_order_time(low, at, self.date)
                or calendar.read_ordinal_time(low, at)
                or ranks.ordinal_word(self.raw, low, at, match.end(), value, words)
            )
        if role == "times":
            return self._times(at, match.end(), value)
        if role == "both":
            return Mention(at, match.end(), "quantity", at, match.end(), value)
        if role == "once":
            return Mention(at, match.end(), "quantity", at, match.end(), value, unit="{time}", unit_text="")
        if role == "vague":
            number = read_vague(low, at)
        elif match.group() in ("half", "quarter", "halves", "quarters"):
            number = read_half(low, at) if ARTICLE.search(low, max(0, at - 5), at) or match.group() == "half" else None
        elif role in ("scale", "hundred", "dozen", "years"):
            number = self._bare_scale(at, match, words)
        elif role in ("unit", "teen", "tens", "zero"):
            if match.group() == "one" and not self._counts_one(at, words):
                return None
            number = read_words(low, at)
            if number is not None and number.form == "ordinal":
                return ranks.ordinal_at(self.raw, low, number, words)
        else:
            number = None
        return self._quantity(at, number, words)

    def _bare_scale(self, at: int, match: re.Match[str], words: list[str]) -> Number | None:
        low = self.low
        if match.group() in ("decades", "centuries", "dozens"):
            if match.group() == "dozens":
                return read_vague(low, at)
            return None
        number = read_words(low, at)
        if number is not None:
            return number
        value = number_words()[match.group()].value
        form = "years" if number_words()[match.group()].role == "years" else "words"
        if form == "years" and not (words[-1:] and words[-1] in ("a", "an", "one", "per") or low.startswith("-old", match.end())):
            return None
        return Number(at, match.end(), value, value, 0, form)

    def _counts_one(self, at: int, words: list[str]) -> bool:
        low = self.low
        last = words[-1] if words else ""
        if last in word_lists()["pronoun_one"]:
            return False
        rest = low[at + 3 : at + 20].split()
        return not (rest and rest[0] in word_lists()["one_verb"])

    def _times(self, at: int, end: int, value: Decimal) -> Mention | None:
        word = self.low[at:end]
        direction = 1 if word.endswith(("ed", "ing", "es")) else 0
        return Mention(at, end, "quantity", at, end, value, unit="1", direction=direction)

    def _quantity(self, at: int, number: Number | None, words: list[str]) -> Mention | None:
        if number is None:
            return None
        raw, low = self.raw, self.low
        if number.form == "other":
            return Mention(at, number.end, "other", at, number.end, reason="digits that are no number")
        start, value = number.start, number.value
        decimals, end = number.decimals, number.end
        if low[at - 1 : at] == "." and at and not low[at - 2 : at - 1].isalnum() and low[at].isdigit() and not decimals:
            start, decimals = at - 1, number.end - at
            value = number.value.scaleb(-decimals)
        money = money_before(raw, low, start)
        number_start = start
        if money:
            start, value = money.start, value * money.multiplier
        if sign := SIGN.search(low, max(0, start - 10), start):
            start = sign.start()
            number_start = min(number_start, start if not money else number_start)
            if sign.group().strip() != "+":
                value = -value
            words = words_before(low, start)
        elif money:
            words = words_before(low, start)
        if words and words[-1] in ("a", "an", "the") and not low[at].isdigit():
            words = words[:-1]
        cue, used = cue_before(low, start, words_before(low, start) if words is None else words)
        high, end, unit_low = self._range(number, money is not None, cue, words, value)
        after = cue_after(low, end) if high is None else None
        unit_from = after.end if after and low[after.end : after.end + 1] in " -" else end
        unit: Printed | None
        if money:
            unit = Printed(money.code, "money", start, number_start)
        else:
            unit = read_unit(raw, low, unit_from, digits=low[end - 1].isdigit()) or unit_low
            if unit is None and number.form == "years":
                unit = Printed("a", "time", end, end)
            if unit is None and number.form in ("digits", "words", "vague", "fraction"):
                skip = unit_from
                if number.form == "vague" and low.startswith(" of ", unit_from):
                    skip = unit_from + 3
                things = read_things(low, skip, single=value == 1 or low[end : end + 1] == "-")
                if things is not None:
                    unit = things_with_rate(raw, low, things)
        full_end = max(end, unit.end) if unit and not money else end
        if after is None:
            after = cue_after(low, full_end)
        qualifier, text, cue_start, cue_end = "exact", "", start, full_end
        if number.form == "vague":
            qualifier = "ge"
        if cue:
            qualifier, cue_start, text = cue.qualifier, cue.start, " ".join(raw[cue.start : cue.end].split())
        elif after:
            qualifier, cue_end, text = after.qualifier, max(after.end, full_end), raw[after.start : after.end]
        direction = direction_of(low, full_end, words, used)
        if high is not None and high < value:
            value, high = high, value
        return Mention(
            start, full_end, "quantity", number_start, end, value, high, number.multiplier, decimals,
            unit.code if unit else "", " ".join(raw[unit.start : unit.end].split()) if unit else "",
            qualifier, text, cue_start, cue_end, direction,
        )  # fmt: skip

    def _range(
        self, number: Number, money: bool, cue: object, words: list[str], value: Decimal
    ) -> tuple[Decimal | None, int, Printed | None]:
        """The upper end of a range that the number begins, where it ends, and the unit printed at the lower end."""
        raw, low, end = self.raw, self.low, number.end
        unit = read_unit(raw, low, end) if low[number.start].isdigit() and low[end : end + 1] not in "-–" else None
        at = unit.end if unit else end
        joint = RANGE.match(low, at)
        if joint is None:
            return None, end, None
        word = joint.group().strip()
        if word == "and" and words[-1:] != ["between"]:
            return None, end, None
        second_at = joint.end()
        while low[second_at : second_at + 1] in ("$", "€", "£", "¥", " ") and low[second_at : second_at + 1]:
            second_at += 1
        negative = low[second_at : second_at + 1] in ("-", "−")
        second_at += negative
        if low[second_at : second_at + 1].isdigit():
            second = read_digits(low, second_at)
        else:
            second = read_words(low, second_at)
        if second is None or second.form in ("ordinal", "other"):
            return None, end, None
        if word in ("to",) and any(w in word_lists()["change_verb"] for w in words[-6:]) and ("from" in words[-3:]):
            return None, end, None
        high = -second.value if negative else second.value
        if second.multiplier != 1 and number.multiplier == 1 and abs(value) < abs(high) / second.multiplier * 1000 and abs(value) < 1000:
            pass
        return high, second.end, unit


def find_mentions(text: str, date: dt.date | None = None) -> list[Mention]:
    """The quantities, ordinals, ranks, times and names with numbers in `text`, in order of place, none overlapping.

    `text` is a sentence or a whole article; all offsets count its characters. `date` is the document's date: what "last
    year" and "March 25" are resolved against; without it they carry no period.
    """
    return Reader(text, date).mentions()
