"""From text to mentions: each place worth reading is read in turn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from flows.mentions import dates, durations, eras, names, part_of_month, ranks, so_far, stretches, worded, years
from flows.mentions.digits import read_digits
from flows.mentions.flow import Flow, is_mess
from flows.mentions.mention import Mention
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.percent_points import as_percent_points
from flows.mentions.scan import digits, first_word, kinds, words
from flows.mentions.set_against import share_backwards
from flows.mentions.sharing import share_units
from flows.mentions.strokes import read_plainly
from flows.mentions.tables import heads, word_lists

RUN = re.compile(r"\d*+")
ORDERS, ENDINGS = frozenset("1234"), frozenset(("st", "nd", "rd", "th"))
MONTH_STARTS = frozenset(name[:3] for name in dates.MONTHS) | {"of "}
CLOCK_STARTS = frozenset(("a.", "p.", "am", "pm", "o'", "o’"))


def find_mentions(text: str, date: dt.date | None = None) -> list[Mention]:
    """The quantities, ordinals, ranks, times and names with numbers in `text`, in order of place, none overlapping.

    `text` is a sentence or a whole article; all offsets count its characters. `date` is the document's date: what "last
    year" and "March 25" are resolved against; without it they carry no period.
    """
    if not is_mess(text):
        return _read(Page(text, date))
    flow = Flow(text)
    return flow.back(_read(Page(flow.text, date)))


def _read(page: Page) -> list[Mention]:
    """Digits and words are searched for apart, each with the pattern that is quick for it, and read by place."""
    low, size = page.low, len(page.low)
    found: list[Mention] = []
    digit, word, kind_of = digits(), words(), kinds()
    next_digit = digit(low, 0)
    next_word = first_word()(low) or word(low, 0)
    digit_at = next_digit.start() if next_digit else size
    word_at = next_word.start(1) if next_word else size
    while digit_at < size or word_at < size:
        if digit_at < word_at:
            mention, after = _figure(page, digit_at), digit_at + 1
        else:
            phrase = next_word[1]  # type: ignore[index]
            kind = kind_of.get(phrase) or kind_of[" ".join(phrase.split())]
            mention, after = READERS[kind](page, next_word), next_word.end()  # type: ignore[arg-type, union-attr]
        at = page.floor
        if mention is None:
            at = after if digit_at > word_at else max(after, RUN.match(low, digit_at).end())  # type: ignore[union-attr]
        elif mention.start < page.floor or mention.end <= min(digit_at, word_at):
            at = max(after, page.floor)
        else:
            found.append(mention)
            page.floor = at = max(mention.end, mention.cue_end)
        if digit_at < at:
            digit_at = next_digit.start() if (next_digit := digit(low, at)) else size
        if word_at < at:
            word_at = next_word.start(1) if (next_word := word(low, at - 1)) else size
    if len(found) < 2:
        return found
    return as_percent_points(page.raw, share_backwards(page.raw, share_units(page.raw, found)))


def _figure(page: Page, at: int) -> Mention | None:
    """What begins with a digit or the sign of a fraction."""
    return read_plainly(page, at) or (_digit(page, at) if page.low[at].isdecimal() else worded.glyph(page, at))


def _digit(page: Page, at: int) -> Mention | None:
    """What begins with a digit; the readers of rare things are asked only where the characters around allow it."""
    low = page.low
    before = low[at - 1] if at else " "
    if (before.isalpha() or before == "-") and (glued := names.glued(page, at)) is not None:
        return glued
    words = page.words_before(at)
    if words and names.head_word(words[-1]) in heads() and (named := names.by_its_head(page, at, words)) is not None:
        return named
    number = read_digits(low, at)
    if number is None:
        return None
    follower = low[number.end : number.end + 1]
    bordered = before in " \n("
    if bordered and follower == "-" and number.end - at != 4 and low[number.end + 1 : number.end + 2].isalpha():
        special = None  # "a 12-storey tower"
    elif (not follower.isspace() and follower not in ",;)") or not bordered:
        special = _marked(page, at, words, before)
    else:
        special = _before_space(page, at, number, words)
    return special or worded.counted(page, number, words)


def _marked(page: Page, at: int, words: list[str], before: str) -> Mention | None:
    """Digits with a letter or mark on either side: ordinals, dates, codes, eras."""
    return (
        names.dimension(page, at)
        or (durations.read_duration(page, at, words) if ":" in page.low[at + 1 : at + 4] else None)
        or names.numbered_code(page, at)
        or dates.read_date_digits(page, at)
        or (dates.read_zoned(page, at) if before in " (" else None)
        or eras.read_era(page, at, words)
        or years.read_year(page, at, words)
        or _ordinal(page, at, words)
        or (names.street(page, at) if before in " \n" else None)
    )


def _before_space(page: Page, at: int, number: Number, words: list[str]) -> Mention | None:
    """Digits between spaces or before a comma: years, "25 March", "2 pm", "12 Main Street"."""
    low, end = page.low, number.end
    size = RUN.match(low, at).end() - at  # type: ignore[union-attr]
    if size == 4 and number.multiplier == ONE and (end - at == 4 or low[at + 4] in " \n"):
        return dates.read_zoned(page, at) or years.read_year(page, at, words)
    if size > 5:
        return None
    if low[at] == "0" and size > 2 and (code := names.numbered_code(page, at)) is not None:
        return code
    may_be_dated = size <= 2 and (low[end + 1 : end + 4] in MONTH_STARTS or low[end + 1 : end + 3] in CLOCK_STARTS)
    if may_be_dated and (dated := dates.read_date_digits(page, at)) is not None:
        return dated
    return names.street(page, at) if page.raw[end + 1 : end + 2].isupper() else None


def _ordinal(page: Page, at: int, words: list[str]) -> Mention | None:
    if page.low[at] in ORDERS and page.low[at + 1 : at + 3] in ENDINGS and (part := stretches.read_order(page, at)):
        return part  # "the 1st quarter of 2013"
    mention = ranks.in_digits(page, at, words)
    return names.ordinal_name(page, at, mention.end) or mention if mention is not None else None


def _month(page: Page, match: re.Match[str]) -> Mention | None:
    return dates.read_month(page, match.start(1))


def _relative(page: Page, match: re.Match[str]) -> Mention | None:
    at = match.start(1)
    if not stretches.may_begin(page, match.end()):
        return ranks.superlative(page, at, match.end()) if match[1] in word_lists()["superlative"] else None
    if match[1] in ("last", "final"):
        found = stretches.read_order(page, at) or part_of_month.read_part(page, at)
        if found is not None:
            return found
    return stretches.read_relative(page, at)


def _to_date(page: Page, match: re.Match[str]) -> Mention | None:
    return so_far.to_date(page, match.start(1), match.end())


def _superlative(page: Page, match: re.Match[str]) -> Mention | None:
    return ranks.superlative(page, match.start(1), match.end())


def _top(page: Page, match: re.Match[str]) -> Mention | None:
    return ranks.top(page, match.start(1))


READERS: Mapping[str, Callable[[Page, re.Match[str]], Mention | None]] = {
    "idiom": worded.idiom, "word": worded.word, "relative": _relative, "month": _month, "to_date": _to_date,
    "superlative": _superlative, "top": _top, "single": worded.single,
}  # fmt: skip
