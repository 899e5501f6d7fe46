import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import ArticleError
from reader.store.files import MAX_BYTES, read_bytes, write_atomically


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a\x00b" * 100_000)
    assert read_bytes(path) == b"a\x00b" * 100_000


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a")
    (tmp_path / "y.yaml").symlink_to("x.yaml")
    assert read_bytes(tmp_path / "y.yaml") == b"a"


def test_a_fifo_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(ArticleError, match=r"^sub/x\.yaml: this is not a regular file$"):
        read_bytes(tmp_path / "x.yaml", "sub/x.yaml")


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(ArticleError, match="this is not a regular file"):
            read_bytes(path)


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"/x\.yaml: cannot be read: No such file or directory$"):
        read_bytes(tmp_path / "x.yaml")


def test_a_path_that_no_system_has_is_told() -> None:
    with pytest.raises(ArticleError, match="cannot be read: embedded null byte"):
        read_bytes(Path("a\0b"))


def test_a_file_of_more_than_eight_mebibytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read_bytes(path)) == MAX_BYTES
    with path.open("wb") as file:
        file.truncate(3 * MAX_BYTES)
    with pytest.raises(ArticleError, match=r"24\.0 MiB are more than the 8 MiB .*; split it"):
        read_bytes(path)


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_atomically(tmp_path / "x.yaml", b"a")
    assert (tmp_path / "x.yaml").read_bytes() == b"a"
    assert (tmp_path / "x.yaml").stat().st_mode == usual.stat().st_mode


def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, (piece for piece in (b"ne", b"w")))
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "x.yaml").symlink_to("real/y.yaml")
    write_atomically(tmp_path / "x.yaml", b"new")
    assert (tmp_path / "x.yaml").is_symlink()
    assert (tmp_path / "real" / "y.yaml").read_bytes() == b"new"


def test_a_name_of_the_greatest_length_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".yaml")
    write_atomically(path, b"a")
    assert path.read_bytes() == b"a"


def test_on_a_full_disk_the_old_file_stays_and_nothing_else(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: the system itself refuses the bytes."""
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")
    program = """
import pathlib, resource, sys
from reader.store.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_atomically(pathlib.Path(sys.argv[1]), b"new" * 1_000_000)
"""
    run = subprocess.run(
        [sys.executable, "-c", program, path], stderr=subprocess.PIPE, text=True, check=False
    )
    assert run.stderr.endswith("x.yaml: cannot be written: File too large\n")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_name_that_cannot_be_changed_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ArticleError, match=r"x\.yaml: cannot be written: Input/output error$"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_an_error_of_the_data_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, pieces())
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"no/x\.yaml: cannot be written: No such file or directory$"):
        write_atomically(tmp_path / "no" / "x.yaml", b"a")


def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    for path in (tmp_path / "x.yaml", tmp_path, Path("/dev/null")):
        with pytest.raises(ArticleError, match="this is not a regular file"):
            write_atomically(path, b"a")
    assert (tmp_path / "x.yaml").is_fifo()


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    write_atomically(tmp_path / "x.yaml", b"a")
    assert (tmp_path / "x.yaml").read_bytes() == b"a"


def test_the_bytes_are_on_the_disk_before_the_name_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")
        fsync(descriptor)

    def noted_replace(source: Path, target: Path) -> Path:
        assert source.read_bytes() == b"new"
        steps.append("rename")
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_atomically(tmp_path / "x.yaml", b"new")
    assert steps == ["sync file", "rename", "sync folder"]
