"""A worker process from within. Its parent knows the work by its names here and loads none of what it takes."""

import gc
import os
import signal
import threading
from multiprocessing.connection import wait
from multiprocessing.process import parent_process

NEW_OBJECTS = 20_000
"""Python looks so many through for cycles, of which loading makes hardly any: its usual 700 cost one per cent."""


ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} if hasattr(signal, "pthread_sigmask") else set()
"""Signals that end a program. A worker is begun with none of them let through; empty where that cannot be said."""

GRACE = 5
"""Seconds that a worker goes on when it is asked to end: those who asked its parent as well need but one."""


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
    """Let this worker process end when the one that started it does, in whatever way that ends, and not before.

    A closed terminal and Ctrl-C signal to all of them at once. Were a worker to end while it hands over what it
    has made, its parent would wait for the rest. Where another worker was killed, the parent asks it to end.
    """
    parent = parent_process()
    if parent is None:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if ENDING:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: signal.alarm(GRACE))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)  # nothing came through while it began

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
