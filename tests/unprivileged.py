"""Somebody for whom the modes of files hold, also where the tests run as root. It must not know any test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
"""The user and the group without rights of their own, on Linux and most other systems."""


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """Root is nobody meanwhile, to whom the folder belongs with all that is in it; others stay who they are.

    Python's own files may be out of reach then: what is needed has to be imported before.
    """
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
