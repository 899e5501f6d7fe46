"""The configuration: what can be set, and that a mistake costs only what it stands in."""

import json
from pathlib import Path

import jsonschema
import pytest

from reader.model.settings import DateStyle, FeedDefaults, RuleField, RuleKind, Settings
from reader.store.config import SETTINGS, config_schema, parse_config, read_config
from reader.store.config_text import config_template, config_text
from tests.store.test_schema import EditorLoader

EVERYTHING = """\
theme: Light
measure: 80
panes: {list: 30%, side: 20}
dates: iso
read: {after: 1m, at_end: no}
library: ~/news
keys: {read: [m, ctrl+r], star: f5}
highlights:
  - {words: amnesty pardon, in: headline, colour: 3, notify: yes}
  - phrase: general amnesty
  - {regex: 'IRQ-\\d+', in: [text, figures]}
searches: {Syria: 'syria after:7d'}
browser: firefox --new-tab
editor: nvim
pipes: {Print: lp}
feeds: {every: 30m, full_text: on, keep: 90d}
"""


def complaints(text: str) -> list[str]:
    return [str(each) for each in parse_config(text.encode(), "c.yaml").diagnostics]


def settings(text: str) -> Settings:
    return parse_config(text.encode(), "c.yaml").settings


def test_everything_that_can_be_set_is_read() -> None:
    found = parse_config(EVERYTHING.encode(), "c.yaml")
    assert found.diagnostics == ()
    read = found.settings
    assert (read.theme, read.measure, read.list_width, read.side_width) == ("light", 80, 30, 20)
    assert (read.dates, read.read_after, read.read_at_end) == (DateStyle.ISO, 60.0, False)
    assert read.keys == {"read": ("m", "ctrl+r"), "star": ("f5",)}
    words, phrase, regex = read.highlights
    assert (words.kind, words.colour, words.notify) == (RuleKind.WORDS, 3, True)
    assert words.fields == {RuleField.HEADLINE}
    assert (phrase.kind, phrase.text, phrase.fields) == (RuleKind.PHRASE, "general amnesty", frozenset())
    assert regex.fields == {RuleField.TEXT, RuleField.FIGURES}
    assert read.searches == {"Syria": "syria after:7d"}
    assert (read.library, read.browser, read.editor) == ("~/news", "firefox --new-tab", "nvim")
    assert read.pipes == {"Print": "lp"}
    assert read.feeds == FeedDefaults(every=1800.0, full_text=True, keep="90d")


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "---\n", "theme:\nkeys:\nhighlights:\nread: ~\npanes: {}\n"]
)
def test_what_is_left_empty_has_its_default(text: str) -> None:
    assert parse_config(text.encode(), "c.yaml").settings == Settings()
    assert complaints(text) == []


def test_never_is_a_time_too() -> None:
    assert settings("read: {after: never}").read_after is None
    assert settings("feeds: {every: never}").feeds.every == 0.0
    assert settings("read: {after: 1.5}").read_after == 1.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "theme: blak",
            'c.yaml:1:8: error: theme: "blak" is none of its values; write dark, light or terminal',
        ),
        ("measure: 300", 'c.yaml:1:10: error: measure: "300" is not from 40 to 120'),
        ("panes: {list: wide}", 'c.yaml:1:15: error: panes.list: "wide" is not from 15 to 60'),
        ("panes: narrow", "c.yaml:1:8: error: panes: found text where settings are wanted; write list: …"),
        ("read: {at_end: perhaps}", 'c.yaml:1:16: error: read.at_end: "perhaps" is neither yes nor no'),
        ("read: {after: soon}", 'c.yaml:1:15: error: read.after: "soon" is no length of time'),
        (
            "feeds: {every: 1s}",
            'c.yaml:1:16: error: feeds.every: "1s" is too short a time; write 60 s or more',
        ),
        ("editor: [vi]", "c.yaml:1:9: error: editor: found a list where one value is wanted"),
        ('browser: "a\\nb"', "c.yaml:1:10: error: browser: more than one line"),
        ("them: dark", 'c.yaml:1:1: error: there is no setting "them"; is it theme?'),
        ("zzz: 1", 'c.yaml:1:1: error: there is no setting "zzz"; the settings are theme, measure'),
        ("searches: [a]", "c.yaml:1:11: error: searches: found a list where names are wanted"),
        (
            "highlights:\n  - {words: a, phrase: b}",
            "c.yaml:2:5: error: highlights: what is to be highlighted",
        ),
        ("highlights: [{colour: 2}]", "is said 0 times; write one of words:, phrase: or regex:"),
        ("highlights: amnesty", "c.yaml:1:13: error: highlights: found text where settings are wanted"),
        ("highlights: [{regex: '(a'}]", 'c.yaml:1:22: error: highlights: "(a" is no regular expression'),
        ("- theme", "c.yaml:1:1: error: no settings here; write theme: …"),
        ("theme: [dark", "c.yaml:1:8: error: a bracket is opened here and not closed"),
        ("theme: dark\ntheme: light", 'the field "theme" is given twice'),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, said: str) -> None:
    (complaint,) = complaints(text)
    assert said in complaint


