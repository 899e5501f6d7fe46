"""Documents as nearly all are laid out: the values and the article that YAML's own parser finds, or none."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from reader.model.article import Article
from reader.store.nodes import Items, Node, Scalar, read_tree
from reader.store.problem import Problems
from reader.store.shapes import decode, usual_article
from reader.store.usual import _LINE, MAX_CHARACTERS, Value, usual_values
from reader.store.writing import to_yaml
from tests.benchmarks.story import Storyteller
from tests.store.strategies import articles

SHIPPED = sorted((Path(__file__).parents[2] / "articles").glob("*.yaml"))

# Lines of article files, and lines that YAML reads in ways of its own.
LINES = (
    *("headline: The Wall opens", "by: A. Writer", "text: |", "text: |-", "text: |+", "text: >-", "text: >"),
    *(
        "sections:",
        "- heading: Berlin",
        "- text: |",
        "- Berlin",
        "- ",
        "-",
        "---",
        "...",
        "# a comment",
        "",
        " ",
    ),
    *(
        "subjects: [Berlin, cold war]",
        "subjects: []",
        "subjects: [a,b]",
        "subjects: [a: b]",
        "places: [a , b]",
        "places: [N'Djamena, null]",
    ),
    *("source: {name: A Wire, url: https://example.org}", "source: {name: a, name: b}", "source: {name: }"),
    *(
        'note: "in quotes"',
        "note: 'it''s'",
        "note: 'a' b",
        'note: "a\\tb"',
        "note: '",
        "note: ''",
        'note: ""',
    ),
    *(
        "value: -4",
        "value: - 4",
        "value: 1: 2",
        "value: a #b",
        "value: a#b",
        "value: a:",
        "value: ~",
        "value: &a",
    ),
    *(
        "value: *a",
        "value: !!str a",
        "value: ? a",
        "value: %a",
        "value: @a",
        "value:  a",
        "value: a ",
        "value: ",
    ),
    *("? a", ": b", "a b: c", "goes on here", "url: https://example.org/?q=1#a", "<<: a", "null: a", "é: ü"),
    *(
        "\tvalue: a",
        "value: \ta",
        "value: a\r",
        "value: \u2028a",
        "value: \x85",
        "value: \ufeffa",
        "value: “a”",
    ),
)


def documents() -> st.SearchStrategy[str]:
    indented = st.builds(lambda blanks, line: " " * blanks + line, st.integers(0, 6), st.sampled_from(LINES))
    even = st.builds(lambda level, line: "  " * level + line, st.integers(0, 2), st.sampled_from(LINES))
    lines = st.lists(st.one_of(indented, even, st.sampled_from(LINES)), max_size=8)
    return st.builds(lambda found, end: "\n".join(found) + end, lines, st.sampled_from(("\n", "\n\n", "")))


def agrees(text: str) -> bool:
    """Whether values were found; fails where they, or the article of them, are not those that YAML means."""
    values = usual_values(text)
    if values is None:
        return False
    tree = read_tree(text)
    assert values == plain(tree)
    article = usual_article(values)
    if article is not None:
        problems = Problems()
        assert article == decode(tree, problems)
        assert not problems
    return True


def plain(node: Node) -> Value:
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.fields.items()}


@settings(max_examples=1500, deadline=None)
@given(documents())
def test_whatever_is_read_is_read_as_yaml_means_it(text: str) -> None:
    agrees(text)


@settings(deadline=None)
@given(articles)
def test_what_newsdesk_writes_is_read_alike(article: Article) -> None:
    agrees(to_yaml(article))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_articles_are_read_alike(path: Path) -> None:
    agrees(path.read_text())


def test_made_up_stories_take_the_short_way() -> None:
    teller = Storyteller(100)
    found = [agrees(teller.story(number).yaml) for number in range(100)]
    assert sum(found) > 90


@pytest.mark.parametrize(
    "text",
    [
        "# above\n\n---\n# again\nheadline: a\n\nby: b\n",
        "headline: a\nsource:\n  name: b\n  url: https://example.org\n",
        "headline: a\nempty:\nsections:\n  - heading: b\n    text: |\n      c\n\n        d\n      \n      e\n\n",
        "headline: a\nsubjects:\n- b\n- https://example.org\n- 'it''s'\n\nsections:\n- text: |+\n    c\n\n\n",
        "headline: a\nsections:\n  - text: >-\n      b\n      c\n  - text: >\n      d\n      e\n",
        "headline: a\nplaces: [N'Djamena, 50%, a > b]\nsource: {name: Marks & Spencer, url: https://example.org}\n",
        "headline: \"a\"\nvalue: -4\nlast: ~\nnote: ''\nsubjects: []\nsource: {name: A Wire, url: https://a.b}\n",
    ],
)
def test_common_layouts_take_the_short_way(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# only a comment\n", "headline: a", "- a\n", "headline: a\n  goes on\n", "a: b\na: c\n"),
        *(
            "a: [b,c]\n",
            "a: {b: c, b: d}\n",
            "a: {b c}\n",
            "a: [b, null]\n",
            "a: {b: null}\n",
            "a: &b c\n",
            'a: "\\x41"\n',
            'a: "b" c\n',
            "a: 'b'c'\n",
        ),
        *(
            "a: b: c\n",
            "a: b #c\n",
            "a:b\n",
            "a: |2\n   b\n",
            "a: |\nb: c\n",
            "a: |\n\n  b\n",
            "a: >\n  b\n\n  c\n",
        ),
        *("a: b\tc\n", "a: b\r\n", "a: \x85\n", "- a\nb: c\n", "a:\n  - b\n c: d\n", "a: |\n  b\n c\n"),
        *("a: b\n...\nc: d\n", "%YAML 1.2\n---\na: b\n", "a: *b\n"),
        f"a: {'b' * MAX_CHARACTERS}\n",
        f"{'a' * 200}: b\n",
        "".join(f"{'  ' * level}a:\n" for level in range(12)) + f"{'  ' * 12}b\n",
        "".join(f"{'  ' * level}a:\n" for level in range(12)) + f"{'  ' * 12}b: c\n",
    ],
)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert usual_values(text) is None


@pytest.mark.parametrize(
    "fields",
    [
        "source: A Wire\n",
        "source: {name: A Wire}\nkey_figures:\n  - label: a\n    value: 1,905\n    as_of: 2024-12-19\n",
        "by:\nupdated: ~\nsubjects: null\nkey_figures:\nnote:\n  - a\n  - b: ~\n",
        "published: 2024-12-19\nkey_figures:\n  - label: a\n    value: 4\n    qualifier: at least\n    how: so\n",
        "corrections:\n  - {text: so, published: 2024-12-19}\nunknown: yes\n",
    ],
)
def test_the_article_of_usual_fields_is_made_the_short_way(fields: str) -> None:
    text = f"headline: a\n{fields}"
    values = usual_values(text)
    assert values is not None
    assert usual_article(values) == decode(read_tree(text), Problems()) is not None


@pytest.mark.parametrize(
    "fields",
    [
        *("by: b\n", "headline: ' '\n", "headline: a\nby: [b]\n", "headline: a\npublished: soon\n"),
        *("headline: a\nsubjects: b\n", "headline: a\nsource: [b]\n", "headline: a\nsource: ' '\n"),
        *("headline: a\nkey_figures: b\n", "headline: a\nsections:\n  - b\n", "headline: [a]\n"),
        "headline: a\nkey_figures:\n  - label: b\n    value: 1\n    qualifier: nearly\n",
        "headline: a\nkey_figures:\n  - label: b\n",
    ],
)
def test_an_article_with_which_something_may_be_wrong_is_not(fields: str) -> None:
    values = usual_values(fields)
    assert values is not None
    assert usual_article(values) is None


def test_a_line_that_is_not_as_usual_is_passed_over_at_once() -> None:
    text = 'headline: "Rain\n  over two cities: Berlin' + " and Hamburg" * 100 + '"\n'
    assert len(_LINE.findall(text)) <= 2 * text.count("\n")
    assert usual_values(text) is None
