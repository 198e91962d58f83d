"""Numbers and untrusted names as they appear in messages."""

from typing import Union


def size(count: Union[int, float]) -> str:
    """Bytes for people: `1.5 GB`."""
    value = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if abs(value) < 1000:
            break
        value /= 1000
    else:
        unit = "TB"
    return f"{count:,.0f} bytes" if unit == "bytes" else f"{value:.1f} {unit}"


def count(number: int, noun: str) -> str:
    """`1 file`, `20,000 files`, `2 processes`."""
    ending = "" if number == 1 else "es" if noun.endswith("s") else "s"
    return f"{number:,} {noun}{ending}"


def shown(text: object, limit: int = 60) -> str:
    """A name that came from a submission: quoted, escaped to ASCII and cut to `limit` characters."""
    value = str(text)
    return ascii(value if len(value) <= limit else value[: limit - 3] + "...")
