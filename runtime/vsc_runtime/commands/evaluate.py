"""`evaluate`: the job of the container, from submission.zip to submission.tar.gz."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..evaluate import evaluate
from ..layout import Layout


def main(arguments: list[str]) -> int:
    """Returns the exit code of the verdict (docs/reference/exit-codes.md)."""
    parser = argparse.ArgumentParser(prog="run.py evaluate", description=__doc__)
    parser.add_argument(
        "--work", type=Path, default=Layout.work, help="the working folder (default: %(default)s)"
    )
    parser.add_argument(
        "--data", type=Path, default=Layout.data, help="the data set (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    return evaluate(Layout(options.work, options.data))
