"""Backgrounds of the scenes: eight styles of still picture, each unlike the others.

A painter takes a random generator and a height and width in pixels, and returns float32 [H, W, 3]
with values in [0, 1]. A scene's camera pans over its painting.
"""

from __future__ import annotations

import colorsys
from typing import Callable

import numpy as np

from ..arrays import Floats

Picture = Floats
Painter = Callable[[np.random.Generator, int, int], Picture]


def palette(rng: np.random.Generator, colours: int) -> Floats:
    """Colours of one scene, [colours, 3]: one or two hues, from dark to light in random order."""
    hue = rng.random()
    spread = rng.choice([0.08, 0.3, 0.5])
    values = rng.permutation(np.linspace(0.25, 0.95, colours))
    rows = [
        colorsys.hsv_to_rgb((hue + spread * rng.random()) % 1, rng.uniform(0.3, 0.95), value)
        for value in values
    ]
    return np.array(rows, dtype=np.float32)


def grid(height: int, width: int) -> tuple[Floats, Floats]:
    """Coordinates of each pixel: y [H, 1] in [0, 1], x [1, W] in the same unit."""
    y = np.arange(height, dtype=np.float32)[:, None] / height
    x = np.arange(width, dtype=np.float32)[None, :] / height
    return y, x


def shade(field: Floats, colours: Floats) -> Picture:
    """Colours a field of values in [0, 1] by a gradient through the colours."""
    place = np.clip(field, 0, 1)[..., None] * (len(colours) - 1)
    lower = np.minimum(place.astype(np.intp), len(colours) - 2)
    part = place - lower
    picture: Picture = colours[lower[..., 0]] * (1 - part) + colours[lower[..., 0] + 1] * part
    return picture


def value_noise(rng: np.random.Generator, height: int, width: int, cells: int) -> Floats:
    """Smooth random field in [0, 1] with so many cells to the height."""
    y, x = grid(height, width)
    columns = int(np.ceil(width / height * cells)) + 2
    knots = rng.random((cells + 2, columns), dtype=np.float32)
    row, column = (y * cells)[:, 0], (x * cells)[0]
    r, c = row.astype(np.intp), column.astype(np.intp)
    v, u = (row - r)[:, None], (column - c)[None, :]
    v, u = v * v * (3 - 2 * v), u * u * (3 - 2 * u)
    top = knots[r][:, c] * (1 - u) + knots[r][:, c + 1] * u
    bottom = knots[r + 1][:, c] * (1 - u) + knots[r + 1][:, c + 1] * u
    field: Floats = top * (1 - v) + bottom * v
    return field


def clouds(rng: np.random.Generator, height: int, width: int) -> Picture:
    field = 0.65 * value_noise(rng, height, width, 3) + 0.35 * value_noise(rng, height, width, 9)
    return shade((field - 0.2) / 0.6, palette(rng, 4))


def hills(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = grid(height, width)
    colours = palette(rng, 5)
    picture = shade(np.broadcast_to(y, (height, width)), colours[:2])
    sun = (y - rng.uniform(0.15, 0.35)) ** 2 + (x - rng.uniform(0.3, 1.5)) ** 2
    picture = np.where((sun < rng.uniform(0.005, 0.02))[..., None], np.float32(0.97), picture)
    for layer in range(3):
        waves, phases = rng.uniform(2, 9, 3), rng.uniform(0, 6.3, 3)
        ridge = sum(np.sin(x * w + p) / w for w, p in zip(waves, phases))
        edge = 0.45 + 0.15 * layer + 0.3 * ridge
        picture = np.where((y > edge)[..., None], colours[2 + layer], picture)
    return picture


def plaid(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = grid(height, width)
    field = np.zeros((height, width), dtype=np.float32)
    for _ in range(3):
        angle, wave = rng.uniform(0, np.pi), rng.uniform(12, 45)
        field += np.sin((np.cos(angle) * x + np.sin(angle) * y) * wave)
    return shade(0.5 + field / 5, palette(rng, 3))


def rings(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = grid(height, width)
    distance = np.hypot(y - rng.uniform(0.2, 0.8), x - rng.uniform(0.3, 1.5))
    spokes = np.arctan2(y - 0.5, x - 1) * rng.integers(0, 4)
    return shade(0.5 + 0.5 * np.sin(distance * rng.uniform(15, 40) + spokes), palette(rng, 3))


def tiles(rng: np.random.Generator, height: int, width: int) -> Picture:
    size = int(height / rng.integers(4, 9))
    rows, columns = height // size + 1, width // size + 1
    chosen = palette(rng, 6)[rng.integers(0, 6, (rows, columns))]
    picture: Picture = chosen.repeat(size, axis=0).repeat(size, axis=1)[:height, :width].copy()
    picture[::size] *= 0.5
    picture[:, ::size] *= 0.5
    return picture


def skyline(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, _ = grid(height, width)
    colours = palette(rng, 5)
    picture = shade(np.broadcast_to(y, (height, width)), colours[:2])
    left = 0
    while left < width:
        wide = int(height * rng.uniform(0.1, 0.3))
        top = int(height * rng.uniform(0.2, 0.75))
        picture[top:, left : left + wide] = colours[rng.integers(2, 4)]
        pitch = rng.integers(5, 9)
        for row in range(top + 3, height - 3, pitch):
            for column in range(left + 3, min(left + wide, width) - 3, pitch):
                if rng.random() < 0.6:
                    picture[row : row + 3, column : column + 2] = colours[4]
        left += wide + int(height * rng.uniform(0, 0.08))
    return picture


def cells(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = grid(height, width)
    count = int(rng.integers(8, 24))
    centres = rng.random((count, 2)) * (1, width / height)
    distances = np.stack([(y - cy) ** 2 + (x - cx) ** 2 for cy, cx in centres])
    nearest = distances.argmin(axis=0)
    rim = np.clip(np.sqrt(distances.min(axis=0)) * 3, 0, 0.6)[..., None]
    picture: Picture = palette(rng, count)[nearest] * (1 - rim)
    return picture


def blobs(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = grid(height, width)
    colours = palette(rng, 7)
    picture = np.broadcast_to(colours[0], (height, width, 3))
    for colour in colours[1:]:
        cy, cx = rng.random(), rng.random() * width / height
        near = np.exp(-((y - cy) ** 2 + (x - cx) ** 2) / rng.uniform(0.01, 0.06))[..., None]
        picture = picture * (1 - near) + colour * near
    return picture


PAINTERS: tuple[Painter, ...] = (clouds, hills, plaid, rings, tiles, skyline, cells, blobs)
