"""The organisers' baseline as a submission: SSCD, one frame a second, in torch.

With `vsc` beside it (of vsc2022) the organisers' own inference describes the videos; without, the same
steps are done here, with decord. SSCD's trained weights are not in reach of every machine, so a model
of its form gets random ones: what runs is the baseline, how well it finds copies says nothing of SSCD.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pandas as pd
import torch
import torchvision
from torch import nn

DATA = Path("/data")
OUTPUT = Path("subset_query_descriptors.npz")
#: As sscd_disc_mixup is: ResNet-50, pooled by its generalised mean, 512 dimensions.
DIMENSIONS = 512


class GlobalGeMPool2d(nn.Module):
    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        return maps.clamp(min=1e-6).pow(3).mean(dim=(2, 3)).pow(1 / 3)


def main() -> None:
    video_ids = sorted(pd.read_csv(DATA / "query_subset.csv")["video_id"])
    torch.manual_seed(1)
    model = torch.jit.trace(untrained(), torch.randn(2, 3, 64, 64))
    ids, timestamps, features = (
        organisers(model, video_ids) if Path("vsc").is_dir() else described(model, video_ids)
    )
    # All have most in common: without their mean, copies come first.
    features = features - features.mean(axis=0)
    features /= np.linalg.norm(features, axis=1, keepdims=True) + 1e-9
    np.savez(OUTPUT, video_ids=ids, timestamps=timestamps.astype(np.float32), features=features.astype(np.float32))


def untrained() -> nn.Module:
    backbone = nn.Sequential(*list(torchvision.models.resnet50(weights=None).children())[:-2])
    parts = [("backbone", backbone), ("pool", GlobalGeMPool2d()), ("project", nn.Linear(2048, DIMENSIONS))]
    return nn.Sequential(OrderedDict(parts)).eval()


def organisers(model: torch.jit.ScriptModule, video_ids: list[str]) -> tuple[np.ndarray, ...]:
    """What `python -m vsc.baseline.inference` writes of these videos."""
    from vsc.baseline import inference

    videos = Path("videos").absolute()
    videos.mkdir()
    for video_id in video_ids:
        (videos / f"{video_id}.mp4").symlink_to(DATA / "query" / f"{video_id}.mp4")
    model.save("model.pt")
    output = Path("baseline/descriptors.npz").absolute()
    ffmpeg = ["--ffmpeg_path", imageio_ffmpeg.get_ffmpeg_exe(), "--torchscript_path", "model.pt"]
    arguments = [*ffmpeg, "--output_file", str(output), "--dataset_path", str(videos)]
    inference.main(inference.parser.parse_args(arguments))
    print("described by vsc.baseline.inference", flush=True)
    with np.load(output) as made:
        return made["video_ids"], made["timestamps"], made["features"]


def described(model: torch.jit.ScriptModule, video_ids: list[str]) -> tuple[np.ndarray, ...]:
    from torchvision import transforms

    prepare = transforms.Compose(
        [
            transforms.Resize(320),
            transforms.CenterCrop(320),
            transforms.ToTensor(),
            transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225]),
        ]
    )
    ids, timestamps, features = [], [], []
    for video_id in video_ids:
        batch = torch.stack([prepare(image) for image in frames(DATA / "query" / f"{video_id}.mp4")])
        with torch.no_grad():
            features.append(model(batch).numpy())
        ids += [video_id] * len(batch)
        timestamps.append(np.stack([np.arange(len(batch)), np.arange(len(batch)) + 1], axis=1))
    return np.array(ids), np.concatenate(timestamps).astype(np.float32), np.concatenate(features)


def frames(path: Path) -> Iterator[object]:
    import decord
    from PIL import Image

    reader = decord.VideoReader(str(path))
    step = max(1, round(reader.get_avg_fps()))
    for index in range(0, len(reader), step):
        yield Image.fromarray(reader[index].asnumpy())


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    main()
