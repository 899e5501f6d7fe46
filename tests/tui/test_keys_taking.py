"""Copying, the browser, the editor, files and commands; the palette and the help."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.clean_text import CleanText
from reader.tui import taking
from reader.tui.choice import CopyChoice
from reader.tui.help_screen import HelpPane
from reader.tui.palette import Palette
from reader.tui.prompt import Prompt
from tests.tui.desk import NARROW, desk, focus, headline, press, shown, until, write


@pytest.mark.parametrize(
    ("key", "copied"),
    [
        ("l", "https://example.org/border"),
        ("s", "Officers are handed back at the border"),
        ("f", "1,905 people: officers and personnel returned\n▲ 58.8 % from 1,200\nas of 19 Dec 2024"),
    ],
)
async def test_y_copies(library: Library, key: str, copied: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "y")
        assert "copy" in shown(main.bottom.query_one(CopyChoice))
        await press(pilot, key)
        assert pilot.app.clipboard.startswith(copied)
        said = "copied with its citation: 1,905 people" if key == "f" else f"copied: {copied}"
        assert said in shown(main.bottom.status)
        assert focus(main) == "article"


async def test_any_other_key_after_y_copies_nothing(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "y", "j")
        assert pilot.app.clipboard == ""
        assert (focus(main) == "list", main.list.cursor) == (True, 1)


async def test_the_lit_sentence_is_the_one_copied(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "j", "enter", "}", "}", "y", "s")
        assert pilot.app.clipboard.endswith("crossing's staff went first.")


async def test_o_opens_a_safe_link_only(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(library) as (pilot, main):
        opened: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await press(pilot, "j", "o")
        assert opened == ["https://example.org/border"]
        await press(pilot, "j", "o")
        assert opened == ["https://example.org/border"]
        assert "not opened" in shown(main.bottom.status)


async def test_w_writes_text_and_asks_before_it_overwrites(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "w")
        prompt = main.bottom.query_one(Prompt)
        assert prompt.value.endswith(".txt")
        prompt.value = "story.txt"
        await press(pilot, "enter")
        text = (tmp_path / "story.txt").read_text(encoding="utf-8")
        assert text.startswith("Officers are handed back at the border\n===")
        (tmp_path / "story.txt").write_text("mine")
        for answer, kept in (("n", True), ("y", False)):
            await press(pilot, "w")
            main.bottom.query_one(Prompt).value = "story.txt"
            await press(pilot, "enter", answer)
            assert ((tmp_path / "story.txt").read_text(encoding="utf-8") == "mine") is kept
        assert "written to story.txt" in shown(main.bottom.status)


async def test_a_long_name_leaves_room_for_what_may_be_answered(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"{'a long name ' * 10}.txt"
    (tmp_path / name).write_text("mine")
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "w")
        main.bottom.query_one(Prompt).value = name
        await press(pilot, "enter")
        assert main.bottom.asked is not None
        assert shown(main.bottom.asked).endswith("…  y yes  any other key no")
        await pilot.click(main.bottom.asked, offset=(shown(main.bottom.asked).index("y yes"), 0))
        await until(pilot, lambda: (tmp_path / name).read_text(encoding="utf-8") != "mine")


@pytest.mark.parametrize("name", ["/proc/no/such/place", "~nobody-of-that-name/x", "x" * 300])
async def test_writing_where_one_may_not_says_why(library: Library, name: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "w")
        main.bottom.query_one(Prompt).value = name
        await press(pilot, "enter")
        assert f"not written: {name[:30]}" in shown(main.bottom.status)


async def test_beside_what_is_typed_stand_counts_alone(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "m")
        assert "marked read · u undoes it" in shown(main.bottom.status)
        await press(pilot, "w")
        assert shown(main.bottom.status).strip() == "2 of 6"
        await press(pilot, "escape")
        assert "marked read · u undoes it" in shown(main.bottom.status)


async def test_escape_in_a_question_for_a_file_goes_back(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "w", "escape")
        assert focus(main) == "list"


@contextmanager
def _suspended() -> Iterator[None]:
    yield


async def pipe_to(command: str, library: Library, monkeypatch: pytest.MonkeyPatch) -> str:
    """Press the pipe key in an article, type the command, and say what the screen says afterwards."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    async with desk(library) as (pilot, main):
        monkeypatch.setattr(pilot.app, "suspend", _suspended)
        await press(pilot, "j", "|")
        main.bottom.query_one(Prompt).value = command
        await press(pilot, "enter")
        await until(pilot, lambda: main.message)
        return shown(main.bottom.status)


