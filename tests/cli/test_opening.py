import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reader.library.library import Library
from reader.model.entry import Entry
from tests.cli.conftest import BRIDGE, MOON, Newsdesk


class Reader:
    """Stands in for the screen and remembers what it was started with."""

    def __init__(self) -> None:
        self.root: Path | None = None
        self.first: Entry | None = None
        self.follows = False

    def run(self, library: Library, first: Entry | None, *, follows: bool = False) -> int:
        self.root, self.first, self.follows = library.root, first, follows
        return 0


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The screen, on a terminal that has standard input and error too."""
    screen = Reader()
    app = ModuleType("reader.tui.app")
    app.run = screen.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reader.tui.app", app)
    monkeypatch.setattr("reader.cli.opening.os.isatty", lambda _: True)
    return screen


def test_into_a_pipe_a_folder_is_its_list(newsdesk: Newsdesk, news: Path) -> None:
    assert newsdesk(str(news)).out == newsdesk("list").out
    assert newsdesk().out == newsdesk("list").out


def test_a_folder_may_be_named_like_an_option(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-x").mkdir()
    (tmp_path / "-x" / "one.yaml").write_text(MOON, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert newsdesk("--", "-x").lines == [
        "moon-landing\t1969-07-21T02:56:00Z\tNASA\tTwo men walk on the Moon"
    ]


def test_into_a_pipe_a_file_is_its_text(newsdesk: Newsdesk, news: Path) -> None:
    assert newsdesk(str(news / "moon.yaml")).text.startswith("Two men walk on the Moon\n====")


def test_standard_input_is_shown_as_text(newsdesk: Newsdesk) -> None:
    assert newsdesk("-", stdin=MOON.encode()).text.startswith("Two men walk on the Moon\n====")
    assert newsdesk("-L", "/", "-", stdin=MOON.encode()).status == 0


def test_on_a_terminal_the_reader_starts(terminal: Newsdesk, reader: Reader, news: Path) -> None:
    run = terminal()
    assert (run.status, run.out) == (0, b"")
    assert (reader.root, reader.first) == (news, None)


def test_only_a_library_of_the_configuration_may_change_with_it(
    terminal: Newsdesk, reader: Reader, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal()
    assert not reader.follows  # NEWSDESK_LIBRARY names it
    terminal("-L", str(news))
    assert not reader.follows
    monkeypatch.delenv("NEWSDESK_LIBRARY")
    terminal(str(news))
    assert not reader.follows
    terminal()
    assert reader.follows


def test_on_a_terminal_the_reader_starts_on_a_folder(
    terminal: Newsdesk, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    terminal(str(tmp_path / "other"))
    assert reader.root == tmp_path / "other"


def test_on_a_terminal_a_file_of_the_library_is_opened_in_it(
    terminal: Newsdesk, reader: Reader, news: Path
) -> None:
    terminal(str(news / "2024" / "bridge.yaml"))
    assert reader.root == news
    assert reader.first
    assert reader.first.id == "2024/bridge"


def test_on_a_terminal_a_file_elsewhere_is_opened_in_its_folder(
    terminal: Newsdesk, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "two.yaml").write_text(f"{BRIDGE}---\n{MOON}", encoding="utf-8")
    terminal(str(tmp_path / "drafts" / "two.yaml"))
    assert reader.root == tmp_path / "drafts"
    assert reader.first
    assert reader.first.id == "two#1"


def test_a_terminal_that_cannot_draw_gets_the_list(
    terminal: Newsdesk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert b"Two men walk" in terminal().out
    assert reader.root is None


def test_without_keys_or_screen_the_reader_is_refused(
    terminal: Newsdesk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.opening.os.isatty", lambda number: number == 2)
    run = terminal()
    assert run.status == 2
    assert run.err.startswith("newsdesk: the reader needs a terminal")
    assert reader.root is None


@pytest.mark.parametrize(
    "words", [["amnesty"], ["amnesty", "syria"], ["-L", "/", "amnesty"], ["x" * 5000], ["a\0b"]]
)
def test_a_word_that_is_nothing_is_answered_with_the_commands(words: list[str], newsdesk: Newsdesk) -> None:
    run = newsdesk(*words)
    assert run.status == 2
    assert "is neither a command nor a folder or file; the commands are list, search, show," in run.err


@pytest.mark.parametrize(
    ("word", "meant"), [("lst", "list"), ("serach", "search"), ("help", "--help"), ("import", "add")]
)
def test_a_command_that_was_mistyped_is_answered_with_the_one_meant(
    word: str, meant: str, newsdesk: Newsdesk
) -> None:
    run = newsdesk(word)
    told = f"newsdesk: {word} is neither a command nor a folder or file; did you mean newsdesk {meant}?\n"
    assert (run.status, run.err) == (2, told)


def test_two_folders_are_one_too_many(newsdesk: Newsdesk, news: Path) -> None:
    run = newsdesk("-L", "/", str(news))
    assert (run.status, run.err) == (2, f"newsdesk: two folders are named, / and {news}; name one\n")


def test_two_things_to_open_are_one_too_many(newsdesk: Newsdesk, news: Path) -> None:
    run = newsdesk(str(news), str(news / "moon.yaml"))
    assert (run.status, run.out) == (2, b"")
    assert run.err == "newsdesk: only one folder or file is opened at a time; newsdesk show prints several\n"


@pytest.mark.parametrize("name", ["no/such", "draft.yaml"])
def test_a_path_that_is_not_there_is_told_as_one(name: str, newsdesk: Newsdesk) -> None:
    run = newsdesk(name)
    assert (run.status, run.err) == (2, f"newsdesk: {name}: there is no such folder or file\n")


def test_a_fifo_is_not_waited_for(newsdesk: Newsdesk, tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.yaml"
    os.mkfifo(fifo)
    run = newsdesk(str(fifo))
    assert (run.status, run.err) == (2, f"newsdesk: {fifo}: this is neither a folder nor a regular file\n")
