"""Draws videos that take as long to decode as ordinary ones: `videos.py COUNT FOLDER`.

The competition's are 48,715 in 160 GB: 3.3 MB each. So are these: 30 s of 640 x 360 at 25 frames a
second, H.264 of moving pictures with grain.
"""

from __future__ import annotations

import sys
from pathlib import Path

import av
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from vsc_runtime.sample_data.scenes import Film, Projector

SECONDS, RATE, WIDTH, HEIGHT = 30, 25, 640, 360
BIT_RATE = 3_300_000 * 8 // SECONDS
GRAIN = 8


def main(arguments: list[str]) -> None:
    """Writes 0.mp4, 1.mp4, … into the folder."""
    count, folder = int(arguments[0]), Path(arguments[1])
    for number in range(count):
        draw(folder / f"{number}.mp4", np.random.default_rng(number))


def draw(target: Path, rng: np.random.Generator) -> None:
    """Writes one video; x264 spends the bits on the grain."""
    film = Projector(Film(int(rng.integers(2**31)), SECONDS, HEIGHT, WIDTH))
    grains = rng.integers(-GRAIN, GRAIN + 1, (RATE, HEIGHT, WIDTH, 1), np.int16)
    with av.open(str(target), "w") as container:
        stream = container.add_stream("h264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.bit_rate = BIT_RATE
        stream.options = {"preset": "veryfast"}
        for number in range(SECONDS * RATE):
            picture = film.frame(number / RATE) + grains[number % RATE]
            frame = av.VideoFrame.from_ndarray(np.clip(picture, 0, 255).astype(np.uint8))
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


if __name__ == "__main__":
    main(sys.argv[1:])
