"""Damaged and hostile npz files are refused with one line."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from brute import Save
from vsc_runtime.formats.npz import Npz, NpzError

VALUES = np.arange(12, dtype=np.float32).reshape(4, 3)


def npy(
    descr: str = "'<f4'",
    shape: str = "(4, 3)",
    order: str = "False",
    body: bytes = VALUES.tobytes(),
    version: bytes = b"\x01\x00",
) -> bytes:
    """An npy file whose header says what the caller wants."""
    header = f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}\n".encode()
    length = len(header).to_bytes(2 if version[0] == 1 else 4, "little")
    return b"\x93NUMPY" + version + length + header + body


def npz(path: Path, content: bytes, method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("features.npy", content)
    return path


def refusal(path: Path, name: str = "features") -> str:
    with pytest.raises(NpzError) as caught, Npz(path) as file:
        file.read(name)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert "\n" not in message and len(message) < 400
    with pytest.raises(NpzError), Npz(path) as file:
        list(file.chunks(name, 2))
    return message


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<f8", "<f2", "<U7", ">U7", "<i8", "|u1"])
@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("shape", [(7,), (7, 3), (0, 3), (1, 1)])
def test_reads_what_numpy_wrote(
    tmp_path: Path, save: Save, dtype: str, order: Literal["C", "F"], shape: tuple[int, ...]
) -> None:
    values = np.arange(np.prod(shape)).astype(dtype).reshape(shape, order=order)
    save(tmp_path / "a.npz", features=values)
    with Npz(tmp_path / "a.npz") as file:
        whole = file.read("features")
        pieces = list(file.chunks("features", 2))
    assert whole.flags.c_contiguous and whole.dtype.isnative
    np.testing.assert_array_equal(whole, values)
    assert all(len(piece) <= 2 for piece in pieces)
    if len(values):
        np.testing.assert_array_equal(np.concatenate(pieces), values)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_reads_arrays_larger_than_its_buffers(tmp_path: Path, save: Save) -> None:
    values = np.random.default_rng(0).random((700_000, 3), np.float32)
    save(tmp_path / "a.npz", features=values)
    with Npz(tmp_path / "a.npz") as file:
        np.testing.assert_array_equal(file.read("features"), values)
        pieces = list(file.chunks("features", 600_000))
    np.testing.assert_array_equal(np.concatenate(pieces), values)


def test_no_file(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "a.npz")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + bytes(100)])
def test_not_a_zip(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    assert "not a readable npz" in refusal(tmp_path / "a.npz")


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_truncated(tmp_path: Path, keep: float) -> None:
    np.savez(tmp_path / "a.npz", features=np.ones((100, 8), np.float32))
    content = (tmp_path / "a.npz").read_bytes()
    (tmp_path / "a.npz").write_bytes(content[: int(len(content) * keep)])
    refusal(tmp_path / "a.npz")


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_a_flipped_byte(tmp_path: Path, save: Save) -> None:
    save(tmp_path / "a.npz", features=np.random.default_rng(0).random((100, 8), np.float32))
    content = bytearray((tmp_path / "a.npz").read_bytes())
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "a.npz").write_bytes(content)
    refusal(tmp_path / "a.npz")


def test_missing_array_names_those_there(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", feature=VALUES, ids=VALUES)
    assert "feature, ids" in refusal(tmp_path / "a.npz")


def test_pickled_arrays(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", features=np.array([{}, 1], dtype=object))
    assert "pickled" in refusal(tmp_path / "a.npz")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_ten_gigabytes_claimed_in_the_header(tmp_path: Path, method: int) -> None:
    path = npz(tmp_path / "a.npz", npy(shape="(5000000, 512)"), method)
    assert "claims 10,240,000,000 bytes, the file holds 48" in refusal(path)


def test_ten_gigabytes_claimed_in_the_directory_too(tmp_path: Path) -> None:
    content = npy(shape=f"({2**20}, 512)", body=b"")
    path = npz(tmp_path / "a.npz", content)
    data, size = bytearray(path.read_bytes()), len(content).to_bytes(4, "little")
    claimed = (len(content) + 2**31).to_bytes(4, "little")
    at = data.rindex(b"PK\x01\x02")
    assert data[at + 20 : at + 28] == size + size
    data[at + 24 : at + 28] = claimed
    path.write_bytes(data)
    assert "it claims" in refusal(path)
    data[at + 20 : at + 24] = claimed
    path.write_bytes(data)
    # Newer zipfile modules notice the overlap themselves.
    assert re.search("more bytes than the file has|Overlapped entries", refusal(path))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPZ" + bytes(80),
        npy(version=b"\x09\x00"),
        npy(version=b"\x02\x00")[:8] + b"\xff\xff\xff\x7f" + bytes(80),
        npy(descr="'<f4,<f4'"),
        npy(descr="[('a', '<f4')]"),
        npy(descr="'|V12'"),
        npy(descr="'<f3'"),
        npy(descr="'<U0'", body=b""),
        npy(descr="1"),
        npy(shape="(4, -3)"),
        npy(shape="12"),
        npy(order="'yes'"),
        npy(order="1"),
        npy(shape="(True, 12)"),
        npy(shape="(4, 3.0)"),
        npy(shape="(4, 3"),
        npy(shape="(" * 1000),
        npy(shape="__import__('os')"),
        npy(body=VALUES.tobytes() + b"x"),
        npy(body=VALUES.tobytes()[:-1]),
    ],
)
def test_damaged_headers(tmp_path: Path, content: bytes) -> None:
    refusal(npz(tmp_path / "a.npz", content))


@pytest.mark.parametrize("name", ["features", "video_ids"])
def test_any_shape_is_judged_in_one_short_line(tmp_path: Path, name: str) -> None:
    chosen = np.random.default_rng(len(name))
    lengths = ["0", "1", "4", "3", "-1", "2**3", "None", "1.0", "0x0c"]
    said: list[str] = []
    for _ in range(400):
        digits = int(chosen.integers(1, 4000 // chosen.choice([1, 10, 100, 1000])))
        lengths[-1] = str(chosen.choice(["0x", "", "0b", "-", "0o"])) + "1" * digits
        shape = ", ".join(chosen.choice(lengths, chosen.integers(34)))
        content = npy("'<U7'" if name == "video_ids" else "'<f4'", f"({shape},)")
        with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
            archive.writestr(f"{name}.npy", content)
        try:
            with Npz(tmp_path / "a.npz") as file:
                file.read(name)
        except NpzError as error:
            said.append(str(error))
    assert len(said) > 300
    assert [text for text in said if len(text) >= 200 or not text.isprintable()] == []


def test_text_that_is_not_unicode(tmp_path: Path) -> None:
    body = np.full(4, 0x110000, np.uint32).tobytes()
    assert "Unicode" in refusal(npz(tmp_path / "a.npz", npy("'<U1'", "(4,)", body=body)))


def test_two_members_of_one_name(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("features.npy", npy())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("features.npy", npy())
    (tmp_path / "a.npz").write_bytes(buffer.getvalue())
    assert "same name" in refusal(tmp_path / "a.npz")


def test_a_huge_directory_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        for number in range(3000):
            archive.writestr(f"{number:0100}.npy", b"")
    assert "table of contents has" in refusal(tmp_path / "a.npz")


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.npz")
    assert "not a regular file" in refusal(tmp_path / "a.npz")
