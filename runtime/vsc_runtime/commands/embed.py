"""`run.py embed query|reference [held]`: runs main.py over a full set of videos, for the host.

With `held`, all of this waits for a line on its input: the host starts it while another main.py
runs, and nothing of the submission may take memory yet.

The host shows the set in the place of the query subset: /data/query_subset.csv, query_metadata.csv
and query/. The submission's folder is mounted read-only at /source, and /output takes the finished
npz file. All of this runs as one unprivileged user: there is nothing to protect from main.py here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..contract import EXIT_CODES
from ..formats.metadata import read_durations
from ..layout import QUERY, REFERENCE, SUBSET, Layout
from ..submission.unpack import room_advice
from ..submission.validation import validate
from ..supervision.launch import COMMAND, environment
from ..supervision.watch import NEARLY
from ..verdict import Stop
from ..wording import size

SOURCE, OUTPUT = Path("/source"), Path("/output")
TARGETS = {"query": QUERY, "reference": REFERENCE}


def main(arguments: list[str]) -> int:
    """Returns 0, 11 where main.py failed, or 10 where what it wrote is not valid."""
    kind, *held = arguments or [""]
    if kind not in TARGETS or held not in ([], ["held"]):
        print("usage: embed query|reference [held]", file=sys.stderr)
        return EXIT_CODES["usage"]
    if held and not sys.stdin.readline():
        # The host has ended, and will let nothing begin any more.
        return EXIT_CODES["cancelled"]
    try:
        _embed(kind, Layout())
        return 0
    except Stop as stop:
        print(f"error: {stop.message}\nnext:  {stop.next_step}", file=sys.stderr)
        return stop.exit_code


def _embed(kind: str, layout: Layout) -> None:
    _copy_source(layout)
    variables = {**environment(layout, os.environ), "VSC_EMBED": kind}
    status = subprocess.run(
        COMMAND, cwd=layout.work, env=variables, stdin=subprocess.DEVNULL, check=False
    ).returncode
    if status != 0:
        raise _failed(f"main.py ended with exit code {status}.", "Look at its last lines above.")
    made = layout.work / SUBSET
    if not made.is_file():
        raise _failed(f"main.py ended, but wrote no {SUBSET}.", "See `save` in the template.")
    summary = validate(made, read_durations(layout.data / "query_metadata.csv"), f"the {kind} set")
    for warning in summary.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    # Copied under another name first: a full disk leaves no half file under the right one.
    partial = OUTPUT / f"{TARGETS[kind]}.partial"
    shutil.copyfile(made, partial)
    partial.rename(OUTPUT / TARGETS[kind])
    print(
        f"{summary.rows:,} descriptors of {summary.videos:,} videos, {summary.dimension} dimensions"
    )


def _copy_source(layout: Layout) -> None:
    try:
        _copy_entries(SOURCE, layout.work)
        for folder in (layout.home, layout.temporary):
            folder.mkdir()
    except OSError as error:
        if shutil.disk_usage(layout.work).free > NEARLY:
            # shutil.Error holds a line for each file, with the names of both.
            why = error.args[0][0][2] if isinstance(error, shutil.Error) else error
            raise Stop(
                "surroundings",
                f"The submission's folder can't be copied: {str(why)[:200]}.",
                "Make its files readable for you, and run it again.",
            ) from error
        total = sum(path.stat().st_size for path in SOURCE.rglob("*") if path.is_file())
        raise Stop(
            "disk-limit",
            f"The submission's folder has {size(total)} of files, more than there is room for.",
            room_advice(total),
        ) from error


def _copy_entries(source: Path, work: Path) -> None:
    """Entry by entry: the working folder is root's, so its mode and times can't be set."""
    # Descriptors of an earlier run would only take room.
    ignored = shutil.ignore_patterns("*_descriptors.npz", "__pycache__")
    entries = {entry.name: entry for entry in source.iterdir()}
    for name in sorted({*entries} - ignored(str(source), [*entries])):
        if entries[name].is_dir():
            shutil.copytree(entries[name], work / name, ignore=ignored)
        else:
            shutil.copy2(entries[name], work / name)


def _failed(message: str, next_step: str) -> Stop:
    return Stop("submission-failed", message, next_step)
