"""`newsdesk config`."""

import json
from pathlib import Path

import pytest

from reader.cli.commands import CONFIG_TASKS
from reader.library.places import choose_root, config_path
from tests.cli.conftest import Newsdesk


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "config.yaml"
    monkeypatch.setenv("NEWSDESK_CONFIG", str(path))
    monkeypatch.delenv("VISUAL", raising=False)
    return path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_path_prints_where_it_is(newsdesk: Newsdesk, config: Path) -> None:
    assert newsdesk("config", "path").text == f"{config}\n"


def test_without_a_file_there_is_nothing_wrong_and_the_defaults_hold(
    newsdesk: Newsdesk, config: Path
) -> None:
    run = newsdesk("config", "check")
    assert (run.status, run.out) == (0, b"")
    assert f"there is no configuration at {config}" in run.err
    assert "measure: 72" in newsdesk("config").lines


def test_mistakes_are_told_one_a_line_with_their_places(newsdesk: Newsdesk, config: Path) -> None:
    put(config, "theme: blak\nkeys: {star: m, flag: x, read: [nokey]}\n")
    run = newsdesk("config", "check")
    assert run.status == 1
    assert run.lines == [
        f'{config}:1:8: error: theme: "blak" is none of its values; write dark, light or terminal',
        f"{config}:2:14: error: keys.star: m is already the key of read; give read another key as well",
        f"{config}:2:23: error: keys: there is no action 'flag'; `newsdesk config keys` lists them",
        f"{config}:2:32: error: keys.read: there is no key 'nokey'; write n, ], space, pgdn, f5 or ctrl+j",
    ]
    assert run.err == f"newsdesk: {config}: 4 things wrong\n"
    shown = newsdesk("config", "show")
    assert shown.status == 0
    assert shown.err.count("the default holds") == 4


def test_a_good_file_and_one_that_is_named(newsdesk: Newsdesk, config: Path, tmp_path: Path) -> None:
    put(config, "theme: dark\n")
    assert "nothing wrong" in newsdesk("config", "check").err
    other = tmp_path / "other.yaml"
    other.write_text("theme: blak", encoding="utf-8")
    assert newsdesk("config", "check", str(other)).lines[0].startswith(f"{other}:1:8: error")
    missing = newsdesk("config", "check", str(tmp_path / "missing.yaml"))
    assert missing.status == 2
    assert "there is no such file" in missing.err


def test_every_task_that_is_offered_is_known(newsdesk: Newsdesk, config: Path) -> None:
    put(config, "editor: 'true'\n")
    assert all(newsdesk("config", task).status == 0 for task in CONFIG_TASKS)


def test_wrong_use_is_told(newsdesk: Newsdesk, config: Path) -> None:
    assert newsdesk("config", "show", "x").status == 2
    assert "there is no 'shwo'; did you mean show?" in newsdesk("config", "shwo").err


def test_keys_can_be_swapped_and_listed(newsdesk: Newsdesk, config: Path) -> None:
    put(config, "keys: {read: [f, F5], star: Ctrl-S}\n")
    assert newsdesk("config", "check").status == 0
    lines = newsdesk("config", "keys").lines
    assert "read\tf F5\tread or unread" in lines
    assert "star\tCtrl-S\tstar or no star" in lines


def test_the_schema_is_json(newsdesk: Newsdesk, config: Path) -> None:
    assert "theme" in json.loads(newsdesk("config", "schema").text)["properties"]


def test_edit_begins_a_file_opens_it_and_checks_it(
    newsdesk: Newsdesk, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/^# theme: dark/theme: blak/'")
    run = newsdesk("config", "edit")
    assert run.status == 1
    assert "theme: blak" in config.read_text(encoding="utf-8")
    assert "blak" in run.text
    put(config, "editor: 'false'\n")
    run = newsdesk("config", "edit")
    assert (run.status, "ended with status 1" in run.err) == (2, True)


@pytest.mark.parametrize("editor", ["'no such editor at all'", "'vi \"'"])
def test_an_editor_that_is_none_is_told(newsdesk: Newsdesk, config: Path, editor: str) -> None:
    put(config, f"editor: {editor}\n")
    run = newsdesk("config", "edit")
    assert run.status == 2
    assert "cannot be edited" in run.err


def test_the_library_of_the_configuration_is_read(config: Path, tmp_path: Path) -> None:
    put(config, "library: ~/stories\n")
    environment = {"NEWSDESK_CONFIG": str(config)}
    assert choose_root(None, environment) == Path.home() / "stories"
    assert choose_root(None, {**environment, "NEWSDESK_LIBRARY": "/n"}) == Path("/n")
    assert choose_root("/asked", environment) == Path("/asked")
    assert config_path({}).name == "config.yaml"
