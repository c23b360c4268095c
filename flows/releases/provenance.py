"""Where a release comes from, as W3C PROV-JSON: files read, rules, code, and what was made of them.

No clock and no commit: the same sources, rules and code give the same bytes.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from flows.releases.about import About

if TYPE_CHECKING:
    from flows.releases.written import WrittenTable

PREFIXES = ("seamark", "source", "issue", "table")
CODE_FOLDERS = ("flows", "schemas")
LEFT_OUT = {".pyc", ".pyo"}


def provenance(tables: Mapping[str, pa.Table], written: Sequence[WrittenTable], about: About) -> dict[str, Any]:
    """The provenance document: entities, the one activity, and how they hang together."""
    sources = sorted(about.sources, key=lambda source: (source.kind, source.path))
    issues = zip(*(tables["issues"].column(name).to_pylist() for name in ("issue", "sha256")), strict=True)
    used: dict[str, dict[str, str]] = {
        f"source:{source.path}": {"prov:type": f"seamark:{source.kind}", "seamark:sha256": source.sha256}
        for source in sources
    }
    used |= {f"issue:{issue}": {"prov:type": "seamark:publication", "seamark:sha256": sha} for issue, sha in issues}
    used |= {
        f"seamark:{name}": {"prov:type": f"seamark:{name}", "seamark:sha256": sha}
        for name, sha in (("rules", about.rules_sha256), ("code", about.code_sha256), ("lock", about.lock_sha256))
        if sha
    }
    made = {
        f"table:{table.name}": {
            "prov:type": "seamark:table",
            "seamark:rows": table.rows,
            "seamark:contentSha256": table.content_sha256,
        }
        for table in written
    }
    return {
        "prefix": {"prov": "http://www.w3.org/ns/prov#", **{name: f"urn:seamark:{name}:" for name in PREFIXES}},
        "entity": {**used, **made},
        "activity": {"seamark:release": {"prov:type": "seamark:build", "seamark:codeVersion": about.code_sha256}},
        "used": _relations("used", [{"prov:activity": "seamark:release", "prov:entity": name} for name in used]),
        "wasGeneratedBy": _relations(
            "made", [{"prov:entity": name, "prov:activity": "seamark:release"} for name in made]
        ),
    }


def _relations(name: str, relations: Sequence[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Relations under names of their own, as PROV-JSON has them."""
    return {f"_:{name}{number}": relation for number, relation in enumerate(relations, start=1)}


def code_version(root: Path) -> str:
    """The SHA-256 over the tracked files of flows/ and schemas/ below `root`: their paths and bytes, sorted by path.

    Where `root` is no git work tree, every file there is taken but compiled ones.
    """
    return hash_files(root, _tracked(root) or _walked(root))


def hash_files(root: Path, paths: Iterable[str]) -> str:
    """The SHA-256 over some files below `root`: for each, its path, its length and its bytes, sorted by path."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        data = (root / path).read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes; "" where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tracked(root: Path) -> list[str]:
    if not (root / ".git").exists():
        return []
    command = ["git", "-C", str(root), "ls-files", "-z", "--", *CODE_FOLDERS]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return []
    return [path for path in listed.split("\0") if path and (root / path).is_file()]


def _walked(root: Path) -> list[str]:
    files = (path for folder in CODE_FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return [
        path.relative_to(root).as_posix()
        for path in files
        if path.suffix not in LEFT_OUT and not any(part.startswith((".", "__pycache__")) for part in path.parts[-3:])
    ]
