"""Where sentences end and where they do not."""

from __future__ import annotations

import pytest

from flows.reading.sentences import abbreviations, sentence_spans, starters

WHOLE = (
    "The U.S. Navy has 5 boats.",
    "The China-U.S. Sea Forum met.",
    "Harbour Boats Co. Ltd. of Oslo sailed.",
    "Harbour Boats Co., Ltd. (Oslo) sailed.",
    "See Document No. 5 and No. 12 of Fig. 3.",
    "Mr. J. K. Smith and Dr. Lee rowed.",
    "It cost about 3.5 million, i.e. half of it.",
    "Boats (e.g. Ferries) sail at 5 p.m. on Sundays.",
    "It opened on Jan. 5 and closed on Dec. 6.",
    'What a boat!" she cried.',
    "It was... slow.",
    "1. The first boat sailed.",
    "The Int'l. Sea Center opened.",
)
CUT = (
    ("It sailed. It sank.", ["It sailed.", "It sank."]),
    ("It grew by 7.6 percent. 22 boats sank.", ["It grew by 7.6 percent.", "22 boats sank."]),
    ("It has 12. In May it had 3.", ["It has 12.", "In May it had 3."]),
    ("He left the U.S. The boat did not.", ["He left the U.S.", "The boat did not."]),
    ("Boats, ferries, etc. They sail.", ["Boats, ferries, etc.", "They sail."]),
    ('"It sails." The crew left.', ['"It sails."', "The crew left."]),
    ('He said it "sails". "We know," she said.', ['He said it "sails".', '"We know," she said.']),
    ('It is a "boat". with oars.', ['It is a "boat".', "with oars."]),
    ("Is it so? No. He rows.", ["Is it so?", "No.", "He rows."]),
    ("Up 5 percent y-o-y. Boats grew.", ["Up 5 percent y-o-y.", "Boats grew."]),
    ("Much ado… Then silence.", ["Much ado…", "Then silence."]),
    ("船到了。船走了。", ["船到了。", "船走了。"]),
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str):
    assert sentences(text) == [text]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_sentences_are_parted(text: str, expected: list[str]):
    assert sentences(text) == expected


def test_abbreviations_are_of_the_three_kinds_and_given_once(root):
    lines = (root / "flows" / "reading" / "abbreviations.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert set(abbreviations().values()) == {"never", "number", "may"}
    assert len(lines) == len(abbreviations())
    assert all(word[0].isupper() for word in starters())
