"""Checks and prepares the folders of a run, before and after the submission's code had its turn."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

from ..layout import SUBMISSION_UID, SUBSET, Layout
from ..supervision.leftovers import remove_ipc
from ..verdict import Stop, invalid, set_up

#: Seconds for deleting what main.py left: half a million files take about ten. After a failure it
#: is only for room to write the result: the rest goes with the container.
CLEARING, CLEARING_AFTER_FAILURE = 60.0, 3.0
#: Where else everybody may leave files.
IN_MEMORY = (Path("/tmp"), Path("/dev/shm"), Path("/dev/mqueue"))


def check_mounts(layout: Layout) -> None:
    """Refuses to begin without what the host must give."""
    if os.geteuid() != 0:
        raise set_up(
            "The runtime was not started as root, so it can't run main.py as another user.",
            "Start the container without --user.",
        )
    zip_file = layout.submission / "submission.zip"
    if not zip_file.is_file():
        raise set_up(
            "There is no submission.zip in submission/.",
            "Run `make pack-quickstart` or `make pack-submission` first.",
        )
    for name in ("query_metadata.csv", "reference_metadata.csv", "query_subset.csv"):
        if not (layout.data / name).is_file():
            raise set_up(
                f"There is no {name} in the data set at {layout.data}.",
                "Run `make data-subset` first, then test-submission.",
            )
    if _reachable(layout.submission):
        raise set_up(
            f"Other users can enter {layout.submission}, so main.py could change results.",
            "Mount a folder that only its owner can enter (mode 0700).",
        )


def _reachable(folder: Path) -> bool:
    """Tried for real: some file shares ignore owner and mode."""
    os.seteuid(SUBMISSION_UID)
    try:
        (folder / "submission.zip").stat()
        return True
    except PermissionError:
        return False
    finally:
        os.seteuid(0)


def prepare(layout: Layout) -> None:
    """Makes the working folder root's and sticky: its user can add files but not replace root's."""
    os.chown(layout.work, 0, 0)
    layout.work.chmod(0o1777)
    for stale in ("submission.tar.gz", "result.json"):
        (layout.submission / stale).unlink(missing_ok=True)
    layout.private.mkdir(0o700)


def take_subset(layout: Layout) -> Path | None:
    """Takes what main.py wrote away from its user; None when there is nothing.

    Call it when no process of the user lives any more. A rename follows no link and copies nothing.
    """
    taken = layout.private / SUBSET
    try:
        (layout.work / SUBSET).rename(taken)
    except FileNotFoundError:
        return None
    return taken


def check_subset(taken: Path) -> None:
    """Raises Stop unless what main.py wrote is a regular file."""
    kind = taken.lstat().st_mode
    if not stat.S_ISREG(kind):
        what = (
            "a symbolic link"
            if stat.S_ISLNK(kind)
            else "a folder"
            if stat.S_ISDIR(kind)
            else "a special file"
        )
        raise invalid(
            f"{SUBSET} is {what}, not a file.",
            f"Let main.py write {SUBSET} itself, as a regular file.",
        )
    os.chown(taken, 0, 0)
    taken.chmod(0o400)


def clear(layout: Layout, seconds: float) -> bool:
    """Deletes all that the submission's user has left, in folders and in the kernel: it takes
    memory that ranking may need. Returns whether that many seconds were enough.

    `find` copes with folders nested as deep as they may be, Python's rmtree does not.
    """
    remove_ipc()
    places = [str(path) for path in (layout.work, *IN_MEMORY) if path.is_dir()]
    try:
        subprocess.run(
            [
                "find",
                *places,
                "-xdev",
                "-user",
                str(SUBMISSION_UID),
                "!",
                "-path",
                f"{layout.private}/*",
                "-delete",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=seconds,
        )
        return True
    except subprocess.TimeoutExpired:
        return False
    except OSError as error:
        raise Stop("fault", f"The working folder can't be cleared: {error}.") from error
