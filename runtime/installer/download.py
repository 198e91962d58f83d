"""Downloads the packages of a plan and checks them against it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from rattler.networking import Client
from rattler.package_streaming import download_to_path

from trouble import Trouble

AT_ONCE = 8
#: One, two, four ... seconds after each other, unless the server says when to come back.
ATTEMPTS = 6
#: Who is told to wait for longer does not, and says so. As with a push: docs/how-to/publishing.md.
LONGEST_WAIT = 60
#: Slower is taken for a server that hangs.
BYTES_PER_SECOND = 50_000
#: The next step where a channel has moved or withdrawn a file.
_GONE = "if the channel has withdrawn it, `npx vsc lock` takes what it has now"


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

    tasks = [asyncio.create_task(one(entry)) for entry in plan]
    try:
        paths = await asyncio.gather(*tasks)
    finally:
        # After one that is wrong the others would find their folder gone, and each say so.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
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
    for attempt in range(ATTEMPTS):
        try:
            await asyncio.wait_for(download_to_path(client, url, target), seconds)
            return
        except Exception as error:
            answer = await asyncio.to_thread(_ask, url)
            wait = 2.0**attempt if answer.wait is None else answer.wait
            if answer.is_final or attempt == ATTEMPTS - 1 or wait > LONGEST_WAIT:
                said = str(error).strip().replace("\n", ": ") or f"no end in {seconds:.0f} s"
                more = f"it asks to come back in {wait:.0f} s" if answer.wait else ""
                reason = ": ".join(filter(None, (said, answer.reason, more)))
                raise Trouble(entry["name"], f"{url} cannot be downloaded: {reason}") from error
        await asyncio.sleep(wait)


@dataclass(frozen=True)
class _Answer:
    """How a request fares that py-rattler gave up: its errors don't say why or how long."""

    reason: str = ""
    #: Whether the next request would fare no better.
    is_final: bool = False
    #: Seconds, if the server has named them.
    wait: float | None = None


def _ask(url: str) -> _Answer:
    try:
        urlopen(url, timeout=30).close()  # noqa: S310  (http(s): py-rattler has tried it)
    except HTTPError as error:
        later = error.code in (408, 429) or error.code >= 500
        reason = _GONE if error.code in (404, 410) else ""
        wait = _seconds(error.headers.get("Retry-After", ""))
        return _Answer(reason, is_final=not later, wait=wait)
    except URLError as error:
        unknown = isinstance(error.reason, ssl.SSLCertVerificationError)
        return _Answer(str(error.reason), is_final=unknown)
    except OSError as error:
        return _Answer(str(error))
    return _Answer()


def _seconds(text: str) -> float | None:
    """What Retry-After says: seconds or a date (RFC 9110, 10.2.3)."""
    if re.fullmatch("[0-9]+", text):
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        return max(0.0, (until - datetime.now(timezone.utc)).total_seconds())
    except (TypeError, ValueError):
        return None


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
