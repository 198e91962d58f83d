"""Measures what crafted descriptors cost the ranking, beside random ones of the same size.

    python3 runtime/bench/crafted.py [--runs 3] [--sets subnormal ...]

Prints for each set the least processor time of several runs, and how many times that of random
descriptors it is. docs/background/benchmarks.md has the last table.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

RUN = Path(__file__).resolve().parent.parent / "run.py"
Rows = Any
Craft = Callable[[Rows, Rows, np.random.Generator], tuple[Rows, Rows]]


@dataclass(frozen=True)
class Shape:
    """Rows of both files, dimensions, and rows of a video."""

    queries: int
    references: int
    dimensions: int
    each: int


WIDE, LONG = Shape(3000, 15000, 512, 50), Shape(500, 1_000_000, 16, 50)
NARROW, MIDDLE = Shape(7663, 38294, 16, 10), Shape(4000, 20000, 64, 10)
SHORT = Shape(7663, 38294, 16, 1)


def scaled(step_q: int, by_q: float, step_r: int, by_r: float) -> Craft:
    """Some rows are longer than the others."""

    def craft(q: Rows, r: Rows, _: np.random.Generator) -> tuple[Rows, Rows]:
        q[::step_q] *= np.float32(by_q)
        r[::step_r] *= np.float32(by_r)
        return q, r

    return craft


def near(noise: float) -> Craft:
    """All rows are one vector, and noise."""

    def craft(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
        def around(rows: Rows) -> Rows:
            return q[0] + np.float32(noise) * random.standard_normal(rows.shape, np.float32)

        return around(q), around(r)

    return craft


def one_hot(q: Rows, r: Rows, _: np.random.Generator) -> tuple[Rows, Rows]:
    """Of each row only one value is not zero: a few scores for all pairs."""

    def hot(rows: Rows) -> Rows:
        found = np.zeros_like(rows)
        found[np.arange(len(rows)), np.arange(len(rows)) % rows.shape[1]] = 1
        return found

    return hot(q), hot(r)


def same_scores(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
    """Rows of which no two are equal, and whose scores all are."""
    for rows in (q, r):
        rows[:] = 1e-6 * random.random(rows.shape, np.float32)
        rows[:, 0] = 1
    return q, r


def clusters(many: int, noise: float) -> Craft:
    """Each row is one of so many vectors, and noise."""

    def craft(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
        middles = q[:many].copy()

        def around(rows: Rows) -> Rows:
            added = np.float32(noise) * random.standard_normal(rows.shape, np.float32)
            return middles[random.integers(0, many, len(rows))] + added

        return around(q), around(r)

    return craft


def half_one_vector(q: Rows, r: Rows, _: np.random.Generator) -> tuple[Rows, Rows]:
    """Every second row is the same."""
    q[::2], r[::2] = q[0], q[0]
    return q, r


def zeros(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
    """Zeros of both signs."""
    q[:], r[:] = (np.copysign(0, random.random(rows.shape) - 0.5) for rows in (q, r))
    return q, r


def ascending(q: Rows, r: Rows, _: np.random.Generator) -> tuple[Rows, Rows]:
    """Each reference is longer than those before it."""
    return q, r * np.linspace(1, 7, len(r), dtype=np.float32)[:, None]


def negative(q: Rows, r: Rows, _: np.random.Generator) -> tuple[Rows, Rows]:
    """No score above 0."""
    return -abs(q), abs(r)


def copies(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
    """Each reference is a query."""
    return q, q[random.integers(0, len(q), len(r))]


def between_numbers(noise: float) -> Craft:
    """Scores that lie exactly in the middle between two float32 numbers, or as near as noise."""

    def craft(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
        for rows in (q, r):
            # Powers of two at most, so that without noise no sum is rounded.
            rows[:] = np.float32(noise) * random.standard_normal(rows.shape, np.float32)
            rows[:, :2] = 1, 2.0**-12
        return q, r

    return craft


def sparse_subnormal(q: Rows, r: Rows, random: np.random.Generator) -> tuple[Rows, Rows]:
    """Nine values of ten are too small for a normal float32."""
    for rows in (q, r):
        rows[random.random(rows.shape, np.float32) < 0.9] = np.float32(1e-42)
    return q, r


NOISES = (1e-3, 1e-4, 1e-5, 1e-6, 1e-7)
#: Name -> shape, what is done to random rows of length one, and whether a file is a single video.
SETS: dict[str, tuple[Shape, Craft, bool]] = {
    "norms, 1 in 1,500 of 5e17": (WIDE, scaled(1, 1, 1500, 5e17), False),
    "norms, 1 in 500 of 1e6": (WIDE, scaled(1, 1, 500, 1e6), False),
    "norms, huge in both": (WIDE, scaled(300, 1e15, 1500, 1e15), False),
    "subnormal": (WIDE, scaled(1, 1e-38, 1, 1e-38), False),
    "subnormal, nine of ten values": (WIDE, sparse_subnormal, False),
    **{f"near one vector, {noise:.0e}": (WIDE, near(noise), False) for noise in NOISES},
    "constant": (WIDE, near(0), False),
    **{f"near one vector, {noise:.0e}, 16": (NARROW, near(noise), False) for noise in NOISES},
    "constant, 16": (NARROW, near(0), False),
    "one-hot, 16": (NARROW, one_hot, False),
    **{
        f"{name}, {shape.dimensions}": (shape, craft, False)
        for shape in (NARROW, MIDDLE, WIDE)
        for name, craft in {
            "different rows, equal scores": same_scores,
            "16 vectors": clusters(16, 0),
            "16 vectors, noise of 1e-6": clusters(16, 1e-6),
            "40 vectors": clusters(40, 0),
            "40 vectors, noise of 1e-6": clusters(40, 1e-6),
            "between two numbers": between_numbers(1e-9),
            "between two numbers, noise": between_numbers(1e-8),
            "every second row the same": half_one_vector,
            "zeros of both signs": zeros,
            "longer and longer": ascending,
            "negative scores": negative,
            "copies of queries": copies,
        }.items()
    },
    "constant, a video each row": (SHORT, near(0), False),
    "constant, a million rows": (LONG, near(0), True),
    "one video of a million rows": (LONG, scaled(1, 1, 1, 1), True),
}


def write(folder: Path, shape: Shape, craft: Craft, single: bool) -> list[str]:
    random = np.random.default_rng(2022)
    made = []
    for rows in (shape.queries, shape.references):
        values = random.standard_normal((rows, shape.dimensions), np.float32)
        made.append(values / np.linalg.norm(values, axis=1, keepdims=True))
    files = []
    for letter, values in zip("QR", craft(made[0], made[1], random)):
        each = len(values) if single and letter == "R" else shape.each
        ids = np.repeat([f"{letter}{200000 + n}" for n in range(-(-len(values) // each))], each)
        stamps = np.zeros(len(values), np.float32)
        files.append(str(folder / f"{letter}.npz"))
        np.savez(files[-1], video_ids=ids[: len(values)], features=values, timestamps=stamps)
    return files


def processor_seconds(files: list[str], runs: int) -> float:
    """The least of several runs: what else the machine does only adds to it."""
    taken = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-I", str(RUN), "rank", *files, f"{files[0]}.csv"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure crafted descriptors.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    options = parser.parse_args()
    usual: dict[Shape, float] = {}
    for name in options.sets:
        shape, craft, single = SETS[name]
        with tempfile.TemporaryDirectory() as folder:
            if shape not in usual:
                files = write(Path(folder), shape, scaled(1, 1, 1, 1), False)
                usual[shape] = processor_seconds(files, options.runs)
                report(f"random, {shape.queries:,} x {shape.references:,}", usual[shape], None)
            seconds = processor_seconds(write(Path(folder), shape, craft, single), options.runs)
        report(name, seconds, seconds / usual[shape])


def report(name: str, seconds: float, times: float | None) -> None:
    beside = "" if times is None else f"{times:6.2f} x"
    print(f"{name:<32}{seconds:8.2f} s{beside}", flush=True)


if __name__ == "__main__":
    main()
