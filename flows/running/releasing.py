"""From raw/ to a release: is there anything to do, the build, the gate, the publishing, and what the user is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.releases.folder import format_version, parse_version
from flows.releases.publishing import plan_release, publish
from flows.releases.targets import publish_to
from flows.running.building import build
from flows.running.gate import gate_problems, require_publishable
from flows.running.manifest import Manifest, inputs_digest
from flows.running.outcome import Outcome, outcome_of
from flows.running.pipeline import Built, Job
from flows.running.problems import Problem
from flows.running.reports import Where, done_report
from flows.running.stages import Stages

See = Callable[[Sequence[Problem]], object]


@dataclass(frozen=True, slots=True)
class Released:
    """What a release run came to.

    Attributes:
        headline: What was done, in a sentence.
        version: The current version; of a dry run the one that would be published; None before the first.
        new: Whether the run published it, or of a dry run, whether it would.
        outcome: What was read and found; None where nothing had to be read, because nothing has changed.
    """

    headline: str
    version: str | None
    new: bool
    outcome: Outcome | None = field(repr=False)

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        counts = {} if self.outcome is None else self.outcome.as_data()
        return {"headline": self.headline, "version": self.version, "new": self.new, **counts}

    def in_words(self) -> Iterator[str]:
        """The report for a terminal."""
        if self.outcome is not None:
            yield from self.outcome.in_words()
        yield self.headline

    def in_markdown(self, where: Where) -> str:
        """The report for a run's artifact."""
        return done_report(self.headline, self.outcome, where)


def nothing_new(job: Job, outputs: Path) -> Released | None:
    """What a run came to that has nothing to do: the inputs and the release are those of the last run, byte by byte."""
    version = _manifest(job).unchanged(job.raw, job.rules, outputs)
    return None if version is None else Released(unchanged(version, outputs), version, new=False, outcome=None)


def release_all(
    job: Job,
    stages: Stages,
    outputs: Path,
    version: str | None = None,
    *,
    dry_run: bool = False,
    see: See | None = None,
    target: str | None = None,
) -> Released:
    """The whole way from raw/ to a release, or to nothing where there is nothing new.

    Args:
        job: What is to be released.
        stages: How the stages are run.
        outputs: The folder of releases.
        version: A version declared by hand.
        dry_run: Only say what would be published.
        see: Told of all findings before the gate, whatever they are.
        target: A folder of releases that fsspec can reach (`s3://…`), to publish to instead of `outputs`.

    Raises:
        SeamarkError: Something falls short; nothing was published.
    """
    if version is None and target is None:
        done = stages("look", nothing_new, job, outputs)
        if done is not None:
            return done
    inputs = inputs_digest(job.raw, job.rules)  # before anything is read: what changes meanwhile is seen next time
    built = build(job, stages)
    if see is not None:
        see(gate_problems(built))
    released = publish_built(built, stages, outputs, version, dry_run=dry_run, target=target)
    if not dry_run and target is None and released.version is not None:
        _manifest(job).remember(job.raw, job.rules, outputs, inputs, released.version)
    return released


def unchanged(version: str | None, outputs: Path) -> str:
    """How a run says that there was nothing to do."""
    return f"the data has not changed; the current release is {version}: {outputs / f'v{version}'}"


def _manifest(job: Job) -> Manifest:
    return Manifest(None if job.cache is None else job.cache.parent)


def publish_built(
    built: Built,
    stages: Stages,
    outputs: Path,
    version: str | None = None,
    *,
    dry_run: bool = False,
    target: str | None = None,
) -> Released:
    """Publish a build as the next release, where it is fit for it and the data has changed.

    Args:
        built: What was built.
        stages: How the stages are run.
        outputs: The folder of releases.
        version: A version declared by hand.
        dry_run: Only say what would be published.
        target: A folder of releases that fsspec can reach, instead of `outputs`.

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
        headline = f"would publish {next_one} ({plan.level} change)" if next_one else unchanged(current, outputs)
        return Released(headline, next_one or current, next_one is not None, outcome_of(built, stages.seconds))
    if target is not None:
        sent = stages("publish", publish_to, target, built.tables, built.about, declared)
        return Released(str(sent), format_version(sent.version), sent.new, outcome_of(built, stages.seconds))
    done = stages("publish", publish, built.tables, built.about, outputs, declared)
    outcome = outcome_of(built, stages.seconds, done.folder)
    return Released(str(done), format_version(done.version), done.new, outcome)
