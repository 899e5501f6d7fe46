"""Key figures added to a file: below the author's own, and nothing else changed."""

import pytest
from hypothesis import given, settings

from reader.model.article import Article, Figure, Qualifier
from reader.model.errors import ArticleError
from reader.store.adding import add_figures
from reader.store.reading import parse_file
from reader.store.writing import to_yaml
from tests.store.strategies import articles

NEW = (
    Figure(label="Bridges closed", value="40", unit="bridges", qualifier=Qualifier.ABOUT),
    Figure(label="Cost: all of it", value="1,905", unit="US$"),
)
LINES = """\
  - label: Bridges closed
    value: "40"
    unit: bridges
    qualifier: about
  - label: "Cost: all of it"
    value: "1,905"
    unit: US$
"""


def added(text: str, number: int = 0) -> str:
    data = add_figures(text.encode(), number, NEW, "a.yaml")
    before, after = parse_file(text.encode(), "a"), parse_file(data, "a")
    assert len(before) == len(after)
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        assert old.article is not None
        assert new.article is not None
        expected = old.article.key_figures + (NEW if place == number else ())
        assert new.article.key_figures == expected
    return data.decode()


def test_a_list_is_put_in_front_of_the_sections() -> None:
    text = "headline: x\n# what it says\nsections:\n  - text: y  # a remark\n"
    assert (
        added(text)
        == f"headline: x\n# what it says\nkey_figures:\n{LINES}sections:\n  - text: y  # a remark\n"
    )


def test_a_document_that_is_indented_as_a_whole_stays_so() -> None:
    text = "   headline: x\n   sections:\n     - text: y\n"
    moved = "".join(f"   {line}\n" for line in f"key_figures:\n{LINES}".splitlines())
    assert added(text) == text.replace("   sections", f"{moved}   sections")
    assert added("   headline: x\n") == f"   headline: x\n{moved}"


def test_without_sections_the_list_is_the_last_field() -> None:
    assert added("headline: x") == f"headline: x\nkey_figures:\n{LINES}"


def test_figures_come_below_those_there_are_in_their_indentation() -> None:
    text = "headline: x\nkey_figures:\n- {label: a, value: 1} # mine\n\n# end of the list\nsections: []\n"
    flush = "".join(f"{line[2:]}\n" for line in LINES.splitlines())
    assert added(text) == text.replace("# mine\n", f"# mine\n{flush}")


def test_a_note_in_a_block_stays_whole() -> None:
    text = "headline: x\nkey_figures:\n  - label: a\n    value: 1\n    note: |\n      one\n\n      two\n\nurl: z\n"
    assert added(text) == text.replace("two\n", f"two\n{LINES}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("key_figures: [{label: a, value: 1}]", "key_figures: [{label: a, value: 1}, {label: B"),
        ("key_figures: [ {label: a, value: 1}, ] # c", "key_figures: [ {label: a, value: 1}, {label: B"),
        ("key_figures: []", "key_figures: [{label: B"),
        ("key_figures:", "key_figures: [{label: B"),
        ("key_figures: ~ # none yet", "key_figures: [{label: B"),
    ],
)
def test_a_list_in_brackets_stays_in_brackets(before: str, after: str) -> None:
    assert added(f"headline: x\n{before}\nurl: z\n").startswith(f"headline: x\n{after}")


def test_an_article_in_braces_stays_in_braces() -> None:
    changed = added("{headline: x, url: z} # all in braces\n")
    assert changed.startswith("{headline: x, url: z, key_figures: [{label: B")
    assert changed.endswith("# all in braces\n")


def test_line_ends_of_windows_are_kept() -> None:
    changed = added("headline: x\r\nsections: []\r\n")
    assert changed.count("\n") == changed.count("\r\n") == 10


def test_the_byte_order_mark_is_kept() -> None:
    data = b"\xef\xbb\xbfheadline: x\n"
    assert add_figures(data, 0, NEW, "a").startswith(b"\xef\xbb\xbfheadline: x\nkey_figures:\n")


def test_of_several_articles_only_one_is_changed() -> None:
    text = "headline: a\n---\nheadline: b\n---\nheadline: c\n"
    assert added(text, 1) == f"headline: a\n---\nheadline: b\nkey_figures:\n{LINES}---\nheadline: c\n"


@pytest.mark.parametrize(
    ("data", "number", "reason"),
    [
        (b"headline: [x\n", 0, "no article here that can be read"),
        (b"headline: x\n", 1, "no article here that can be read"),
        ("headline: x\n".encode("utf-16"), 0, "UTF-8 files only"),
    ],
)
def test_where_figures_cannot_be_added_nothing_is_changed(data: bytes, number: int, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        add_figures(data, number, NEW, "a.yaml")


def test_an_edit_that_went_wrong_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("headline: y\n", "headline: [\n"):
        monkeypatch.setattr("reader.store.adding._changed", lambda *_, said=wrong, **__: said)
        with pytest.raises(ArticleError, match="add them by hand"):
            add_figures(b"headline: x\n", 0, NEW, "a.yaml")


@settings(max_examples=60, deadline=None)
@given(articles)
def test_any_article_can_have_figures_added(article: Article) -> None:
    data = to_yaml(article).encode()
    (document,) = parse_file(data, "a")
    (changed,) = parse_file(add_figures(data, 0, NEW, "a"), "a")
    assert document.article is not None
    assert changed.article is not None
    assert changed.article.key_figures == document.article.key_figures + NEW
