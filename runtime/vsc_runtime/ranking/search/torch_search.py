"""The same search with torch, for a GPU: float16 products to filter, exact scores on the CPU."""

from __future__ import annotations

import math
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np

from ..blocks import Blocks
from ..hits import Hits
from ..products.bounds import float16_error_bound
from ..rows import Rows
from .cpu_search import CpuSearch
from .found import add_found
from .groups import group_queries

# From one score in so many on, a tile is left to the CPU, whose errors are smaller.
DENSE = 64
# Scaled to this norm, no inner product leaves float16's range (65,504).
NORM = 128.0


class TorchSearch:
    """Adds to `hits` every pair of a query and a reference that the limit keeps."""

    def __init__(
        self, queries: Rows, hits: Hits, pool: ThreadPoolExecutor, blocks: Blocks, device: str
    ) -> None:
        import torch  # only if it is there: the lite image has none

        self._torch, self._device = torch, torch.device(device)
        # cuBLAS may otherwise add up partial sums in float16.
        torch.backends.cuda.matmul.allow_fp16_reduced_precision_reduction = False
        self._hits, self._pool, self._blocks = hits, pool, blocks
        self._scale = _scale(queries)
        self._queries = [
            (block, *self._load(block, self._scale))
            for block in queries.split(blocks.device_queries)
        ]

    def add(self, references: Rows) -> None:
        """Searches one chunk of references."""
        scale = _scale(references)
        scoring: list[Future[None]] = []
        for tile in references.split(self._blocks.device_references):
            right, right_residual = self._load(tile, scale)
            for queries, left, left_residual in self._queries:
                norms = float(queries.norms[0]) * self._scale, float(tile.norms[0]) * scale
                error = float16_error_bound(
                    queries.dimensions, norms, (left_residual, right_residual)
                )
                limit = self._hits.limit.score * self._scale * scale
                if norms[0] * norms[1] + error < limit:
                    break
                scoring += self._search(queries, tile, left, right, limit - error)
        for each in scoring:
            each.result()

    def _search(
        self, queries: Rows, tile: Rows, left: Any, right: Any, threshold: float
    ) -> list[Future[None]]:
        """Searches one tile. Threads score what passes, while the device goes on with the next."""
        near = self._product(left, right) >= _float16_below(threshold)
        if DENSE * int(near.sum()) > len(queries) * len(tile):
            groups = group_queries(queries, self._blocks.queries_at_once(queries.dimensions))
            CpuSearch(groups, self._hits, self._pool, self._blocks).add(tile)
            return []
        query, reference = (each.cpu().numpy() for each in near.nonzero(as_tuple=True))
        return [self._pool.submit(add_found, queries, tile, query, reference, self._hits)]

    def _product(self, left: Any, right: Any) -> Any:
        if self._device.type == "cuda":
            return left @ right.T
        # The CPU's own float16 product has other errors; rounding its float32 product has these.
        return (left.float() @ right.float().T).half()

    def _load(self, rows: Rows, scale: float) -> tuple[Any, float]:
        """Scaled float16 rows on the device, and a bound of the norm of what rounding took away.

        The difference of a float32 and its float16 is exact in float32, its norm nearly so.
        """
        values = self._torch.from_numpy(rows.values).to(self._device) * scale
        rounded = values.half()
        residual = float((values - rounded.float()).norm(dim=1).max())
        return rounded, residual * 1.01 + 1e-30


def _scale(rows: Rows) -> float:
    """A power of two, so that scaling rounds nothing."""
    longest = float(rows.norms[0]) if len(rows) else 0.0
    return 2.0 ** math.floor(math.log2(NORM / longest)) if longest > 2.0**-60 else 1.0


def _float16_below(threshold: float) -> float:
    """The float16 that every computed score at the threshold or above reaches."""
    with np.errstate(over="ignore"):
        return float(np.nextafter(np.float16(threshold), np.float16(-np.inf)))
