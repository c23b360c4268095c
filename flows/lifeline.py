"""Runs a module for as long as whoever started it lives, however that ends: `python -m flows.lifeline MODULE …`.

A process that is killed can end nobody. So who is started holds the other end of a line, its standard input: nothing
ever comes over it, and when the starter is gone, the system closes it.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

PATIENCE_SECONDS = 5.0


def end_with_starter() -> None:
    """From now on end when the standard input is closed: as asked to, or after some seconds at once."""
    threading.Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)


def main() -> None:
    """Run the module that the command line names, with the rest of it."""
    if len(sys.argv) < 2:
        sys.exit("usage: python -m flows.lifeline MODULE …")
    end_with_starter()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
