"""Which of many patterns fit a line, found in one pass by RE2's filter of what each cannot do without."""

from __future__ import annotations

from typing import Any

import re2

MEMORY = 64 << 20  # bytes that one pattern may take; a larger one is refused


class Sieve:
    """The compiled patterns of one group of rule files, numbered from 0 in the order in which they came."""

    def __init__(self) -> None:
        self._filter = re2.Filter()
        self._closed = False
        self._options = re2.Options()
        self._options.log_errors = False
        self._options.max_mem = MEMORY

    def add(self, source: str) -> tuple[int, Any]:
        """The number of a pattern and what it is run by.

        Raises:
            ValueError: RE2 cannot take it; the message is RE2's.
        """
        if self._closed:
            raise RuntimeError("a pattern after the first line")
        try:
            number = self._filter.Add(source.encode(), self._options)
        except re2.error:
            raise ValueError(_fault(source, self._options)) from None
        return number, self._filter.re(number)

    def fitting(self, line: bytes) -> frozenset[int]:
        """The numbers of the patterns that fit somewhere in a line."""
        if not self._closed:
            self._filter.Compile()
            self._closed = True
        return frozenset(self._filter.Match(line) or ())


def _fault(source: str, options: Any) -> str:  # noqa: ANN401  the library has no types
    try:
        re2.compile(source.encode(), options)
    except re2.error as fault:
        return str(fault)
    return "too large"
