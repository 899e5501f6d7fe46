"""Another library in the configuration: it is opened in the place of the one that is open, where it may be."""

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.places import LIBRARY_VARIABLE
from reader.tui.app import NewsdeskApp
from reader.tui.moving import STAYS
from tests.builders import IRAQ, WALL, write as write_articles
from tests.tui.desk import desk, headline, press, shown, until


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another library, never opened so far."""
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    write_articles(tmp_path / "other news", iraq=IRAQ, wall=WALL)
    return tmp_path / "other news"


def name_library(tmp_path: Path, library: Path) -> None:
    (tmp_path / "config.yaml").write_text(f"library: {library}\n", encoding="utf-8")


async def test_another_library_in_the_configuration_is_opened_at_once(
    library: Library, other: Path, tmp_path: Path
) -> None:
    async with desk(library, live=True, follows=True) as (pilot, main):
        await press(pilot, "j", "f", "enter")
        name_library(tmp_path, other)
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await until(pilot, lambda: app.main is not main)
        await until(pilot, lambda: "Iraq hands 1,905" in shown(app.main.list))
        assert "other news" in shown(app.main.title_bar)
        await until(pilot, lambda: headline(app.main).startswith("Iraq"))
        await press(pilot, "f")
        assert app.main.library.states(["iraq"])[0].starred
        name_library(tmp_path, library.root)
        await until(pilot, lambda: app.main.library.root == library.root)
        await until(pilot, lambda: "Officers are handed back" in shown(app.main.list))


async def test_what_the_library_is_now_is_said(library: Library, other: Path, tmp_path: Path) -> None:
    async with desk(library, follows=True) as (pilot, _):
        name_library(tmp_path, other)
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await app.look_at_config()
        await until(pilot, lambda: app.main.library.root == other)
        assert "as the configuration says, the library is" in shown(app.main.bottom.status)
        await press(pilot, "a", "escape", "?", "escape")  # everything else works in it


async def test_nothing_moves_while_the_reader_writes(library: Library, other: Path, tmp_path: Path) -> None:
    async with desk(library, follows=True) as (pilot, main):
        await press(pilot, "j", "enter", "v")
        name_library(tmp_path, other)
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await app.look_at_config()
        assert app.main is main
        await press(pilot, "enter", "escape", "t")
        await app.look_at_config()
        assert app.main is main
        await press(pilot, "escape", "B")
        await app.look_at_config()
        assert app.main is main
        await press(pilot, "escape")
        await app.look_at_config()
        assert app.main is not main
    assert library.kept.marks.all()


async def test_a_library_that_was_named_at_the_start_stays(
    library: Library, other: Path, tmp_path: Path
) -> None:
    async with desk(library) as (pilot, main):
        name_library(tmp_path, other)
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await app.look_at_config()
        assert app.main is main
        assert STAYS[:40] in shown(main.bottom.status)


async def test_a_folder_that_is_not_there_is_said_and_nothing_moves(
    library: Library, other: Path, tmp_path: Path
) -> None:
    async with desk(library, follows=True) as (pilot, main):
        name_library(tmp_path, other / "not there")
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await app.look_at_config()
        assert app.main is main
        assert "this library stays open: there is no folder" in shown(main.bottom.status)
        name_library(tmp_path, library.root)
        await app.look_at_config()
        assert app.main is main
        assert "the configuration was taken in" in shown(main.bottom.status)
