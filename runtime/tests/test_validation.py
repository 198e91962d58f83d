"""Each rule of a descriptor file has one message that names file, array, index and limit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from brute import Arrays
from conftest import DURATION, QUERIES, descriptors, npz
from vsc_runtime.arrays import AnyArray, Float32s, Texts
from vsc_runtime.submission.validation import Summary, validate
from vsc_runtime.verdict import Stop

DURATIONS = dict.fromkeys(QUERIES, DURATION)
ROWS = 3 * len(QUERIES)


def check(tmp_path: Path, content: bytes, **options: Any) -> Summary:
    path = tmp_path / "query_descriptors.npz"
    path.write_bytes(content)
    return validate(path, DURATIONS, "query_metadata.csv", **options)


def changed(arrays: Arrays | None = None) -> bytes:
    return descriptors(QUERIES, changed=arrays)


def features(
    row: int | None = None,
    column: int = 0,
    value: float = 0.0,
    kind: type[np.floating[Any]] = np.float32,
) -> AnyArray:
    made = np.random.default_rng(1).standard_normal((ROWS, 8)).astype(kind)
    if row is not None:
        made[row, column] = value
    return made


def stamps(row: int, value: float | tuple[float, float], pairs: bool = False) -> Float32s:
    made = np.tile(np.arange(3, dtype=np.float32), len(QUERIES))
    if pairs:
        made = np.stack([made, made + 1], axis=1)
    made[row] = value
    return made


def ids(**replaced: str) -> Texts:
    made = [name for name in QUERIES for _ in range(3)]
    for row, name in replaced.items():
        made[int(row[1:])] = name
    return np.array(made)


def test_valid(tmp_path: Path) -> None:
    summary = check(tmp_path, changed())
    assert (summary.rows, summary.dimension, summary.videos) == (ROWS, 8, len(QUERIES))
    assert summary.warnings == []


@pytest.mark.parametrize(
    "arrays",
    [
        {"timestamps": stamps(0, (0, 1), pairs=True)},
        {"timestamps": stamps(0, 0).astype(np.int32)},
        {"timestamps": stamps(2, DURATION + 0.9)},
        {"features": np.asfortranarray(features())},
        {"features": features(3, 3, -1e15)},
        {"video_ids": ids().astype("<U30")},
    ],
)
def test_also_valid(tmp_path: Path, arrays: Arrays) -> None:
    check(tmp_path, changed(arrays))


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"video_ids": ids().astype("S7")}, ["video_ids", "'|S7'", "unicode"]),
        ({"video_ids": np.arange(ROWS)}, ["video_ids", "'int64'", "unicode"]),
        ({"video_ids": ids().astype(object)}, ["video_ids", "pickled"]),
        ({"video_ids": ids().astype("<U65")}, ["video_ids", "'<U65'", "64"]),
        ({"video_ids": ids().reshape(-1, 1)}, ["video_ids", f"'({ROWS}, 1)'", "(N,)"]),
        ({"video_ids": ids(_23="Q299999")}, ["video_ids[23]", "'Q299999'", "query_metadata.csv"]),
        ({"video_ids": ids(_23="R200001")}, ["video_ids[23]", "'R200001'", "query_metadata.csv"]),
        ({"video_ids": ids(_23="\x1b[2J\n")}, ["video_ids[23]", "'\\x1b[2J\\n'"]),
        (
            {"video_ids": ids(_5="Q200001")},
            ["video_ids[5]", "'Q200001' after 'Q200002'", "not sorted"],
        ),
        ({"video_ids": ids()[:-1]}, ["different lengths", "23, 24 and 24"]),
        ({"features": features()[:-1]}, ["different lengths", "24, 23 and 24"]),
        ({"timestamps": stamps(0, 0)[:-1]}, ["different lengths", "24, 24 and 23"]),
        ({"features": features(kind=np.float64)}, ["features", "'float64'", "float32"]),
        ({"features": features(kind=np.float16)}, ["features", "'float16'", "float32"]),
        ({"features": features()[:, 0]}, ["features", f"'({ROWS},)'", "(N, D)"]),
        ({"features": features()[:, :, None]}, ["features", f"'({ROWS}, 8, 1)'", "(N, D)"]),
        ({"features": features()[:, :0]}, ["features", "0 dimensions", "512"]),
        ({"features": np.zeros((ROWS, 513), "f4")}, ["features", "513 dimensions", "512"]),
        ({"features": features() * np.nan}, ["features", "NaN in every row (24)"]),
        ({"features": features(7, 3, np.inf)}, ["features[7, 3]", "infinite", "Q200003"]),
        ({"features": features(7, 3, -np.inf)}, ["features[7, 3]", "infinite"]),
        ({"features": features(7, 3, 3e38)}, ["features[7]", "norm 3e+38", "limit is 1.15e+18"]),
        ({"timestamps": stamps(4, -0.5)}, ["timestamps[4]", "-0.5", "Q200002", "below 0 s"]),
        ({"timestamps": stamps(4, np.nan)}, ["timestamps[4]", "finite"]),
        ({"timestamps": stamps(4, np.inf)}, ["timestamps[4]", "finite"]),
        ({"timestamps": stamps(4, DURATION + 1.1)}, ["timestamps[4]", "5.3", "4.2 s", "1 s"]),
        ({"timestamps": stamps(4, (3, 2), pairs=True)}, ["timestamps[4]", "3, 2", "after the end"]),
        (
            {"timestamps": stamps(4, (1, 9), pairs=True)},
            ["timestamps[4]", "1, 9", "beyond the end"],
        ),
        ({"timestamps": np.zeros((ROWS, 3), "f4")}, ["timestamps", f"'({ROWS}, 3)'", "(N, 2)"]),
        ({"timestamps": np.zeros((ROWS, 1), "f4")}, ["timestamps", f"'({ROWS}, 1)'", "(N, 2)"]),
        ({"timestamps": np.array(["0"] * ROWS)}, ["timestamps", "'<U1'", "float32"]),
        ({"timestamps": np.zeros(ROWS, "c8")}, ["timestamps"]),
    ],
)
def test_one_message_each(tmp_path: Path, arrays: Arrays, words: list[str]) -> None:
    with pytest.raises(Stop) as caught:
        check(tmp_path, changed(arrays))
    assert caught.value.exit_code == 10
    message = caught.value.message
    assert message.startswith("query_descriptors.npz: ") and message.isprintable()
    for word in words:
        assert word in message


@pytest.mark.parametrize(
    ("arrays", "why", "next_step"),
    [
        ({"video_ids": ids(_23="R200001")}, "references, where queries belong", "swapped?"),
        ({"video_ids": ids(_0="Q100001")}, "of the train set, and this is test", "DATASET=train"),
        ({"video_ids": ids(_23="Q299999")}, "'Q299999', which is not", "ids of query_metadata.csv"),
    ],
)
def test_says_what_was_mixed_up(tmp_path: Path, arrays: Arrays, why: str, next_step: str) -> None:
    with pytest.raises(Stop) as caught:
        check(tmp_path, changed(arrays))
    assert why in caught.value.message
    assert next_step in caught.value.next_step


@pytest.mark.parametrize("missing", ["video_ids", "features", "timestamps"])
def test_missing_array(tmp_path: Path, missing: str) -> None:
    arrays = {"video_ids": ids(), "features": features(), "timestamps": stamps(0, 0)}
    del arrays[missing]
    with pytest.raises(Stop, match=rf"query_descriptors\.npz: no array '{missing}'"):
        check(tmp_path, npz(arrays))


def test_zero_rows(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="video_ids is empty"):
        check(
            tmp_path,
            npz(
                {
                    "video_ids": np.empty(0, "<U7"),
                    "features": np.empty((0, 8), "f4"),
                    "timestamps": np.empty(0, "f4"),
                }
            ),
        )


def many(counts: list[int]) -> bytes:
    rows = np.array([name for name, each in zip(QUERIES, counts) for _ in range(each)])
    features = np.ones((len(rows), 4), "f4")
    return npz({"video_ids": rows, "features": features, "timestamps": np.zeros(len(rows), "f4")})


def test_descriptors_of_one_video(tmp_path: Path) -> None:
    check(tmp_path, many([5] * len(QUERIES)))
    with pytest.raises(
        Stop,
        match=r"video_ids\[1\] begins 6 descriptors of Q200002; the limit for "
        "its 4.2 s is 5",
    ):
        check(tmp_path, many([1, 6]))


def test_descriptors_in_total(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="has 41 descriptors; the limit is 40"):
        check(tmp_path, many([6] + [5] * (len(QUERIES) - 1)))


@pytest.mark.parametrize("rows", [1, 400])
@pytest.mark.parametrize(
    ("letters", "why", "next_step"),
    [
        ("Q1", "it is an id of the train set, and this is test", "DATASET=train"),
        ("R2", "these are references, where queries belong", "swapped"),
    ],
)
def test_ids_of_another_set(
    tmp_path: Path, letters: str, why: str, next_step: str, rows: int
) -> None:
    """More of them than the limit are of another set all the same."""
    ids = np.array([f"{letters}{number:05d}" for number in range(rows)])
    arrays = {"features": np.ones((rows, 4), "f4"), "timestamps": np.zeros(rows, "f4")}
    with pytest.raises(Stop, match=why) as caught:
        check(tmp_path, npz({"video_ids": ids, **arrays}))
    assert next_step in caught.value.next_step


def test_other_dimension_than_the_queries(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"has 8 dimensions but query_descriptors\.npz has 9"):
        check(tmp_path, changed(), dimension=9, dimension_from="query_descriptors.npz")


def test_warns_of_single_nan_rows(tmp_path: Path) -> None:
    made = features(7, 3, np.nan)
    made[9] = np.nan
    (warning,) = check(tmp_path, changed({"features": made})).warnings
    assert "2 rows of features of 24 hold NaN" in warning and "features[7], Q200003" in warning


def test_warns_of_videos_without_descriptors(tmp_path: Path) -> None:
    (warning,) = check(tmp_path, many([3, 3, 3])).warnings
    assert "5 videos of the 8 in query_metadata.csv have no descriptor" in warning


def test_large_files_are_read_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last block is checked too."""
    monkeypatch.setattr("vsc_runtime.submission.validation.BLOCK", 16)
    for arranged in (np.ascontiguousarray, np.asfortranarray):
        with pytest.raises(Stop, match=r"features\[23, 7\]"):
            check(tmp_path, changed({"features": arranged(features(23, 7, np.inf))}))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "valid.npz").write_bytes(changed())
    (tmp_path / "query_descriptors.npz").symlink_to("valid.npz")
    with pytest.raises(Stop, match="symbolic links"):
        validate(tmp_path / "query_descriptors.npz", DURATIONS, "query_metadata.csv")
