"""What the last run read and what it published: by this a run that has nothing to do is over before it begins.

The manifest holds one line of hashes for each pair of folders: over every byte that a release is made of (raw/, the
rules, the codebooks, all code, the pinned versions and the libraries that are really there), and over the release that
came of them. Where both are still the same, building again would give the same release; where anything differs, or the
manifest is missing or damaged, everything takes its usual way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from flows.errors import ReleaseError
from flows.releases.durable import replace_file
from flows.releases.folder import LATEST, current_release, format_version, load_json, newest_release, releases_in
from flows.releases.provenance import code_version, file_hash
from flows.running.fingerprints import ROOT, code_digest, combine, data_digest, files_digest

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which inputs gave which release, in a file of the cache; without a folder nothing is remembered."""

    folder: Path | None

    def unchanged(self, raw: Path, rules: Path, outputs: Path) -> str | None:
        """The version that stands where neither the inputs nor the release have changed since it was published.

        Every file of the release is read and hashed: one that was damaged is no reason to do nothing.
        """
        known = self._read().get(_place(raw, rules, outputs))
        if not isinstance(known, dict) or known.get("release") != released(outputs):
            return None
        if known.get("inputs") != inputs_digest(raw, rules):
            return None
        return str(known["version"])

    def remember(self, raw: Path, rules: Path, outputs: Path, inputs: str, version: str) -> None:
        """Keep that these inputs gave what stands in `outputs` now; a cache that cannot be written costs only time."""
        if self.folder is None:
            return
        entry = {"inputs": inputs, "release": released(outputs), "version": version}
        data = self._read() | {_place(raw, rules, outputs): entry}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / NAME, json.dumps(data, indent=1, sort_keys=True).encode())
        except OSError:
            return

    def _read(self) -> dict[str, object]:
        if self.folder is None:
            return {}
        try:
            data = json.loads((self.folder / NAME).read_bytes())
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}


def inputs_digest(raw: Path, rules: Path) -> str:
    """Over all that a release is made of; a changed helper function, template or library counts as changed."""
    return combine(
        files_digest(raw, _files(raw)),
        files_digest(rules, _files(rules)),
        code_digest(),
        data_digest(),
        code_version(ROOT),
        file_hash(ROOT / "requirements.lock"),
        *sorted({f"{found.name}=={found.version}" for found in distributions()}),
    )


def released(outputs: Path) -> str | None:
    """Over the release that stands and the pointer to it; None where that does not name the newest one, whole."""
    try:
        folder, newest = current_release(outputs), newest_release(outputs)
        pointer = load_json(outputs / LATEST) if folder is not None else {}
    except ReleaseError:
        return None
    if folder is None or newest is None or folder != newest[1] or folder.name != f"v{format_version(newest[0])}":
        return None
    stated = {str(file["path"]): str(file["sha256"]) for file in pointer.get("files", ())}
    found = {path.name: _hash(path) for path in folder.iterdir() if path.is_file()}
    if stated != found:
        return None
    return combine(file_hash(outputs / LATEST), *(path.name for _, path in releases_in(outputs)))


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place(*folders: Path) -> str:
    return "\0".join(str(folder.resolve()) for folder in folders)
