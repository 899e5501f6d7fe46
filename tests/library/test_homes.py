"""A library that was moved, renamed or copied finds what the reader did with it."""

import shutil
from pathlib import Path

import pytest

from reader.library import homes
from reader.library.library import open_library
from reader.library.places import places_of
from tests.builders import IRAQ, UNDATED, WALL, write


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A library in which something was read."""
    folder = tmp_path / "news"
    write(folder, iraq=IRAQ, wall=WALL, letter=UNDATED)
    with open_library(folder) as library:
        library.refresh()
        library.kept.set_read(["iraq"], True)
    return folder


def read(folder: Path) -> tuple[bool, tuple[str, ...]]:
    with open_library(folder) as library:
        library.refresh()
        return library.states(["iraq"])[0].read, library.kept.notices()


def test_a_renamed_library_finds_its_state_and_its_cache(news: Path, tmp_path: Path) -> None:
    moved = news.rename(tmp_path / "elsewhere")
    with open_library(moved) as library:
        assert library.is_complete  # the cache came along
        (notice,) = library.kept.notices()
        assert f"this library was at {news}" in notice
    assert read(moved) == (True, ())
    assert not places_of(news).state.exists()


def test_a_library_moved_to_another_disk_is_known_by_its_articles(news: Path, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere"
    shutil.copytree(news, copied)
    shutil.rmtree(news)
    (copied / "letter.yaml").unlink()
    assert read(copied)[0]


def test_a_copy_has_a_state_of_its_own(news: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copy"
    shutil.copytree(news, copied)
    assert read(copied) == (False, ())
    assert read(news) == (True, ())


def test_a_copy_takes_nothing_from_a_library_that_was_made_anew_in_its_place(
    news: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "copy"
    shutil.copytree(news, copied)
    news.rename(tmp_path / "away")
    shutil.copytree(copied, news)
    shutil.rmtree(tmp_path / "away")
    assert read(copied) == (False, ())
    assert read(news) == (True, ())


def test_another_library_takes_nothing(news: Path, tmp_path: Path) -> None:
    shutil.rmtree(news)
    other = tmp_path / "other"
    write(other, wall=WALL.replace("opens", "falls"), note=UNDATED.replace("old", "new"))
    assert read(other) == (False, ())


def test_a_new_folder_in_the_old_place_of_another_inode_is_not_the_old_library(
    news: Path, tmp_path: Path
) -> None:
    moved = news.rename(tmp_path / "elsewhere")
    news.mkdir()
    assert read(moved)[0]


def test_the_cache_knows_the_library_too(news: Path, tmp_path: Path) -> None:
    known = places_of(news)
    elsewhere = known.state.parent.rename(known.state.parent.with_name("restored-from-a-backup"))
    text = (elsewhere / homes.FILE).read_text().replace(str(news), "/nowhere")
    (elsewhere / homes.FILE).write_text(text)
    assert read(news)[0]


def test_a_cache_that_knows_nobody_leaves_it_to_the_articles(news: Path, tmp_path: Path) -> None:
    moved = news.rename(tmp_path / "elsewhere")
    (places_of(moved).cache / homes.CACHE_FILE).write_text("another")
    assert read(moved)[0]


def test_what_cannot_be_read_or_written_is_left(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places_of(news).state.parent / homes.FILE).write_text("rubbish")
    moved = news.rename(tmp_path / "elsewhere")
    assert read(moved) == (False, ())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    (places_of(moved).state.parent / homes.FILE).unlink()
    homes.note(places_of(moved), lambda: ["iraq.yaml"])
    assert not (places_of(moved).state.parent / homes.FILE).exists()


def test_what_a_library_is_known_by_follows_it(news: Path) -> None:
    file = places_of(news).state.parent / homes.FILE
    before = file.read_bytes()
    read(news)
    assert file.read_bytes() == before
    for path in news.glob("*.yaml"):
        path.write_text(path.read_text() + "language: en\n")
    read(news)
    assert file.read_bytes() != before
    homes.note(places_of(news.with_name("gone")), list)


def test_of_two_that_might_be_it_the_more_alike_is(news: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    write(second, iraq=IRAQ, wall=WALL, letter=UNDATED, more=UNDATED)
    with open_library(second) as library:
        library.refresh()
    moved = news.rename(tmp_path / "elsewhere")
    shutil.rmtree(second)
    assert read(moved)[0]
