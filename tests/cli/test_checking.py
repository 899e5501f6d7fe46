import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, Newsdesk
from tests.unprivileged import unprivileged


def test_a_good_library_has_nothing_said_about_it_but_how_many_files(newsdesk: Newsdesk) -> None:
    run = newsdesk("check")
    assert (run.status, run.out, run.err) == (0, b"", "newsdesk: 3 files: no errors, no warnings\n")


def test_an_error_has_file_line_and_column_and_makes_the_status_1(newsdesk: Newsdesk, news: Path) -> None:
    (news / "2024" / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("check")
    assert run.status == 1
    assert run.text.startswith(f"{news}/2024/bad.yaml:2:12: error: published: ")
    assert run.err == "newsdesk: 4 files: 1 error, no warnings\n"


def test_a_warning_alone_leaves_the_status_0(newsdesk: Newsdesk, news: Path) -> None:
    (news / "odd.yaml").write_text("headline: x\ncolour: red\nsections: [{text: y}]\n", encoding="utf-8")
    run = newsdesk("check", str(news / "odd.yaml"))
    assert run.status == 0
    assert run.text.startswith(f"{news}/odd.yaml:2:1: warning: ")
    assert run.err == "newsdesk: 1 file: no errors, 1 warning\n"


def test_paths_are_written_as_they_were_typed(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(news)
    assert newsdesk("check", "./bad.yaml").text.startswith("./bad.yaml:2:12: error: ")
    assert newsdesk("check", ".").text.startswith("./bad.yaml:2:12: error: ")


def test_standard_input_is_checked(newsdesk: Newsdesk) -> None:
    run = newsdesk("check", "-", stdin=BAD.encode())
    assert run.status == 1
    assert run.text.startswith("<input>:2:12: error: ")


def test_an_id_that_is_used_twice_is_a_warning(newsdesk: Newsdesk, news: Path) -> None:
    (news / "twin.yaml").write_text(
        "headline: x\nid: moon-landing\nsections: [{text: y}]\n", encoding="utf-8"
    )
    run = newsdesk("check")
    assert run.status == 0
    assert "moon-landing" in run.text
    assert "used twice" in run.text


def test_for_programs_a_remark_is_an_object(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    remark = json.loads(newsdesk("check", "--format", "jsonl").text)
    assert list(remark) == ["path", "line", "column", "severity", "message", "hint"]
    assert (remark["path"], remark["line"], remark["column"]) == (f"{news}/bad.yaml", 2, 12)
    assert remark["severity"] == "error"


def test_a_path_that_is_not_there_is_told_and_the_others_are_checked(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("check", "/no/such.yaml", str(news))
    assert run.status == 2
    assert run.err.startswith("newsdesk: /no/such.yaml: cannot be read: No such file or directory\n")
    assert "bad.yaml:2:12" in run.text


def test_a_file_that_may_not_be_read_is_an_error(newsdesk: Newsdesk, reachable: Path) -> None:
    moon = reachable / "moon.yaml"
    moon.write_text("headline: Two men walk on the Moon\n", encoding="utf-8")
    assert newsdesk("check", str(reachable)).status == 0
    with unprivileged(reachable):
        moon.chmod(0)
        run = newsdesk("check", str(reachable))
    assert run.status == 1
    assert run.text == f"{moon}:1:1: error: cannot be read: Permission denied\n"


def test_a_file_that_is_too_large_is_an_error_of_the_folder(newsdesk: Newsdesk, news: Path) -> None:
    with (news / "huge.yaml").open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    run = newsdesk("check")
    assert run.status == 1
    assert run.text.startswith(f"{news}/huge.yaml:1:1: error: ")
    assert run.text.count("huge.yaml") == 1


def test_what_a_folder_has_besides_article_files_is_told(newsdesk: Newsdesk, news: Path) -> None:
    os.mkfifo(news / "fifo.yaml")
    run = newsdesk("check")
    assert run.status == 0
    assert "newsdesk: skipped fifo.yaml: " in run.err


def test_a_file_that_is_too_large_is_named_once(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "large").mkdir()
    with (tmp_path / "large" / "a.yaml").open("wb") as file:
        file.truncate(9 * 2**20)
    monkeypatch.chdir(tmp_path / "large")
    assert newsdesk("check", ".").text.startswith(
        "./a.yaml:1:1: error: 9.0 MiB are more than the 8 MiB of an"
    )


def test_paths_that_cannot_be_read_are_not_counted_as_free_of_errors(newsdesk: Newsdesk, news: Path) -> None:
    run = newsdesk("check", "nowhere")
    assert run.status == 2
    assert run.err.endswith("newsdesk: nothing was checked: 1 path could not be read\n")
    run = newsdesk("check", str(news), "nowhere")
    assert run.status == 2
    assert run.err.endswith("newsdesk: 3 files: no errors, no warnings; 1 path could not be read\n")
