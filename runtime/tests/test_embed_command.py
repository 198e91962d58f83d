"""`run.py embed` with programs that do well and programs that don't."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest

from conftest import DURATION, QUERIES, descriptors
from vsc_runtime.commands import embed
from vsc_runtime.layout import Layout

pytestmark = pytest.mark.skipif(shutil.which("conda") is None, reason="this is not the image")

COPIES_MADE = """
import os, shutil
assert not os.path.exists("query_descriptors.npz")
print(os.environ["VSC_EMBED"], os.environ["HOME"])
shutil.copyfile("made.npz", "subset_query_descriptors.npz")
"""


class Host:
    """The folders that the host mounts for `embed`."""

    def __init__(self, folder: Path) -> None:
        self.source, self.output = folder / "source", folder / "output"
        self.layout = Layout(folder / "work", folder / "data")
        for each in (self.source, self.output, self.layout.work, self.layout.data):
            each.mkdir()
        lines = "".join(f"{each},{DURATION},30,64,48,1\n" for each in QUERIES)
        header = "video_id,duration_sec,frames_per_sec,width,height,rn\n"
        (self.layout.data / "query_metadata.csv").write_text(header + lines)
        (self.source / "query_descriptors.npz").write_text("of an earlier run")

    def made(self) -> list[str]:
        return [path.name for path in self.output.iterdir()]


@pytest.fixture
def host(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    made = Host(folder)
    monkeypatch.setattr(embed, "SOURCE", made.source)
    monkeypatch.setattr(embed, "OUTPUT", made.output)
    monkeypatch.setattr(embed, "Layout", lambda: made.layout)
    return made


@pytest.mark.parametrize("kind", ["query", "reference"])
def test_takes_what_main_made(host: Host, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    (host.source / "main.py").write_text(COPIES_MADE)
    (host.source / "made.npz").write_bytes(descriptors(QUERIES))
    assert embed.main([kind]) == 0
    assert host.made() == [f"{kind}_descriptors.npz"]
    taken = (host.output / f"{kind}_descriptors.npz").read_bytes()
    assert taken == (host.source / "made.npz").read_bytes()
    printed = capfd.readouterr()
    assert printed.out == (f"{kind} {host.layout.home}\n24 descriptors of 8 videos, 8 dimensions\n")
    assert printed.err == ""


def test_passes_warnings_on(host: Host, capfd: pytest.CaptureFixture[str]) -> None:
    (host.source / "main.py").write_text(COPIES_MADE)
    features = np.ones((24, 8), np.float32)
    features[3] = np.nan
    (host.source / "made.npz").write_bytes(descriptors(QUERIES, changed={"features": features}))
    assert embed.main(["query"]) == 0
    assert capfd.readouterr().err.startswith("warning: subset_query_descriptors.npz: 1 row ")


@pytest.mark.parametrize(
    ("code", "exit_code", "message"),
    [
        ("raise SystemExit(3)", 11, "error: main.py ended with exit code 3."),
        ("pass", 11, "error: main.py ended, but wrote no subset_query_descriptors.npz."),
        (COPIES_MADE, 10, "error: subset_query_descriptors.npz: video_ids[0] is 'R200001'"),
    ],
)
def test_says_what_main_did_wrong(
    host: Host, capfd: pytest.CaptureFixture[str], code: str, exit_code: int, message: str
) -> None:
    (host.source / "main.py").write_text(code)
    (host.source / "made.npz").write_bytes(descriptors(["R200001"]))
    assert embed.main(["query"]) == exit_code
    assert host.made() == []
    first, second = capfd.readouterr().err.splitlines()[-2:]
    assert first.startswith(message) and second.startswith("next:  ")


@pytest.mark.skipif(
    not os.path.ismount("/run") or shutil.disk_usage("/run").total > 1 << 28,
    reason="/run is no small file system",
)
def test_says_what_a_folder_needs_that_does_not_fit(
    host: Host, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(dir="/run") as small:
        monkeypatch.setattr(embed, "Layout", lambda: Layout(Path(small), host.layout.data))
        with (host.source / "weights.bin").open("wb") as weights:
            weights.truncate(shutil.disk_usage("/run").total + (1 << 20))
        assert embed.main(["query"]) == 15
    first, second = capfd.readouterr().err.splitlines()
    assert first.startswith("error: The submission's folder has ")
    assert "SCRATCH_LIMIT=1g and MEMORY_LIMIT=2g" in second


def test_says_what_cannot_be_copied(host: Host, capfd: pytest.CaptureFixture[str]) -> None:
    (host.source / "gone").symlink_to("/nowhere")
    assert embed.main(["query"]) == 3
    first, second = capfd.readouterr().err.splitlines()
    assert "can't be copied: " in first
    assert "No such file" in first
    assert second.startswith("next:  ")


def test_waits_for_a_line_and_keeps_it_from_main(
    host: Host, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (host.source / "main.py").write_text(f"import sys\nprint(sys.stdin.read())\n{COPIES_MADE}")
    (host.source / "made.npz").write_bytes(descriptors(QUERIES))
    monkeypatch.setattr("sys.stdin", io.StringIO("\nmore\n"))
    assert embed.main(["query", "held"]) == 0
    assert capfd.readouterr().out.startswith("\nquery ")


def test_ends_without_main_when_the_host_has_ended(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    (host.source / "main.py").write_text(COPIES_MADE)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert embed.main(["query", "held"]) == 130
    assert [*host.layout.work.iterdir()] == []


@pytest.mark.parametrize("arguments", [[], ["queries"], ["query", "reference"]])
def test_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert embed.main(arguments) == 2
    assert capsys.readouterr().err == "usage: embed query|reference [held]\n"
