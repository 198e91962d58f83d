"""`run.py sample-data test|train FOLDER`: draws a sample data set into an empty folder."""

from __future__ import annotations

import sys
from pathlib import Path

from ..contract import EXIT_CODES
from ..sample_data.dataset import write_dataset
from ..sample_data.plan import SETS


def main(arguments: list[str]) -> int:
    """Prints `done/total` for each finished video; returns the exit code."""
    if len(arguments) != 2 or arguments[0] not in SETS:
        print("usage: sample-data test|train FOLDER", file=sys.stderr)
        return EXIT_CODES["usage"]
    name, folder = arguments[0], Path(arguments[1])
    for done, total in write_dataset(name, folder):
        print(f"{done}/{total}", flush=True)
    return 0
