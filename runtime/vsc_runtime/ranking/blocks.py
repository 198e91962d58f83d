"""How the work is cut."""

from __future__ import annotations

from dataclasses import dataclass

# Few dimensions are worth large groups, which share the order of the references.
NARROW, WIDE = 32, 127


@dataclass(frozen=True)
class Blocks:
    """Sizes that change how long a ranking takes and how much memory, never what is found."""

    # Queries of a group; up to NARROW dimensions four times, above WIDE twice as many.
    queries: int = 256
    # Scores of a tile, 2 MiB: they stay in the processor's cache. Four times as many above WIDE
    # dimensions, twice as many between.
    scores: int = 1 << 19
    # Scores of a tile that are looked at as one.
    group: int = 2048
    # Pairs found by float32 before they are scored exactly.
    found: int = 1 << 16
    # Hits kept before they are first sorted; at least 2.
    hits: int = 1 << 20
    # References read and searched at once; a thread may copy them.
    chunk_bytes: int = 12 << 20
    # Rows of a GPU's tile (its scores are half a gigabyte), and the references read for it.
    device_queries: int = 4096
    device_references: int = 65536
    device_chunk_bytes: int = 256 << 20

    def queries_at_once(self, dimensions: int) -> int:
        """Queries of a group, for descriptors of so many dimensions."""
        return self.queries * (4 if dimensions <= NARROW else 1 if dimensions <= WIDE else 2)

    def references_at_once(self, dimensions: int) -> int:
        """References that the CPU searches at once. No fewer than a tile of the usual group takes:
        BLAS is slower on a smaller one."""
        tile = self.scores_at_once(dimensions) // self.queries_at_once(dimensions)
        return max(1, tile, self.chunk_bytes // (4 * dimensions))

    def scores_at_once(self, dimensions: int) -> int:
        """Scores of a tile, at most."""
        scores = self.scores * (1 if dimensions <= NARROW else 2 if dimensions <= WIDE else 4)
        return max(scores, 2 * self.queries_at_once(dimensions))
