"""`inventory`: what is installed in the image; one JSON object a line."""

import json
import sys
from typing import List

from ..image_check.owned import installed


def main(arguments: List[str]) -> int:
    """Takes no arguments."""
    del arguments
    for package in installed():
        sys.stdout.write(f"{json.dumps(package)}\n")
    return 0
