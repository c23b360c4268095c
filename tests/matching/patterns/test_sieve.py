"""The sieve: what it lets through holds every pattern that fits, and not much besides."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.matching.patterns.groups import WordGroups
from flows.matching.patterns.pattern import ANY, atom, compile_pattern
from flows.matching.patterns.sieve import Sieve, either

SLOTS = {"figure": atom("qor"), "growth": atom("q", ("%",)), "when": atom("t")}
GROUPS = WordGroups({"rose": ("rose", "went up", "<fell>"), "fell": ("fell", "shr* by")})
TOKENS = ("a", "rose", "went", "up", "fell", "shrank", "by", "~by", "\x05by", "\x06,", "\x06's")
ATOMS = ("\x01q0\x02%\x03", "\x01q1\x02CNY\x03", "\x01t2\x02\x03", "\x01r3\x02\x03")


def items(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    group = st.builds(
        lambda parts, mark: f"({'|'.join(parts)}){mark}",
        several,
        st.sampled_from(("", "?", "!")),
    )
    return group | several.map(" ".join)


PATTERNS = st.recursive(
    st.sampled_from(
        ("a", "by", "up?", "shr*", "<rose>", "<fell>", "[figure]", "[growth]", "[when]?", "..", ",", "^", "$")
    ),
    items,
    max_leaves=8,
)
LINES = st.lists(st.sampled_from((*TOKENS, *ATOMS)), max_size=9).map(lambda tokens: "".join(f" {t}" for t in tokens))


@settings(max_examples=500)
@given(PATTERNS, LINES)
def test_a_pattern_that_fits_passes(source: str, line: str):
    sieve = Sieve()
    pattern = compile_pattern(source, SLOTS, sieve, ANY, GROUPS)
    if pattern.fits(line.encode()):
        assert pattern.number in sieve.passing(line.encode())


def passing(source: str, line: str) -> bool:
    sieve = Sieve()
    return compile_pattern(source, SLOTS, sieve, ANY, GROUPS).number in sieve.passing(line.encode())


def test_a_line_without_a_word_a_kind_of_figure_or_a_unit_that_is_needed_is_not_tried():
    assert passing("a rose [growth]", f" a rose {ATOMS[0]}")
    assert not passing("a rose [growth]", f" a fell {ATOMS[0]}")
    assert not passing("a rose [growth]", f" a rose {ATOMS[1]}")
    assert not passing("a rose [when]", f" a rose {ATOMS[0]}")


def test_as_many_figures_are_needed_as_a_pattern_binds():
    assert not passing("[figure] a [figure]", f" a {ATOMS[0]}")
    assert passing("[figure] a [figure]", f" a {ATOMS[0]} {ATOMS[3]}")


def test_what_is_optional_is_not_needed():
    assert passing("a (rose)? [figure]?", " a")
    assert passing("(a|rose)", " rose")
    assert not passing("(a|rose)", " fell")


def test_of_several_what_all_need_and_something_of_each():
    a, b, c = (frozenset((word,)) for word in (b"a", b"b", b"c"))
    assert set(either([(a, b), (b, c)])) == {b, a | b}  # of each its first and smallest
    assert either([(a,), ()]) == ()
