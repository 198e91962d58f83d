"""The sample data are real videos, the same each time, and their lists are true to them."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from vsc_runtime.commands.sample_data import main
from vsc_runtime.sample_data.dataset import ground_truth
from vsc_runtime.sample_data.edits import KINDS, draw_edits
from vsc_runtime.sample_data.paintings import PAINTERS, Painter
from vsc_runtime.sample_data.plan import (
    COPIES,
    QUERIES,
    REFERENCES,
    SETS,
    plan_dataset,
)
from vsc_runtime.sample_data.video import read_facts, write_video


@pytest.mark.parametrize("name", SETS)
def test_plan_is_the_same_each_time_and_has_copies_and_distractors(name: str) -> None:
    plan = plan_dataset(name)
    assert plan == plan_dataset(name)
    assert len(plan.queries) == QUERIES and len(plan.references) == REFERENCES
    copies = [q for q in plan.queries if any(part.reference for part in q.parts)]
    assert len(copies) == COPIES


def test_test_and_train_share_no_film() -> None:
    seeds = [
        {part.film.seed for video in plan_dataset(name).references for part in video.parts}
        for name in SETS
    ]
    assert not seeds[0] & seeds[1]


def test_ground_truth_lies_inside_both_videos() -> None:
    plan = plan_dataset("train")
    lengths = {
        video.video_id: sum(part.seconds for part in video.parts)
        for video in (*plan.queries, *plan.references)
    }
    rows = list(ground_truth(plan))
    assert len(rows) == COPIES + 1
    for query, reference, *times in rows:
        query_start, query_end, ref_start, ref_end = map(float, times)
        assert 0 <= query_start < query_end <= lengths[query] + 0.2
        assert 0 <= ref_start < ref_end <= lengths[reference] + 0.01


def test_same_video_has_the_same_bytes_and_true_facts(tmp_path: Path) -> None:
    video = min(plan_dataset("test").queries, key=lambda v: sum(p.seconds for p in v.parts))
    one, two = (tmp_path / name / f"{video.video_id}.mp4" for name in ("one", "two"))
    for path in (one, two):
        path.parent.mkdir()
    facts = write_video(video, one.parent)
    assert write_video(video, two.parent) == facts == read_facts(two)
    assert one.read_bytes() == two.read_bytes()
    with av.open(str(one)) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        frames = sum(1 for _ in container.decode(video=0))
    assert (facts.width, facts.height, facts.frames_per_sec) == (
        video.width,
        video.height,
        video.rate,
    )
    assert facts.duration_sec == pytest.approx(frames / video.rate, abs=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_each_edit_changes_the_picture_but_not_beyond_recognition(kind: str) -> None:
    rng = np.random.default_rng(1)
    frame = (np.add.outer(np.arange(96), np.arange(128)) % 200).astype(np.uint8)
    frame = np.stack([frame, frame[::-1], frame], axis=2)
    edited = KINDS[kind](rng)(frame)
    assert edited.dtype == np.uint8 and edited.ndim == 3
    same_size = edited.shape == frame.shape
    assert not same_size or 0 < np.abs(edited.astype(int) - frame).mean() < 100


def test_edits_depend_on_their_seed_only() -> None:
    names = [[name for name, _ in draw_edits(seed)] for seed in range(40)]
    assert names == [[name for name, _ in draw_edits(seed)] for seed in range(40)]
    assert {name for each in names for name in each} == set(KINDS)


@pytest.mark.parametrize("paint", PAINTERS)
def test_each_style_fills_its_picture(paint: Painter) -> None:
    picture = paint(np.random.default_rng(5), 60, 80)
    assert picture.shape == (60, 80, 3)
    assert -0.01 <= picture.min() < picture.max() <= 1.01
    assert picture.std() > 0.01


@pytest.mark.parametrize("arguments", [[], ["test"], ["real", "folder"]])
def test_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "usage: sample-data test|train FOLDER\n"
