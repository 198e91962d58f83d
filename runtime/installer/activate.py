"""Finds out what activating a prefix sets: `activate.py PREFIX` prints it as a shell script.

py-rattler writes the script of the activation, bash runs it once, and what it has set is printed.
So a start needs no conda: 2 ms in place of a second.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shlex import quote

# Python runs isolated: nothing else is on the module path.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from rattler.shell import ActivationVariables, Shell, activate

#: The image's own, as Debian's base has it.
PATH = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
_OF_THE_SHELL = {"PWD", "OLDPWD", "SHLVL", "_"}


def activated(prefix: Path) -> dict[str, str]:
    """The environment variables that an activated shell has."""
    script = activate(prefix, ActivationVariables(None, PATH), Shell.bash).script
    # conda sets these as well; py-rattler does not.
    environment = {
        "PATH": ":".join(PATH),
        "CONDA_DEFAULT_ENV": prefix.name,
        "CONDA_PROMPT_MODIFIER": f"({prefix.name}) ",
        "CONDA_PREFIX": str(prefix),
        "CONDA_SHLVL": "1",
    }
    # What scripts print must not get between the variables.
    shell = f"exec 3>&1 >&2\n{script}\nenv --null >&3"
    done = subprocess.run(
        ["bash", "-c", shell], check=True, env=environment, stdout=subprocess.PIPE, text=True
    )
    pairs = (each.split("=", 1) for each in done.stdout.split("\0") if each)
    found = {name: text for name, text in pairs if name not in _OF_THE_SHELL}
    # py-rattler puts the path that it is given before the one that is there.
    found["PATH"] = ":".join(dict.fromkeys(found["PATH"].split(":")))
    return dict(sorted(found.items()))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if (target / "bin/python").exists():
        for name, text in activated(target).items():
            print(f"export {name}={quote(text)}")
    sys.stdout.flush()
    # As in install.py.
    os._exit(0)
