"""`check-image REQUEST`: checks the contract and imports packages; one JSON object a line."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

from ..image_check.contract import checks
from ..image_check.imports import check_import


def main(arguments: list[str]) -> int:
    """REQUEST is JSON: `{"gpu": bool, "packages": [{"kind", "name", "modules"?}]}`."""
    request = json.loads(arguments[0])
    for check in checks(bool(request["gpu"])):
        _print(check)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for check in pool.map(check_import, request["packages"]):
            _print(check)
    return 0


def _print(check: object) -> None:
    sys.stdout.write(f"{json.dumps(check)}\n")
    sys.stdout.flush()
