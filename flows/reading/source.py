"""Bytes -> text: the one place where files to be read are opened, decoded and compared with their hash.

Line ends are left as they are and a byte order mark stays in the text (it is skipped in reading, not removed), so that
a span always counts the code points of the untouched file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from flows.errors import SourceError

BOM = "\ufeff"


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def load_bytes(path: Path, advice: str) -> bytes:
    """The bytes of a file; raises SourceError with `advice` when it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", file=path, advice=advice) from None
    except OSError as fault:
        raise SourceError("cannot be read", file=path, found=fault.strerror, advice=advice) from None


def decode(data: bytes, file: Path | str) -> str:
    """The text of some bytes; raises SourceError where they are not UTF-8 or hold a NUL. `file` is for messages."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise SourceError(
            "not UTF-8",
            file=file,
            line=data.count(b"\n", 0, fault.start) + 1,
            found=f"byte 0x{data[fault.start]:02x} at offset {fault.start}",
            expected="a UTF-8 text file",
            advice="save it as UTF-8",
        ) from None
    check_characters(text, file)
    return text


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


def check_hash(data: bytes, expected: str, file: Path, advice: str) -> None:
    """Raise SourceError when the bytes of `file` are not those that were written down."""
    found = sha256(data)
    if found != expected:
        raise SourceError(
            "not the file that was written down", file=file, found=f"sha256 {found}", expected=expected, advice=advice
        )
