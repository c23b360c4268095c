"""The flow of the checks: its findings are kept with the run, and a run that finds something is Failed."""

from __future__ import annotations

import pytest

from flows.errors import DataError
from flows.matching import load_rulebook

pytestmark = pytest.mark.usefixtures("prefect")


def run(harbour):
    from flows.check import check

    load_rulebook.cache_clear()
    return check(raw=str(harbour.raw), rules=str(harbour.rules))


def test_what_is_fine_completes(harbour):
    assert run(harbour).fine


def test_what_falls_short_fails_the_run(harbour):
    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    with pytest.raises(DataError, match="not fit for a release"):
        run(harbour)
