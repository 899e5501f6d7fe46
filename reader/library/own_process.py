"""Newsdesk's own modules run as processes beside this one."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

import reader

_CODE = os.path.dirname(os.path.dirname(os.path.abspath(reader.__file__)))  # noqa: PTH120, PTH100 - no Path at a start


def own_process(
    module: str,
    arguments: Sequence[str] = (),
    *,
    stdin: int = subprocess.DEVNULL,
    stderr: int = subprocess.DEVNULL,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """`python -m module arguments`, whose stdout is read from here. Ctrl-C is for this process alone."""
    return subprocess.Popen(
        # -P: no module is taken from the current folder, which may be anybody's.
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**os.environ, "PYTHONPATH": _CODE, **(environment or {})},
        start_new_session=True,
    )
