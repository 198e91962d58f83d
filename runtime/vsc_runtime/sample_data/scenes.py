"""Moving pictures: shots of a camera that pans over a painting, with things that move across it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import UInt8s
from .paintings import PAINTERS, palette


class Shot:
    """One scene; frames depend on nothing but the seed, the size and the time."""

    def __init__(self, seed: int, height: int, width: int) -> None:
        rng = np.random.default_rng(seed)
        self.height, self.width = height, width
        tall, wide = int(height * 1.3), int(width * 1.4)
        paint = PAINTERS[rng.integers(len(PAINTERS))]
        self.painting = np.clip(paint(rng, tall, wide) * 255, 0, 255).astype(np.uint8)
        # The camera goes from one corner of its freedom towards another, within 8 seconds.
        room = np.array([tall - height, wide - width])
        self.start, self.end = rng.random(2) * room, rng.random(2) * room
        self.things = [_Thing(rng, height, width) for _ in range(rng.integers(1, 5))]

    def frame(self, seconds: float) -> UInt8s:
        """The picture at a time since the shot began, uint8 [H, W, 3]."""
        part = 0.5 - 0.5 * np.cos(np.pi * seconds / 8)
        top, left = (self.start + (self.end - self.start) * part).astype(int)
        picture: UInt8s = self.painting[top : top + self.height, left : left + self.width].copy()
        for thing in self.things:
            thing.draw(picture, seconds)
        return picture


class _Thing:
    """A disc, square, ring or diamond that crosses the picture and comes in again."""

    def __init__(self, rng: np.random.Generator, height: int, width: int) -> None:
        self.size = int(height * rng.uniform(0.12, 0.35))
        self.colour = (palette(rng, 1)[0] * 255).astype(np.uint8)
        self.place = rng.random(2) * (height, width)
        self.speed = rng.uniform(-0.12, 0.12, 2) * height
        y, x = np.mgrid[-1 : 1 : self.size * 1j, -1 : 1 : self.size * 1j]
        radius = np.hypot(x, y)
        forms = (
            radius < 1,
            np.maximum(abs(x), abs(y)) < 0.85,
            abs(radius - 0.75) < 0.25,
            abs(x) + abs(y) < 1,
        )
        self.mask = forms[rng.integers(len(forms))]

    def draw(self, picture: UInt8s, seconds: float) -> None:
        height, width = picture.shape[:2]
        span = np.array([height + self.size, width + self.size])
        top, left = ((self.place + self.speed * seconds) % span).astype(int) - self.size
        rows = slice(max(top, 0), min(top + self.size, height))
        columns = slice(max(left, 0), min(left + self.size, width))
        mask = self.mask[
            rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
        ]
        picture[rows, columns][mask] = self.colour


@dataclass(frozen=True)
class Film:
    """Shots one after the other, at the size of the video they were first shown in."""

    seed: int
    seconds: float
    height: int
    width: int

    def cuts(self) -> list[tuple[float, int]]:
        """Start and seed of each shot; a shot lasts 3 to 7 seconds."""
        rng = np.random.default_rng(self.seed)
        cuts: list[tuple[float, int]] = []
        start = 0.0
        while start < self.seconds:
            cuts.append((start, int(rng.integers(2**31))))
            start += float(rng.uniform(3, 7))
        return cuts


class Projector:
    """Shows one film; keeps the shot that is on."""

    def __init__(self, film: Film) -> None:
        self.film, self.cuts, self.seed = film, film.cuts(), -1

    def frame(self, seconds: float) -> UInt8s:
        """The film's picture at a time, uint8 [H, W, 3]."""
        start, seed = [cut for cut in self.cuts if cut[0] <= seconds][-1]
        if seed != self.seed:
            self.seed, self.shot = seed, Shot(seed, self.film.height, self.film.width)
        return self.shot.frame(seconds - start)
