"""Finds and runs one command of `vsc_runtime/commands`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

from . import commands
from .contract import EXIT_CODES

DEFAULT = "evaluate"


def main(arguments: list[str]) -> int:
    """Runs the command named first (default: evaluate) and returns the exit code."""
    # A module `sample_data` is the command `sample-data`.
    known = {m.name.replace("_", "-"): m.name for m in pkgutil.iter_modules(commands.__path__)}
    name, rest = (arguments[0], arguments[1:]) if arguments else (DEFAULT, [])
    if name not in known:
        print(f"No command {name!r}. Commands: {', '.join(sorted(known))}.", file=sys.stderr)
        return EXIT_CODES["usage"]
    module = importlib.import_module(f"{commands.__name__}.{known[name]}")
    return int(module.main(rest))
