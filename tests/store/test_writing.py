from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from reader.model.article import Article, Correction, Figure, Part, Plain, Section, Source
from reader.model.plain import to_plain
from reader.store.reading import parse_file
from reader.store.writing import to_yaml
from tests.store.conftest import RAW_CORPUS
from tests.store.strategies import AWKWARD, articles
from tests.store.test_reading import WHOLE

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.yaml"))

WRITTEN = """\
headline: Iraq hands 1,905 Syrian officers back
standfirst: One sentence.
by: A. Writer
located: Al-Qaim, Iraq
published: 2024-12-19
updated: 2024-12-19T18:20:00Z
source:
  name: Example Wire
  url: https://example.org
  country: Iraq
url: https://example.org/story
language: en
subjects: [Syria, amnesty]
places: [Rutba]
key_figures:
  - label: Syrian officers returned
    value: "1,905"
    unit: people
    as_of: 2024-12-19
    qualifier: at least
    previous: "1,200"
    source: Joint Operations Command
    note: counted at the crossing
  - label: Days
    value: "12"
    colour: red
sections:
  - text: |
      One.

      - Two.
  - heading: Background
    text: Three
    author:
      name: B
      beats: [x, "y"]
corrections:
  - published: 2024-12-20
    text: An earlier version was wrong.
id: story-1
desk: foreign
"""


def read_back(text: str) -> Article:
    (document,) = parse_file(text.encode(), "x.yaml")
    assert document.diagnostics == ()
    assert document.article
    return document.article


def lines(text: str) -> list[str]:
    """How a section's text is written, below its field."""
    return to_yaml(Article(headline="x", sections=(Section(text=text),))).splitlines()[2:]


def test_an_article_is_written_in_the_order_of_the_format() -> None:
    assert to_yaml(read_back(WHOLE)) == WRITTEN


def test_a_source_that_is_a_name_is_written_as_one() -> None:
    assert to_yaml(Article(headline="x", source=Source(name="ANSA"))) == "headline: x\nsource: ANSA\n"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_shipped_articles_read_back_equal(path: Path) -> None:
    for document in parse_file(path.read_bytes(), path.name):
        assert document.article
        assert read_back(to_yaml(document.article)) == document.article


@given(articles)
@settings(max_examples=60, deadline=None)
def test_any_article_that_is_written_reads_back_equal(article: Article) -> None:
    assert read_back(to_yaml(article)) == article


@pytest.mark.parametrize("text", AWKWARD, ids=repr)
def test_awkward_text_reads_back_from_every_place_in_a_file(text: str, parser: str) -> None:
    article = Article(
        headline="x",
        by=text,
        subjects=(text, "a"),
        sections=(Section(heading=text, text=text), Section(text=text + "\n")),
        unknown={f"x{text}": [text, {f"y{text}": text}, [text, [text]]], "empty": [[], {}, [[]]]},
    )
    assert read_back(to_yaml(article)) == article


@pytest.mark.parametrize("path", RAW_CORPUS, ids=lambda path: path.stem)
def test_hostile_text_in_every_field_reads_back_and_is_inert_in_the_file(path: Path) -> None:
    hostile = path.read_bytes().decode("utf-8", "replace")
    figure = Figure(
        label=hostile, value=hostile, unit=hostile, previous=hostile, source=hostile, note=hostile
    )
    article = Article(
        headline=hostile,
        standfirst=hostile,
        by=hostile,
        located=hostile,
        source=Source(name=hostile, url=hostile),
        url=hostile,
        language=hostile,
        subjects=(hostile,),
        people=(hostile,),
        places=(hostile,),
        organisations=(hostile,),
        key_figures=(figure,),
        sections=(Section(heading=hostile, text=hostile),),
        corrections=(Correction(text=hostile),),
        id=hostile,
        unknown={hostile: hostile},
    )
    written = to_yaml(article)
    assert read_back(written) == article
    assert not any((ord(sign) < 32 and sign not in "\t\n") or 127 <= ord(sign) < 160 for sign in written)


@given(articles)
@settings(max_examples=30, deadline=None)
def test_other_tools_read_text_where_text_was_written(article: Article) -> None:
    """PyYAML's own loader gives each scalar the type that YAML 1.1 sees in it."""
    written = to_yaml(article)
    loaded = yaml.safe_load(written)
    expected = to_plain(article)
    if isinstance(loaded.get("source"), str):
        loaded["source"] = {"name": loaded["source"]}
    assert without_dates(loaded) == without_dates(expected)


