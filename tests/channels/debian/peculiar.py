"""Packages of nothing but a peculiarity: what conda allows, and what an installer trips over."""

from __future__ import annotations

import random
from types import SimpleNamespace

from archive import PLACEHOLDER, Item, Package


def _script(path: str, text: str) -> dict[str, Item]:
    return {path: Item(text.encode(), 0o755)}


def _library() -> Package:
    """Prefixes in a text and in a binary file, a link, an empty file, a post-link script, and what images leave out."""
    made = Package("libfake", "1.0", old_format=True, license="BSD-3-Clause")
    binary = b"\x7fFAKE\0" + PLACEHOLDER.encode() + b"/share/libfake\0end\0"
    made.files = {
        "etc/libfake.conf": Item(f"home = {PLACEHOLDER}/share/libfake\n".encode()),
        "lib/libfake.bin": Item(binary, 0o755),
        "lib/libfake.a": Item(b"!<arch>\n"),
        "lib/python3.11/site-packages/numba/tests/test_fake.py": Item(b"assert True\n"),
        "share/libfake/empty": Item(),
        "share/libfake/link.conf": Item(link="../../etc/libfake.conf", mode=0o777),
        **_script("bin/fake", f"#!{PLACEHOLDER}/bin/python\nprint('fake')\n"),
        **_script(
            "bin/.libfake-post-link.sh",
            '#!/bin/sh\necho "$PKG_NAME $PKG_VERSION" > "$PREFIX/share/libfake/linked"\n',
        ),
    }
    return made


fake_library = SimpleNamespace(package=_library, script=_script)


def two_big_files() -> Package:
    """Twenty megabytes that don't compress, so that it counts as a framework."""
    made = Package("bigtool", "1.0", noarch="generic")
    data = random.Random(1)
    for number in (1, 2):
        made.files[f"share/bigtool/{number}.bin"] = Item(data.randbytes(10 * 2**20))
    return made


def bad_packages(python: str) -> list[Package]:
    """Each breaks in its own way."""
    del python
    clash = []
    for number in (1, 2):
        each = Package(f"clash{number}", "1.0", noarch="generic")
        each.files = {"share/clash/both.txt": Item(f"of clash{number}\n".encode())}
        clash.append(each)
    failing = Package("failing", "1.0", noarch="generic")
    failing.files = _script(
        "bin/.failing-post-link.sh", "#!/bin/sh\necho 'no luck today' >&2\nexit 7\n"
    )
    short = Package("short", "1.0", noarch="generic", placeholder="/opt/x")
    short.files = {"lib/short.bin": Item(b"\0/opt/x/share\0end\0", 0o755)}
    escaping = Package("escaping", "1.0", noarch="generic")
    escaping.files = {"share/escaping/out": Item(link="../../../../../../etc/shadow", mode=0o777)}
    absolute = Package("absolute", "1.0", noarch="generic")
    absolute.files = {"share/absolute/out": Item(link="/etc/shadow", mode=0o777)}
    climbing = Package("climbing", "1.0", noarch="generic")
    climbing.files = {"../../../climbed.txt": Item(b"out\n")}
    fine = Package("fine", "1.0", noarch="generic", license="CC0-1.0")
    fine.files = {"share/fine/data.txt": Item(b"fine\n")}
    changing = [Package("changing", version, noarch="generic") for version in ("1.0", "2.0")]
    for each in changing:
        each.files = {f"share/changing/{each.version}.txt": Item(b"here\n")}
    return [*clash, failing, short, escaping, absolute, climbing, fine, *changing]
