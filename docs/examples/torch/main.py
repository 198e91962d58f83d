"""A submission in torch: one frame a second through a model, on the GPU if there is one.

Your model goes beside it as `model.pt`, by `torch.jit.script(model).save("model.pt")`. It takes
frames [n, 3, SIDE, SIDE] in [0, 1] and gives descriptors [n, D]. Without it, `Filters` describes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn
from torch.nn import functional

DATA = Path("/data")
MODEL = Path("model.pt")
OUTPUT = Path("subset_query_descriptors.npz")
SIDE = 64
BATCH = 256


def main() -> None:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    # torch counts the cores of the machine, and this container may have fewer.
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = load().to(device).eval()
    video_ids = sorted(pd.read_csv(DATA / "query_subset.csv")["video_id"])
    ids, seconds, frames, rows = [], [], [], []
    for video_id in video_ids:
        for second, frame in decode(DATA / "query" / f"{video_id}.mp4"):
            ids.append(video_id)
            seconds.append(second)
            frames.append(frame)
            if len(frames) == BATCH:
                rows.append(describe(model, frames, device))
                frames = []
    if frames:
        rows.append(describe(model, frames, device))
    np.savez(
        OUTPUT,
        video_ids=np.array(ids),
        timestamps=np.array(seconds, dtype=np.float32),
        features=np.concatenate(rows),
    )


def load() -> nn.Module:
    # What was saved on a GPU is loaded on a processor as well.
    return torch.jit.load(str(MODEL), map_location="cpu") if MODEL.exists() else Filters()


@torch.no_grad()
def describe(model: nn.Module, frames: list[Tensor], device: torch.device) -> np.ndarray:
    """Descriptors float32 [n, D] of length one."""
    made = model(torch.stack(frames).to(device))
    return functional.normalize(made.float()).cpu().numpy()


def decode(path: Path) -> Iterator[tuple[float, Tensor]]:
    """One frame a second, from the middle of the second: its time and [3, SIDE, SIDE] in [0, 1]."""
    wanted = 0.5
    try:
        with av.open(str(path)) as container:
            for frame in container.decode(video=0):
                if frame.time is not None and frame.time >= wanted:
                    small = frame.reformat(SIDE, SIDE, "rgb24", interpolation="AREA").to_ndarray()
                    yield frame.time, torch.from_numpy(small).permute(2, 0, 1) / 255
                    wanted = np.floor(frame.time) + 1.5  # at most one a second is allowed
    except (OSError, IndexError, av.FFmpegError) as error:
        print(f"{path.stem}: left out from second {wanted - 0.5:.0f} on: {error}", flush=True)


class Filters(nn.Module):
    """In the place of trained weights: colours and edges of eight directions, where they are."""

    def __init__(self) -> None:
        super().__init__()
        angles = torch.arange(8) * torch.pi / 4
        across = torch.tensor([-1.0, 0.0, 1.0]).expand(3, 3) * torch.tensor([[1.0], [2.0], [1.0]])
        turned = [angle.cos() * across + angle.sin() * across.T for angle in angles]
        self.register_buffer("edges", torch.stack(turned)[:, None])

    def forward(self, frames: Tensor) -> Tensor:
        # Without brightness and contrast.
        level = frames.mean(dim=(1, 2, 3), keepdim=True)
        frames = (frames - level) / (frames.std(dim=(1, 2, 3), keepdim=True) + 0.05)
        strength = functional.conv2d(frames.mean(dim=1, keepdim=True), self.edges).relu()
        colours, edges = (functional.adaptive_avg_pool2d(part, 4) for part in (frames, strength))
        # A mirrored frame is described as the frame itself: left and right change places.
        turned = edges[:, [4, 3, 2, 1, 0, 7, 6, 5]]
        parts = [colours + colours.flip(-1), edges + turned.flip(-1)]
        centred = [part - part.mean(dim=(1, 2, 3), keepdim=True) for part in parts]
        return torch.cat([functional.normalize(part.flatten(1)) for part in centred], dim=1)


if __name__ == "__main__":
    main()
