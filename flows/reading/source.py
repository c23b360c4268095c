"""Bytes -> text: the one place where files to be read are opened, decoded and compared with their hash.

Line ends are left as they are and a byte order mark stays in the text (it is skipped in reading, not removed), so that
a span always counts the code points of the untouched file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from flows.errors import InputError, SourceError

BOM = "\ufeff"
# Cyrillic, and the Greek letters that look like Latin ones; not those of units and formulas (µm, kΩ, β).
_ALIKE = (
    "\u0400-\u052f\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b9\u03bf\u03c5"
)
STRANGE = re.compile(f"[{_ALIKE}]")
MIXED = re.compile(f"[A-Za-z]+[{_ALIKE}][A-Za-z{_ALIKE}]*|[{_ALIKE}]+[A-Za-z][A-Za-z{_ALIKE}]*")


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def load_bytes(path: Path, advice: str) -> bytes:
    """The bytes of a file; raises SourceError with `advice` when it is not there or cannot be read."""
    if path.exists() and not path.is_file():  # a pipe would be waited for, a device never ends
        raise SourceError("not a file", file=path, advice=advice)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", file=path, advice=advice) from None
    except OSError as fault:
        raise SourceError("cannot be read", file=path, found=fault.strerror, advice=advice) from None


def decode(data: bytes, file: Path | str) -> str:
    """The text of some bytes; raises SourceError where they are not UTF-8 or hold a NUL. `file` is for messages."""
    text = as_utf8(data, file, SourceError)
    check_characters(text, file)
    return text


def as_utf8(data: bytes, file: Path | str, error: type[InputError]) -> str:
    """The text of some bytes; an `error` with the line where they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise error(
            "not UTF-8",
            file=file,
            line=data.count(b"\n", 0, fault.start) + 1,
            found=f"byte 0x{data[fault.start]:02x} at offset {fault.start}",
            expected="a UTF-8 text file",
            advice="save it as UTF-8",
        ) from None


def check_characters(text: str, file: Path | str | None) -> None:
    """Raise SourceError where the text holds a NUL: it is no text, or a damaged one."""
    at = text.find("\x00")
    if at >= 0:
        raise SourceError(
            "holds a NUL character",
            file=file,
            line=text.count("\n", 0, at) + 1,
            found=f"U+0000 at character {at}",
            expected="plain text",
            advice="check that the file is text, not a PDF or an archive; export it again",
        )


def check_alphabet(text: str, file: Path | str) -> None:
    """Raise SourceError where a word mixes Latin letters with Cyrillic or Greek ones that look like them.

    To a reader it is a word; to us it is none: of "24.3 m\u0456llion" the value would be 24.3.
    """
    found = MIXED.search(text)
    if found is not None:
        at = next(i for i in range(found.start(), found.end()) if STRANGE.match(text[i]))
        raise SourceError(
            "a word of two alphabets",
            file=file,
            line=text.count("\n", 0, at) + 1,
            found=f"U+{ord(text[at]):04X} {unicodedata.name(text[at], '')} in {found[0]!r}",
            advice="write the word in one alphabet",
        )


def check_hash(data: bytes, expected: str, file: Path, advice: str) -> None:
    """Raise SourceError when the bytes of `file` are not those that were written down."""
    found = sha256(data)
    if found != expected:
        raise SourceError(
            "not the file that was written down", file=file, found=f"sha256 {found}", expected=expected, advice=advice
        )
