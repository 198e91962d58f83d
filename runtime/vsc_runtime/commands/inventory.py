"""`inventory`: what is installed in the image; one JSON object a line."""

from __future__ import annotations

import json
import sys

from ..image_check.owned import installed


def main(arguments: list[str]) -> int:
    """Takes no arguments."""
    del arguments
    for package in installed():
        sys.stdout.write(f"{json.dumps(package)}\n")
    return 0
