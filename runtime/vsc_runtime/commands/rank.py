"""`run.py rank QUERY REFERENCE OUTPUT`: ranks two descriptor files, as every evaluation does.

Prints what it saw as one line of JSON. Each file may lie anywhere.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import List

from ..npz import NpzError
from ..ranking import rank
from ..verdict import EXIT_CODES

USAGE = 2


def main(arguments: List[str]) -> int:
    """Returns 0, or 10 where a file can't be ranked; then one line on stderr says why."""
    if len(arguments) != 3:
        print("usage: rank QUERY.npz REFERENCE.npz OUTPUT.csv", file=sys.stderr)
        return USAGE
    query, reference, output = map(Path, arguments)
    try:
        stats = rank(query, reference, output)
    except NpzError as error:
        print(error, file=sys.stderr)
        return EXIT_CODES["invalid-submission"]
    except OSError as error:
        print(f"{output.name} can't be written: {error.strerror}", file=sys.stderr)
        return USAGE
    print(json.dumps(asdict(stats)))
    return 0
