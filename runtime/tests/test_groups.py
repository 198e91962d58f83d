"""Groups of queries hold every query once, and no inner product exceeds the bound of its part."""

import numpy as np
import pytest

from vsc_runtime.ranking.groups import group_queries
from vsc_runtime.ranking.rows import prepare

SIZE = 16


def clustered(random, rows, dimensions):
    """Rows near a few directions, as the frames of a video are."""
    centres = random.standard_normal((5, dimensions))
    return centres[random.integers(0, 5, rows)] + 0.05 * random.standard_normal((rows, dimensions))


def parallel(random, rows, dimensions):
    """Rows that differ in length only: nothing is left at right angles to their direction."""
    return random.uniform(0.1, 3, (rows, 1)) * np.ones(dimensions)


def opposite(random, rows, dimensions):
    """As many rows on one side as on the other: their mean says nothing."""
    return random.choice([-1.0, 1.0], (rows, 1)) * random.standard_normal(dimensions)


def plain(random, rows, dimensions):
    return random.standard_normal((rows, dimensions))


def nothing(random, rows, dimensions):
    return np.zeros((rows, dimensions))


@pytest.mark.parametrize("kind", [plain, clustered, parallel, opposite, nothing])
@pytest.mark.parametrize("dimensions", [1, 2, 16, 512])
@pytest.mark.parametrize("scale", [1e-37, 1e-19, 1, 1e17])
def test_no_inner_product_exceeds_its_bound(kind, dimensions, scale):
    random = np.random.default_rng(dimensions)
    queries, references = (
        prepare((kind(random, rows, dimensions) * scale).astype(np.float32), np.arange(rows))
        for rows in (300, 200)
    )
    groups = group_queries(queries, SIZE)
    numbers = np.concatenate([group.rows.numbers for group in groups])
    assert sorted(numbers) == list(range(300))
    norms = np.nextafter(references.norms.astype(np.float32), np.float32(np.inf))
    for group in groups:
        products = references.values @ group.direction
        assert [part.first for part in group.parts] == list(starts(group.parts))
        for part in group.parts:
            assert len(part.rows) <= SIZE
            left, right = (rows.values.astype(np.float64) for rows in (references, part.rows))
            for reference, best in list(enumerate((left @ right.T).max(axis=1)))[::7]:
                threshold = np.nextafter(np.float32(best), np.float32(-np.inf))
                assert reference in part.reached(products, norms, threshold)


def starts(parts):
    return np.cumsum([0, *(len(part.rows) for part in parts[:-1])])


def test_a_part_reaches_little_of_what_lies_elsewhere():
    random = np.random.default_rng(3)
    values = clustered(random, 2000, 32).astype(np.float32)
    rows = prepare(values, np.arange(len(values)))
    norms = np.nextafter(rows.norms.astype(np.float32), np.float32(np.inf))
    reached = parts = 0
    for group in group_queries(rows, SIZE):
        products = rows.values @ group.direction
        for part in group.parts:
            closest = (part.rows.values @ part.rows.values.T).min()
            reached += len(part.reached(products, norms, np.float32(0.9 * closest)))
            parts += 1
    assert reached < 0.5 * parts * len(rows)
