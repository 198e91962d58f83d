"""Measures the ranking: time, peak memory, and the part of the machine's BLAS rate it reaches.

    python3 runtime/bench/ranking.py [--sets full tenth wide] [--runs 5] [--vsc2022 FOLDER]

Each run is a process of its own, so its peak memory is its own. The BLAS rate is measured between
the runs: on a shared machine only numbers of the same minutes can be compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import List

import numpy as np

import organisers
from sets import SETS, BenchSet, write_set

HERE = Path(__file__).resolve().parent
OURS = [sys.executable, "-I", str(HERE.parent / "run.py"), "rank"]
THEIRS = [sys.executable, str(HERE / "organisers.py")]
# Rows and columns of the products that measure BLAS: many times its caches.
BLAS_SIZE = 4096


@dataclass(frozen=True)
class Run:
    """Seconds and peak bytes of one process."""

    seconds: float
    peak: int


def measure(command: List[str]) -> Run:
    """Runs a command to its end. Its output appears only if it fails."""
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        child = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - started
        child.returncode = status
        if status:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()[-2000:]}")
    return Run(seconds, usage.ru_maxrss * 1024)


def blas_rate(dimensions: int) -> float:
    """Float32 operations a second of one large product with that inner dimension, best of three."""
    left = np.ones((BLAS_SIZE, dimensions), np.float32)
    product = np.empty((BLAS_SIZE, BLAS_SIZE), np.float32)
    seconds = []
    for _ in range(3):
        started = time.monotonic()
        np.matmul(left, left.T, out=product)
        seconds.append(time.monotonic() - started)
    return 2.0 * BLAS_SIZE**2 * dimensions / min(seconds)


def report(each: BenchSet, runs: int, vsc2022: Path, theirs: bool) -> None:
    """Measures one set and prints its lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        query, reference = write_set(each, Path(name))
        files = [str(query), str(reference), str(Path(name) / "out.csv")]
        ours, rates = [], []
        for _ in range(runs):
            rates.append(blas_rate(512))
            ours.append(measure([*OURS, *files]))
        seconds = statistics.median(run.seconds for run in ours)
        peak = statistics.median(run.peak for run in ours)
        blas = statistics.median(rates)
        rate = each.flops / seconds
        line(each.name, "ours", seconds, peak, f"{rate / blas:.0%} of {blas / 1e9:.0f} GF/s")
        if not theirs:
            return
        other = measure([*THEIRS, str(vsc2022), *files])
        faster, smaller = other.seconds / seconds, other.peak / peak
        line("", "vsc2022", other.seconds, other.peak, f"{faster:.1f}x time, {smaller:.1f}x memory")


def line(name: str, code: str, seconds: float, peak: float, note: str) -> None:
    print(f"{name:<7}{code:<9}{seconds:>9.2f} s{peak / 1e6:>9.0f} MB   {note}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the ranking.")
    names = [each.name for each in SETS]
    parser.add_argument("--sets", nargs="+", choices=names, default=names)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--vsc2022", type=Path, default=HERE.parent.parent / "vsc2022")
    options = parser.parse_args()
    why = organisers.missing(options.vsc2022)
    print(
        f"{len(os.sched_getaffinity(0))} processors, numpy {np.__version__}, "
        f"median of {options.runs}; vsc2022: {why or 'one run each'}"
    )
    for each in SETS:
        if each.name in options.sets:
            report(each, options.runs, options.vsc2022, not why)


if __name__ == "__main__":
    main()
