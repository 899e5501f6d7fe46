"""Changes in a library's folder are told as they happen, by a process that ends with its stdin."""

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import watchfiles

import reader
from reader.library import watch as watching, watcher

DEADLINE = 60.0


def test_a_file_that_is_written_is_told_until_watching_stops(tmp_path: Path) -> None:
    stop, told = threading.Event(), list[frozenset[Path]]()
    file, ended = tmp_path / "news" / "a\nstory.yaml", threading.Event()
    file.parent.mkdir()

    def listen() -> None:
        for changes in watching.watch(tmp_path, stop):
            told.append(changes)
        ended.set()

    threading.Thread(target=listen, daemon=True).start()
    until = time.monotonic() + DEADLINE
    while not any(file in changes for changes in told):
        assert time.monotonic() < until
        (tmp_path / ".hidden.yaml").write_text("x")
        file.write_text(
            "headline: x\n"
        )  # again and again: the first time may have been before it was watched
        time.sleep(0.05)
    assert all(path.name != ".hidden.yaml" for changes in told for path in changes)
    stop.set()
    assert ended.wait(DEADLINE)


def test_who_listens_no_longer_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def kept(*arguments: object, **named: object) -> "subprocess.Popen[bytes]":
        code = "print('[\"a.yaml\"]', flush=True); import sys; sys.stdin.read()"
        made.append(start([sys.executable, "-c", code], **named))  # type: ignore[call-overload]
        return made[0]

    monkeypatch.setattr(subprocess, "Popen", kept)
    stop = threading.Event()
    changes = watching.watch(tmp_path, stop)
    assert next(changes) == {tmp_path / "a.yaml"}
    assert isinstance(changes, Iterator)
    changes.close()  # type: ignore[attr-defined]
    assert made[0].returncode is not None
    stop.set()


def test_where_a_folder_cannot_be_watched_all_of_it_is_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.01)
    stop = threading.Event()
    changes = watching.watch(tmp_path / "nowhere", stop)
    assert [next(changes), next(changes)] == [frozenset(), frozenset()]
    stop.set()
    assert list(changes) == []


def test_everything_is_to_be_looked_at_when_the_watch_has_begun(tmp_path: Path) -> None:
    stop = threading.Event()
    changes = watching.watch(tmp_path, stop)
    assert next(changes) == frozenset()
    (tmp_path / "a.yaml").write_text("headline: x\n")
    assert next(changes) == {tmp_path / "a.yaml"}
    stop.set()


def _is_told(changes: Iterator[frozenset[Path]], file: Path) -> bool:
    """Whether a file that is written again and again, lest it was too early, is told of in the end."""
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.wait(0.2) and number < DEADLINE / 0.2:
            number += 1
            file.write_text(f"headline: {number}\n")

    threading.Thread(target=write, daemon=True).start()
    found = any(file in paths for paths in changes)
    ended.set()
    return found


def test_names_that_are_no_utf_8_end_no_watch(tmp_path: Path) -> None:
    stop = threading.Event()
    changes = watching.watch(tmp_path, stop)
    assert next(changes) == frozenset()
    time.sleep(watcher.SOON)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")).write_text("headline: x\n")
    assert next(changes) == frozenset()
    assert _is_told(changes, tmp_path / "a.yaml")
    stop.set()


def test_a_library_with_a_folder_whose_name_is_no_utf_8_is_watched_too(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xff")).mkdir()
    (tmp_path / "old.yaml").write_text("headline: x\n")
    stop = threading.Event()
    changes = watching.watch(tmp_path, stop)
    assert next(changes) == frozenset()
    assert _is_told(changes, tmp_path / "old.yaml")
    stop.set()


def test_what_lies_behind_a_new_link_is_watched_from_then_on(tmp_path: Path) -> None:
    root, beside = tmp_path / "news", tmp_path / "beside"
    root.mkdir()
    beside.mkdir()
    stop = threading.Event()
    changes = watching.watch(root, stop)
    assert next(changes) == frozenset()
    (root / "linked").symlink_to(beside)
    assert next(changes) == {root / "linked"}
    assert next(changes) == frozenset()
    (beside / "a.yaml").write_text("headline: x\n")
    assert next(changes) == {root / "linked" / "a.yaml"}
    stop.set()


def test_the_watcher_tells_paths_below_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Unread(io.BytesIO):
        def read(self, *_: object) -> bytes:
            threading.Event().wait()
            return b""

    def changing(folder: Path, **options: object) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        is_ours = options["watch_filter"]
        assert callable(is_ours)
        assert is_ours(watchfiles.Change.added, str(folder / "a.yaml"))
        assert not is_ours(watchfiles.Change.added, str(folder / ".git" / "a.yaml"))
        yield {
            (watchfiles.Change.added, str(folder / name)) for name in ("b.yaml", os.fsdecode(b"a\xff.yaml"))
        }
        for error in errors:
            raise error

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Unread()))
    monkeypatch.setattr(watchfiles, "watch", changing)
    errors: list[OSError] = []
    for status in (0, 2):
        assert watcher.main([str(tmp_path)]) == status
        assert capsys.readouterr().out == '["a\\udcff.yaml", "b.yaml"]\n'
        errors.append(OSError(28, "No space left on device"))


def test_a_folder_that_went_and_came_back_is_watched_again(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()
    stop = threading.Event()
    changes = watching.watch(root, stop)
    assert next(changes) == frozenset()
    root.rmdir()
    assert next(changes) == {root}
    root.mkdir()
    assert next(changes) == frozenset()
    (root / "a.yaml").write_text("headline: x\n")
    assert next(changes) == {root / "a.yaml"}
    stop.set()


def test_looking_again_and_again_tells_what_came_changed_and_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("a.yaml", "folder/b.yaml"):
        (tmp_path / name).write_text("headline: x\n")

    def change(_seconds: float) -> None:
        if (tmp_path / "a.yaml").exists():
            (tmp_path / "a.yaml").unlink()
            (tmp_path / "folder" / "b.yaml").write_text("headline: another\n")
            (tmp_path / "c.yaml").write_text("headline: x\n")
        else:
            monkeypatch.setattr(watcher, "MOST_POLLED", 1)

    monkeypatch.setattr(time, "sleep", change)
    watcher._poll(tmp_path)
    assert capsys.readouterr().out == '[]\n["a.yaml", "c.yaml", "folder/b.yaml"]\n'


def test_the_watcher_ends_with_its_stdin(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.library.watcher", str(tmp_path)],
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[1])},
    )
    process.communicate(timeout=DEADLINE)
    assert process.returncode == 0


def test_the_end_of_stdin_is_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    monkeypatch.setattr(os, "_exit", ended.append)
    watcher._end_with_stdin()
    assert ended == [0]
