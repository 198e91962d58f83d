"""Template of a submission: decodes each video, takes one frame a second, describes each frame.

Start from here. The platform runs this file in /code_execution, without a network, with

    /data/query_subset.csv           the ids of the videos to describe
    /data/query/<video_id>.mp4       the videos
    /data/query_metadata.csv         video_id, duration_sec, frames_per_sec, width, height, rn

and expects subset_query_descriptors.npz in the working folder (see `save`).

`make embed` runs this same file to make query_descriptors.npz and reference_descriptors.npz, which
a submission must hold as well. It shows the file some videos of both full sets at a time, in the
place of the query subset: no code is needed for it. Should the two need different
treatment, the environment variable VSC_EMBED says which one it is: "query", "reference", or unset.

The descriptor is a simple one: colours and edges at a few scales, made for copies that were
cropped, mirrored, re-lit or written over. A better one goes into `describe`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import av
import numpy as np
import pandas as pd
from numpy.typing import NDArray

DATA = Path("/data")
OUTPUT = Path("subset_query_descriptors.npz")
SIDE = 32  # frames are described at SIDE x SIDE pixels

Array = NDArray[np.floating[Any]]


def main() -> None:
    video_ids = sorted(pd.read_csv(DATA / "query_subset.csv")["video_id"])
    described = []
    with Pool(len(os.sched_getaffinity(0))) as pool:
        for done, result in enumerate(pool.imap(describe_video, video_ids), start=1):
            described.append(result)
            if done % 10 == 0 or done == len(video_ids):
                print(f"{done} of {len(video_ids)} videos", flush=True)
    if not any(len(times) for times, _ in described):
        sys.exit("No video could be decoded, so there is nothing to describe.")
    save(video_ids, described)


def describe_video(video_id: str) -> tuple[Array, Array]:
    """Seconds [n] and descriptors [n, D] of one video; none if it can't be decoded."""
    times: list[float] = []
    rows: list[Array] = []
    try:
        for seconds, pixels in frames(DATA / "query" / f"{video_id}.mp4"):
            times.append(seconds)
            rows.append(describe(pixels))
    except (OSError, av.FFmpegError) as error:
        print(f"{video_id}: left out from second {len(rows)} on: {error}", flush=True)
    return np.array(times, dtype=np.float32), np.array(rows, dtype=np.float32)


def frames(path: Path) -> Iterator[tuple[float, Array]]:
    """One frame a second, from the middle of the second: its time and float [SIDE, SIDE, 3]."""
    wanted = 0.5
    first = None
    with av.open(str(path)) as container:
        if not container.streams.video:
            raise OSError("it holds no video stream")
        for frame in container.decode(video=0):
            first = first or frame
            if frame.time is not None and frame.time >= wanted:
                yield frame.time, thumbnail(frame)
                wanted = np.floor(frame.time) + 1.5  # at most one descriptor a second is allowed
    if wanted == 0.5 and first is not None:  # a video of less than half a second
        yield 0.0, thumbnail(first)


def thumbnail(frame: av.VideoFrame) -> Array:
    """The frame as float [SIDE, SIDE, 3], red, green and blue in [0, 1]."""
    small = frame.reformat(SIDE, SIDE, "rgb24", interpolation="AREA")
    return small.to_ndarray().astype(np.float32) / 255


def describe(pixels: Array) -> Array:
    """A descriptor of unit length, made so that inner products rank copies first."""
    pixels = even_light(pixels)
    parts = [colours(pixels), layout(pixels), edges(pixels.mean(axis=2))]
    return unit(np.concatenate([weight * unit(part) for weight, part in zip(WEIGHTS, parts)]))


WEIGHTS = (1.0, 0.8, 0.6)  # of colours, layout and edges


def even_light(pixels: Array) -> Array:
    """Takes out brightness and contrast: grey values get mean 0 and deviation 1."""
    grey = pixels.mean(axis=2)
    return (pixels - grey.mean()) / (grey.std() + 0.05)


def colours(pixels: Array) -> Array:
    """How much there is of each colour, wherever it is: cropping and mirroring change little."""
    grey = pixels.mean(axis=2)
    red_green = pixels[..., 0] - pixels[..., 1]
    blue_yellow = pixels[..., 2] - (pixels[..., 0] + pixels[..., 1]) / 2
    memberships = [soft_bins(channel) for channel in (grey, red_green, blue_yellow)]
    joint = np.einsum("ni,nj,nk->ijk", *memberships).ravel() / grey.size
    joint = np.sqrt(joint)
    return joint - joint.mean()


def soft_bins(values: Array) -> Array:
    """Share [pixels, 6] of each value in the two bins it lies between."""
    centres = np.array([-1.6, -0.8, -0.25, 0.25, 0.8, 1.6])
    place = np.interp(values.ravel(), centres, np.arange(6))[:, None]
    return np.clip(1 - np.abs(place - np.arange(6)), 0, None)


def layout(pixels: Array) -> Array:
    """Where colours are, coarsely: low frequencies; mirroring flips the sign of odd columns."""
    waves = np.cos(np.pi * np.outer(np.arange(5), (np.arange(SIDE) + 0.5) / SIDE))
    spectrum = np.einsum("uy,yxc,vx->uvc", waves, pixels, waves) / SIDE**2
    spectrum[0, 0] = 0
    spectrum[:, 1::2] = np.abs(spectrum[:, 1::2])
    return spectrum.ravel()


def edges(grey: Array) -> Array:
    """Directions of edges in three bands from top to bottom, the same for a mirrored frame."""
    down, right = np.gradient(grey)
    strength = np.hypot(down, right)
    angle = np.arctan2(np.abs(down), np.abs(right)) / (np.pi / 2)  # 0 to 1
    bins = np.minimum((angle * 8).astype(int), 7)
    bands = np.arange(SIDE)[:, None] * 3 // SIDE + np.zeros_like(bins)
    histogram = np.zeros((3, 8))
    np.add.at(histogram, (bands, bins), strength)
    histogram = np.sqrt(histogram)
    return (histogram - histogram.mean()).ravel()


def unit(vector: Array) -> Array:
    return vector / (np.linalg.norm(vector) + 1e-9)


def save(video_ids: list[str], described: list[tuple[Array, Array]]) -> None:
    """Writes the three arrays: ids sorted, at most one descriptor a second, float32."""
    np.savez(
        OUTPUT,
        video_ids=np.repeat(video_ids, [len(times) for times, _ in described]),
        timestamps=np.concatenate([times for times, _ in described]),
        features=np.concatenate([rows for times, rows in described if len(times)]),
    )


if __name__ == "__main__":
    main()
