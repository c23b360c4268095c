"""What a result depends on, as hashes: the code, the rules, the codebook, the text.

A hash is taken over the bytes as they lie on the disk, never over times or names of versions: a changed helper function
counts as changed, a touched file does not.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import flows
import schemas

ROOT = Path(flows.__file__).resolve().parent.parent
CODE = (".py", ".csv", ".yaml")
RUNTIME = ("google-re2", "pyyaml", "pydantic")  # what reading and matching are made with


def combine(*parts: str) -> str:
    """One hash of several texts, order and borders included."""
    total = hashlib.sha256()
    for part in parts:
        total.update(f"{len(part)}\0{part}".encode())
    return total.hexdigest()


def files_digest(root: Path, files: Iterable[Path]) -> str:
    """SHA-256 over some files below `root`: names, lengths and bytes, in order of their names."""
    total = hashlib.sha256()
    for path in sorted(files):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


@cache
def code_digest() -> str:
    """The code that makes rows (flows/ and schemas/ but the rules), and what it runs on; read once a process."""
    folders = [Path(package.__file__ or "").parent for package in (flows, schemas)]
    parts = [files_digest(folder.parent, _code_files(folder)) for folder in folders]
    return combine(platform.python_version(), *(f"{name} {_version(name)}" for name in RUNTIME), *parts)


def data_digest() -> str:
    """What else lies beside the code and shapes a release: templates and the like."""
    folders = [Path(package.__file__ or "").parent for package in (flows, schemas)]
    return combine(*(files_digest(folder.parent, _other_files(folder)) for folder in folders))


def frames_digest(rules: Path) -> str:
    """The rules that any article is read with."""
    return files_digest(rules, (rules / "frames").glob("*.yaml"))


def article_rules_digest(rules: Path, article_id: str) -> str:
    """The rules of one article; "" where it has none."""
    path = rules / f"{article_id}.yaml"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _code_files(folder: Path) -> Iterable[Path]:
    rules = folder / "rules"
    return (p for p in folder.rglob("*") if p.suffix in CODE and p.is_file() and rules not in p.parents)


def _other_files(folder: Path) -> Iterable[Path]:
    known = {*CODE, ".pyc"}
    return (p for p in folder.rglob("*") if p.suffix not in known and p.is_file() and "__pycache__" not in p.parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
