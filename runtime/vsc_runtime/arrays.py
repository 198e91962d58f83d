"""The types of arrays, by what they hold; shapes are in the doc comments of who uses them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

AnyArray = NDArray[Any]
Bools = NDArray[np.bool_]
Integers = NDArray[np.integer[Any]]
Float32s = NDArray[np.float32]
Float64s = NDArray[np.float64]
#: Of any precision.
Floats = NDArray[np.floating[Any]]
UInt8s = NDArray[np.uint8]
Texts = NDArray[np.str_]
