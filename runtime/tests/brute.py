"""The ranking in ten lines, and files to rank: what the property tests compare with."""

from pathlib import Path
from typing import List, Tuple

import numpy as np

Row = Tuple[str, str, float]


def brute_force(query_ids, queries, reference_ids, references) -> List[Row]:
    """All inner products, sorted; the K best; each pair once; the P best."""
    videos = 1 + int((query_ids[1:] != query_ids[:-1]).sum())
    scores = (queries.astype(np.float64) @ references.astype(np.float64).T).astype(np.float32)
    flat = np.flatnonzero(~np.isnan(scores))
    flat = flat[np.argsort(-scores.reshape(-1)[flat], kind="stable")][: 1200 * videos]
    best = {}
    for query, reference in zip(*np.unravel_index(flat, scores.shape)):
        pair = query_ids[query], reference_ids[reference]
        best.setdefault(pair, scores[query, reference])
    return [(*pair, score) for pair, score in best.items()][: 25 * videos]


def write_npz(path: Path, ids, features, timestamps=None, save=np.savez) -> Path:
    """A descriptor file; timestamps [N, 2] unless given."""
    if timestamps is None:
        timestamps = np.zeros((len(ids), 2), np.float32)
    save(path, video_ids=ids, features=features, timestamps=timestamps)
    return path


def read_csv(path: Path) -> List[Row]:
    """The rows of a rankings file, whose form is checked on the way."""
    content = path.read_bytes()
    assert b"\r" not in content and content.endswith(b"\n")
    header, *lines = content.decode("ascii").splitlines()
    assert header == "query_id,ref_id,score"
    rows = [line.split(",") for line in lines]
    assert all(score == str(np.float32(score)) for _, _, score in rows)
    return [(query, reference, np.float32(score)) for query, reference, score in rows]
