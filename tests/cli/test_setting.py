"""`newsdesk set`: read, starred, tagged, for scripts."""

import os
import sys
from pathlib import Path

import pytest

from reader.cli.standard_input import batches_of_standard_input
from reader.library.library import open_library
from reader.model.errors import NewsdeskError
from reader.state.file import StateFile
from tests.cli.conftest import Newsdesk


def test_an_article_is_marked_and_its_id_printed(newsdesk: Newsdesk) -> None:
    done = newsdesk(
        "set", "moon-landing", "bridge", "--read", "--star", "--tag", "space", "--tag", "old news"
    )
    assert (done.status, done.lines) == (0, ["moon-landing", "2024/bridge"])
    listed = newsdesk("list", "is:read", "--fields", "id,read,starred,tags,marks", "--format", "tsv")
    assert "moon-landing\ttrue\ttrue\told news; space\t0" in listed.lines
    newsdesk("set", "moon-landing", "--unread", "--unstar", "--untag", "space")
    assert newsdesk("list", "is:read").lines[0].startswith("2024/bridge")
    assert newsdesk("list", "--count", "tag:space").text == "1\n"


def test_references_come_on_standard_input(newsdesk: Newsdesk) -> None:
    done = newsdesk("set", "-", "--read", stdin=b"moon-landing\tTwo men\r\n\n2024/bridge\nmoon-landing")
    assert done.lines == ["moon-landing", "2024/bridge", "moon-landing"]
    done = newsdesk("set", "-0", "-", "--star", stdin=b"stone\0moon-landing\0")
    assert done.out == b"stone\0moon-landing\0"


def test_a_file_is_a_reference_too(newsdesk: Newsdesk, news: Path) -> None:
    assert newsdesk("set", str(news / "stone.yaml"), "--read").lines == ["stone"]


def test_what_is_no_article_is_told_and_the_others_are_done(newsdesk: Newsdesk) -> None:
    done = newsdesk("set", "-", "--read", stdin=b"nowhere\nstone\n")
    assert (done.status, done.lines) == (2, ["stone"])
    assert "no article is called 'nowhere'" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "--read"), "set needs articles"),
        (("set", "stone"), "say what to set: --read"),
        (("set", "stone", "--tag", " "), "a tag needs a name"),
        (("set", "stone", "--tag", "x", "--untag", "x"), "cannot both be meant"),
        (("set", "stone", "--read", "--unread"), "not allowed with"),
    ],
)
def test_wrong_use_is_told(newsdesk: Newsdesk, words: tuple[str, ...], said: str) -> None:
    done = newsdesk(*words)
    assert (done.status, done.out) == (2, b"")
    assert said in done.err


def test_nothing_is_printed_that_is_not_kept(newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StateFile, "_open", lambda self, *_: self._keep_in_memory(OSError(30, "read-only")))
    done = newsdesk("set", "stone", "--read")
    assert (done.status, done.out) == (2, b"")
    assert "nothing was kept: read-only: /" in done.err


def test_a_state_file_that_had_to_be_mended_is_told(newsdesk: Newsdesk, news: Path) -> None:
    with open_library(news) as library:
        path = library.kept.path
    path.write_bytes(b"rubbish" * 500)
    done = newsdesk("set", "stone", "--read")
    assert (done.status, done.lines) == (0, ["stone"])
    assert "the state file was damaged; 0 entries of it were saved, and it is kept as" in done.err


def test_references_are_taken_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb", buffering=0) as stdout:
        monkeypatch.setattr(sys, "stdin", stdin)
        batches = batches_of_standard_input()
        stdout.write(b"one\ntw")
        assert next(batches) == ["one"]
        stdout.write(b"o\n")
        assert next(batches) == ["two"]
        stdout.write(b"three")
        stdout.close()
        assert list(batches) == [["three"]]


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(NewsdeskError, match="standard input is closed"):
        next(batches_of_standard_input())
