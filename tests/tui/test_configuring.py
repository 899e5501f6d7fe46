"""The configuration on the screen: what it sets, and that changes apply at once."""

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.tui.app import NewsdeskApp
from reader.tui.arrangement import PaneName, arrange
from reader.tui.help_screen import help_lines
from reader.tui.pieces import plain
from reader.tui.prompt import completed
from reader.tui.theme import THEMES
from tests.tui.desk import desk, press, shown, until, write


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the fixture `plain_environment` has the configuration."""
    return tmp_path / "config.yaml"


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


async def test_what_is_set_holds_from_the_start(library: Library, config: Path) -> None:
    put(config, "theme: light\ndates: iso\nmeasure: 40\npanes: {list: 40%}\nkeys: {star: F6}\n")
    async with desk(library) as (pilot, main):
        assert pilot.app.theme == THEMES["light"].name
        assert "2024-12-19" in shown(main.list)
        assert main.list.size.width == 140 * 40 // 100
        await press(pilot, "j", "enter")
        assert max(map(len, shown(main.article).splitlines())) < 60
        assert "F6 star" in shown(main.key_bar)
        await press(pilot, "f")
        assert not library.states(["border"])[0].starred
        await press(pilot, "f6")
        assert library.states(["border"])[0].starred


async def test_the_help_and_the_palette_show_the_keys_that_hold(library: Library, config: Path) -> None:
    put(config, "keys: {star: [F6, ctrl+s], sort: ctrl+t}\n")
    async with desk(library) as (pilot, _):
        assert "F6 Ctrl-S" in "\n".join(map(plain, help_lines(140)))
        await press(pilot, "colon")
        await write(pilot, "sort by")
        assert "Ctrl-T" in shown(pilot.app.screen.query_one("#choices"))  # type: ignore[arg-type]


async def test_a_mistake_is_told_with_its_place(library: Library, config: Path) -> None:
    put(config, "theme: blak\nkeys: {star: m}\n")
    async with desk(library) as (_, main):
        said = shown(main.bottom.status)
        assert 'config.yaml:1:8: error: theme: "blak"' in said or "config.yaml" in said
        assert len(main.app.configuring.problems) == 2  # type: ignore[attr-defined]


async def test_a_change_applies_at_once(library: Library, config: Path) -> None:
    async with desk(library) as (pilot, main):
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        before = app.theme
        await app.look_at_config()
        assert app.theme == before
        put(config, "theme: light\nmeasure: 50\ndates: day\nkeys: {star: F6}\n")
        await app.look_at_config()
        await until(pilot, lambda: app.theme == THEMES["light"].name)
        await until(pilot, lambda: "19 Dec 2024" in shown(main.list))
        assert "the configuration was taken in" in shown(main.bottom.status)
        assert main.article.measure == 50
        await press(pilot, "j", "f6")
        assert library.states(["border"])[0].starred
        config.unlink()
        await app.look_at_config()
        await until(pilot, lambda: app.theme == before)
        await press(pilot, "f")
        assert not library.states(["border"])[0].starred


async def test_a_command_of_the_configuration_is_offered_by_name(library: Library, config: Path) -> None:
    put(config, "pipes: {Count words: wc -w, Print: lp}\n")
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "vertical_line")
        assert "pipe to (Count words, Print):" in shown(main.bottom.label_bar)
        asked: list[tuple[list[str], str | None]] = []
        main.taking._run = lambda command, text: asked.append((command, text))  # type: ignore[method-assign]
        await write(pilot, "cou")
        await press(pilot, "tab", "enter")
        ((command, text),) = asked
        assert command == ["wc", "-w"]
        assert text is not None
        assert text.startswith("Officers")


async def test_a_link_goes_to_the_browser_of_the_configuration(
    library: Library, config: Path, tmp_path: Path
) -> None:
    put(config, f"browser: {tmp_path / 'browser'}\n")
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    put(browser, f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o700)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "o")
        await until(pilot, opened.exists)
        assert opened.read_text(encoding="utf-8") == "https://example.org/border"
        browser.unlink()
        await press(pilot, "o")
        assert "not opened: No such file" in shown(main.bottom.status)


async def test_a_browser_in_the_terminal_gets_the_terminal(library: Library, config: Path) -> None:
    put(config, "browser: w3m -N\neditor: nano -w\n")
    async with desk(library) as (pilot, main):
        asked: list[list[str]] = []
        main.taking._run = lambda command, text: asked.append(command)  # type: ignore[method-assign]
        await press(pilot, "j", "enter", "o", "e")
        assert asked[0] == ["w3m", "-N", "https://example.org/border"]
        assert asked[1][:2] == ["nano", "-w"]


def test_the_article_keeps_its_room_whatever_is_wanted() -> None:
    plan = arrange(120, 30, PaneName.LIST, 60, 45)
    assert plan.article_width >= 32
    assert plan.list_width + plan.article_width + plan.side_width + 2 == 120
    assert arrange(100, 30, PaneName.LIST, 50).list_width == 50
    assert arrange(100, 30, PaneName.SIDE, 50, 40).side_width == 40


def test_completion_is_of_the_last_item_and_offers_a_word_once() -> None:
    words = ["amnesty", "Syria", "syrup"]
    assert completed("a", words) == "amnesty"
    assert completed("amnesty, SY", words) == "amnesty, Syria"
    assert completed("syria, sy", words) == "syria, syrup"
    assert completed("", words) is None
    assert completed("amnesty,", words) is None
    assert completed("x", words) is None
