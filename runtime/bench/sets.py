"""The descriptor sets that are measured: random as the quickstart's, and of unit length."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BenchSet:
    """Rows and videos of both files. Values are uniform in [-1, 1), or rows of length one."""

    name: str
    queries: tuple[int, int]
    references: tuple[int, int]
    dimensions: int
    unit: bool

    @property
    def flops(self) -> float:
        """Additions and multiplications of all inner products."""
        return 2.0 * self.queries[0] * self.references[0] * self.dimensions


SETS = (
    BenchSet("full", (76627, 8000), (382941, 40000), 16, False),
    BenchSet("tenth", (7663, 800), (38294, 4000), 16, False),
    BenchSet("wide", (25474, 2667), (132266, 13333), 512, True),
    # For docs/background/scale.md; its files take a GB.
    BenchSet("many", (7663, 800), (10_000_000, 250_000), 16, False),
)


def write_set(each: BenchSet, folder: Path) -> tuple[Path, Path]:
    """Writes both files of a set and gives their paths. The seed is fixed."""
    import numpy as np  # here, so that the benchmark itself stays small

    random = np.random.default_rng(2022)
    paths = []
    for kind, (rows, videos) in (("Q", each.queries), ("R", each.references)):
        cuts = np.sort(random.choice(np.arange(1, rows), videos - 1, replace=False))
        lengths = np.diff(np.concatenate(([0], cuts, [rows])))
        ids = np.repeat([f"{kind}{200001 + number}" for number in range(videos)], lengths)
        if each.unit:
            features = random.standard_normal((rows, each.dimensions), np.float32)
            features /= np.linalg.norm(features, axis=1, keepdims=True)
        else:
            features = 2 * random.random((rows, each.dimensions), np.float32) - 1
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        stamps = (np.arange(rows) - starts).astype(np.float32)
        paths.append(folder / f"{each.name}-{kind}.npz")
        np.savez(paths[-1], video_ids=ids, features=features, timestamps=stamps)
    return paths[0], paths[1]


if __name__ == "__main__":
    wanted = next(each for each in SETS if each.name == sys.argv[1])
    print(*write_set(wanted, Path(sys.argv[2])))
