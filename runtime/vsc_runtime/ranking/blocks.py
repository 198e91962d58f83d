"""How the work is cut."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Blocks:
    """Sizes that change how long a ranking takes and how much memory, never what is found."""

    # Rows of a tile. Its scores, 4 MiB, stay in the processor's cache.
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
