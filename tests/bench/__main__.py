"""Run every benchmark beside this file and print what it measures: `make bench`, `python -m tests.bench [NAME…]`.

A benchmark is a module with a function `lines()` that gives the lines to print.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

wanted = sys.argv[1:]
for module in sorted(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)])):
    if module.startswith("_") or (wanted and module not in wanted):
        continue
    print(f"== {module}", flush=True)
    for line in importlib.import_module(f"tests.bench.{module}").lines():
        print(line, flush=True)
