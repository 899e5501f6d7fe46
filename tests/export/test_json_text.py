import json
from collections.abc import Iterator

from hypothesis import given, strategies as st

from reader.export.json_text import json_array, json_lines, to_json
from reader.model.article import Article
from reader.model.plain import to_plain
from tests.export.golden_files import assert_golden
from tests.export.stories import STORIES
from tests.store.strategies import articles
from tests.text.foreign_text import foreign_text


def paired(text: str) -> str:
    """The text with surrogates that happen to stand together read as one character, as JSON reads them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def test_stories_as_json_lines() -> None:
    assert_golden("story.jsonl", "".join(json_lines(placed.plain() for placed in STORIES)))


def test_stories_as_one_array() -> None:
    text = "".join(json_array(placed.plain() for placed in STORIES))
    assert_golden("story.json", text)
    assert [item["id"] for item in json.loads(text)] == ["storm", "2024/bare#2"]


def test_no_stories_are_an_empty_array() -> None:
    assert "".join(json_array([])) == "[]\n"


def test_where_it_was_found_wins_over_an_unknown_field_of_that_name() -> None:
    assert STORIES[0].plain()["path"] == "news/storm.yaml"
    assert STORIES[0].plain()["rating"] == "5"


def test_controls_are_escaped_and_words_are_not() -> None:
    assert to_json("Malmö 伊拉克\xa0😀\x1b\x7f\x9b\u202e\U000e0041\ud800\u2028") == (
        '"Malmö 伊拉克\xa0😀\\u001b\\u007f\\u009b\\u202e\\udb40\\udc41\\ud800\\u2028"'
    )


@given(foreign_text)
def test_any_text_comes_back_as_it_was_and_nothing_live_is_seen(text: str) -> None:
    line = to_json({"a": [text]})
    assert paired(json.loads(line)["a"][0]) == paired(text)
    line.encode()
    assert all(character.isprintable() or character.isspace() for character in line)
    assert len(line.splitlines()) == 1


@given(articles)
def test_an_article_comes_back_from_its_line(article: Article) -> None:
    assert json.loads(to_json(to_plain(article))) == to_plain(article)


@given(st.lists(st.integers()))
def test_an_array_is_one_value_and_a_line_for_each_item(values: list[int]) -> None:
    text = "".join(json_array(values))
    assert json.loads(text) == values
    assert text.count("\n") == (len(values) + 2 if values else 1)


def test_an_array_is_written_as_it_comes() -> None:
    def coming() -> Iterator[int]:
        yield 1
        raise AssertionError("too early")

    assert next(json_array(coming())) == "[\n1"
