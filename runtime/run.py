"""Starts one command of the runtime: `python -I /opt/vsc/run.py [COMMAND] [ARGUMENTS]`.

Python runs isolated (-I): only this folder is added to the module path, so nothing that lies in the
working folder or the environment is ever imported by root. Without a command: `evaluate`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from vsc_runtime.runner import main  # noqa: E402  (the path must be set first)

sys.exit(main(sys.argv[1:]))
