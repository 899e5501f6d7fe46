import json
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, Newsdesk


def test_list_into_a_pipe_is_tab_separated_newest_first(newsdesk: Newsdesk) -> None:
    run = newsdesk("list")
    assert run.lines == [
        "2024/bridge\t2024-12-19\tExample Wire\tStorm closes the bridge for 14 hours",
        "moon-landing\t1969-07-21T02:56:00Z\tNASA\tTwo men walk on the Moon",
        "stone\t\t\t月の石が届く",
    ]
    assert (run.status, run.err) == (0, "")


def test_search_adds_what_matched(newsdesk: Newsdesk) -> None:
    run = newsdesk("search", "ferries")
    assert run.text == (
        "2024/bridge\t2024-12-19\tExample Wire\tStorm closes the bridge for 14 hours"
        "\tThe bridge closed at 05:00. Ferries carried 1,905 people over the strait.\n"
    )


def test_several_words_must_all_match(newsdesk: Newsdesk) -> None:
    assert len(newsdesk("search", "hours").lines) == 2
    assert len(newsdesk("search", "hours", "moon").lines) == 1


def test_a_query_may_begin_with_a_dash_after_two_dashes(newsdesk: Newsdesk) -> None:
    assert newsdesk("list", "--fields", "id", "--", "-bridge").lines == ["moon-landing", "stone"]


@pytest.mark.parametrize("command", ["list", "search"])
def test_nothing_that_matches_is_exit_status_1(command: str, newsdesk: Newsdesk) -> None:
    run = newsdesk(command, "zeppelin")
    assert (run.status, run.out) == (1, b"")


def test_search_without_words_is_wrong_use(newsdesk: Newsdesk) -> None:
    run = newsdesk("search")
    assert run.status == 2
    assert run.err == "newsdesk: search needs words to look for; newsdesk list shows everything\n"


def test_count_prints_the_number_alone(newsdesk: Newsdesk) -> None:
    assert newsdesk("list", "--count").out == b"3\n"
    assert newsdesk("search", "--count", "hours").out == b"2\n"
    run = newsdesk("search", "--count", "zeppelin")
    assert (run.status, run.out) == (1, b"0\n")


def test_limit_and_sort(newsdesk: Newsdesk) -> None:
    run = newsdesk("list", "--sort", "headline", "--limit", "2", "--fields", "headline")
    assert run.lines == ["Storm closes the bridge for 14 hours", "Two men walk on the Moon"]
    assert newsdesk("list", "--sort", "oldest", "--limit", "1", "--fields", "id").lines == ["moon-landing"]
    assert newsdesk("list", "--limit", "0").out == b""


def test_every_field_there_is(newsdesk: Newsdesk, news: Path) -> None:
    names = (
        "id,path,line,headline,source,published,updated,words,problem,read,starred,snippet,standfirst,by,located,url,"
        "language,subjects,people,places,organisations,key_figures,sections,corrections,origins"
    )
    record = json.loads(newsdesk("search", "ferries", "--format", "jsonl", "--fields", names).text)
    assert list(record) == names.split(",")
    assert record == {
        "id": "2024/bridge",
        "path": str(news / "2024" / "bridge.yaml"),
        "line": 1,
        "headline": "Storm closes the bridge for 14 hours",
        "source": "Example Wire",
        "published": "2024-12-19",
        "updated": None,
        "words": 20,
        "problem": None,
        "read": False,
        "starred": False,
        "snippet": "The bridge closed at 05:00. Ferries carried 1,905 people over the strait.",
        "standfirst": "Gusts stopped trains and cars.",
        "by": "A. Writer",
        "located": "Malmö, Sweden",
        "url": None,
        "language": None,
        "subjects": ["weather", "transport"],
        "people": None,
        "places": None,
        "organisations": None,
        "key_figures": [{"label": "Hours closed", "value": "14", "unit": "hours"}],
        "sections": [
            {"text": "The bridge closed at 05:00. Ferries carried 1,905 people over the strait.\n"},
            {"heading": "Background", "text": "A storm closed it in 1999 too."},
        ],
        "corrections": None,
        "origins": None,
    }


def test_in_tsv_lists_are_joined_and_deeper_things_are_json(newsdesk: Newsdesk) -> None:
    run = newsdesk("list", "bridge", "--fields", "subjects,key_figures,read,line,people")
    assert run.text == (
        'weather; transport\t[{"label":"Hours closed","value":"14","unit":"hours"}]\tfalse\t1\t\n'
    )


def test_json_is_one_array(newsdesk: Newsdesk) -> None:
    records = json.loads(newsdesk("list", "--format", "json", "--fields", "id,published").text)
    assert records[1] == {"id": "moon-landing", "published": "1969-07-21T02:56:00Z"}
    run = newsdesk("search", "--format", "json", "zeppelin")
    assert (run.status, run.out) == (1, b"[]\n")


def test_records_that_end_in_nul_have_paths_as_they_are(newsdesk: Newsdesk, news: Path) -> None:
    (news / "back\\slash\tand tab.yaml").write_text("headline: Odd\tname\n", encoding="utf-8")
    records = newsdesk("list", "-0", "--fields", "path,headline", "odd").out.split(b"\0")
    assert records == [bytes(news / "back\\slash\tand tab.yaml") + b"\tOdd\\tname", b""]


