"""`run.py rank` as the host calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from brute import read_csv, write_npz

RUN = Path(__file__).resolve().parent.parent / "run.py"


def run(*arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(RUN), "rank", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_ranks_and_tells_what_it_saw(tmp_path: Path) -> None:
    ones = np.ones((2, 3), np.float32)
    query = write_npz(tmp_path / "q.npz", np.array(["Q200001", "Q200002"]), ones)
    reference = write_npz(tmp_path / "r.npz", np.array(["R200001", "R200001"]), ones)
    done = run(query, reference, tmp_path / "out.csv")
    assert (done.returncode, done.stderr) == (0, "")
    stats = json.loads(done.stdout)
    assert (stats["rows_written"], stats["query_videos"], stats["reference_rows"]) == (2, 2, 2)
    three = np.float32(3)
    rows = [("Q200001", "R200001", three), ("Q200002", "R200001", three)]
    assert read_csv(tmp_path / "out.csv") == rows


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "q.npz").write_text("nothing")
    ones = np.ones((1, 3), np.float32)
    reference = write_npz(tmp_path / "r.npz", np.array(["R200001"]), ones)
    done = run(tmp_path / "q.npz", reference, tmp_path / "out.csv")
    assert done.returncode == 10 and done.stdout == ""
    assert done.stderr.startswith("q.npz: ") and done.stderr.count("\n") == 1
    query = write_npz(tmp_path / "q.npz", np.array(["Q200001"]), ones)
    done = run(query, reference, tmp_path / "none" / "out.csv")
    assert done.returncode == 3 and done.stderr.startswith("out.csv can't be written")
    assert run().returncode == 2
