"""The stages of a run: each is one call, timed; whoever runs the story says how a call is made.

In a plain process a stage is simply called; in a Prefect flow it is a task (flows/tasks.py). The story is the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Show(Protocol):
    """Where progress is shown."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def tick(self, done: int, total: int) -> None:
        """So many articles of so many are done."""


class Quiet:
    """Shows nothing."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def tick(self, done: int, total: int) -> None:
        """Nothing."""


class Stages:
    """Runs stages one after the other and keeps how many seconds each took."""

    def __init__(self, show: Show | None = None) -> None:
        self.show: Show = show or Quiet()
        self._seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one stage; what it gives is given on."""
        self.show.stage(name)
        start = time.perf_counter()
        try:
            return self.call(name, work, *args, **kwargs)
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - start

    def call(self, name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:  # noqa: ARG002
        """How a stage is called: here plainly."""
        return work(*args, **kwargs)

    @property
    def seconds(self) -> Mapping[str, float]:
        """How long each stage took so far, in the order in which they first ran."""
        return dict(self._seconds)
