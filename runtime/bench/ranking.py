"""Measures the ranking: time, peak memory, and the part of the machine's BLAS rate it reaches.

    python3 runtime/bench/ranking.py [--sets full tenth wide many] [--runs 5] [--vsc2022 FOLDER]

Each run is a process of its own, so its peak memory is its own. The BLAS rate is measured between
the runs, and half of ours come before vsc2022's, half after: on a shared machine only numbers of
the same minutes can be compared.
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

from sets import SETS, BenchSet

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests"
sys.path.insert(0, str(TESTS))

import organisers  # noqa: E402  (the path must be set first)

OURS = [sys.executable, "-I", str(HERE.parent / "run.py"), "rank"]
THEIRS = [sys.executable, str(TESTS / "organisers.py")]
SETS_SCRIPT, BLAS_SCRIPT = str(HERE / "sets.py"), str(HERE / "blas.py")


@dataclass(frozen=True)
class Run:
    """Seconds and peak bytes of one process."""

    seconds: float
    peak: int


def measure(command: list[str]) -> Run:
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


def told(*command: str) -> list[str]:
    """What a script of this folder prints. NumPy stays out of this process: a child's peak memory
    starts from its parent's."""
    done = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    return done.stdout.split()


def report(each: BenchSet, runs: int, vsc2022: Path, theirs: bool) -> None:
    """Measures one set and prints its lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        files = [*told(SETS_SCRIPT, each.name, name), str(Path(name) / "out.csv")]
        ours, rates = [], []

        def measure_ours(times: int) -> None:
            for _ in range(times):
                rates.append(float(told(BLAS_SCRIPT)[0]))
                ours.append(measure([*OURS, *files]))

        measure_ours(runs - runs // 2)
        other = measure([*THEIRS, str(vsc2022), *files]) if theirs else None
        measure_ours(runs // 2)
    seconds = statistics.median(run.seconds for run in ours)
    peak = statistics.median(run.peak for run in ours)
    blas = statistics.median(rates)
    # If norms differ, most products are skipped, and a rate means nothing.
    share = f"{each.flops / seconds / blas:.0%} of BLAS's {blas / 1e9:.0f} GF/s"
    line(each.name, "ours", seconds, peak, share if each.unit else "")
    if other is not None:
        faster, smaller = other.seconds / seconds, other.peak / peak
        line("", "vsc2022", other.seconds, other.peak, f"{faster:.1f}x time, {smaller:.1f}x memory")


def line(name: str, code: str, seconds: float, peak: float, note: str) -> None:
    print(f"{name:<7}{code:<9}{seconds:>9.2f} s{peak / 1e6:>9.0f} MB   {note}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the ranking.")
    names = [each.name for each in SETS]
    usual = [name for name in names if name != "many"]
    parser.add_argument("--sets", nargs="+", choices=names, default=usual)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--vsc2022", type=Path, default=HERE.parent.parent / "vsc2022")
    options = parser.parse_args()
    why = organisers.missing(options.vsc2022)
    print(
        f"{len(os.sched_getaffinity(0))} processors, {' '.join(told(BLAS_SCRIPT)[1:])}, "
        f"median of {options.runs}; vsc2022: {why or 'one run each'}"
    )
    for each in SETS:
        if each.name in options.sets:
            report(each, options.runs, options.vsc2022, not why)


if __name__ == "__main__":
    main()
