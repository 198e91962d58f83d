"""Files that can't be ranked are refused with one line that names the file."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from brute import Arrays
from conftest import npz
from test_ranking import data
from vsc_runtime.formats.npz import NpzError
from vsc_runtime.ranking import rank


def refusal(tmp_path: Path, query: Arrays | None = None, reference: Arrays | None = None) -> str:
    """The message for files of `data` in which some arrays are replaced."""
    query_ids, queries, reference_ids, references = data(18)
    stamps = np.zeros(len(query_ids)), np.zeros(len(reference_ids))
    arrays: Arrays = {"video_ids": query_ids, "features": queries, "timestamps": stamps[0]}
    (tmp_path / "q.npz").write_bytes(npz({**arrays, **(query or {})}))
    arrays = {"video_ids": reference_ids, "features": references, "timestamps": stamps[1]}
    (tmp_path / "r.npz").write_bytes(npz({**arrays, **(reference or {})}))
    with pytest.raises(NpzError) as caught:
        rank(tmp_path / "q.npz", tmp_path / "r.npz", tmp_path / "out.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["q.npz", "r.npz"]
    message = str(caught.value)
    assert "\n" not in message and message.startswith("q.npz" if query else "r.npz")
    return message


ROWS = len(data(18)[0])


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"features": np.ones(ROWS, np.float32)}, "two-dimensional"),
        ({"features": np.ones((ROWS, 8), np.int32)}, "float32"),
        ({"features": np.ones((ROWS, 8), np.complex64)}, "plain array"),
        ({"features": np.ones((ROWS, 513), np.float32)}, "1 to 512"),
        ({"features": np.ones((ROWS, 0), np.float32)}, "1 to 512"),
        ({"features": np.ones((0, 8), np.float32)}, "zero rows"),
        ({"features": np.ones((ROWS, 9), np.float32)}, "9 dimensions"),
        ({"features": np.full((ROWS, 8), np.inf, np.float32)}, "row 0 .* infinite"),
        ({"features": np.full((ROWS, 8), 1e200)}, "row 0 .* infinite"),
        ({"features": np.full((ROWS, 8), 2e18, np.float32)}, "row 0 .* norm above"),
        ({"features": np.ones((ROWS + 1, 8), np.float32)}, "timestamps"),
        ({"timestamps": np.ones((ROWS, 3))}, "timestamps"),
        ({"timestamps": np.array(["a"] * ROWS)}, "timestamps"),
        ({"video_ids": np.array(["Q200001"])}, "one for each"),
        ({"video_ids": np.array(["R200001"] * ROWS)}, "look like Q200001"),
        ({"video_ids": np.array(["Q2,00001"] * ROWS)}, "look like"),
        ({"video_ids": np.array(["Q\n=1+1"] * ROWS)}, "look like"),
        ({"video_ids": np.array([""] * ROWS)}, "look like"),
        ({"video_ids": np.array([b"Q200001"] * ROWS)}, "text"),
        ({"video_ids": np.array(["Q200001"] * ROWS, dtype=object)}, "pickled"),
    ],
)
def test_refused(tmp_path: Path, arrays: Arrays, words: str) -> None:
    assert re.search(words, refusal(tmp_path, query=arrays))


def test_an_infinite_reference_is_named(tmp_path: Path) -> None:
    references = data(18)[3]
    references[-1, -1] = -np.inf
    assert f"row {len(references) - 1} " in refusal(tmp_path, reference={"features": references})
