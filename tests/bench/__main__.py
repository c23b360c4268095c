"""Run every benchmark beside this file and print what it measures: `make bench`, `python -m tests.bench [NAME…]`.

A benchmark is a module with a function `lines()` that gives the lines to print, or `main()` that prints them.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

wanted = sys.argv[1:]
for name in sorted(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)])):
    if name.startswith("_") or (wanted and name not in wanted):
        continue
    print(f"== {name}", flush=True)
    module = importlib.import_module(f"tests.bench.{name}")
    if not hasattr(module, "lines"):
        try:
            module.main([])
        except SystemExit:
            print(f"  wants arguments of its own: python -m tests.bench.{name} --help", flush=True)
        continue
    for line in module.lines():
        print(line, flush=True)
