"""Releases in other places than a local folder: any fsspec target, S3-compatible ones above all.

The sums of a release go first: on a store that can (S3) they are put only where none are, so that of two who publish
one version at once the second is refused before anything of theirs can mix. Its other files follow, each only where
none of its name stands; the pointer `latest.json` goes last, only over the pointer that was there when we began.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import fsspec
import pyarrow as pa

from flows.errors import ReleaseError, UsageError
from flows.releases.about import About
from flows.releases.folder import LATEST, NAME, Version, parse_version
from flows.releases.pointer import WITHDRAWN, withdraw, withdrawn
from flows.releases.provenance import file_hash
from flows.releases.publishing import Published, publish
from flows.releases.writing import SUMS

S3 = ("s3", "s3a")


class Target:
    """A folder of releases behind an fsspec URL, such as `s3://bucket/seamark`.

    Raises:
        UsageError: The URL names no kind of store, or one whose driver is not installed.
    """

    def __init__(self, url: str, **options: object) -> None:
        self.url = url.rstrip("/")
        try:
            self.files, self.base = fsspec.url_to_fs(self.url, use_listings_cache=False, **options)
        except (ValueError, ImportError) as fault:
            raise UsageError("no target that we can write to", found=url, expected=str(fault)) from None
        protocol = self.files.protocol if isinstance(self.files.protocol, tuple) else (self.files.protocol,)
        self.conditional = any(name in S3 for name in protocol)

    def read(self, name: str) -> tuple[bytes, str] | None:
        """A file's bytes and its version tag ("" where the store has none); None where it is not there."""
        path = f"{self.base}/{name}"
        try:
            tag = str(self.files.info(path).get("ETag", "")) if self.conditional else ""
            return bytes(self.files.cat_file(path)), tag
        except FileNotFoundError:
            return None

    def releases(self) -> list[str]:
        """The names of the releases there, finished or not."""
        try:
            found = self.files.ls(self.base, detail=False)
        except FileNotFoundError:
            return []
        names = {str(path).rstrip("/").rpartition("/")[2] for path in found}
        return [name for name in names if NAME.fullmatch(name)]

    def fetch(self, name: str, path: Path) -> str | None:
        """Download a file, block by block; give its SHA-256, None where it is not there."""
        try:
            self.files.get_file(f"{self.base}/{name}", str(path))
        except FileNotFoundError:
            path.unlink(missing_ok=True)
            return None
        return file_hash(path)

    def create(self, name: str, path: Path) -> None:
        """Upload a file, block by block, that is not there yet; one with the same bytes may be.

        Raises:
            ReleaseError: A file with other bytes stands there.
        """
        there = self._hash(name)
        if there is None:
            self.files.makedirs(f"{self.base}/{name}".rpartition("/")[0], exist_ok=True)
            # An object store that can refuses it where another one was put there meanwhile.
            self._try(name, lambda: self.files.put_file(str(path), f"{self.base}/{name}", mode="create"))
        elif there != file_hash(path):
            raise ReleaseError(
                "this release is there already; none is ever overwritten",
                file=f"{self.url}/{name}",
                advice="where it is an upload that was cut short, remove its folder",
            )

    def swap(self, name: str, data: bytes, tag: str | None) -> None:
        """Put a file in the place of the one with that tag (None: of none).

        Raises:
            ReleaseError: Another one stands there by now.
        """
        self.files.makedirs(self.base, exist_ok=True)
        condition = {} if not self.conditional else {"IfNoneMatch": "*"} if tag is None else {"IfMatch": tag}
        self._try(name, lambda: self.files.pipe_file(f"{self.base}/{name}", data, **condition))

    def _hash(self, name: str) -> str | None:
        """The SHA-256 of a file there; None where it is not there."""
        try:
            with self.files.open(f"{self.base}/{name}", "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def _try(self, name: str, put: Callable[[], object]) -> None:
        try:
            put()
        except (OSError, ValueError) as fault:
            place = f"{self.url}/{name}"
            if _refused(fault):
                raise ReleaseError(
                    "another release was published here meanwhile", file=place, advice="publish again"
                ) from fault
            raise ReleaseError(f"nothing was published: {fault}", file=place, advice="check the target") from fault


def local_folder(url: str) -> Path | None:
    """The folder of this machine that a URL or a path names; None where it is another target."""
    protocol, separator, rest = url.partition("://")
    if not separator:
        return Path(url)
    return Path(rest) if protocol in ("file", "local") else None


def publish_to(
    url: str, tables: Mapping[str, pa.Table], about: About, declared: Version | None = None, **options: object
) -> Published[Path | str]:
    """Publish the next release to a target: built and checked here against the current one there, then sent.

    A folder of this machine (`outputs`, `file:///srv/outputs`) is published to as `publish` does, by renaming.

    Args:
        url: A folder of releases that fsspec can reach.
        tables: As for `publish`.
        about: As for `publish`.
        declared: As for `publish`.
        options: Options of the file system (endpoint, credentials, …).

    Raises:
        ReleaseError: As for `publish`, or the target refuses.
    """
    if local := local_folder(url):
        return publish(tables, about, local, declared)
    target = Target(url, **options)
    with reaching(url), tempfile.TemporaryDirectory(prefix="seamark-") as name:
        outputs = Path(name)
        before = fetch_newest(target, outputs)
        done = publish(tables, about, outputs, declared)
        if done.new:
            send(target, done.folder, outputs, before)
        return Published(f"{target.url}/{done.folder.name}", done.version, done.new, done.diff)


def withdraw_from(url: str, version: str, reason: str, **options: object) -> str | None:
    """Take a release at a target back: the notice goes first, then the pointer; nothing is deleted.

    Gives the name of the release that is current now, None where none stands.

    Raises:
        ReleaseError: As for `withdraw`, or the target refuses.
    """
    target = Target(url, **options)
    with reaching(url), tempfile.TemporaryDirectory(prefix="seamark-") as folder:
        outputs = Path(folder)
        tags = _fetch_pointers(target, outputs)
        gone = {version.removeprefix("v"), *withdrawn(outputs)}
        standing = False
        for release in sorted(target.releases(), key=parse_version, reverse=True):
            if not standing and release.removeprefix("v") not in gone:
                standing = _download(target, release, outputs / release)
            else:
                (outputs / release).mkdir()
        current = withdraw(outputs, version, reason)
        for name in (WITHDRAWN, LATEST):
            target.swap(name, (outputs / name).read_bytes(), tags[name])
        return None if current is None else current.name


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """A fault of the store, of the way to it or of the credentials becomes a ReleaseError that says so."""
    try:
        yield
    except Exception as fault:
        if isinstance(fault, OSError) or type(fault).__module__ == "botocore.exceptions":
            raise ReleaseError("the target cannot be reached", file=url, found=str(fault)) from fault
        raise


def fetch_newest(target: Target, outputs: Path) -> str | None:
    """Download the newest whole release, the notices and the pointer into a local folder; give the pointer's tag.

    One that lacks a file is an upload that was cut short: it does not count, and the next one completes it.

    Raises:
        ReleaseError: A file was altered.
    """
    for name in sorted(target.releases(), key=parse_version, reverse=True):
        if _download(target, name, outputs / name):
            break
    return _fetch_pointers(target, outputs)[LATEST]


def _fetch_pointers(target: Target, outputs: Path) -> dict[str, str | None]:
    """Download the notices and the pointer into a local folder; give their tags, None for what is not there."""
    tags: dict[str, str | None] = {}
    for name in (WITHDRAWN, LATEST):
        found = target.read(name)
        tags[name] = None if found is None else found[1]
        if found is not None:
            (outputs / name).write_bytes(found[0])
    return tags


def _download(target: Target, name: str, folder: Path) -> bool:
    """Download a release; False, and no folder, where its sums or a file of it are missing."""
    sums = target.read(f"{name}/{SUMS}")
    if sums is None:
        return False
    folder.mkdir(parents=True)
    (folder / SUMS).write_bytes(sums[0])
    for line in sums[0].decode().splitlines():
        stated, _, file = line.partition("  ")
        found = target.fetch(f"{name}/{Path(file).name}", folder / Path(file).name)
        if found is None:
            shutil.rmtree(folder)
            return False
        if found != stated:
            raise ReleaseError("this file was altered", file=f"{target.url}/{name}/{file}", advice="restore it")
    return True


def send(target: Target, folder: Path, outputs: Path, tag: str | None) -> None:
    """Upload a release: its sums, its files, then the pointer, over the one with that tag."""
    for path in sorted(folder.iterdir(), key=lambda path: (path.name != SUMS, path.name)):
        target.create(f"{folder.name}/{path.name}", path)
    target.swap(LATEST, (outputs / LATEST).read_bytes(), tag)


def _refused(fault: BaseException) -> bool:
    """Whether a store refused a conditional put (412, or 409 where two meet)."""
    texts = f"{fault} {fault.__cause__}"
    return isinstance(fault, FileExistsError) or any(
        word in texts for word in ("PreconditionFailed", "ConditionalRequestConflict", "pre-conditions", "412")
    )
