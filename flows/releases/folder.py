"""A build's or a release's folder, read back: its descriptor, its place among the others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.errors import ReleaseError

LATEST = "latest.json"
NAME = re.compile(r"v(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
Version = tuple[int, int, int]


def load_json(path: Path) -> Any:  # noqa: ANN401  JSON is any data
    """A JSON file's data.

    Raises:
        ReleaseError: It is missing or no JSON.
    """
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ReleaseError("no such file", file=path, advice="is this a build or a release?") from None
    except (ValueError, UnicodeDecodeError) as fault:
        raise ReleaseError("not valid JSON", file=path, found=str(fault), advice="download it again") from None


def descriptor(folder: Path) -> Mapping[str, Any]:
    """The Data Package descriptor of a folder."""
    found = load_json(folder / "datapackage.json")
    resources = found.get("resources") if isinstance(found, dict) else None
    if not isinstance(resources, list) or not all(isinstance(each, dict) and "name" in each for each in resources):
        raise ReleaseError("no Data Package descriptor", file=folder / "datapackage.json")
    package: Mapping[str, Any] = found
    return package


def table_names(folder: Path) -> list[str]:
    """The tables of a folder, in the descriptor's order."""
    return [str(resource["name"]) for resource in descriptor(folder)["resources"] if resource.get("format") == "csv"]


def content_hashes(folder: Path) -> dict[str, str]:
    """For each table the hash of its content, whatever version of a library wrote its files."""
    return {
        str(resource["name"]): str(resource.get("contentHash"))
        for resource in descriptor(folder)["resources"]
        if resource.get("format") == "csv"
    }


def parse_version(text: str) -> Version:
    """`v1.2.3` or `1.2.3` as numbers.

    Raises:
        ReleaseError: It is not a version.
    """
    match = NAME.fullmatch(text if text.startswith("v") else f"v{text}")
    if match is None:
        raise ReleaseError("not a version", found=text, expected="three numbers, such as 0.3.1")
    return (int(match[1]), int(match[2]), int(match[3]))


def format_version(version: Version) -> str:
    """(1, 2, 3) as `1.2.3`."""
    return ".".join(str(part) for part in version)


def releases_in(outputs: Path) -> list[tuple[Version, Path]]:
    """The releases in a folder, oldest first; withdrawn ones too."""
    if not outputs.is_dir():
        return []
    return sorted((parse_version(path.name), path) for path in outputs.iterdir() if NAME.fullmatch(path.name))


def newest_release(outputs: Path) -> tuple[Version, Path] | None:
    """The newest release there, withdrawn or not: the one that the next is compared with. None before the first.

    Older ones may be gone.

    Raises:
        ReleaseError: `latest.json` names a newer one than is there: what comes next cannot be told.
    """
    released = releases_in(outputs)
    pointer = outputs / LATEST
    named = load_json(pointer).get("version") if pointer.exists() else None
    if named and (not released or parse_version(named) > released[-1][0]):
        raise ReleaseError(
            "names a release that is not there", file=pointer, found=named, advice="restore the folder from the archive"
        )
    return released[-1] if released else None


def current_release(outputs: Path) -> Path | None:
    """The release that `latest.json` names; None where there is none, or it was withdrawn and none stands before it.

    Raises:
        ReleaseError: It names a folder that is not there.
    """
    pointer = outputs / LATEST
    if not pointer.exists():
        return None
    name = load_json(pointer).get("folder")
    if not name:
        return None
    if not (outputs / name).is_dir():
        raise ReleaseError(
            "names a release that is not there", file=pointer, found=name, advice="restore the folder from the archive"
        )
    return outputs / str(name)


def find_release(given: str | Path | None, outputs: Path) -> Path:
    """A release from a path, a version, or nothing at all: the current one.

    Raises:
        ReleaseError: There is none.
    """
    if given is None:
        found = current_release(outputs) or next((path for _, path in reversed(releases_in(outputs))), None)
        if found is None:
            raise ReleaseError("no release here yet", file=outputs, advice="run `seamark release`, or name a folder")
        return found
    for path in (Path(given), outputs / str(given), outputs / f"v{given}"):
        if path.is_dir():
            return path
    raise ReleaseError("no such release", found=given, expected=f"a folder, or a version below {outputs}")
