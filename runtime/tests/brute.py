"""The ranking in ten lines, and files to rank: what the property tests compare with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Callable

import numpy as np

from vsc_runtime.arrays import AnyArray, Float32s, Texts

Row = tuple[str, str, np.float32]
#: Query ids, queries, reference ids, references.
Data = tuple[Texts, Float32s, Texts, Float32s]
Arrays = Mapping[str, AnyArray]
#: numpy.savez or numpy.savez_compressed.
Save = Callable[..., None]


def brute_force(
    query_ids: Texts, queries: Float32s, reference_ids: Texts, references: Float32s
) -> list[Row]:
    """All inner products, sorted; the K best; each pair once; the P best."""
    scores = (queries.astype(np.float64) @ references.astype(np.float64).T).astype(np.float32)
    return best_pairs(query_ids, reference_ids, scores)


def best_pairs(query_ids: Texts, reference_ids: Texts, scores: Float32s) -> list[Row]:
    """The same by the scores of all pairs [queries, references]."""
    videos = 1 + int((query_ids[1:] != query_ids[:-1]).sum())
    flat = np.flatnonzero(~np.isnan(scores))
    flat = flat[np.argsort(-scores.reshape(-1)[flat], kind="stable")][: 1200 * videos]
    best: dict[tuple[str, str], np.float32] = {}
    for query, reference in zip(*np.unravel_index(flat, scores.shape)):
        pair = query_ids[query], reference_ids[reference]
        best.setdefault(pair, scores[query, reference])
    return [(*pair, score) for pair, score in best.items()][: 25 * videos]


def write_npz(
    path: Path,
    ids: AnyArray,
    features: AnyArray,
    timestamps: AnyArray | None = None,
    save: Save = np.savez,
) -> Path:
    """A descriptor file; timestamps [N, 2] unless given."""
    if timestamps is None:
        timestamps = np.zeros((len(ids), 2), np.float32)
    save(path, video_ids=ids, features=features, timestamps=timestamps)
    return path


def read_csv(path: Path) -> list[Row]:
    """The rows of a rankings file, whose form is checked on the way."""
    content = path.read_bytes()
    assert b"\r" not in content and content.endswith(b"\n")
    header, *lines = content.decode("ascii").splitlines()
    assert header == "query_id,ref_id,score"
    rows = [line.split(",") for line in lines]
    assert all(score == str(np.float32(score)) for _, _, score in rows)
    return [(query, reference, np.float32(score)) for query, reference, score in rows]
