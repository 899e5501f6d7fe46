import os
import socket
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import LibraryError
from reader.store.folder import Folder, has_other_case, may_be_article, scan, scan_folder


def found(root: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The file names by folder, and what was skipped."""
    names: dict[str, list[str]] = {}
    skipped: list[str] = []
    for folder in scan(root):
        names[folder.path] = sorted(file[0] for file in folder.files)
        skipped += folder.skipped
    return names, sorted(skipped)


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"headline: x\n")


def test_article_files_are_found_in_every_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml", "b.YML", "2024/12/c.Yaml", "2024/d.yml", "2024/notes.txt", "yaml", "e.yaml.bak")
    assert found(tmp_path) == ({"": ["a.yaml", "b.YML"], "2024": ["d.yml"], "2024/12": ["c.Yaml"]}, [])


def test_a_file_comes_with_how_it_looks_from_outside(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml")
    os.utime(tmp_path / "a.yaml", ns=(1, 1_700_000_000_123_456_789))
    status = (tmp_path / "a.yaml").stat()
    folder = next(scan(tmp_path))
    assert list(folder.files) == [
        ("a.yaml", 12, 1_700_000_000_123_456_789, status.st_ctime_ns, status.st_ino)
    ]
    assert folder.mtime_ns == tmp_path.stat().st_mtime_ns


def test_hidden_files_and_folders_are_left_out_without_a_word(tmp_path: Path) -> None:
    make(tmp_path, ".a.yaml", ".git/b.yaml", ".a.yaml.1234.tmp")
    assert found(tmp_path) == ({"": []}, [])


def test_folders_come_in_order_each_before_those_in_it(tmp_path: Path) -> None:
    make(tmp_path, "b/y/1.yaml", "b/x/1.yaml", "a/1.yaml", "c/1.yaml")
    assert list(found(tmp_path)[0]) == ["", "a", "b", "b/x", "b/y", "c"]


def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    make(outside, "a.yaml", "sub/b.yaml")
    make(root, "c.yaml")
    (root / "news").symlink_to(outside)
    (root / "d.yaml").symlink_to(outside / "a.yaml")
    assert found(root) == ({"": ["c.yaml", "d.yaml"], "news": ["a.yaml"], "news/sub": ["b.yaml"]}, [])


def test_a_folder_of_two_names_is_read_under_its_real_one(tmp_path: Path) -> None:
    make(tmp_path, "real/a.yaml")
    (tmp_path / "alias").symlink_to("real")
    names, skipped = found(tmp_path)
    assert names == {"": [], "real": ["a.yaml"], "alias": []}
    assert skipped == ["alias: this folder is read by another name already"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    make(tmp_path, "a/b/x.yaml")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(".")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    names, skipped = found(tmp_path)
    assert names["a/b"] == ["x.yaml"]
    assert skipped == [
        "a/b/up: this folder is read by another name already",
        "a/self: this folder is read by another name already",
        "loop.yaml: its links lead in a circle",
        "loop: its links lead in a circle",
    ]


def test_a_link_that_points_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("gone.yaml")
    (tmp_path / "2023").symlink_to("gone")
    assert found(tmp_path) == ({"": []}, ["2023: the link points nowhere", "a.yaml: the link points nowhere"])


def test_what_is_no_regular_file_is_told_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "null.yaml").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.yaml"))
        names, skipped = found(tmp_path)
    assert names == {"": []}
    assert skipped == [f"{name}.yaml: this is not a regular file" for name in ("fifo", "null", "s")]


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    make(tmp_path, "all.yaml/a.yaml")
    assert found(tmp_path) == ({"": [], "all.yaml": ["a.yaml"]}, [])


def test_names_that_are_not_utf_8_are_told_clean(tmp_path: Path) -> None:
    for name in (b"caf\xe9.yaml", b"d\xe9p\xf4t", b"ok\xc3\xa9.yaml", b"n\xe9.txt"):
        path = tmp_path / os.fsdecode(name)
        if path.suffix:
            path.touch()
        else:
            path.mkdir()
    names, skipped = found(tmp_path)
    assert names == {"": ["oké.yaml"]}
    assert skipped == [
        "caf�.yaml: its name is not UTF-8; rename it",
        "d�p�t: its name is not UTF-8; rename it",
    ]


def test_control_characters_in_a_name_are_told_visibly(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.yaml").symlink_to("gone")
    ((_, skipped),) = [found(tmp_path)]
    assert skipped == ["a␛[31m .yaml: the link points nowhere"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folders_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    make(tmp_path, "open/a.yaml", "shut/b.yaml")
    (tmp_path / "shut").chmod(0)
    try:
        assert found(tmp_path) == ({"": [], "open": ["a.yaml"], "shut": []}, ["shut: you may not read it"])
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_fails_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/x.yaml", "b/y.yaml")
    scandir = os.scandir

    def failing(path: Path) -> Iterator[os.DirEntry[str]]:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    assert found(tmp_path) == ({"": [], "a": [], "b": ["y.yaml"]}, ["a: you may not read it"])


def test_a_file_that_vanishes_while_it_is_looked_at_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, *(f"{number}.yaml" for number in range(5)))
    files = Folder(tmp_path).files
    first = next(files)[0]
    for path in tmp_path.iterdir():
        if path.name != first:
            path.unlink()
    assert list(files) == []


def test_a_folder_that_is_gone_has_no_files(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path, "gone")
    assert (list(folder.files), folder.skipped, folder.mtime_ns) == ([], [], 0)


def test_one_folder_is_scanned_without_those_below_it(tmp_path: Path) -> None:
    make(tmp_path, "a/x.yaml", "a/b/y.yaml")
    (tmp_path / "a" / "c").symlink_to("b")
    folder = scan_folder(tmp_path, "a")
    assert [file[0] for file in folder.files] == ["x.yaml"]
    assert (folder.path, folder.folders, folder.links) == ("a", ["a/b"], ["a/c"])


def test_of_a_folder_only_what_is_named_is_looked_at(tmp_path: Path) -> None:
    make(tmp_path, "a/b.yaml", "a/c.yaml", "a/.hidden.yaml", "a/d/x.yaml", "a/e.txt")
    (tmp_path / "a" / "lost.yaml").symlink_to("nowhere")
    folder = scan_folder(tmp_path, "a", ["b.yaml", "gone.yaml", ".hidden.yaml", "d", "e.txt", "lost.yaml"])
    assert [file[0] for file in folder.files] == ["b.yaml"]
    assert (folder.folders, folder.skipped) == (["a/d"], ["a/lost.yaml: the link points nowhere"])


def test_a_named_file_looks_as_it_does_in_the_whole_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml")
    assert list(scan_folder(tmp_path, "", ["a.yaml"]).files) == list(scan_folder(tmp_path, "").files)


@pytest.mark.parametrize(
    ("name", "may"),
    [("a.yaml", True), ("Ä.YML", True), (".a.yaml", False), ("a.yaml~", False), ("a\udcff.yaml", False)],
)
def test_names_tell_which_files_may_be_articles(name: str, may: bool) -> None:
    assert may_be_article(name) is may


def test_a_disk_that_takes_capitals_for_the_same_is_noticed(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml")
    assert not has_other_case(tmp_path / "b.yaml")
    make(tmp_path, "A.YAML")  # as it would seem there
    assert has_other_case(tmp_path / "a.yaml")


def test_folders_below_are_found_even_if_nobody_walks_the_files(tmp_path: Path) -> None:
    make(tmp_path, "a/b/x.yaml")
    assert [folder.path for folder in scan(tmp_path)] == ["", "a", "a/b"]


@pytest.mark.parametrize(
    ("make_root", "reason"),
    [
        (lambda path: None, "there is no such folder"),
        (lambda path: path.touch(), "this is not a folder"),
        (lambda path: path.symlink_to(path.name), "its links lead in a circle"),
        (lambda path: path.symlink_to("gone"), "there is no such folder"),
    ],
)
def test_a_library_that_cannot_be_read_is_told_at_once(
    tmp_path: Path, make_root: object, reason: str
) -> None:
    root = tmp_path / "news"
    assert callable(make_root)
    make_root(root)
    with pytest.raises(LibraryError, match=rf"/news: {reason}$"):
        scan(root)


def test_the_library_itself_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path, "real/a.yaml")
    (tmp_path / "news").symlink_to("real")
    assert found(tmp_path / "news") == ({"": ["a.yaml"]}, [])


def test_many_files_in_one_folder_take_little_memory(tmp_path: Path) -> None:
    for number in range(2000):
        os.close(os.open(tmp_path / f"{number}.yaml", os.O_CREAT))
    tracemalloc.start()
    try:
        count = sum(1 for folder in scan(tmp_path) for _ in folder.files)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < 100_000
