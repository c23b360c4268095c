"""A Prefect server of this machine's own: started where none is named, started again where it dies, ended by its id.

Where this process is killed, its server ends by itself (flows/lifeline.py): none is ever left over.
This module does not import Prefect: the settings that it makes must be there before.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.errors import InternalError
from flows.settings import STARTUP_SECONDS, cache_folder, prefect_settings, prepare

API = "PREFECT_API_URL"
HOST = "127.0.0.1"
POLL_SECONDS = 0.5
LOG = "server.log"


@contextmanager
def server_at_hand(port: int | None = None) -> Iterator[str]:
    """The address of a server's API: the one that PREFECT_API_URL names, or one started for as long as this lasts.

    Args:
        port: The port to listen on, on this machine only; None: a free one.
    """
    prepare()
    named = os.environ.get(API)
    if named:
        yield named
        return
    server = Server(port or free_port())
    os.environ[API] = server.api
    try:
        server.start()
        yield server.api
    finally:
        os.environ.pop(API, None)
        server.end()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """A server process and who watches over it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.api = f"http://{HOST}:{port}/api"
        self.process: subprocess.Popen[bytes] | None = None
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._watch_over, name="server", daemon=True)

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises:
            InternalError: It does not, in the time that a first start on a slow machine takes.
        """
        self._launch()
        if not self._wait(STARTUP_SECONDS):
            self.end()
            raise InternalError(
                "Prefect's server does not start",
                file=cache_folder() / LOG,
                found=f"no answer at {self.api} after {STARTUP_SECONDS} s",
                advice="its log says why",
            )
        self._watch.start()

    def end(self) -> None:
        """End it and wait until it has."""
        self._ended.set()
        if self._watch.is_alive():
            self._watch.join()
        self._let_go()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _let_go(self) -> None:
        """Close the line by which the server knows that we live."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def _launch(self) -> None:
        self._let_go()
        prefect = ["prefect", "server", "start", "--host", HOST, "--port", str(self.port)]
        command = [sys.executable, "-m", "flows.lifeline", *prefect]  # it ends with us, should we be killed
        environ = {**prefect_settings(cache_folder()), **os.environ}
        log = cache_folder() / LOG
        for folder in (log.parent, Path(environ["PREFECT_HOME"])):
            folder.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, stdin=subprocess.PIPE, start_new_session=True, env=environ
            )

    def _watch_over(self) -> None:
        """Start it again when it dies; what it knew is in its database."""
        while not self._ended.wait(POLL_SECONDS):
            if self.process is not None and self.process.poll() is not None:
                self._launch()
                self._wait(STARTUP_SECONDS)

    def _wait(self, seconds: float) -> bool:
        for _ in range(int(seconds / POLL_SECONDS)):
            with (
                suppress(urllib.error.URLError, OSError),
                urllib.request.urlopen(f"{self.api}/health", timeout=2) as said,
            ):
                if said.status == 200:
                    return True
            if self._ended.wait(POLL_SECONDS) or self.process is None or self.process.poll() is not None:
                return False
        return False
