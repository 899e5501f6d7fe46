import json
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, MOON, Newsdesk

MOON_TEXT = """\
Two men walk on the Moon
========================

21 July 1969, 02:56 UTC · updated 24 July 1969 · NASA

They walked for 2.5 hours. The hours were long.

Source: NASA <https://www.nasa.gov>
"""


@pytest.mark.parametrize("ref", ["moon-landing", "moon-l", "MOON-L"])
def test_an_article_is_shown_by_its_id_or_a_part_of_it(ref: str, newsdesk: Newsdesk) -> None:
    run = newsdesk("show", ref)
    assert (run.status, run.text, run.err) == (0, MOON_TEXT, "")


def test_an_article_is_shown_by_its_path(newsdesk: Newsdesk, news: Path) -> None:
    assert newsdesk("show", str(news / "moon.yaml")).text == MOON_TEXT


def test_a_file_elsewhere_needs_no_library(newsdesk: Newsdesk, tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(
        "headline: A draft\n---\nheadline: Another\nid: own\n", encoding="utf-8"
    )
    run = newsdesk("show", "--format", "json", str(tmp_path / "draft.yaml"))
    path = str(tmp_path / "draft.yaml")
    assert json.loads(run.text) == [
        {"id": "draft#1", "path": path, "headline": "A draft"},
        {"id": "own", "path": path, "headline": "Another"},
    ]
    assert not list((tmp_path / "xdg" / "cache").rglob("*.sqlite3"))


def test_a_file_of_the_library_has_the_id_it_has_there(newsdesk: Newsdesk, news: Path) -> None:
    run = newsdesk("show", "--format", "jsonl", str(news / "2024" / "bridge.yaml"))
    assert json.loads(run.text)["id"] == "2024/bridge"


def test_yaml_on_standard_input_is_shown(newsdesk: Newsdesk) -> None:
    assert newsdesk("show", "-", stdin=MOON.encode()).text == MOON_TEXT
    run = newsdesk("show", "-", "--format", "jsonl", stdin=b"headline: x")
    assert json.loads(run.text) == {"id": "-", "path": "", "headline": "x"}


def test_several_articles_stand_in_the_order_they_are_named(newsdesk: Newsdesk) -> None:
    run = newsdesk("show", "stone", "moon", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in run.lines] == ["stone", "moon-landing"]


def test_a_ref_that_means_nothing_is_told_and_the_others_are_shown(newsdesk: Newsdesk) -> None:
    run = newsdesk("show", "zeppelin", "moon-landing")
    assert (run.status, run.text) == (2, MOON_TEXT)
    assert run.err.startswith("newsdesk: no article is called 'zeppelin'")


def test_a_ref_that_means_several_names_them(newsdesk: Newsdesk) -> None:
    run = newsdesk("show", "o")
    assert run.status == 2
    assert "moon-landing, stone" in run.err


def test_an_id_that_two_articles_have_names_their_files(newsdesk: Newsdesk, news: Path) -> None:
    for name in ("a", "b"):
        (news / f"{name}.yaml").write_text(f"headline: {name}\nid: twin\n", encoding="utf-8")
    run = newsdesk("show", "twin")
    assert run.status == 2
    assert "several articles have the id 'twin': " in run.err
    assert "a.yaml:1" in run.err
    assert run.err.endswith("; name the file instead\n")


@pytest.mark.parametrize("ref", ["/nowhere.yaml", "./draft", "draft.yaml"])
def test_a_path_without_a_file_is_told_as_one(ref: str, newsdesk: Newsdesk) -> None:
    run = newsdesk("show", ref)
    assert (run.status, run.err) == (
        2,
        f"newsdesk: '{ref}': there is no such file, and no article has such an id\n",
    )


def test_a_bad_document_is_told_and_the_others_of_the_file_are_shown(newsdesk: Newsdesk, news: Path) -> None:
    (news / "mixed.yaml").write_text(f"{BAD}---\n{MOON}", encoding="utf-8")
    run = newsdesk("show", str(news / "mixed.yaml"))
    assert (run.status, run.text) == (2, MOON_TEXT)
    assert f"{news}/mixed.yaml:2:12: error: " in run.err


def test_a_bad_file_of_the_library_is_told(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("show", "bad")
    assert (run.status, run.out) == (2, b"")
    assert "bad.yaml:2:12: error: " in run.err


def test_show_without_a_ref_is_wrong_use(newsdesk: Newsdesk) -> None:
    assert newsdesk("show").status == 2


def test_a_closed_standard_input_is_a_message(newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.standard_input.sys.stdin", None)
    from reader.cli.references import read_input
    from reader.model.errors import NewsdeskError

    with pytest.raises(NewsdeskError, match="standard input is closed"):
        read_input()


@pytest.mark.parametrize("form", ["text", "markdown", "json", "jsonl", "yaml"])
def test_export_writes_what_matches_in_every_format(form: str, newsdesk: Newsdesk) -> None:
    run = newsdesk("export", "hours", "--format", form)
    assert run.status == 0
    assert "Storm closes the bridge" in run.text
    assert "Two men walk on the Moon" in run.text
    assert "月の石" not in run.text


def test_exported_yaml_is_an_article_file_again(newsdesk: Newsdesk, tmp_path: Path) -> None:
    whole = newsdesk("export", "--format", "yaml")
    (tmp_path / "again.yaml").write_bytes(whole.out)
    again = newsdesk("show", str(tmp_path / "again.yaml"), "--format", "yaml")
    assert again.out == whole.out
    assert newsdesk("check", str(tmp_path / "again.yaml")).status == 0


def test_export_takes_a_limit_and_an_order(newsdesk: Newsdesk) -> None:
    run = newsdesk("export", "--sort", "oldest", "--limit", "1")
    assert run.text == MOON_TEXT


def test_export_of_nothing_is_exit_status_1(newsdesk: Newsdesk) -> None:
    run = newsdesk("export", "zeppelin", "--format", "json")
    assert (run.status, run.out) == (1, b"[]\n")


def test_export_leaves_out_what_cannot_be_read_and_says_so(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("export", "--format", "jsonl")
    assert (run.status, len(run.lines)) == (2, 3)
    assert "bad.yaml:2:12: error: " in run.err


def test_width_wraps_text_and_only_text(newsdesk: Newsdesk) -> None:
    assert max(map(len, newsdesk("show", "bridge", "--width", "30").lines)) <= 30
    run = newsdesk("show", "bridge", "--width", "30", "--format", "json")
    assert (run.status, run.err) == (2, "newsdesk: --width is for --format text; json has its own lines\n")


def test_a_terminal_gets_lines_that_read_well_and_a_bold_headline(terminal: Newsdesk, news: Path) -> None:
    (news / "long.yaml").write_text("headline: Long\nstandfirst: " + "word " * 50, encoding="utf-8")
    run = terminal("show", "long")
    assert run.text.startswith("\x1b[1mLong\x1b[0m\n====\n")
    assert max(map(len, run.lines[2:])) in range(60, 73)
    assert max(map(len, terminal("show", "long", "--width", "0").lines)) > 200


def test_an_article_goes_into_a_file(newsdesk: Newsdesk, tmp_path: Path) -> None:
    run = newsdesk("show", "moon", "-o", str(tmp_path / "moon.txt"), "--color", "always")
    assert (run.status, run.out) == (0, b"")
    assert (tmp_path / "moon.txt").read_text(encoding="utf-8") == MOON_TEXT


def test_a_dash_as_output_is_standard_output(newsdesk: Newsdesk) -> None:
    assert newsdesk("show", "moon", "-o", "-").text == MOON_TEXT


def test_a_file_that_cannot_be_written_is_a_message(newsdesk: Newsdesk, tmp_path: Path) -> None:
    run = newsdesk("export", "-o", str(tmp_path / "no" / "such" / "folder.txt"))
    assert run.status == 2
    assert "folder.txt: cannot be written: No such file or directory" in run.err


def test_what_is_no_regular_file_is_written_to_directly(newsdesk: Newsdesk) -> None:
    assert newsdesk("show", "moon", "-o", "/dev/null").status == 0
    run = newsdesk("show", "moon", "-o", "/")
    assert run.status == 2
    assert run.err == "newsdesk: /: cannot be written: Is a directory\n"


def test_a_failed_export_leaves_the_old_file(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.txt"
    target.write_text("old", encoding="utf-8")

    def broken(*_: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr("reader.library.library.Library.read", broken)
    run = newsdesk("export", "-o", str(target))
    assert run.status == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".all*"))
