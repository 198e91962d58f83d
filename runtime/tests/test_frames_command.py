"""`run.py frames` with videos, and with files that are none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import av
import numpy as np
import pytest

from vsc_runtime.commands import frames

pytestmark = pytest.mark.skipif(shutil.which("conda") is None, reason="this is not the image")


def video(path: Path, seconds: int = 4, rate: int = 5) -> Path:
    """Grey frames that become brighter by 40 each second."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(seconds * rate):
            pixels = np.full((48, 64, 3), number // rate * 40, dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


def brightness(jpeg: Path) -> float:
    with av.open(str(jpeg)) as container:
        frame = next(container.decode(video=0))
        assert (frame.width, frame.height) == (240, 180)
        return float(frame.to_ndarray(format="gray").mean())


def request(folder: Path, *moments: tuple[str | Path, float | None]) -> int:
    (folder / "request.json").write_text(json.dumps([[str(path), at] for path, at in moments]))
    return frames.main([str(folder)])


def test_shows_the_moment_that_was_asked_for(tmp_path: Path) -> None:
    path = video(tmp_path / "Q1.mp4")
    assert request(tmp_path, (path, 0.0), (path, 3.5), (path, None), (path, 1e300)) == 0
    shown = [brightness(tmp_path / f"{number}.jpg") for number in range(4)]
    assert shown == pytest.approx([0, 120, 80, 120], abs=6)


def test_says_of_what_is_no_video_why_there_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("not a video\n" * 1000)
    (tmp_path / "empty.mp4").touch()
    moments = [(tmp_path / name, 1.0) for name in ("text.mp4", "empty.mp4", "none.mp4")]
    assert request(tmp_path, *moments, (video(tmp_path / "good.mp4"), 0.0)) == 0
    assert [(tmp_path / f"{number}.txt").exists() for number in range(4)] == [True] * 3 + [False]
    assert "not there" in (tmp_path / "2.txt").read_text()
    assert (tmp_path / "3.jpg").read_bytes()[:2] == b"\xff\xd8"


def test_needs_a_folder_with_a_request(tmp_path: Path) -> None:
    assert frames.main([]) == 2
    assert frames.main([str(tmp_path)]) == 3
