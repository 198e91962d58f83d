"""The quickstart's code: it gives back the random descriptors of the query subset's videos.

It shows what main.py must do, and nothing else. It runs in /code_execution, finds the videos of
/data/query_subset.csv as /data/query/<video_id>.mp4, and writes subset_query_descriptors.npz. What
it makes has to equal what query_descriptors.npz holds for the same videos; having no model, it
takes it from there. A submission that looks at the videos is in submission_src/main.py.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path("/data")
PACKED = Path("query_descriptors.npz")
OUTPUT = Path("subset_query_descriptors.npz")


def main() -> None:
    subset = pd.read_csv(DATA / "query_subset.csv")["video_id"].to_numpy(dtype=str)
    with np.load(PACKED) as packed:
        rows = np.isin(packed["video_ids"], subset)
        np.savez(OUTPUT, **{name: packed[name][rows] for name in packed.files})
    print(f"{rows.sum()} random descriptors")


if __name__ == "__main__":
    main()
