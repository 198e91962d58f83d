"""Queries that point much the same way, and how far each of them reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Float32s, Float64s, Integers
from ..blocks import NARROW
from ..products.bounds import HALF_ULP, rounding, underflow
from ..rows import Rows, descending

MOST_GROUPS = 256
# Rows of a group from which its direction is found, and how often it is looked for.
SAMPLE, ROUNDS = 64, 3
ROWS_AT_ONCE = 4096
# What the direction of a group may weigh, and what it must spare at least to be looked at.
WEIGHTS = tuple(float(np.float32(number / 20)) for number in range(1, 20))
WORTH_TURNING = 0.98
# So much longer than computed each reach is made, for float64's errors.
LONGER = 1 + 1e-12


@dataclass(frozen=True)
class Group:
    """Queries around a direction u. `reach[i]` bounds the reach of query i and of every later one.

    For each query q, any reference r and any number t: q·r = t (u·r) + (q - t u)·r, and the second
    part is at most ‖q - t u‖ ‖r‖. Let t = w s, with s so large that ‖q - w s u‖ ≤ s. Then

        q·r ≤ s (w (u·r) + ‖r‖)

    s is the query's reach, the bracket the reference's closeness, and w the weight of the
    direction, the same for the whole group. As w ‖u‖ < 1, a longer reach keeps the bound. Weight 0
    leaves the product of the norms.
    """

    rows: Rows
    direction: Float32s
    weight: float
    reach: Float64s

    def pick(self, positions: Integers) -> Group:
        """The queries at these positions, which ascend."""
        rows, reach = self.rows.pick(positions), self.reach.take(positions)
        return Group(rows, self.direction, self.weight, reach)

    def closeness(self, references: Float32s, lengths: Float32s) -> Float32s:
        """Float32 bounds of the references' closeness; `lengths` as `lengthened` gives them."""
        if not self.weight:
            return lengths
        products = references @ self.direction
        products *= np.float32(self.weight)
        products += lengths
        return products

    def floor(self, threshold: float) -> float:
        """The least closeness with which some query may have an inner product at the threshold or
        above it."""
        if threshold <= 0:
            return -np.inf
        farthest = float(self.reach[0])
        return threshold / farthest - underflow(self.rows.dimensions) if farthest else np.inf

    def reaching(self, closeness: float, threshold: float) -> int:
        """How many queries, the first ones, may have an inner product at the threshold or above it
        with a reference at most this close."""
        if threshold <= 0:
            return len(self.reach)
        closeness += underflow(self.rows.dimensions)
        if closeness <= 0:
            return 0
        return int(np.searchsorted(-self.reach, -threshold / closeness, "right"))


def lengthened(references: Rows) -> Float32s:
    """The references' norms as float32, longer by what the closeness computed from them may be off:
    by the errors of the product with the direction, and of the roundings here and after it."""
    factor = 1 + rounding(references.dimensions) + 8 * HALF_ULP
    return (references.norms * factor).astype(np.float32)


def group_queries(queries: Rows, size: int) -> list[Group]:
    """All queries, in groups of about `size` rows, twice as many at the most, each of rows of about
    the same length."""
    return [group for run in queries.runs() for group in _group_run(run, size)]


def _group_run(queries: Rows, size: int) -> list[Group]:
    if queries.dimensions > NARROW:
        # Directions tell next to nothing there, BLAS is fastest on groups of the full size, and
        # threads share out such groups more evenly. Rows stay where they are: a copy is large.
        groups = []
        for rows in queries.split(size):
            direction = _directions(rows.values, 1)[0]
            weight, reach = _weigh(rows, direction)
            groups.append(Group(rows, direction, weight, descending(reach)))
        return groups
    many = min(MOST_GROUPS, max(1, len(queries) // size))
    # If lengths differ, the longer half: it reaches the most.
    half = len(queries) // 2 if queries.norms[0] > queries.norms[-1] else 0
    directions = _directions(queries.values[: len(queries) - half], many)
    nearest = _nearest(queries.values, directions)
    members = [np.flatnonzero(nearest == number) for number in range(len(directions))]
    return [
        group
        for each, direction in zip(members, directions)
        if len(each)
        for group in _farthest_first(queries.pick(each), direction, 2 * size)
    ]


def _farthest_first(rows: Rows, direction: Float32s, size: int) -> list[Group]:
    """The rows in the order of their reach, in groups of at most `size`."""
    weight, reach = _weigh(rows, direction)
    order = np.argsort(-reach, kind="stable")
    rows, reach = rows.pick(order), reach[order]
    return [
        Group(rows.part(at, at + size), direction, weight, reach[at : at + size])
        for at in range(0, len(rows), size)
    ]


def _weigh(rows: Rows, direction: Float32s) -> tuple[float, Float64s]:
    """The weight of a direction for rows around it, and the reach of each row."""
    axis = direction.astype(np.float64)
    starts = range(0, len(rows), ROWS_AT_ONCE)
    # In pieces, for a float64 copy of all queries would be the largest thing in memory.
    pieces = (rows.values[at : at + ROWS_AT_ONCE].astype(np.float64) for at in starts)
    found = [(np.einsum("ij,ij->i", piece, piece), piece @ axis) for piece in pieces]
    squares, along = (np.concatenate(each) for each in zip(*found))
    axis_square = float(axis @ axis)
    weight = _weight(squares, along, axis_square, rows.dimensions)
    return weight, reaches(squares, along, axis_square, weight) * LONGER


def _weight(squares: Float64s, along: Float64s, axis_square: float, dimensions: int) -> float:
    """The weight with which the fewest references are reached."""
    # A reference of length one that lies a standard deviation of random ones on this side.
    side = 1 / np.sqrt(dimensions)
    bounds = {
        weight: reaches(squares, along, axis_square, weight).mean() * (1 + weight * side)
        for weight in (0.0, *WEIGHTS)
    }
    best = min(bounds, key=bounds.__getitem__)
    return best if bounds[best] < WORTH_TURNING * bounds[0] else 0.0


def reaches(squares: Float64s, along: Float64s, axis_square: float, weight: float) -> Float64s:
    """Of each query q the least s with ‖q - w s u‖ ≤ s, from ‖q‖², q·u and ‖u‖²; float64."""
    # The positive root of (1 - w²‖u‖²) s² + 2 w (q·u) s - ‖q‖² = 0.
    rest, turned = 1 - weight * weight * axis_square, weight * along
    return (np.sqrt(turned * turned + rest * squares) - turned) / rest


def _directions(values: Float32s, many: int) -> Float32s:
    """So many directions that the rows cluster around, of unit length: k-means of a sample."""
    sample = _unit(values[:: max(1, len(values) // (many * SAMPLE))])
    found = sample[:: max(1, len(sample) // many)][:many]
    for _ in range(ROUNDS):
        nearest = _nearest(sample, found)
        sums = np.stack([sample[nearest == number].sum(axis=0) for number in range(len(found))])
        found = _unit(sums)
    return found


def _nearest(values: Float32s, directions: Float32s) -> Integers:
    """Of each row the direction with which its inner product is the largest."""
    starts = range(0, len(values), ROWS_AT_ONCE)
    return np.concatenate(
        [(values[at : at + ROWS_AT_ONCE] @ directions.T).argmax(axis=1) for at in starts]
    )


def _unit(values: Float32s) -> Float32s:
    norms = np.sqrt(np.einsum("ij,ij->i", values, values, dtype=np.float64))
    return (values / np.where(norms > 0, norms, 1)[:, None]).astype(np.float32)
