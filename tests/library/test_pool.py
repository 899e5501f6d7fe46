import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library.pool import Workers, in_pool
from reader.model.errors import LibraryError

HOSTILE = "from pathlib import Path\nPath('{}').touch()\nraise SystemExit\n"


def double(number: int) -> bytes:
    return bytes([2 * number])


def note(folder: str, number: int) -> bytes:
    time.sleep(0.02)
    (Path(folder) / str(number)).touch()
    return b""


def arguments(number: int) -> tuple[int]:
    return (number,)


def test_what_workers_make_comes_in_the_order_of_the_jobs() -> None:
    assert list(in_pool(double, range(60), arguments)) == [(n, bytes([2 * n])) for n in range(60)]


def test_no_worker_takes_a_module_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    (tmp_path / "multiprocessing.py").write_text(HOSTILE.format(taken))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert len(list(Workers().each(double, range(60), arguments))) == 60
    assert not taken.exists()


PROGRAM = """
from reader.library.pool import in_pool
print("loaded")
if __name__ == "__main__":
    print(list(in_pool(str, range(2), lambda number: (number,))))
"""


def test_the_program_that_starts_workers_is_not_loaded_in_each_of_them(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "loaded\n[(0, '0'), (1, '1')]\n"


def test_what_new_interpreters_are_told_is_as_before_when_the_workers_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    workers = Workers()
    workers.end()
    workers.end()
    assert "PYTHONSAFEPATH" not in os.environ


def end(number: int) -> bytes:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return b""


def test_where_one_worker_is_killed_the_others_end_too() -> None:
    before = set(multiprocessing.active_children())
    with pytest.raises(LibraryError, match="ended from outside"):
        list(in_pool(end, range(60), arguments))
    for process in set(multiprocessing.active_children()) - before:
        process.join(timeout=30)
        assert not process.is_alive()


SIGNALLED = """
import os, signal, sys
from reader.library.pool import in_pool
if __name__ == "__main__":
    number = signal.{}
    signal.signal(number, lambda *_: sys.exit(3))
    for count, _ in enumerate(in_pool(bytes, range(100_000, 100_400), lambda size: (size,))):
        if count == 20:
            os.killpg(0, number)
"""


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_signal_to_all_ends_the_program_with_its_workers_and_without_a_word(
    tmp_path: Path, number: str
) -> None:
    program = tmp_path / "program.py"
    program.write_text(SIGNALLED.format(number))
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, program], capture_output=True, timeout=30, start_new_session=True, check=False
        )
        assert (done.returncode, done.stderr) == (3, b"")


def test_jobs_whose_results_nobody_takes_are_not_begun(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    found = in_pool(note, range(40), lambda number: (str(tmp_path), number))
    next(found)
    found.close()
    del found
    for process in set(multiprocessing.active_children()) - before:
        process.join()
    assert len(list(tmp_path.iterdir())) < 20
