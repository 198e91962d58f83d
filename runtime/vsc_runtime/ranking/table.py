"""The rankings file."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

HEADER = "query_id,ref_id,score\n"
LINES_AT_ONCE = 1 << 15


def write_rankings(
    path: Path, query_ids: np.ndarray, reference_ids: np.ndarray, scores: np.ndarray
) -> None:
    """Writes `query_id,ref_id,score`: shortest decimals that give the float32 back, LF ends.

    Ids are plain words (descriptors.py checks them), so nothing needs quoting. The file appears
    whole or not at all.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="ascii", newline="") as file:
            file.write(HEADER)
            for at in range(0, len(scores), LINES_AT_ONCE):
                part = slice(at, at + LINES_AT_ONCE)
                columns = query_ids[part], reference_ids[part], scores[part].astype(str)
                rows = zip(*(column.tolist() for column in columns))
                file.write("\n".join(map(",".join, rows)) + "\n")
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
