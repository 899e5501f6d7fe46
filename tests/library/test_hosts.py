"""Work for many hosts: all of it is done, never more than two at once for one of them."""

import threading
from collections import Counter

from reader.library.hosts import PER_HOST, HostQueue

PATIENCE = 60.0
SLOW = [("slow.example", f"slow {n}") for n in range(6)]
QUICK = [(f"{n}.example", f"quick {n}") for n in range(6)]


def run(workers: int, work: object) -> None:
    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_slow_host_has_its_share_and_holds_nobody_up() -> None:
    queue = HostQueue(SLOW + QUICK)
    quick_done = threading.Event()
    lock = threading.Lock()
    done: list[str] = []
    busy = most = 0

    def work() -> None:
        nonlocal busy, most
        while True:
            with queue.taken() as job:
                if job is None:
                    return
                if job.startswith("slow"):
                    with lock:
                        busy += 1
                        most = max(most, busy)
                    assert quick_done.wait(PATIENCE)
                    with lock:
                        busy -= 1
                with lock:
                    done.append(job)
                    if sum(one.startswith("quick") for one in done) == len(QUICK):
                        quick_done.set()

    run(4, work)
    assert sorted(done) == sorted(job for _, job in SLOW + QUICK)
    assert most == PER_HOST


def test_visits_count_as_well() -> None:
    queue: HostQueue[str] = HostQueue([])
    lock = threading.Lock()
    busy: Counter[str] = Counter()
    most: Counter[str] = Counter()

    def work() -> None:
        for _ in range(50):
            with queue.visiting("a.example"):
                with lock:
                    busy["a"] += 1
                    most["a"] = max(most["a"], busy["a"])
                with lock:
                    busy["a"] -= 1

    run(8, work)
    assert most["a"] <= PER_HOST


def test_what_nobody_has_begun_can_be_forgotten() -> None:
    queue = HostQueue(SLOW)
    with queue.taken() as first, queue.taken() as second:
        assert (first, second) == ("slow 0", "slow 1")
        waiting = threading.Thread(target=lambda: took.append(_take(queue)), daemon=True)
        took: list[str | None] = []
        waiting.start()
        queue.clear()
        waiting.join(PATIENCE)
    assert took == [None]


def _take(queue: HostQueue[str]) -> str | None:
    with queue.taken() as job:
        return job
