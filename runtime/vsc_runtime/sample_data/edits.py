"""What somebody does to a video before uploading it again: one function a kind of edit.

An edit is drawn once for a video and then applied to each of its frames, uint8 [H, W, 3].
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from ..arrays import UInt8s

Edit = Callable[[UInt8s], UInt8s]


def crop(rng: np.random.Generator) -> Edit:
    """Keeps 65 to 90 % of each side."""
    keep, place = rng.uniform(0.65, 0.9), rng.random(2)

    def apply(frame: UInt8s) -> UInt8s:
        height, width = frame.shape[:2]
        tall, wide = int(height * keep), int(width * keep)
        top, left = (place * (height - tall, width - wide)).astype(int)
        return frame[top : top + tall, left : left + wide]

    return apply


def relight(rng: np.random.Generator) -> Edit:
    """Changes gamma, contrast and brightness."""
    gamma, gain, bias = rng.uniform(0.65, 1.5), rng.uniform(0.75, 1.25), rng.uniform(-0.1, 0.1)
    levels = np.clip((np.linspace(0, 1, 256) ** gamma - 0.5) * gain + 0.5 + bias, 0, 1)
    table = (levels * 255).astype(np.uint8)
    return lambda frame: table[frame]


def mirror(_: np.random.Generator) -> Edit:
    """Swaps left and right."""
    return lambda frame: frame[:, ::-1]


def caption(rng: np.random.Generator) -> Edit:
    """Lays a dark bar with light dashes, like a line of text, over the top or the bottom."""
    at_top, dashes = rng.random() < 0.5, rng.random(40) < 0.6

    def apply(frame: UInt8s) -> UInt8s:
        frame = frame.copy()
        height, width = frame.shape[:2]
        tall = height // 7
        bar = frame[:tall] if at_top else frame[height - tall :]
        bar[:] = bar // 5
        ink = dashes[np.arange(width) * len(dashes) // width]
        bar[tall // 3 : 2 * tall // 3, ink] = 235
        return frame

    return apply


def sticker(rng: np.random.Generator) -> Edit:
    """Puts a bright disc over one corner."""
    corner, colour = rng.integers(0, 2, 2), rng.integers(120, 256, 3).astype(np.uint8)

    def apply(frame: UInt8s) -> UInt8s:
        frame = frame.copy()
        height, width = frame.shape[:2]
        y, x = np.ogrid[:height, :width]
        centre = (0.2 + 0.6 * corner) * (height, width)
        frame[np.hypot(y - centre[0], x - centre[1]) < height * 0.14] = colour
        return frame

    return apply


def grain(rng: np.random.Generator) -> Edit:
    """Adds noise, another for each frame."""
    strength = rng.uniform(3, 7)

    def apply(frame: UInt8s) -> UInt8s:
        noise = rng.standard_normal(frame.shape[:2], dtype=np.float32)[..., None] * strength
        return np.clip(frame + noise, 0, 255).astype(np.uint8)

    return apply


def blur(_: np.random.Generator) -> Edit:
    """Averages each pixel with its eight neighbours."""

    def apply(frame: UInt8s) -> UInt8s:
        padded = np.pad(frame, ((1, 1), (1, 1), (0, 0)), mode="edge").astype(np.uint16)
        rows = padded[:-2] + padded[1:-1] + padded[2:]
        mean: UInt8s = ((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) // 9).astype(np.uint8)
        return mean

    return apply


def resize(frame: UInt8s, height: int, width: int) -> UInt8s:
    """Scales to a size by linear interpolation.

    FFmpeg's scaler reads past the end of rows of odd width: its output differs from run to run.
    """
    tall, wide = frame.shape[:2]
    if (tall, wide) == (height, width):
        return frame
    y, x = np.linspace(0, tall - 1, height), np.linspace(0, wide - 1, width)
    top, left = np.minimum(y.astype(int), tall - 2), np.minimum(x.astype(int), wide - 2)
    down = (y - top).astype(np.float32)[:, None, None]
    right = (x - left).astype(np.float32)[:, None]
    rows = frame[top] * (1 - down) + frame[top + 1] * down
    scaled: UInt8s = (rows[:, left] * (1 - right) + rows[:, left + 1] * right).astype(np.uint8)
    return scaled


KINDS = {
    "crop": crop,
    "relight": relight,
    "mirror": mirror,
    "caption": caption,
    "sticker": sticker,
    "grain": grain,
    "blur": blur,
}


def draw_edits(seed: int) -> list[tuple[str, Edit]]:
    """One to three different edits, in the order of application."""
    rng = np.random.default_rng(seed)
    names = rng.choice(list(KINDS), size=rng.integers(1, 4), replace=False)
    return [(str(name), KINDS[str(name)](rng)) for name in names]
