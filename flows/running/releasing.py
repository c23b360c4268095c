"""From a build to a release: the gate, the plan, the publishing, and what the user is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.releases.folder import format_version, parse_version
from flows.releases.publishing import plan_release, publish
from flows.running.checking import require_publishable
from flows.running.outcome import Outcome, outcome_of
from flows.running.pipeline import Built
from flows.running.stages import Stages


@dataclass(frozen=True, slots=True)
class Released:
    """What a release run came to.

    Attributes:
        headline: What was done, in a sentence.
        version: The current version; of a dry run the one that would be published; None before the first.
        new: Whether the run published it, or of a dry run, whether it would.
        outcome: What was read and found.
    """

    headline: str
    version: str | None
    new: bool
    outcome: Outcome

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        return {"headline": self.headline, "version": self.version, "new": self.new, **self.outcome.as_data()}

    def in_words(self) -> Iterator[str]:
        """The report for a terminal."""
        yield from self.outcome.in_words()
        yield self.headline

    def in_markdown(self) -> str:
        """The report for a run's artifact."""
        return "\n".join([f"# {self.headline}", "", "```", *self.outcome.in_words(), "```", ""])


def publish_built(
    built: Built, stages: Stages, outputs: Path, version: str | None = None, *, dry_run: bool = False
) -> Released:
    """Publish a build as the next release, where it is fit for it and the data has changed.

    Args:
        built: What was built.
        stages: How the stages are run.
        outputs: The folder of releases.
        version: A version declared by hand.
        dry_run: Only say what would be published.

    Raises:
        DataError: The data is not fit for a release.
        ReleaseError: It cannot be published.
    """
    declared = None if version is None else parse_version(version)
    stages("gate", require_publishable, built)
    if dry_run:
        plan = stages("plan", plan_release, built.tables, built.about, outputs, declared)
        next_one = plan.version and format_version(plan.version)
        current = None if plan.previous is None else plan.previous.name.removeprefix("v")
        headline = (
            f"would publish {next_one} ({plan.level} change)"
            if next_one
            else f"the data has not changed; the current release is {current}: {plan.previous}"
        )
        return Released(headline, next_one or current, next_one is not None, outcome_of(built, stages.seconds))
    done = stages("publish", publish, built.tables, built.about, outputs, declared)
    outcome = outcome_of(built, stages.seconds, done.folder)
    return Released(str(done), format_version(done.version), done.new, outcome)
