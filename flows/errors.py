"""The tree of errors: every fault that a user can mend is one of these.

SeamarkError                what could not be done, where, what was found, what was expected, what to do
├── UsageError              the command was called wrongly (exit 2)
├── InputError              a file that we read falls short (exit 1)
│   ├── SourceError         an issue folder, an original, a restated article
│   ├── RuleError           a rule file
│   └── CodebookError       a code list, an indicator, a subject
├── DataError               the tables fall short: validation, the ledger, the reckoning (exit 1)
├── ReleaseError            a release cannot be published, read or verified (exit 1)
│   └── BusyError           another process publishes just now: it passes by itself
└── InternalError           a fault of ours (exit 3)
"""

from __future__ import annotations

from pathlib import Path


class SeamarkError(Exception):
    """A fault with its place and its remedy.

    Attributes:
        message: What went wrong, one sentence.
        file: The file concerned, where there is one.
        line: The line in `file`, counted from 1.
        found: What stood there.
        expected: What should have stood there.
        advice: What to do.
    """

    code = "error"
    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        found: object = None,
        expected: object = None,
        advice: str | None = None,
    ) -> None:
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line
        self.found = found
        self.expected = expected
        self.advice = advice
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders: rebuild from the attributes, not from `args`."""
        return _rebuild, (type(self), self.__dict__.copy())

    def __str__(self) -> str:
        """`file:line: message; found …; expected …; advice`, without the parts that are not known."""
        place = "" if self.file is None else f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        parts = [self.message]
        if self.found is not None:
            parts.append(f"found {self.found}")
        if self.expected is not None:
            parts.append(f"expected {self.expected}")
        if self.advice is not None:
            parts.append(self.advice)
        return place + "; ".join(parts)


def _rebuild(kind: type[SeamarkError], state: dict[str, object]) -> SeamarkError:
    error = kind(str(state["message"]))
    error.__dict__.update(state)
    return error


class UsageError(SeamarkError):
    """The command was called wrongly."""

    code = "usage"
    exit_code = 2


class InputError(SeamarkError):
    """A file that we read falls short."""

    code = "input"


class SourceError(InputError):
    """An issue folder, an original or a restated article falls short."""

    code = "source"


class RuleError(InputError):
    """A rule file falls short."""

    code = "rule"


class CodebookError(InputError):
    """A code list, an indicator or a subject falls short."""

    code = "codebook"


class DataError(SeamarkError):
    """The tables fall short: validation, the ledger or the reckoning."""

    code = "data"


class ReleaseError(SeamarkError):
    """A release cannot be published, read or verified."""

    code = "release"


class BusyError(ReleaseError):
    """Another process publishes just now: the one fault that passes by itself."""

    code = "busy"


class InternalError(SeamarkError):
    """A fault of ours, to be reported."""

    code = "internal"
    exit_code = 3
