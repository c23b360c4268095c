"""The tree of errors."""

from __future__ import annotations

import pickle

from flows.errors import SourceError


def test_an_error_names_place_found_expected_and_advice():
    error = SourceError("wrong", file="a.md", line=3, found="x", expected="y", advice="do z")
    assert str(error) == "a.md:3: wrong; found x; expected y; do z"


def test_an_error_survives_a_process_border():
    error = SourceError("wrong", file="a.md", line=3)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (SourceError, str(error))
