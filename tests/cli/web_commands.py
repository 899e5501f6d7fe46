"""What the tests of `feeds` and `fetch` share: a sandbox that is none, and where feeds.yaml is."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.library.subscribing import feeds_path
from tests.library.feeds import Here


class InThisProcess(Here):
    """In the place of `reader.library.sandbox.Sandbox`, so that coverage sees what is read."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""


def feeds_file() -> Path:
    return feeds_path(os.environ)
