"""Downloads the packages of a plan and checks them against it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from rattler.networking import Client
from rattler.package_streaming import download_to_path

from trouble import Trouble

AT_ONCE = 8
#: py-rattler's client tries again if no answer comes; this is for answers that break off.
ATTEMPTS = 3
#: Slower is taken for a server that hangs.
BYTES_PER_SECOND = 50_000


async def download(plan: list[dict[str, Any]], folder: Path, client: Client) -> Mapping[str, Path]:
    """The archives by package name. Nothing of them is used before its hash is right."""
    for entry in plan:
        _check_entry(entry)
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(entry: dict[str, Any]) -> Path:
        target = folder / Path(urlsplit(entry["url"]).path).name
        async with turn:
            await _fetch(entry, target, client)
        await asyncio.to_thread(_verify, entry, target)
        return target

    paths = await asyncio.gather(*(one(entry) for entry in plan))
    return {entry["name"]: path for entry, path in zip(plan, paths, strict=True)}


def _check_entry(entry: dict[str, Any]) -> None:
    """py-rattler installs without a hash, and puts passwords of addresses into the prefix."""
    if not re.fullmatch("[0-9a-f]{64}", entry.get("sha256") or ""):
        raise Trouble(entry["name"], "the lock has no SHA-256 for it")
    address = urlsplit(entry["url"])
    if address.scheme not in ("http", "https") or address.username is not None:
        raise Trouble(entry["name"], "its address is not a plain http(s) address")


async def _fetch(entry: dict[str, Any], target: Path, client: Client) -> None:
    seconds = 60 + (entry["size"] or 2**30) / BYTES_PER_SECOND
    url = mirrored(entry["url"], os.environ.get("CONDA_CHANNEL_BASE", ""))
    for attempt in range(1, ATTEMPTS + 1):
        try:
            await asyncio.wait_for(download_to_path(client, url, target), seconds)
            return
        except Exception as error:  # noqa: PERF203  (its own kinds, and what takes too long)
            if attempt == ATTEMPTS:
                said = str(error).strip().replace("\n", ": ") or f"no end in {seconds:.0f} s"
                reason = ": ".join(filter(None, (said, await asyncio.to_thread(_obstacle, url))))
                raise Trouble(entry["name"], f"{url} cannot be downloaded: {reason}") from error


def _obstacle(url: str) -> str:
    """What is in the way of a request, such as a certificate: py-rattler counts its attempts."""
    try:
        urlopen(url, timeout=30).close()  # noqa: S310  (http(s): py-rattler has tried it)
    except HTTPError:
        return ""
    except OSError as error:
        return str(getattr(error, "reason", error))
    return ""


def mirrored(url: str, base: str) -> str:
    """Where a package is fetched from: below `base`, channels keep the paths of their servers."""
    return f"{base.rstrip('/')}{urlsplit(url).path}" if base else url


def _verify(entry: dict[str, Any], archive: Path) -> None:
    size = archive.stat().st_size
    if entry["size"] is not None and size != entry["size"]:
        raise Trouble(
            entry["name"], f"{archive.name} has {size} bytes, the lock says {entry['size']}"
        )
    for kind in ("sha256", "md5"):
        wanted = entry.get(kind)
        found = _digest(kind, archive)
        if wanted and found != wanted:
            raise Trouble(
                entry["name"], f"{archive.name} has the {kind} {found}, the lock says {wanted}"
            )


def _digest(kind: str, archive: Path) -> str:
    digest = hashlib.new(kind)
    with archive.open("rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
