"""A process of a pool ends with the one that started it, which cannot tell it so when it is killed."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.process import BaseProcess


def end_with_parent() -> None:
    """From now on end as soon as the process that started this one is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), name="parent", daemon=True).start()


def _end_after(process: BaseProcess) -> None:
    process.join()
    os._exit(1)
