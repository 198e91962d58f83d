"""Writes a planned video as H.264 and reads back what a file really holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from ..arrays import UInt8s
from .edits import draw_edits, resize
from .plan import Part, VideoPlan
from .scenes import Projector

# The same frames give the same bytes: one thread, no name of the program, and no look-ahead, whose
# decisions about B-frames differ from run to run (zerolatency leaves both out).
_ENCODER = {
    "preset": "veryfast",
    "tune": "zerolatency",
    "crf": "32",
    "threads": "1",
    "flags": "+bitexact",
}
_MUXER = {"fflags": "+bitexact", "movflags": "+faststart"}


class VideoFacts(NamedTuple):
    """A row of the metadata file, read from the video itself."""

    video_id: str
    duration_sec: float
    frames_per_sec: float
    width: int
    height: int


def frames(plan: VideoPlan) -> Iterator[UInt8s]:
    """The video's frames, uint8 [H, W, 3]; edits may change H and W."""
    for part in plan.parts:
        projector = Projector(part.film)
        edits = [] if part.edits is None else [edit for _, edit in draw_edits(part.edits)]
        for number in range(_frame_count(part, plan.rate)):
            picture = projector.frame(part.start + number / plan.rate)
            for edit in edits:
                picture = edit(picture)
            yield picture


def part_starts(plan: VideoPlan) -> Iterator[float]:
    """Where each part begins in the finished video, in seconds."""
    done = 0
    for part in plan.parts:
        yield done / plan.rate
        done += _frame_count(part, plan.rate)


def _frame_count(part: Part, rate: int) -> int:
    return round(part.seconds * rate)


def write_video(plan: VideoPlan, folder: Path) -> VideoFacts:
    """Draws and encodes one video to `<folder>/<video_id>.mp4`."""
    path = folder / f"{plan.video_id}.mp4"
    with av.open(str(path), "w", options=_MUXER) as container:
        stream = container.add_stream("libx264", rate=Fraction(plan.rate))
        stream.width, stream.height = plan.width, plan.height
        stream.pix_fmt = "yuv420p"
        stream.options = _ENCODER
        for picture in frames(plan):
            pixels = np.ascontiguousarray(resize(picture, plan.height, plan.width))
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return read_facts(path)


def read_facts(path: Path) -> VideoFacts:
    """Duration, frame rate and size as a player sees them."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        return VideoFacts(
            path.stem,
            container.duration / av.time_base,
            float(stream.average_rate),
            stream.codec_context.width,
            stream.codec_context.height,
        )