def test_nul_is_for_tsv_alone(newsdesk: Newsdesk) -> None:
    run = newsdesk("list", "-0", "--format", "json")
    assert (run.status, run.err) == (2, "newsdesk: --null is for --format tsv, not json\n")


def test_a_file_that_cannot_be_read_is_a_row_that_says_why(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("list", "--fields", "id,headline")
    assert run.status == 0
    assert run.lines[0].startswith("bad\tbad.yaml:2:12: error: published:")
    assert len(run.lines) == 4
    record = json.loads(newsdesk("list", "--format", "jsonl", "--fields", "problem,snippet,by").lines[0])
    assert record["problem"].startswith("bad.yaml:2:12: error:")


def test_a_file_that_changes_between_the_list_and_the_look_is_told(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsdesk("index")
    monkeypatch.setattr("reader.cli.opened.freshen", lambda *_: None)
    (news / "moon.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("list", "--fields", "id,by")
    assert run.status == 2
    assert run.lines[1] == "moon-landing\t"
    assert "moon.yaml:2:12: error" in run.err


def test_what_was_not_understood_in_a_query_is_said(newsdesk: Newsdesk) -> None:
    assert newsdesk("list", "after:soon", "bridge").err.startswith("newsdesk: ")


def test_on_a_terminal_there_is_a_table(terminal: Newsdesk) -> None:
    run = terminal("list", "--color", "never")
    assert run.lines == [
        "ID            PUBLISHED   SOURCE        HEADLINE",
        "2024/bridge   2024-12-19  Example Wire  Storm closes the bridge for 14 hours",
        "moon-landing  1969-07-21  NASA          Two men walk on the Moon",
        "stone                                   月の石が届く",
    ]


def test_on_a_terminal_what_matched_is_lit(terminal: Newsdesk) -> None:
    run = terminal("search", "moon")
    assert run.lines == [
        "\x1b[2mID            PUBLISHED   SOURCE  HEADLINE\x1b[0m",
        "moon-landing  1969-07-21  NASA    Two men walk on the \x1b[1;33mMoon\x1b[0m",
    ]
    assert (
        "    The bridge closed at 05:00. \x1b[1;33mFerries\x1b[0m carried"
        in terminal("search", "ferries").text
    )


def test_on_a_terminal_nul_records_are_clean(terminal: Newsdesk, news: Path) -> None:
    (news / "\x1b[31m.yaml").write_text("headline: Red\n", encoding="utf-8")
    assert terminal("list", "-0", "--fields", "path", "red").out == f"{news}/␛[31m.yaml\0".encode()


def test_tsv_on_a_terminal_is_tsv(terminal: Newsdesk) -> None:
    assert terminal("list", "--format", "tsv", "--fields", "id").lines == [
        "2024/bridge",
        "moon-landing",
        "stone",
    ]


def test_a_table_into_a_pipe_is_not_cut(newsdesk: Newsdesk, news: Path) -> None:
    (news / "long.yaml").write_text(f"headline: {'zeppelin ' * 50}\n", encoding="utf-8")
    run = newsdesk("list", "--format", "table", "--fields", "headline", "zeppelin")
    assert run.lines == ["HEADLINE", ("zeppelin " * 50).strip()]
    assert b"\x1b" not in run.out


def test_a_library_that_is_not_there_is_a_message(newsdesk: Newsdesk) -> None:
    run = newsdesk("list", "-L", "/no/such\x1b/folder")
    assert run.status == 2
    assert run.err == (
        "newsdesk: /no/such␛/folder: there is no such folder; name the folder of your articles with -L\n"
    )


def test_an_empty_folder_is_told_to_be_empty(newsdesk: Newsdesk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = newsdesk("list", "-L", str(tmp_path / "empty"))
    assert (run.status, run.out) == (1, b"")
    assert "holds no articles" in run.err


def test_what_is_skipped_is_told_when_a_library_is_first_read(newsdesk: Newsdesk, news: Path) -> None:
    (news / "loop").symlink_to(news)
    assert "newsdesk: skipped loop: " in newsdesk("list").err
    assert newsdesk("list").err == ""


def test_a_broken_index_is_made_anew_with_a_word(newsdesk: Newsdesk, tmp_path: Path) -> None:
    newsdesk("list")
    for file in (tmp_path / "xdg" / "cache").rglob("*.sqlite3"):
        file.write_bytes(b"broken" * 1000)
    run = newsdesk("list")
    assert run.status == 0
    assert len(run.lines) == 3
    assert "newsdesk: the index was made anew: " in run.err


def test_a_search_in_an_empty_library_says_that_alone(newsdesk: Newsdesk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = newsdesk("-L", str(tmp_path / "empty"), "search", "moon")
    assert run.status == 1
    assert run.err.count("\n") == 1
    assert "holds no articles" in run.err


def test_a_folder_among_the_words_of_a_search_is_told_where_it_belongs(
    newsdesk: Newsdesk, news: Path
) -> None:
    run = newsdesk("search", "moon", f"{news}/")
    assert run.status == 1
    assert run.err == f"newsdesk: {news}/ was looked for as a word; a folder to search is named with -L\n"
