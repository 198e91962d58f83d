"""`conda list|info [--json]`: what conda would say about the environment.

Formats: docs.conda.io, "conda list" and "conda info". Reached as `conda`, by runtime/conda.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from pathlib import Path

from ..contract import EXIT_CODES
from ..image_check.owned import Installed, conda_record, in_environment

_USAGE = "conda: usage: conda list [--json] [REGEX] | conda info [--json]"


def main(arguments: list[str]) -> int:
    """Takes what conda takes, as far as it is about the one environment."""
    name, *rest = arguments
    as_json = "--json" in rest
    words, unknown = _words(rest)
    if unknown or len(words) > (1 if name == "list" else 0):
        print(_USAGE, file=sys.stderr)
        return EXIT_CODES["usage"]
    if name == "info":
        _print(_info(), as_json)
        return 0
    found = [each for each in _packages() if not words or re.search(words[0], each["name"])]
    if as_json:
        print(json.dumps(found, indent=2))
        return 0
    print(f"# packages in environment at {sys.prefix}:\n#")
    for each in [_HEAD, *found]:
        columns = (each[column] for column in ("name", "version", "build_string", "channel"))
        print(f"{'  '.join(f'{text:<22}' for text in columns)}".rstrip())
    return 0


_HEAD = {"name": "# Name", "version": "Version", "build_string": "Build", "channel": "Channel"}


def _words(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The words that are not options, and the options that are not known here."""
    words, unknown = [], []
    rest = iter(arguments)
    for each in rest:
        if each in ("-n", "--name", "-p", "--prefix"):
            value = next(rest, "")
            if value not in ("condaenv", sys.prefix):
                unknown.append(value)
        elif each.startswith("-") and each not in ("--json", "-q", "--quiet", "-f", "--full-name"):
            unknown.append(each)
        elif not each.startswith("-"):
            words.append(each)
    return words, unknown


def _packages() -> list[dict[str, str]]:
    return sorted((_package(each) for each in in_environment()), key=lambda each: each["name"])


def _package(each: Installed) -> dict[str, str]:
    record = conda_record(each["name"]) if each["kind"] == "conda" else None
    build = "pypi_0" if record is None else record.get("build", "")
    channel = "pypi" if record is None else Path(record.get("channel", "")).name
    return {
        "name": each["name"],
        "version": each["version"],
        "build_string": build,
        "channel": channel,
        "dist_name": f"{each['name']}-{each['version']}-{build}",
    }


def _info() -> dict[str, object]:
    return {
        "active_prefix": sys.prefix,
        "active_prefix_name": "condaenv",
        "conda_prefix": "/opt/conda",
        "conda_version": "0",
        "envs": [sys.prefix],
        "envs_dirs": ["/opt/conda/envs"],
        "platform": "linux-64",
        "python_version": platform.python_version(),
        "root_prefix": "/opt/conda",
        "root_writable": False,
        "sys.prefix": sys.prefix,
        "sys.version": sys.version,
    }


def _print(values: dict[str, object], as_json: bool) -> None:
    if as_json:
        print(json.dumps(values, indent=2))
        return
    for name, value in values.items():
        print(f"{name.replace('_', ' '):>22} : {value}")
