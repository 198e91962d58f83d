"""The rankings file."""

from __future__ import annotations

from pathlib import Path

from ..arrays import Float32s, Texts

HEADER = "query_id,ref_id,score\n"
LINES_AT_ONCE = 1 << 15


def write_rankings(path: Path, query_ids: Texts, reference_ids: Texts, scores: Float32s) -> None:
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
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
