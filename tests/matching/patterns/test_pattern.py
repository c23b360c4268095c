"""The pattern language: what fits, what it binds, and what cannot be read."""

from __future__ import annotations

import pytest

from flows.matching.patterns.groups import WordGroups
from flows.matching.patterns.pattern import PatternError, atom, compile_pattern
from flows.matching.patterns.sieve import Sieve

SLOTS = {"teu": atom("qor"), "growth": atom("qor", ("%",)), "year": atom("t")}
LINE = b" in \x01t0\x02\x03 \x06, throughput \x06's ~over \x01q1\x02{TEU}\x03 \x06, up by \x01q2\x02%\x03"


def bound(pattern: str, line: bytes = LINE) -> list[dict[str, int]]:
    return list(compile_pattern(pattern, SLOTS, Sieve()).matches(line))


def test_a_slot_passes_over_punctuation_the_possessive_and_bounding_words():
    assert bound("throughput [teu] up (by) [growth]") == [{"teu": 1, "growth": 2}]


def test_a_bounding_word_may_still_be_named():
    assert bound("throughput over [teu]") == [{"teu": 1}]


def test_one_alternative_in_parentheses_is_optional_and_two_are_not():
    assert bound("up (sharply) (by) [growth]") == [{"growth": 2}]
    assert bound("up (sharply|slowly) by [growth]") == []


def test_a_slot_refuses_atoms_of_another_kind_or_unit():
    assert bound("in [teu]") == []
    assert bound("over [growth]") == []
    assert bound("in [year]") == [{"year": 0}]


def test_a_gap_does_not_cross_the_end_of_a_sentence():
    assert bound("first ... [teu]", b" first two \x01q0\x02\x03") == [{"teu": 0}]
    assert bound("first ... [teu]", b" first \x04 two \x01q0\x02\x03") == []


def test_a_word_stands_for_itself_and_with_a_star_for_all_that_begin_so():
    assert bound("increas* [teu]", b" increased \x01q0\x02\x03") == [{"teu": 0}]
    assert bound("increas [teu]", b" increased \x01q0\x02\x03") == []


def test_a_comma_in_a_pattern_must_be_there():
    assert bound("a , [teu]", b" a \x01q0\x02\x03") == []
    assert bound("a , [teu]", b" a \x06, \x01q0\x02\x03") == [{"teu": 0}]


@pytest.mark.parametrize("source", ["", "a (b", "a) b", "[nobody]", "a [teu", "(a|)", "(" * 5000 + "a" + ")" * 5000])
def test_a_pattern_that_cannot_be_read_is_an_error(source: str):
    with pytest.raises(PatternError):
        compile_pattern(source, SLOTS, Sieve())


def test_a_dash_or_a_bracket_in_a_pattern_is_a_mark_too():
    assert bound("a — [teu]", b" a \x06\xe2\x80\x94 \x01q0\x02\x03") == [{"teu": 0}]
    assert bound("a — [teu]", b" a \x01q0\x02\x03") == []


def test_a_group_binds_for_each_pattern_what_its_slots_mean_there():
    groups = WordGroups({"grown": ("up [growth]", "up by [growth]")})
    percent = compile_pattern("<grown>", SLOTS, Sieve(), groups=groups)
    again = compile_pattern("[teu] <grown>", SLOTS, Sieve(), groups=groups)
    boxes = compile_pattern("<grown>", {"growth": atom("q", ("{TEU}",))}, Sieve(), groups=groups)
    assert list(percent.matches(LINE)) == [{"growth": 2}]
    assert list(again.matches(LINE)) == [{"teu": 1, "growth": 2}]
    assert list(boxes.matches(LINE)) == []
