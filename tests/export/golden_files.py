"""Golden files: what a writer wrote when somebody last looked at it and found it good.

To look again: NEWSDESK_WRITE_GOLDEN=1 pytest tests/export, then read the diff.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("NEWSDESK_WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()
