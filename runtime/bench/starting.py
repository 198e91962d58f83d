"""Measures starts in an image: plain Python, `conda run`, and main.py by the entrypoint.

    python3 runtime/bench/starting.py

Prints for each the least and the median of wall-clock seconds, and the least of processor
seconds. On a busy machine the least is what to go by. main.py takes the time in its first line, and
the processor time of itself and of the runtime above it.
"""

from __future__ import annotations

import io
import resource
import shutil
import statistics
import subprocess
import time
import zipfile
from pathlib import Path

import numpy as np

RUNS = 30
PLACE = Path("/code_execution")
#: Fields 14 to 17 of /proc/PID/stat: own time and that of children that were waited for (proc(5)).
MAIN = """import time; began = time.time()
import os
def ticks(pid):
    return sum(map(int, open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[11:15]))
print("began", began, (ticks("self") + ticks(os.getppid())) / os.sysconf("SC_CLK_TCK"))
"""


def main() -> None:
    """Prints a line for each kind of start."""
    python = ["python", "-c", "pass"]
    _report("plain python", [_command(python) for _ in range(RUNS)])
    inside = ["conda", "run", "-n", "condaenv", *python]
    _report("conda run python", [_command(inside) for _ in range(RUNS)])
    _data(Path("/data"))
    _report("entrypoint to main.py", [_entrypoint() for _ in range(RUNS)])


def _report(name: str, runs: list[tuple[float, float]]) -> None:
    walls = [wall for wall, _ in runs]
    processor = min(used for _, used in runs)
    median = statistics.median(walls)
    print(f"{name}: {min(walls):.3f} s (median {median:.3f}), processor {processor:.3f} s")


def _command(command: list[str]) -> tuple[float, float]:
    used, began = _children(), time.monotonic()
    subprocess.run(command, check=True)
    return time.monotonic() - began, _children() - used


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _data(folder: Path) -> None:
    """A data set of one video."""
    folder.mkdir(exist_ok=True)
    head = "video_id,duration_sec,frames_per_sec,width,height,rn\n"
    for name, video in (("query", "Q100001"), ("reference", "R100001")):
        (folder / f"{name}_metadata.csv").write_text(f"{head}{video},10,30,64,48,0\n")
    (folder / "query_subset.csv").write_text("video_id\nQ100001\n")


def _descriptors(video: str) -> bytes:
    file = io.BytesIO()
    np.savez(
        file,
        video_ids=np.array([video]),
        features=np.ones((1, 4), "float32"),
        timestamps=np.zeros(1, "float32"),
    )
    return file.getvalue()


def _entrypoint() -> tuple[float, float]:
    """A run that ends after main.py's first lines, as it writes no descriptors."""
    for each in PLACE.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    submission = PLACE / "submission"
    submission.mkdir(mode=0o700)
    with zipfile.ZipFile(submission / "submission.zip", "w") as archive:
        archive.writestr("main.py", MAIN)
        archive.writestr("query_descriptors.npz", _descriptors("Q100001"))
        archive.writestr("reference_descriptors.npz", _descriptors("R100001"))
    started = time.time()
    command = ["/opt/vsc/python", "-I", "/opt/vsc/run.py"]
    subprocess.run(command, cwd=PLACE, stdout=subprocess.DEVNULL, check=False)
    log = (submission / "log.txt").read_text()
    line = next(line for line in log.splitlines() if " began " in f" {line}")
    began, processor = map(float, line.rpartition("began ")[2].split())
    return began - started, processor


main()
