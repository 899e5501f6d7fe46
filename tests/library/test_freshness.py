"""Freshness: what a command looks at before it answers."""

from pathlib import Path

import pytest

from reader.library import freshness
from reader.library.freshness import freshen
from reader.library.library import Library
from reader.model.progress import Progress
from tests.builders import IRAQ, UNDATED, open_test_library, write


def ignore(_: Progress) -> None:
    """Progress is not what these tests are about."""


@pytest.fixture
def large(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that counts as large, looked at long ago."""
    monkeypatch.setattr(freshness, "LOOK_AT_ALL", 2)
    monkeypatch.setattr(freshness, "LOOK_AGAIN", 0.0)
    return library


def test_a_small_library_is_looked_at_file_by_file(library: Library, root: Path) -> None:
    (root / "iraq.yaml").write_text(IRAQ.replace("amnesty", "pardons"), encoding="utf-8")
    freshen(library, ignore)
    assert library.search("pardons").count == 1


def test_in_a_large_library_a_new_file_is_found(large: Library, root: Path) -> None:
    write(root, old__new=IRAQ.replace("amnesty", "pardons"))
    freshen(large, ignore)
    assert large.search("pardons").count == 1


def test_in_a_large_library_a_new_folder_is_found(large: Library, root: Path) -> None:
    write(root, fresh__new=IRAQ.replace("amnesty", "pardons"))
    freshen(large, ignore)
    assert large.search("pardons").count == 1


def test_in_a_large_library_a_folder_that_is_gone_is_noticed(large: Library, root: Path) -> None:
    (root / "old").rename(root.parent / "elsewhere")
    freshen(large, ignore)
    assert large.search("").count == 1


def test_a_large_library_without_changes_is_left_alone(large: Library) -> None:
    assert freshen(large, ignore) is None


def test_a_look_at_a_large_library_is_good_for_some_seconds(
    large: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "LOOK_AGAIN", 10.0)
    write(root, old__new=IRAQ.replace("amnesty", "pardons"))
    assert freshen(large, ignore) is None
    assert large.search("pardons").count == 0


def test_a_library_never_read_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path / "a", one=UNDATED)
    with open_test_library(tmp_path / "a", refresh=False) as library:
        report = freshen(library, ignore)
    assert report is not None
    assert report.added == 1
