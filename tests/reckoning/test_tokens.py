"""The numeric tokens: exactly those of the contract, whatever the text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from flows.reckoning.tokens import WORDS, numeric_tokens

CONTRACT = re.compile(r"\d[\d,]*(?:\.\d+)?|\b(?:" + "|".join(WORDS) + r")\b", re.IGNORECASE)
PIECES = st.sampled_from(
    [
        *WORDS,
        "Six",
        "ſix",
        "x10",
        "10kilometers",
        "first_time",
        "1,200,",
        "3.5.",
        "İone",
        "٣٤",
        "K",
        "-",
        " ",
        "\n",
        "'s",
    ]
)


def spelled_out(text: str) -> list[tuple[int, int, str]]:
    found = [(m.start(), m.group().rstrip(",")) for m in CONTRACT.finditer(text)]
    return [(at, at + len(surface), surface) for at, surface in found]


@given(st.lists(PIECES | st.text(max_size=3)).map("".join))
def test_the_tokens_are_those_of_one_long_alternation(text: str):
    assert list(numeric_tokens(text)) == spelled_out(text)


def test_offsets_count_characters_of_the_whole_text():
    assert list(numeric_tokens("one two", 4)) == [(4, 7, "two")]
