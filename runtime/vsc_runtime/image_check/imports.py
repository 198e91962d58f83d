"""Whether the modules that a requested package brings can be imported."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TypedDict

from .owned import conda_record, files_of

# Loading a framework for the first time takes tens of seconds on a slow disk.
SECONDS = 300
_MODULE = re.compile(
    r"/(?:site|dist)-packages/([A-Za-z0-9]\w*)(?:/__init__)?(?:\.[\w-]+)*\.(?:py|so)$"
)
# Folders that packages leave beside their modules by mistake.
_STRAY = {"test", "tests", "docs", "examples", "benchmarks", "setup", "conftest"}


class Package(TypedDict):
    """A requested package: the package manager that installed it, and its name there."""

    kind: str
    name: str


class Request(Package, total=False):
    """A package to check; `modules` if they don't follow from what is installed."""

    modules: list[str]


class Check(TypedDict):
    """The outcome of one check: `status` is passed, failed or skipped."""

    group: str
    name: str
    status: str
    detail: str
    seconds: float


def check_import(request: Request) -> Check:
    """Imports each module of a package in a process of its own."""
    start = time.monotonic()
    status, detail = _outcome(request)
    return {
        "group": "import",
        "name": f"{request['kind']} {request['name']}",
        "status": status,
        "detail": detail,
        "seconds": round(time.monotonic() - start, 3),
    }


def modules_of(kind: str, name: str) -> list[str] | None:
    """Top-level modules of a package, by name; None if it is not installed."""
    files = files_of(kind, name)
    if files is None:
        return None
    record = conda_record(name) if kind == "conda" else None
    if record is not None and not files:
        # A package of requirements only, such as conda's opencv: those of its own version count.
        needs = [need.split() for need in record.get("depends", [])]
        same = [n[0] for n in needs if len(n) > 1 and n[1].startswith(record["version"])]
        return sorted({module for need in same for module in modules_of(kind, need) or []})
    found = {match.group(1) for match in map(_MODULE.search, files) if match}
    return sorted(found - _STRAY)


def _outcome(request: Request) -> tuple[str, str]:
    modules = request.get("modules")
    if modules is None:
        modules = modules_of(request["kind"], request["name"])
    if modules is None:
        return "failed", "it is not installed"
    if not modules:
        return "passed", "installed; it has no Python module"
    for module in modules:
        problem = _import(module)
        if problem is not None:
            return "failed", f"import {module}: {problem}"
    return "passed", f"import {', '.join(modules)}"


def _import(module: str) -> str | None:
    """The last line of the error, or None."""
    code = "import importlib, sys; importlib.import_module(sys.argv[1])"
    command = [sys.executable, "-I", "-c", code, module]
    try:
        done = subprocess.run(
            command,
            cwd="/tmp",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"it did not end in {SECONDS} s"
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if done.returncode < 0:
        return f"killed by signal {-done.returncode}"
    return lines[-1].strip() if lines else f"exit code {done.returncode}"