def test_a_mistake_costs_only_its_own_setting() -> None:
    read = settings("theme: blak\nmeasure: 90\nhighlights:\n  - {words: a, colour: 9}\n  - {words: b}\n")
    assert (read.theme, read.measure) == ("", 90)
    assert [(rule.text, rule.colour) for rule in read.highlights] == [("a", 1), ("b", 1)]


def test_a_hostile_file_is_read_to_its_end_with_a_few_complaints() -> None:
    many = "".join(f"x{number}: 1\n" for number in range(500))
    assert len(complaints(many)) == 50
    (complaint,) = complaints('theme: "\\x1b]0;x\\x07"')
    assert "\x1b" not in complaint


def test_settings_know_where_they_stand() -> None:
    found = parse_config(b"theme: dark\nkeys:\n  star: [f]\n", "c.yaml")
    assert str(found.complaint("keys.star", "taken")) == "c.yaml:3:9: error: taken"
    assert str(found.complaint("elsewhere", "odd", "mend it")) == "c.yaml:1:1: error: odd; mend it"


def test_a_file_that_is_not_there_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.yaml").settings == Settings()
    found = read_config(tmp_path)
    assert found.settings == Settings()
    assert "not a regular file" in str(found.diagnostics[0])
    (tmp_path / "latin.yaml").write_bytes(b"theme: \xe9\n")
    assert "UTF-8" in str(read_config(tmp_path / "latin.yaml").diagnostics[0])
    (tmp_path / "good.yaml").write_text("theme: dark", encoding="utf-8")
    assert read_config(tmp_path / "good.yaml").settings.theme == "dark"


@pytest.mark.parametrize(
    "text", [EVERYTHING, "", "searches: {'a: b': '\"x\" #1', No: no}\nkeys: {star: ['[']}\n"]
)
def test_what_is_shown_reads_back_as_the_same(text: str) -> None:
    found = settings(text)
    shown = config_text(found)
    assert parse_config(shown.encode(), "c.yaml").diagnostics == ()
    assert settings(shown) == found


def test_the_first_file_sets_nothing_and_explains_everything() -> None:
    template = config_template()
    assert settings(template) == Settings()
    assert complaints(template) == []
    assert all(f"# {name}: " in template for name in SETTINGS)
    uncommented = "\n".join(
        line[2:] for line in template.splitlines() if ": " in line and line[2:].split(":")[0] in SETTINGS
    )
    assert complaints(uncommented) == []


def test_the_schema_takes_what_is_good_and_refuses_what_is_not() -> None:
    schema = json.loads(json.dumps(config_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    import yaml

    def faults(text: str) -> list[str]:
        document = yaml.load(text, EditorLoader)
        return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]

    assert faults(EVERYTHING.replace("Light", "light")) == []
    assert faults(config_text(settings(EVERYTHING))) == []
    for wrong in ("theme: blak", "measure: 7", "zzz: 1", "read: {after: soon}", "highlights: [{colour: 7}]"):
        assert faults(wrong), wrong
