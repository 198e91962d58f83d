"""Installs the packages of a plan into a conda prefix, exactly and without solving.

`install.py PLAN PREFIX`. PLAN is JSON, written by the build from the lock: `{"packages": [...]}`,
each with name, version, build, subdir, url, sha256, md5, size and depends. Packages that the prefix
has already stay as they are. py-rattler links; what it lets pass is refused here. A line
`conda: NAME: PROBLEM` says which package is to blame.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

# Python runs isolated: nothing else is on the module path.
sys.path.insert(0, str(Path(__file__).resolve().parent))


from rattler.exceptions import InstallerError
from rattler.install import InstallerReporter, install
from rattler.networking import Client
from rattler.platform import Subdir
from rattler.prefix import PrefixRecord
from rattler.repo_data import RepoDataRecord

import prefix as installed
from download import download
from trouble import Trouble, blamed


class _Reporter(InstallerReporter):  # type: ignore[misc]
    """Notes what py-rattler carries on after."""

    def __init__(self) -> None:
        self.scripts: list[str] = []
        self.problems: list[Trouble] = []

    def on_post_link_start(self, package_name: str, script_path: str) -> int:
        del script_path
        self.scripts.append(package_name)
        return len(self.scripts) - 1

    def on_post_link_complete(self, index: int, success: bool) -> None:
        if not success:
            self.problems.append(Trouble(self.scripts[index], "its post-link script failed"))


async def run(plan: list[dict[str, Any]], prefix: Path) -> None:
    """Installs the packages of a plan beside those that are there."""
    client = _client()
    there = _there(prefix)
    for record in there:
        # py-rattler would install the other one beside it.
        if any(entry["name"] == record.name.normalized for entry in plan):
            raise Trouble(
                record.name.normalized, f"{record.version} is installed by an earlier step"
            )
    # If one package is wrong, py-rattler may still write others: an error of the removal would
    # hide it.
    with tempfile.TemporaryDirectory(prefix="conda-", ignore_cleanup_errors=True) as folder:
        cache = Path(folder)
        archives = await download(plan, cache, client)
        # At once: old archives are read to their end for it.
        new = await asyncio.gather(*(_record(entry, archives[entry["name"]]) for entry in plan))
        reporter = _Reporter()
        try:
            await install(
                [*there, *new],
                target_prefix=prefix,
                cache_dir=cache / "pkgs",
                platform=Subdir("linux-64"),
                execute_link_scripts=True,
                show_progress=False,
                client=client,
                reporter=reporter,
            )
        except InstallerError as error:
            raise blamed(str(error), plan) from error
        if reporter.problems:
            raise reporter.problems[0]
    installed.check(prefix, plan)
    installed.settle(prefix, plan)


def _client() -> Client:
    try:
        # It would come back sooner than a server asks to: download.py tries again.
        return Client.default_client(max_retries=0)
    except ValueError as error:
        # All that py-rattler says is "builder error".
        problem = "none can be read: SSL_CERT_FILE has to name a file of certificates (PEM)"
        raise Trouble("certificate authorities", problem) from error


def _there(prefix: Path) -> list[RepoDataRecord]:
    """What earlier steps have installed: what is left out of the wish would be removed."""
    return [PrefixRecord.from_path(path) for path in sorted(prefix.glob("conda-meta/*.json"))]


async def _record(entry: dict[str, Any], archive: Path) -> RepoDataRecord:
    """What the package itself says, with the needs that its channel gives it today."""
    try:
        record = await RepoDataRecord.from_package_archive(archive)
    except Exception as error:
        raise Trouble(entry["name"], f"{archive.name} is not a conda package: {error}") from error
    found = (record.name.normalized, str(record.version), str(record.build), record.subdir)
    wanted = (entry["name"], entry["version"], entry["build"], entry["subdir"])
    if found != wanted:
        raise Trouble(entry["name"], f"{archive.name} holds {' '.join(found)}")
    record.depends = entry["depends"]
    return record


def main(plan: str, prefix: str) -> int:
    """Returns the exit code."""
    try:
        asyncio.run(run(json.loads(Path(plan).read_text("utf-8"))["packages"], Path(prefix)))
    except Trouble as trouble:
        print(trouble, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    # Of a hundred ends of this interpreter some crash in py-rattler's threads, after all is done.
    os._exit(main(*sys.argv[1:]))
