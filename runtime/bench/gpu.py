"""Measures the ranking on a GPU at the competition's real size: one descriptor a second of video.

    python3 runtime/bench/gpu.py [--device cuda] [--queries 320000] [--references 1600000]
                                 [--dimensions 512] [--sample 0.05]

Descriptors of length one are generated on the device, so no file is read; the clock runs from
prepared arrays to the ranking. Then a part of the videos is ranked on the device and on the CPU:
the results must be equal. Ends with 1 if they aren't.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from vsc_runtime.arrays import Float32s, Integers
from vsc_runtime.ranking.blas import processors, single_threaded_blas
from vsc_runtime.ranking.blocks import Blocks
from vsc_runtime.ranking.device import NUMPY
from vsc_runtime.ranking.run import Run

ROWS_A_VIDEO = 40
ROWS_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Generated:
    """What the ranking asks of descriptors, from memory instead of a file."""

    values: Float32s

    @property
    def rows(self) -> int:
        rows: int = self.values.shape[0]
        return rows

    @property
    def dimensions(self) -> int:
        dimensions: int = self.values.shape[1]
        return dimensions

    @property
    def starts(self) -> Integers:
        return np.arange(0, self.rows, ROWS_A_VIDEO)

    @property
    def videos(self) -> int:
        return len(self.starts)

    @property
    def lengths(self) -> Integers:
        return np.diff(np.append(self.starts, self.rows))

    @property
    def video_ids(self) -> Integers:
        return np.arange(self.rows) // ROWS_A_VIDEO

    def chunks(self, rows: int) -> Iterator[Float32s]:
        for start in range(0, self.rows, rows):
            yield self.values[start : start + rows]

    def read(self) -> Float32s:
        return self.values

    def part(self, share: float) -> Generated:
        """The first videos."""
        return Generated(self.values[: max(1, int(self.rows * share))])


def generate(torch: Any, rows: int, dimensions: int, device: str, seed: int) -> Generated:
    """Random rows of length one."""
    random = torch.Generator(device=device).manual_seed(seed)
    values = np.empty((rows, dimensions), np.float32)
    for start in range(0, rows, ROWS_AT_ONCE):
        size = min(ROWS_AT_ONCE, rows - start), dimensions
        piece = torch.randn(size, generator=random, device=device)
        piece /= piece.norm(dim=1, keepdim=True)
        values[start : start + len(piece)] = piece.cpu().numpy()
    return Generated(values)


def timed(queries: Generated, references: Generated, device: str) -> tuple[Any, int, float]:
    """Ranks; gives the ranking, the passes that it took and the seconds."""
    with single_threaded_blas() as held, ThreadPoolExecutor(processors() if held else 1) as pool:
        started = time.monotonic()
        run = Run(queries, references, pool, Blocks(), device)  # type: ignore[arg-type]
        return run.ranking(), run.passes, time.monotonic() - started


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the ranking on a GPU.")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--queries", type=int, default=320_000)
    parser.add_argument("--references", type=int, default=1_600_000)
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--sample", type=float, default=0.05, help="part of both sets to compare")
    options = parser.parse_args()
    try:
        import torch
    except ImportError:
        sys.exit("torch isn't installed here: run it in the gpu image")
    on_gpu = options.device.startswith("cuda")
    if on_gpu and not torch.cuda.is_available():
        sys.exit("no GPU answers here; --device cpu runs the same code, at a small size")
    queries, references = (
        generate(torch, rows, options.dimensions, options.device, seed)
        for seed, rows in enumerate((options.queries, options.references))
    )
    name = torch.cuda.get_device_name() if on_gpu else "torch's CPU device"
    print(f"{name}, torch {torch.__version__}, {processors()} processors", flush=True)
    found, passes, seconds = timed(queries, references, options.device)
    peak = f", {torch.cuda.max_memory_allocated() / 1e9:.1f} GB of its memory" if on_gpu else ""
    size = f"{queries.rows:,} x {references.rows:,} x {options.dimensions}"
    print(f"{size}: {len(found[0]):,} pairs, {passes} passes, {seconds:.2f} s{peak}", flush=True)
    some = queries.part(options.sample), references.part(options.sample)
    on_device, on_cpu = timed(*some, options.device), timed(*some, NUMPY)
    equal = all(map(np.array_equal, on_device[0], on_cpu[0]))
    print(
        f"sample of {some[0].rows:,} x {some[1].rows:,}: "
        f"{'equal to' if equal else 'DIFFERENT from'} the CPU's, "
        f"{on_device[2]:.2f} s beside {on_cpu[2]:.2f} s"
    )
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
