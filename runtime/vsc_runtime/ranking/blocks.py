"""How the work is cut."""

from __future__ import annotations

from dataclasses import dataclass

WIDE = 128


@dataclass(frozen=True)
class Blocks:
    """Sizes that change how long a ranking takes and how much memory, never what is found."""

    # Rows of a tile. Its scores, 4 MiB, stay in the processor's cache. Above WIDE dimensions BLAS
    # is faster on twice as many queries.
    queries: int = 256
    references: int = 4096
    # Scores of a tile that are looked at as one.
    group: int = 2048
    # Pairs found by float32 before they are scored exactly.
    found: int = 1 << 16
    # Hits kept before they are first sorted; at least 2.
    hits: int = 1 << 20
    # References read at once.
    chunk_bytes: int = 8 << 20
    # Rows of a GPU's tile (its scores are half a gigabyte), and the references read for it.
    device_queries: int = 4096
    device_references: int = 65536
    device_chunk_bytes: int = 256 << 20

    def queries_at_once(self, dimensions: int) -> int:
        """Queries of a tile of descriptors of so many dimensions."""
        return self.queries if dimensions < WIDE else 2 * self.queries