async def test_the_pipe_key_gives_the_text_to_a_command(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = await pipe_to(f"tee '{tmp_path}/a story'", library, monkeypatch)
    assert (tmp_path / "a story").read_text(encoding="utf-8").startswith("Officers are handed back")
    assert said.startswith(" tee is done")


async def test_the_pipe_key_knows_pipes_and_redirections(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pipe_to(f"head -1 | tr a-z A-Z > '{tmp_path}/a story'", library, monkeypatch)
    assert (tmp_path / "a story").read_text() == "OFFICERS ARE HANDED BACK AT THE BORDER\n"


async def test_a_shell_reads_what_was_typed_and_no_word_of_the_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        asked: list[tuple[list[str], str | None]] = []
        monkeypatch.setattr(main.taking, "_run", lambda command, text: asked.append((command, text)))
        await press(pilot, "j")
        main.taking.pipe("wc -w | cat")
        main.taking.pipe("wc -w")
        assert [command for command, _ in asked] == [["sh", "-c", "wc -w | cat"], ["wc", "-w"]]


async def test_a_file_that_is_gone_is_not_begun_anew_in_the_editor(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with desk(library) as (pilot, main):
        monkeypatch.setattr(pilot.app, "suspend", _suspended)
        monkeypatch.setattr(library, "path", lambda _: tmp_path / "gone.yaml")
        await press(pilot, "j", "e")
        assert shown(main.bottom.status).startswith(" border.yaml is not there any more")


async def test_a_command_that_does_not_exist_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        monkeypatch.setattr(pilot.app, "suspend", _suspended)
        for command, said in (("no-such-command-here", "cannot run"), ("'open", "not run")):
            await press(pilot, "j", "|")
            main.bottom.query_one(Prompt).value = command
            await press(pilot, "enter")
            assert said in shown(main.bottom.status)


async def test_e_opens_the_file_at_the_section(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[list[str]] = []

    def fake(command: list[str], text: str | None = None) -> CleanText:
        assert text is None
        run.append(command)
        return CleanText("done")

    monkeypatch.setattr(taking, "run_outside", fake)
    monkeypatch.setenv("EDITOR", "nano")
    async with desk(library) as (pilot, _):
        monkeypatch.setattr(pilot.app, "suspend", _suspended)
        await press(pilot, "j", "enter", "]", "]", "e")
        assert run == [["nano", "+18", str(library.root / "border.yaml")]]
        await press(pilot, "escape", "k", "e")
        assert run[1] == ["nano", "+2", str(library.root / "bad.yaml")]


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_runs_commands(library: Library, key: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", key)
        await write(pilot, "star")
        await press(pilot, "enter")
        assert library.states(["border"])[0].starred
        await press(pilot, key)
        await write(pilot, "theme light")
        await press(pilot, "enter")
        assert pilot.app.theme == "newsdesk-light"
        assert main.list.look is not None
        assert main.list.look.name == "newsdesk-light"


async def test_the_palette_finds_articles(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "colon")
        await write(pilot, "mauer")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        await press(pilot, "enter")
        assert (headline(main), focus(main) == "article") == ("Die Mauer ist offen", True)


async def test_escape_closes_the_palette(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "colon", "down", "up", "escape")
        assert pilot.app.screen is main


async def test_the_palette_hears_the_mouse(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "colon")
        await write(pilot, "theme: light")
        await pilot.click("#choices", offset=(5, 0))
        await until(pilot, lambda: pilot.app.screen is main)
        assert pilot.app.theme == "newsdesk-light"
        await press(pilot, "colon")
        await pilot.click(offset=(0, 30))
        await until(pilot, lambda: pilot.app.screen is main)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_the_help_shows_the_key_table(library: Library, key: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "question_mark")
        assert "Moving in a pane" in shown(pilot.app.screen.query_one(HelpPane))
        await press(pilot, "j", key)
        assert focus(main) == "list"


async def test_ctrl_c_says_how_to_quit(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "ctrl+c")
        assert "Q quits" in shown(main.bottom.status)


async def test_a_key_can_be_given_to_something_else(library: Library) -> None:
    async with desk(library) as (pilot, main):
        pilot.app.set_keymap({"star": "z"})
        await press(pilot, "j", "z")
        assert library.states(["border"])[0].starred
        await press(pilot, "2")
        assert "z star" in shown(main.key_bar)
