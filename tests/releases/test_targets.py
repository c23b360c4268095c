from __future__ import annotations

import json
import socket
import warnings

import pytest

from flows.errors import ReleaseError, UsageError
from flows.releases.folder import current_release
from flows.releases.publishing import publish
from flows.releases.targets import Target, fetch_newest, publish_to, send, withdraw_from
from tests.releases.dataset import about, changed_tables

# Third parties' own warnings: botocore's clock, unclosed sockets of its connection pool at the end of a test.
pytestmark = [
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def store():
    """A real S3-compatible server on this machine, with an empty bucket; gives url and options."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from moto.server import ThreadedMotoServer
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    options = {
        "key": "x",
        "secret": "x",
        "client_kwargs": {"endpoint_url": f"http://127.0.0.1:{port}", "region_name": "eu-west-1"},
        "skip_instance_cache": True,
    }
    Target("s3://releases", **options).files.mkdir("releases")
    yield options
    server.stop()


@pytest.mark.slow
def test_a_release_goes_to_s3_with_its_pointer_last(store, tables):
    url = "s3://releases/seamark"
    assert publish_to(url, tables, about(), **store).new
    assert not publish_to(url, tables, about(), **store).new
    done = publish_to(url, changed_tables(), about(), **store)
    target = Target(url, **store)
    latest = json.loads(target.read("latest.json")[0])
    assert (done.folder, latest["version"]) == (f"{url}/v0.1.1", "0.1.1")
    assert str(done) == "published 0.1.1: s3://releases/seamark/v0.1.1"
    assert {file["path"] for file in latest["files"]} == {
        path.rpartition("/")[2] for path in target.files.ls(f"{target.base}/v0.1.1", detail=False)
    }


@pytest.mark.slow
def test_a_release_on_s3_is_withdrawn_over_the_pointer_that_was_there(store, tables):
    url = "s3://releases/withdrawn"
    publish_to(url, tables, about(), **store)
    publish_to(url, changed_tables(), about(), **store)
    assert withdraw_from(url, "0.1.1", "a wrong figure", **store) == "v0.1.0"
    assert withdraw_from(url, "0.1.0", "all of it", **store) is None
    latest = json.loads(Target(url, **store).read("latest.json")[0])
    assert (latest["version"], list(latest["withdrawn"])) == (None, ["0.1.0", "0.1.1"])


@pytest.mark.slow
def test_of_two_who_publish_to_s3_the_second_is_refused(store, tables, tmp_path, monkeypatch):
    url = "s3://releases/two"
    another = tmp_path / "another.md"
    another.write_bytes(b"another")
    publish_to(url, tables, about(), **store)
    target = Target(url, **store)
    seen = fetch_newest(target, tmp_path)
    publish_to(url, changed_tables(), about(), **store)
    with pytest.raises(ReleaseError, match="meanwhile"):
        target.swap("latest.json", b"{}", seen)
    with pytest.raises(ReleaseError, match="none is ever overwritten"):
        target.create("v0.1.1/README.md", another)
    monkeypatch.setattr(target, "_hash", lambda name: None)  # as when it comes between the look and the upload
    with pytest.raises(ReleaseError, match="meanwhile"):
        target.create("v0.1.1/README.md", another)
    assert json.loads(target.read("latest.json")[0])["version"] == "0.1.1"


def test_any_fsspec_target_takes_a_release(tables):
    url = "memory://releases/any"
    publish_to(url, tables, about())
    assert publish_to(url, changed_tables(), about()).folder == f"{url}/v0.1.1"
    assert not publish_to(url, changed_tables(), about()).new


def test_an_upload_cut_short_is_completed_by_the_next(tables, tmp_path, monkeypatch):
    url = "memory://releases/cut"
    real = Target.create

    def cut(self, name, path):
        if name.endswith("marks.csv"):
            raise ReleaseError("cut short")
        real(self, name, path)

    monkeypatch.setattr(Target, "create", cut)
    with pytest.raises(ReleaseError, match="cut short"):
        publish_to(url, tables, about())
    assert Target(url).read("latest.json") is None
    monkeypatch.setattr(Target, "create", real)
    assert publish_to(url, tables, about()).new
    assert json.loads(Target(url).read("latest.json")[0])["version"] == "0.1.0"
    assert not publish_to(url, tables, about()).new


def test_a_release_is_withdrawn_where_it_was_published(tables):
    url = "memory://releases/withdrawn"
    publish_to(url, tables, about())
    publish_to(url, changed_tables(), about())
    before = {path for path in Target(url).files.find(Target(url).base) if "/v0" in path}
    assert withdraw_from(url, "0.1.1", "a wrong figure") == "v0.1.0"
    latest = json.loads(Target(url).read("latest.json")[0])
    assert (latest["version"], latest["withdrawn"]) == ("0.1.0", {"0.1.1": "a wrong figure"})
    assert {path for path in Target(url).files.find(Target(url).base) if "/v0" in path} == before
    with pytest.raises(ReleaseError, match="was withdrawn"):
        publish_to(url, changed_tables(), about())
    assert publish_to(url, changed_tables(4.7), about()).folder == f"{url}/v0.1.2"
    assert withdraw_from(url, "0.1.2", "again") == "v0.1.0"
    assert withdraw_from(url, "0.1.0", "all of it") is None


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_a_folder_of_this_machine_is_published_to_by_renaming(tables, tmp_path, form):
    done = publish_to(form.format(tmp_path / "outputs"), tables, about())
    assert done.folder == tmp_path / "outputs" / "v0.1.0"
    assert current_release(tmp_path / "outputs") == done.folder


def test_of_two_who_publish_one_version_at_once_the_second_leaves_nothing_behind(tables, tmp_path):
    """The sums go first: whoever comes second finds other sums and stops."""
    url = "memory://releases/mixed"
    first, second = (publish(t, about(), tmp_path / n).folder for n, t in (("a", tables), ("b", changed_tables())))
    target = Target(url)
    for path in (first / "SHA256SUMS", first / "events.csv"):
        target.create(f"v0.1.0/{path.name}", path)
    with pytest.raises(ReleaseError, match="cut short"):
        send(target, second, second.parent, None)
    send(target, first, first.parent, None)
    found = {
        path.rpartition("/")[2]: target.files.cat_file(path) for path in target.files.find(f"{target.base}/v0.1.0")
    }
    assert found == {path.name: path.read_bytes() for path in first.iterdir()}


def test_a_damaged_release_is_not_built_upon(tables):
    url = "memory://releases/damaged"
    publish_to(url, tables, about())
    target = Target(url)
    target.files.pipe_file(f"{target.base}/v0.1.0/events.csv", b"")
    with pytest.raises(ReleaseError, match="altered"):
        publish_to(url, tables, about())


def test_a_store_that_cannot_be_reached_is_told(tables, monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for call in (
        lambda: publish_to("s3://releases/a", tables, about(), skip_instance_cache=True),
        lambda: withdraw_from("s3://releases/a", "0.1.0", "wrong", skip_instance_cache=True),
    ):
        with pytest.raises(ReleaseError, match="cannot be reached") as told:
            call()
        assert "credentials" in str(told.value.found)


def test_what_is_no_target_is_wrong_usage(tables):
    with pytest.raises(UsageError, match="no target"):
        publish_to("s4://releases/a", tables, about())
