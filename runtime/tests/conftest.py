"""Makes small data sets and submissions, and runs the real entrypoint on them.

The tests of whole runs need root and the lite image's tools; the container should have the limits
of a real run, e.g. docker run --network none --pids-limit 128 --cap-drop ALL --cap-add ... (see
docs/reference/exit-codes.md); a test whose limit is not there is skipped.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, cast

import numpy as np
import pytest

from vsc_runtime.arrays import AnyArray

TOP = Path(__file__).resolve().parent.parent

QUERIES = [f"Q2{number:05d}" for number in range(1, 9)]
REFERENCES = [f"R2{number:05d}" for number in range(1, 13)]
SUBSET = QUERIES[1::3]
#: Seconds; at most five descriptors a video.
DURATION = 4.2

WRITE_SUBSET = """
import csv, numpy
ids = [row["video_id"] for row in csv.DictReader(open(DATA + "/query_subset.csv"))]
with numpy.load(WORK + "/query_descriptors.npz") as packed:
    rows = numpy.isin(packed["video_ids"], ids)
    made = {name: packed[name][rows] for name in packed.files}
numpy.savez("subset_query_descriptors.npz", **made)
"""


def npz(arrays: Mapping[str, AnyArray]) -> bytes:
    """An npz file."""
    buffer, save = io.BytesIO(), cast("Callable[..., None]", np.savez)
    save(buffer, **arrays)
    return buffer.getvalue()


def descriptors(
    ids: list[str], each: int = 3, changed: Mapping[str, AnyArray] | None = None
) -> bytes:
    """A valid descriptor file with `each` rows a video; `changed` replaces arrays."""
    rows = [name for name in ids for _ in range(each)]
    arrays: dict[str, AnyArray] = {
        "video_ids": np.array(rows),
        "features": np.random.default_rng(7).standard_normal((len(rows), 8)).astype(np.float32),
        "timestamps": np.tile(np.arange(each, dtype=np.float32), len(ids)),
    }
    return npz({**arrays, **(changed or {})})


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def left_processes() -> list[str]:
    """Processes of the submission's user, zombies too; told apart from the code under test."""
    found = subprocess.run(
        ["find", "/proc", "-maxdepth", "1", "-user", "64000"],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return [
        f"{path}: {Path(path, 'status').read_text()[:60]!r}"
        for path in found.stdout.decode().split()
    ]


@dataclass
class Outcome:
    code: int
    result: dict[str, Any]
    log: str
    shown: str
    folder: Path

    @property
    def verdict(self) -> str:
        return str(self.result["verdict"])

    @property
    def message(self) -> str:
        return str(self.result["message"])


class Runner:
    """Runs one submission for real; `members` may be changed before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work, self.data = folder / "work", folder / "data"
        self.submission = self.work / "submission"
        for each in (self.work, self.data):
            each.mkdir()
        self.submission.mkdir(0o700)
        header = "video_id,duration_sec,frames_per_sec,width,height,rn\n"
        for name, ids in (("query", QUERIES), ("reference", REFERENCES)):
            lines = "".join(f"{each},{DURATION},30,64,48,{row}\n" for row, each in enumerate(ids))
            (self.data / f"{name}_metadata.csv").write_text(header + lines)
        (self.data / "query_subset.csv").write_text("video_id\n" + "\n".join(SUBSET) + "\n")
        self.members: dict[str, bytes] = {
            "query_descriptors.npz": descriptors(QUERIES),
            "reference_descriptors.npz": descriptors(REFERENCES),
        }

    def main(self, code: str) -> None:
        """Sets main.py; DATA and WORK name the folders, write_subset() writes a valid file."""
        start = (
            f"DATA, WORK = {str(self.data)!r}, {str(self.work)!r}\n"
            f"def write_subset():\n    exec({WRITE_SUBSET!r}, globals())\n"
        )
        self.members["main.py"] = (start + code).encode()

    def command(self) -> list[str]:
        return [
            sys.executable,
            "-I",
            str(TOP / "run.py"),
            "evaluate",
            "--work",
            str(self.work),
            "--data",
            str(self.data),
        ]

    def pack(self) -> None:
        """Writes submission.zip."""
        (self.submission / "submission.zip").write_bytes(zipped(self.members))

    def run(self, **environment: str) -> Outcome:
        """Packs `members` and evaluates them."""
        self.pack()
        return self.evaluate(**environment)

    def evaluate(self, **environment: str) -> Outcome:
        """Evaluates what is in the submission folder."""
        done = subprocess.run(
            self.command(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=180,
            check=False,
            env={
                **os.environ,
                "VSC_TIME_LIMIT": "60",
                "VSC_UNPACK_LIMIT": "20000000",
                "PHASE2": "false",
                **environment,
            },
        )
        result = self.submission / "result.json"
        log = self.submission / "log.txt"
        return Outcome(
            done.returncode,
            json.loads(result.read_text()) if result.exists() else {},
            log.read_text() if log.exists() else "",
            done.stdout.decode("utf-8", "replace"),
            self.submission,
        )


#: Of a main.py and the environment.
Runs = Callable[..., Outcome]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the submission's user can reach, unlike tmp_path; gone afterwards."""
    base = "/code_execution" if os.access("/code_execution", os.W_OK) else "/tmp"
    made = Path(tempfile.mkdtemp(prefix="vsc-", dir=base))
    made.chmod(0o755)
    yield made
    subprocess.run(["rm", "-rf", str(made)], check=True)


@pytest.fixture
def runner(folder: Path) -> Runner:
    if os.geteuid() != 0:
        pytest.skip("running main.py as another user needs root")
    return Runner(folder)


@pytest.fixture
def runs(runner: Runner) -> Runs:
    """Runs the given main.py and checks what holds for every run."""

    def run(code: str, **environment: str) -> Outcome:
        runner.main(code)
        outcome = runner.run(**environment)
        assert outcome.result["exitCode"] == outcome.code
        assert (outcome.folder / "submission.tar.gz").exists() == (outcome.code == 0)
        assert "Traceback" not in "".join(
            line for line in outcome.log.splitlines() if not line.startswith("submission | ")
        )
        assert left_processes() == []
        return outcome

    return run
