"""Runs the organisers' evaluation (vsc2022) on two descriptor files: what ours is compared with.

The benchmark starts it as a program: organisers.py VSC2022 QUERY REFERENCE OUTPUT.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
from pathlib import Path

# vsc2022 imports these for plots and scores; its ranking uses neither.
UNUSED = ("matplotlib", "matplotlib.pyplot", "sklearn", "sklearn.metrics")


def missing(folder: Path) -> str:
    """Why the organisers' code can't run here; empty where it can."""
    if not (folder / "vsc" / "descriptor_eval_lib.py").is_file():
        return "the submodule vsc2022 isn't checked out (make update-submodules)"
    for name in ("faiss", "pandas"):
        if importlib.util.find_spec(name) is None:
            return f"{name} isn't installed"
    return ""


def run(folder: Path, query: Path, reference: Path, output: Path) -> None:
    """Writes the organisers' ranking."""
    for name in UNUSED:
        try:
            importlib.import_module(name)
        except ImportError:  # noqa: PERF203  (of four names)
            stand_in = types.ModuleType(name)
            stand_in.average_precision_score = None  # type: ignore[attr-defined]
            sys.modules[name] = stand_in
    sys.path.insert(0, str(folder))
    library = importlib.import_module("vsc.descriptor_eval_lib")
    metrics = importlib.import_module("vsc.metrics")
    _, candidates = library.evaluate_descriptor_track(str(query), str(reference), None)
    metrics.CandidatePair.write_csv(candidates, output)


if __name__ == "__main__":
    run(*map(Path, sys.argv[1:]))
