"""A schedule that really fires: what is new in raw/ is published by it, what is not is said so, what is wrong fails."""

from __future__ import annotations

import pytest

from tests.flows.scheduled import EVERY, SEAMARK, another_issue, latest, state

pytestmark = pytest.mark.slow


def test_a_schedule_publishes_what_is_new_says_when_nothing_is_and_fails_with_the_reason(
    harbour, tmp_path, api, started
):
    outputs = tmp_path / "outputs"
    started(*SEAMARK, "serve", "--cron", EVERY, "--raw", harbour.raw, "--rules", harbour.rules, "--outputs", outputs)
    first = api.wait_for(state("Published"))
    assert (first["state"]["type"], latest(outputs)) == ("COMPLETED", "0.1.0")
    assert {"seamark", "scheduled"} <= set(first["tags"])

    another_issue(harbour)
    second = api.wait_for(state("Published", after=first["expected_start_time"]))
    assert second["state"]["message"].startswith("published 0.2.0")
    assert latest(outputs) == "0.2.0"
    report = api.report(second)
    assert report.startswith("# published 0.2.0")
    assert "| issues | 2 |" in report
    assert "| articles | 4, of which 2 did not have to be read again |" in report

    third = api.wait_for(state("Unchanged", after=second["expected_start_time"]))
    assert "the data has not changed; the current release is 0.2.0" in third["state"]["message"]
    assert (latest(outputs), third["state"]["message"] in api.report(third)) == ("0.2.0", True)

    harbour.rewrite("park", "The park is", "Some 40 things stand there. The park is")
    fourth = api.wait_for(lambda run: run["state"]["type"] == "FAILED")
    assert "nothing was published, 1 thing(s) fall short" in fourth["state"]["message"]
    report = api.report(fourth)
    assert report.startswith("# Nothing was published")
    assert "02-park.md:3 '40'" in report
    assert "The release that stands: [v0.2.0]" in report
    assert sorted(path.name for path in outputs.glob("v*")) == ["v0.1.0", "v0.2.0"]
    assert latest(outputs) == "0.2.0"
