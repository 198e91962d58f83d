"""`run.py rank QUERY REFERENCE OUTPUT`: ranks two descriptor files, as every evaluation does.

Prints what it saw as one line of JSON. Each file may lie anywhere.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from ..contract import EXIT_CODES
from ..formats.npz import NpzError
from ..ranking import rank


def main(arguments: list[str]) -> int:
    """Returns 0, 10 if a file can't be ranked, 3 if the output can't be written, with a reason."""
    if len(arguments) != 3:
        print("usage: rank QUERY.npz REFERENCE.npz OUTPUT.csv", file=sys.stderr)
        return EXIT_CODES["usage"]
    query, reference, output = map(Path, arguments)
    try:
        stats = rank(query, reference, output)
    except NpzError as error:
        print(error, file=sys.stderr)
        return EXIT_CODES["invalid-submission"]
    except OSError as error:
        print(f"{output.name} can't be written: {error.strerror}", file=sys.stderr)
        return EXIT_CODES["surroundings"]
    print(json.dumps(asdict(stats)))
    return 0