def without_dates(fields: Any) -> Any:
    """Dates stand plain in a file so that people can read them, and other tools take them for dates."""
    if isinstance(fields, dict):
        kept = {"published", "updated", "as_of"}
        return {name: without_dates(value) for name, value in fields.items() if name not in kept}
    if isinstance(fields, list):
        return [without_dates(item) for item in fields]
    return fields


@pytest.mark.parametrize(
    "word",
    ["no", "Yes", "n", "on", "null", "~", "1905", "1,905", "1_000", "1:30", "007", "0x1F", "0o17", "1e3", "1.5",
     "-3", "+3", ".inf", "2024-12-19", "2001-12-14 21:59:43.10 -5", "=", "<<", "4-6", "12."],
)  # fmt: skip
def test_text_that_some_tool_takes_for_something_else_is_quoted(word: str) -> None:
    assert to_yaml(Article(headline=word)) == f'headline: "{word}"\n'


@pytest.mark.parametrize(
    "text",
    [
        "Iraq hands 1,905 back",
        "3-month truce",
        "$3.4bn",
        "(again)",
        "“Now”",
        "東京",
        "a:b",
        "a#b",
        "it's",
        'a "b"',
        "50%",
    ],
)
def test_ordinary_text_stands_plain(text: str) -> None:
    assert to_yaml(Article(headline=text)) == f"headline: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Iraq: x", '"Iraq: x"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ('"a"', "'\"a\"'"),
        ("\\ 'a'", "'\\ ''a'''"),
        ("a ", '"a "'),
        ("a\tb", '"a\\tb"'),
        ("\x1b[31m\x00\x7f", '"\\e[31m\\0\\x7F"'),
        ("a\x85b\u2028", '"a\\x85b\\u2028"'),
        ("\ufeffa\uffff", '"\\uFEFFa\\uFFFF"'),
        ("a\rb", '"a\\rb"'),
        ('\x07"\\', '"\\x07\\"\\\\"'),
        ("half \ud83d pair", '"half \ufffd pair"'),
    ],
)
def test_other_text_is_quoted_and_what_cannot_be_seen_escaped(text: str, written: str) -> None:
    assert to_yaml(Article(headline=text)) == f"headline: {written}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb\n", ["  - text: |", "      a", "      b"]),
        ("a\nb", ["  - text: |-", "      a", "      b"]),
        ("a\n\n b\n\n\n", ["  - text: |+", "      a", "", "       b", "", ""]),
        (" a\nb\n", ["  - text: |2", "       a", "      b"]),
        ("\na", ["  - text: |2-", "", "      a"]),
        ("a\n---\n# b\n", ["  - text: |", "      a", "      ---", "      # b"]),
        ("\n\n", ['  - text: "\\n\\n"']),
        ("a\x1b\nb", ['  - text: "a\\e\\nb"']),
        ("Note: " + "long " * 20 + "x", ["  - text: |-", "      Note: " + "long " * 20 + "x"]),
        ("long " * 40 + "x", ["  - text: " + "long " * 40 + "x"]),
    ],
)
def test_running_text_stands_in_a_block_and_is_never_wrapped(text: str, written: list[str]) -> None:
    assert lines(text) == written


def test_a_long_list_has_a_line_for_each_text() -> None:
    written = to_yaml(Article(headline="x", subjects=("a" * 60, "b" * 60), people=("a, b", "[c]")))
    assert written == f'headline: x\nsubjects:\n  - {"a" * 60}\n  - {"b" * 60}\npeople: ["a, b", "[c]"]\n'


def test_a_name_too_long_for_a_line_of_yaml_is_kept() -> None:
    article = Article(
        headline="x", unknown={"\x07" * 400: "a", "b" * 1200: ["c" * 200], "d" * 1200: {"e": "f"}}
    )
    assert read_back(to_yaml(article)) == article


@pytest.mark.parametrize("part", [Article, Source, Figure, Section, Correction])
def test_unknown_fields_are_kept_in_every_part(part: type[Part]) -> None:
    more: dict[str, Plain] = {"own": "x", "list": ["a", {"b": "c"}]}
    article = {
        Article: Article(headline="x", unknown=more),
        Source: Article(headline="x", source=Source(name="a", unknown=more)),
        Figure: Article(headline="x", key_figures=(Figure(label="a", value="1", unknown=more),)),
        Section: Article(headline="x", sections=(Section(text="a", unknown=more),)),
        Correction: Article(headline="x", corrections=(Correction(text="a", unknown=more),)),
    }[part]
    assert read_back(to_yaml(article)) == article
