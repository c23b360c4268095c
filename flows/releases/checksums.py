"""Whether the files of a release are those that were published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from flows.errors import ReleaseError
from flows.releases.folder import LATEST, descriptor, load_json
from flows.releases.provenance import file_hash
from flows.releases.writing import SUMS
from schemas.tables.validate import Finding

LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_.\-]+)")


def check_files(folder: Path) -> list[Finding]:
    """Files missing, too many or altered: against SHA256SUMS, the descriptor, and the pointer beside the release."""
    found = list(_against_sums(folder))
    try:
        found += _against_descriptor(folder)
    except ReleaseError as error:
        found.append(Finding("descriptor", "release", (), str(error)))
    return found + list(_against_pointer(folder))


def _against_sums(folder: Path) -> Iterator[Finding]:
    path = folder / SUMS
    if not path.is_file():
        yield Finding("checksum", "release", (), f"{SUMS}: no such file", advice="download the release again")
        return
    stated: dict[str, str] = {}
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n")[:-1], start=1):
        match = LINE.fullmatch(line)
        if match is None or match[2] in stated:
            yield Finding("checksum", "release", (), f"{SUMS}:{number}: not a line of checksums")
        else:
            stated[match[2]] = match[1]
    if not path.read_bytes().endswith(b"\n"):
        yield Finding("checksum", "release", (), f"{SUMS}: cut off")
    there = {file.name for file in folder.iterdir()} - {SUMS}
    for name in sorted(there | stated.keys()):
        if name not in there:
            yield Finding("checksum", "release", (), f"{name}: no such file", advice="download the release again")
        elif name not in stated:
            yield Finding("checksum", "release", (), f"{name}: not a file of this release", advice="remove it")
        elif file_hash(folder / name) != stated[name]:
            yield Finding("checksum", "release", (), f"{name}: altered", advice="download the release again")


def _against_descriptor(folder: Path) -> Iterator[Finding]:
    for resource in descriptor(folder)["resources"]:
        path = folder / str(resource.get("path"))
        if path.parent == folder and path.is_file() and resource.get("hash") != f"sha256:{file_hash(path)}":
            yield Finding("checksum", "release", (), f"{path.name}: not what datapackage.json says")


def _against_pointer(folder: Path) -> Iterator[Finding]:
    """Where latest.json stands beside the release and names it, it must name its files as they are."""
    pointer = folder.resolve().parent / LATEST
    if not pointer.is_file():
        return
    try:
        latest = load_json(pointer)
        if latest["folder"] != folder.resolve().name:
            return
        stated = {file["path"]: (file["size"], file["sha256"]) for file in latest["files"]}
    except (ReleaseError, KeyError, TypeError):
        yield Finding("checksum", "release", (), f"{LATEST}: cannot be read", advice="download it again")
        return
    if latest.get("version") != folder.resolve().name.removeprefix("v"):
        yield Finding("checksum", "release", (), f"{LATEST}: version and folder do not agree")
    there = {file.name: (file.stat().st_size, file_hash(file)) for file in folder.iterdir() if file.is_file()}
    for name in sorted(stated.keys() | there.keys()):
        if stated.get(name) != there.get(name):
            yield Finding("checksum", "release", (), f"{name}: not what {LATEST} says")
