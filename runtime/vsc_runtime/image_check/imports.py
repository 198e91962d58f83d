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
_MARK = "vsc-asks-for:"
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
    asked: list[str] = []
    for module in modules:
        problem = _import(module, asked)
        if problem is not None:
            return "failed", f"import {module}: {problem}{_network(asked)}"
    return "passed", f"import {', '.join(modules)}{_network(asked)}"


def _network(asked: list[str]) -> str:
    """What the comment on a pull request looks for: submissions have no network."""
    hosts = ", ".join(sorted(set(asked)))
    return f"; it asks the network for {hosts} when it is imported" if hosts else ""


# Python itself says what is looked up and connected to, also if the package hides that it failed.
_WATCHED = f"""
import importlib, sys
def watch(event, args):
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    print({_MARK!r} + text[:100], file=sys.__stderr__, flush=True)
sys.addaudithook(watch)
importlib.import_module(sys.argv[1])
"""


def _import(module: str, asked: list[str]) -> str | None:
    """The last line of the error, or None; adds the hosts that were asked for."""
    command = [sys.executable, "-I", "-c", _WATCHED, module]
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
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    asked += [line[len(_MARK) :] for line in lines if line.startswith(_MARK)]
    lines = [line for line in lines if not line.startswith(_MARK)]
    if done.returncode == 0:
        return None
    if done.returncode < 0:
        return f"killed by signal {-done.returncode}"
    return lines[-1].strip() if lines else f"exit code {done.returncode}"
