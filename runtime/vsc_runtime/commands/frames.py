"""`run.py frames FOLDER`: pictures of moments of videos, for a report.

FOLDER/request.json is a list of `[path, seconds]`, seconds null for the middle of the video.
Picture n becomes FOLDER/n.jpg; FOLDER/n.txt says in a line why there is none.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path

import av

from ..contract import EXIT_CODES

WIDTH = 240
"""Pixels: as wide as a page shows it."""
MOST_DECODED = 3000
"""A video without key frames is decoded from its start; this is a minute and more of it."""


def main(arguments: list[str]) -> int:
    """Returns 0 whatever the videos are, 3 if a picture can't be written."""
    if len(arguments) != 1:
        print("usage: frames FOLDER", file=sys.stderr)
        return EXIT_CODES["usage"]
    folder = Path(arguments[0])
    try:
        for number, (path, seconds) in enumerate(json.loads((folder / "request.json").read_text())):
            save(Path(path), seconds, folder / str(number))
    except OSError as error:
        print(f"{folder} can't be used: {error.strerror}", file=sys.stderr)
        return EXIT_CODES["surroundings"]
    return 0


def save(video: Path, seconds: float | None, target: Path) -> None:
    """Writes target.jpg, or target.txt with the reason."""
    try:
        content = picture(video, seconds)
    except (av.error.FFmpegError, ValueError) as error:
        target.with_suffix(".txt").write_text(f"{error}\n")
    else:
        target.with_suffix(".jpg").write_bytes(content)


def picture(path: Path, seconds: float | None) -> bytes:
    """The first frame at or after that moment, or the last one, as JPEG."""
    if not path.is_file():
        raise ValueError("the video is not there")
    with av.open(str(path)) as container:
        if not container.streams.video:
            raise ValueError("it has no picture")
        stream = container.streams.video[0]
        if seconds is None:
            seconds = (container.duration or 0) / av.time_base / 2
        # Descriptors may name any moment; a week is beyond the end of all videos.
        container.seek(int(min(max(seconds, 0), 7 * 24 * 3600) * av.time_base))
        last = None
        for decoded, frame in enumerate(container.decode(stream)):
            last = frame
            if frame.time is None or frame.time >= seconds or decoded >= MOST_DECODED:
                break
        if last is None:
            raise ValueError("it has no frame there")
        return jpeg(last)


def jpeg(frame: av.VideoFrame) -> bytes:
    """The frame in the width of a report, its shape kept."""
    height = max(2, round(WIDTH * frame.height / frame.width / 2) * 2)
    small = frame.reformat(WIDTH, min(height, 4 * WIDTH), "yuvj420p")
    small.pts = 0
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = small.width, small.height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    return b"".join(bytes(packet) for packet in [*encoder.encode(small), *encoder.encode(None)])
