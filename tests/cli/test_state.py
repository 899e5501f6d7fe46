"""`newsdesk state`: everything that was done as readable lines, carried from one machine to another."""

import json
from pathlib import Path

import pytest

from reader.library.library import open_library
from reader.model.mark import Selector
from tests.cli.conftest import Newsdesk


@pytest.fixture
def used(newsdesk: Newsdesk, news: Path) -> None:
    """Something of every kind."""
    newsdesk("set", "stone", "--read", "--tag", "old")
    newsdesk("set", "moon-landing", "--star")
    newsdesk("set", "stone", "--untag", "old")
    with open_library(news) as library:
        entry = library.find("bridge")
        mark = library.kept.marks.add(entry, Selector(exact="The bridge closed", start=3), note="see also")
        library.kept.basket.put_mark(mark)
        library.kept.basket.put_article(entry)
        library.kept.searches.save("storms", "storm sort:oldest")
        library.kept.set_position("stone", 4)


@pytest.mark.usefixtures("used")
def test_the_state_travels_to_another_machine(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = newsdesk("state", "export")
    lines = [json.loads(line) for line in exported.lines]
    assert {line["kind"] for line in lines} == {
        "read", "tag", "star", "mark", "note", "basket", "search", "position",
    }  # fmt: skip
    assert next(line["value"] for line in lines if line["kind"] == "tag") is None
    file = tmp_path / "state.jsonl"
    assert newsdesk("state", "export", "-o", str(file)).out == b""
    assert file.read_bytes() == exported.out
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    done = newsdesk("state", "import", str(file))
    assert (done.status, done.out) == (0, b"")
    assert f"{len(lines)} of {len(lines)} entries were news" in done.err
    assert f"0 of {len(lines)} entries were news" in newsdesk("state", "import", stdin=exported.out).err
    assert newsdesk("state", "export").out == exported.out
    assert newsdesk("list", "@storms").lines[0].startswith("2024/bridge")


def test_lines_that_are_none_are_told_and_the_others_taken(newsdesk: Newsdesk) -> None:
    good = b'{"article":"stone","kind":"read","value":true,"at":"2024-01-01T00:00:00Z"}\n'
    done = newsdesk("state", "import", stdin=b"rubbish\n\n" + good + b"{}\n" * 25)
    assert done.status == 2
    assert "-:1: this is no line of a state" in done.err
    assert "6 more lines were left out" in done.err
    assert newsdesk("list", "--count", "is:read").text == "1\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"article":"a","kind":"thought","value":1,"at":"2024-01-01T00:00:00Z"}', "no kind 'thought'"),
        ('{"kind":"read","value":true,"at":"2024-01-01T00:00:00Z"}', "has an article and a name"),
        (
            '{"article":"a","kind":"tag","value":true,"at":"2024-01-01T00:00:00Z"}',
            "has an article and a name",
        ),
        ('{"article":"a","kind":"read","value":true,"at":"yesterday"}', "'yesterday' is no time"),
        ('{"article":"a","kind":"read","value":3,"at":"2024-01-01T00:00:00Z"}', "no value of a read fact"),
        ('{"article":"a","kind":"read","value":false,"at":"2024-01-01T00:00:00Z"}', "is true, or null"),
        (
            '{"article":"a","kind":"mark","name":"m","value":{},"at":"2024-01-01T00:00:00Z"}',
            "no value of a mark",
        ),
        ('{"article":"a","kind":"read","value":true,"at":"2024-13-01T00:00:00Z"}', "month must be in"),
    ],
)
def test_a_line_that_says_nothing_is_told(newsdesk: Newsdesk, line: str, said: str) -> None:
    done = newsdesk("state", "import", stdin=line.encode())
    assert done.status == 2
    assert said in done.err


def test_the_place_of_the_file_is_printed(newsdesk: Newsdesk) -> None:
    done = newsdesk("state", "path")
    assert done.text.endswith("/state.sqlite3\n")
    assert Path(done.lines[0]).is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "state needs a task, one of export, import, path"),
        (("export", "x"), "takes no more words"),
        (("path", "-o", "x"), "--output is for newsdesk state export"),
        (("import", "/nowhere/x"), "/nowhere/x: cannot be read: No such file"),
        (("import", "a\0b"), "cannot be read"),
        (("merge",), "there is no 'merge'; it is one of export, import, path"),
    ],
)
def test_wrong_use_is_told(newsdesk: Newsdesk, words: tuple[str, ...], said: str) -> None:
    done = newsdesk("state", *words)
    assert done.status == 2
    assert said in done.err
