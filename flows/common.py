"""What all flows have in common: how a run is called, when it is given up, and what is left of one that fails."""

from __future__ import annotations

from typing import Any

from flows.reports import leave_report
from flows.settings import run_seconds
from flows.tasks import run_name

# Results stay with us (flows/running/cache.py), and parameters are checked by who is called, in our own words.
EVERY_FLOW: dict[str, Any] = {
    "flow_run_name": run_name,
    "timeout_seconds": run_seconds(),
    "log_prints": False,
    "persist_result": False,
    "validate_parameters": False,
    "on_failure": [leave_report],
    "on_crashed": [leave_report],
    "on_cancellation": [leave_report],
}
