"""How long whole processes take, by the clock and by the processor."""

import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds by the clock, and seconds of processor time of the process and of all it started.

    On a busy machine only the second says much.
    """

    seconds: float
    processor: float


def time_process(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, *, runs: int = 5
) -> Taken:
    """The medians of several runs after one that warms up; a single run has no warm-up.

    Raises CalledProcessError where the command ends with a status other than 0.
    """
    taken = [_once(command, environment, folder) for _ in range(runs if runs == 1 else runs + 1)][-runs:]
    return Taken(*(statistics.median(times) for times in zip(*taken, strict=True)))


def _once(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Taken:
    used, started = _used(), time.perf_counter()
    subprocess.run(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    return Taken(time.perf_counter() - started, _used() - used)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
