"""Writes the hashes of an issue's articles into its `issue.yaml`, once they are meant to be as they are.

python -m flows.reading.stamping raw/ISSUE
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from flows.errors import SeamarkError, SourceError, UsageError
from flows.reading.documents import load_document
from flows.reading.issue import ARTICLES, ISSUE_FILE
from flows.reading.source import decode, load_bytes, sha256

SECTION = re.compile(r"^restated:.*\n(?:[ \t]+.*\n?)*", re.MULTILINE)
NUMBERED = re.compile(r"\d+-")


def stamped(folder: Path) -> str:
    """The text of `issue.yaml` with the hash of every article whose file is there, in print order; nothing is written.

    Raises SourceError when `issue.yaml` has no `restated:` section at its left margin, or an article is no text.
    """
    path = folder / ISSUE_FILE
    load_document(path, SourceError)
    text = decode(load_bytes(path, "make one"), path)
    found = SECTION.search(text)
    if found is None:
        raise SourceError(
            "no section for the hashes", file=path, expected="restated:", advice="add the line `restated: {}`"
        )
    files = sorted((folder / ARTICLES).glob("*.md"))
    lines = [f"  {NUMBERED.sub('', file.stem, count=1)}: {_digest(file)}\n" for file in files]
    section = "restated:\n" + "".join(lines) if lines else "restated: {}\n"
    return text[: found.start()] + section + text[found.end() :]


def stamp(folder: Path) -> None:
    """Write the hashes into `issue.yaml`: beside it, then in its place, so that it is never there in part."""
    path, text = folder / ISSUE_FILE, stamped(folder)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    data = load_bytes(file, "check the folder")
    decode(data, file)
    return sha256(data)


def main(arguments: list[str]) -> None:
    """Stamp one issue."""
    if len(arguments) != 1:
        raise UsageError("one folder is expected", advice="python -m flows.reading.stamping raw/ISSUE")
    stamp(Path(arguments[0]))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SeamarkError as fault:
        sys.exit(str(fault))
