"""What main.py makes against what the zip holds: an edit without a new `embed` is noticed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from conftest import QUERIES, SUBSET, Runs, npz
from vsc_runtime.arrays import AnyArray
from vsc_runtime.submission.agreement import disagreement

ROWS = 3


def arrays(ids: list[str]) -> dict[str, AnyArray]:
    """Rows that depend on the video alone, so that a part equals that part of the whole."""
    numbers = [QUERIES.index(each) for each in ids for _ in range(ROWS)]
    features = np.concatenate(
        [np.random.default_rng(QUERIES.index(each)).standard_normal((ROWS, 8)) for each in ids]
    )
    return {
        "video_ids": np.array([QUERIES[number] for number in numbers]),
        "features": features.astype(np.float32),
        "timestamps": np.tile(np.arange(ROWS, dtype=np.float32), len(ids)),
    }


def compared(folder: Path, made: dict[str, AnyArray]) -> str | None:
    whole, part = folder / "query_descriptors.npz", folder / "subset_query_descriptors.npz"
    whole.write_bytes(npz(arrays(QUERIES)))
    part.write_bytes(npz(made))
    return disagreement(whole, part)


def test_the_same_rows_agree(tmp_path: Path) -> None:
    assert compared(tmp_path, arrays(SUBSET)) is None


def test_rows_of_another_order_precision_or_processor_agree(tmp_path: Path) -> None:
    made = arrays(SUBSET)
    order = np.arange(len(SUBSET) * ROWS).reshape(-1, ROWS)[:, ::-1].ravel()
    noise = np.random.default_rng(5).standard_normal(made["features"].shape) * 0.05
    made = {name: values[order] for name, values in made.items()}
    made["features"] = (made["features"] + noise).astype(np.float32)
    assert compared(tmp_path, made) is None


def test_rows_with_nan_or_only_zeros_in_both_agree(tmp_path: Path) -> None:
    whole, part = tmp_path / "query_descriptors.npz", tmp_path / "subset_query_descriptors.npz"
    for path, ids in ((whole, QUERIES), (part, SUBSET)):
        values = arrays(ids)
        values["features"][::ROWS] = np.nan
        values["features"][1::ROWS] = 0
        path.write_bytes(npz(values))
    assert disagreement(whole, part) is None


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("negated", lambda a: {"features": -a["features"]}, "cosine -1.00"),
        ("reversed", lambda a: {"features": a["features"][:, ::-1].copy()}, "cosine"),
        ("later", lambda a: {"timestamps": a["timestamps"] + 1}, "at other times"),
        ("zeros", lambda a: {"features": a["features"] * 0}, "cosine 0.00"),
        ("fewer", lambda a: {k: v[::ROWS] for k, v in a.items()}, "1 descriptor, the zip holds 3"),
    ],
)
def test_other_rows_are_a_warning(tmp_path: Path, name: str, change: object, says: str) -> None:
    assert callable(change), name
    made = arrays(SUBSET)
    said = compared(tmp_path, {**made, **change(made)})
    assert said is not None
    assert says in said
    assert f"{len(SUBSET)} videos of {len(SUBSET)} differ" in said


def test_the_worst_video_is_named(tmp_path: Path) -> None:
    made = arrays(SUBSET)
    made["features"][-ROWS:] *= -1
    said = compared(tmp_path, made)
    assert said is not None
    assert "1 video of" in said
    assert f"'{SUBSET[-1]}' (cosine -1.00)" in said


def test_a_video_that_the_zip_lacks_is_named(tmp_path: Path) -> None:
    whole, part = tmp_path / "query_descriptors.npz", tmp_path / "subset_query_descriptors.npz"
    whole.write_bytes(npz(arrays([each for each in QUERIES if each != SUBSET[0]])))
    part.write_bytes(npz(arrays(SUBSET)))
    assert f"'{SUBSET[0]}' (the zip holds none)" in str(disagreement(whole, part))


NEGATED = """
import numpy
with numpy.load("query_descriptors.npz") as packed:
    rows = numpy.isin(packed["video_ids"], {ids!r})
    made = {{name: packed[name][rows] for name in packed.files}}
made["features"] = {sign} * made["features"]
numpy.savez("subset_query_descriptors.npz", **made)
"""


@pytest.mark.parametrize(("sign", "warnings"), [(1, 0), (-1, 1)])
def test_a_run_warns_before_it_ranks(runs: Runs, sign: int, warnings: int) -> None:
    outcome = runs(NEGATED.format(ids=SUBSET, sign=sign))
    assert outcome.verdict == "ok"
    assert len(outcome.result["warnings"]) == warnings
    if warnings:
        assert SUBSET[0] in outcome.log
        warned = outcome.log.index("is not what query_descriptors.npz holds")
        assert warned < outcome.log.index("Ranked")
