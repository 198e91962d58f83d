"""The quickstart's code: one random descriptor for each video of the query subset.

It shows what main.py must do, and nothing else. It runs in /code_execution, finds the videos of
/data/query_subset.csv as /data/query/<video_id>.mp4, and writes subset_query_descriptors.npz.
A submission that looks at the videos is in submission_src/main.py.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path("/data")
OUTPUT = Path("subset_query_descriptors.npz")
DIMENSIONS = 16  # as in query_descriptors.npz and reference_descriptors.npz


def main() -> None:
    video_ids = np.sort(pd.read_csv(DATA / "query_subset.csv")["video_id"].to_numpy(dtype=str))
    random = np.random.default_rng(3)
    features = random.uniform(-1, 1, size=(len(video_ids), DIMENSIONS)).astype(np.float32)
    timestamps = np.zeros(len(video_ids), dtype=np.float32)
    np.savez(OUTPUT, video_ids=video_ids, features=features, timestamps=timestamps)
    print(f"{len(video_ids)} random descriptors")


if __name__ == "__main__":
    main()
