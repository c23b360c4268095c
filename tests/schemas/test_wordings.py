"""Phrases of the codebook: choices are spelled out, and no wording names two indicators."""

from __future__ import annotations

import pytest

from flows.matching.codebook import load_codebook
from flows.matching.wording.words import stems_of
from schemas.codebook.models import wordings


@pytest.mark.parametrize(
    ("phrase", "spelled"),
    [
        ("tea output", ["tea output"]),
        ("{output|production} of tea", ["output of tea", "production of tea"]),
        ("{total|} {tea|rice} output", ["total tea output", "total rice output", "tea output", "rice output"]),
    ],
)
def test_choices_are_spelled_out(phrase: str, spelled: list[str]):
    assert wordings(phrase) == spelled


def test_no_wording_names_two_indicators():
    owners: dict[tuple[str, ...], set[str]] = {}
    for name, indicator in load_codebook().indicators.items():
        for wording in indicator.phrases:
            assert not set("{}|") & set(wording), (name, wording)
            owners.setdefault(stems_of(wording), set()).add(name)
    assert {stems: names for stems, names in owners.items() if len(names) > 1} == {}
