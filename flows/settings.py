"""Every setting of the machinery, made once and in one place: before Prefect is imported, for this and all children.

    from flows.settings import prepare
    prepare()
    from prefect import flow

`python -m flows.settings COMMAND …` runs a command with the same settings (`prefect server start`, `prefect worker
start …`). What the environment already says wins.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from flows.errors import UsageError

CACHE = "SEAMARK_CACHE"
RUN = "SEAMARK_RUN_SECONDS"
STARTUP_SECONDS = 120  # the first start on a machine builds the server's database: up to half a minute
RUN_SECONDS = 6 * 3600  # a run that takes longer hangs: some hundred thousand articles are read in that time
BUSY_SECONDS = (10, 30, 60)  # how long to wait for another process that publishes, before each new attempt
HEARTBEAT_SECONDS = 30  # a run that has not been heard of for three of these is dead
CRON, TIMEZONE = "0 6 * * *", "UTC"


def cache_folder() -> Path:
    """The project's own cache, absolute: `.cache/seamark` below the working directory, or what SEAMARK_CACHE names."""
    return Path(os.environ.get(CACHE) or Path(".cache") / "seamark").resolve()


def run_seconds() -> float:
    """After how many seconds a run is given up: `RUN_SECONDS`, or what SEAMARK_RUN_SECONDS says."""
    return float(os.environ.get(RUN) or RUN_SECONDS)


def prefect_settings(cache: Path) -> Mapping[str, str]:
    """What Prefect is told, as environment variables."""
    return {
        "PREFECT_HOME": str(cache / "prefect"),
        "PREFECT_LOCAL_STORAGE_PATH": str(cache / "prefect" / "storage"),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # it also races the server's own database
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_SECONDS),
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS),
        "PREFECT_CLI_PROMPT": "false",
    }


def prepare(cache: Path | None = None) -> None:
    """Put the settings into the environment, and make Prefect's folder; to be called before `import prefect`.

    Raises:
        UsageError: The folder cannot be made.
    """
    for name, value in prefect_settings(cache or cache_folder()).items():
        os.environ.setdefault(name, value)
    home = Path(os.environ["PREFECT_HOME"])
    try:
        home.mkdir(parents=True, exist_ok=True)  # Prefect makes it only where the folder above is there
    except OSError as fault:
        raise UsageError(
            "the cache cannot be written", file=home, found=fault.strerror, advice=f"name another folder with {CACHE}"
        ) from None


def main() -> None:
    """Run the command given, with the settings."""
    prepare()
    command = sys.argv[1:]
    if not command:
        sys.exit("usage: python -m flows.settings COMMAND …, such as: prefect server start")
    beside = Path(sys.executable).parent / command[0]
    os.execvp(str(beside) if beside.is_file() else command[0], command)


if __name__ == "__main__":
    main()
