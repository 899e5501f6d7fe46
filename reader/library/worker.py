"""A worker process from within. Its parent knows the work by its names here and loads none of what it takes."""

import gc
import os
import threading
from multiprocessing.connection import wait
from multiprocessing.process import parent_process

NEW_OBJECTS = 20_000
"""Python looks so many through for cycles, of which loading makes hardly any: its usual 700 cost one per cent."""


def begin_to_load() -> None:
    """Be ready to load files; the parent may still look for them."""
    end_with_parent()
    gc.set_threshold(NEW_OBJECTS)
    import reader.library.loading  # noqa: F401


def load(root: str, paths: list[str]) -> bytes:
    """`reader.library.loading.load_in_worker`."""
    from reader.library.loading import load_in_worker

    return load_in_worker(root, paths)


def end_with_parent() -> None:
    """Let this worker process end when the one that started it does, in whatever way that ends."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
