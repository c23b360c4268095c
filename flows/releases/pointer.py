"""`latest.json`, by which a release is found and downloaded, and the notices of those withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.errors import ReleaseError
from flows.releases.durable import locked, replace_file
from flows.releases.folder import LATEST, format_version, load_json, parse_version, releases_in
from flows.releases.provenance import file_hash
from flows.releases.serial import json_bytes

WITHDRAWN = "withdrawn.json"


def point(outputs: Path) -> Path | None:
    """Let `latest.json` name the newest release that is not withdrawn; give its folder, None where there is none."""
    notices = withdrawn(outputs)
    standing = [(v, path) for v, path in releases_in(outputs) if format_version(v) not in notices]
    folder = standing[-1][1] if standing else None
    data = json_bytes(latest_data(folder, notices))
    pointer = outputs / LATEST
    if not pointer.is_file() or pointer.read_bytes() != data:
        replace_file(pointer, data)
    return folder


def latest_data(folder: Path | None, notices: Mapping[str, str]) -> dict[str, Any]:
    """What `latest.json` says: version, folder, each file's path below it, size and sha256; what was withdrawn."""
    files = [] if folder is None else sorted(path for path in folder.iterdir() if path.is_file())
    found: dict[str, Any] = {
        "version": None if folder is None else folder.name.removeprefix("v"),
        "folder": None if folder is None else folder.name,
        "files": [{"path": path.name, "size": path.stat().st_size, "sha256": file_hash(path)} for path in files],
    }
    return found | ({"withdrawn": dict(notices)} if notices else {})


def withdrawn(outputs: Path) -> dict[str, str]:
    """The versions withdrawn, each with its reason."""
    path = outputs / WITHDRAWN
    return {str(k): str(v) for k, v in load_json(path).items()} if path.is_file() else {}


def withdraw(outputs: Path, version: str, reason: str) -> Path | None:
    """Take a release back: a notice says why, `latest.json` names the newest one that stands; nothing is deleted.

    Gives the release that is current now, None where none stands.

    Raises:
        ReleaseError: There is no such release, or no reason is given.
    """
    name = format_version(parse_version(version))
    if name not in {format_version(v) for v, _ in releases_in(outputs)}:
        raise ReleaseError("no such release", file=outputs, found=name, advice="see the folders below it")
    if not reason.strip():
        raise ReleaseError("a release is withdrawn for a reason", advice="say it with --reason")
    with locked(outputs):
        notices = withdrawn(outputs) | {name: reason.strip()}
        ordered = dict(sorted(notices.items(), key=lambda item: parse_version(item[0])))
        replace_file(outputs / WITHDRAWN, json_bytes(ordered))
        return point(outputs)
