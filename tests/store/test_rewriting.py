"""A new version of an article in the file of the old one: comments and what did not change stay as typed."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.model.article import Article, Section
from reader.store.reading import parse_file
from reader.store.rewriting import replace_document
from reader.store.writing import to_yaml
from tests.store.strategies import articles

TYPED = """\
# why I keep this one
headline:   'Storm hits coast'   # as they first had it
by: A. Writer

# my own subjects
subjects: [ weather,  sea ]   # mine
url: https://e.org/1
key_figures:
  - {label: gusts, value: "120"}  # from the second paragraph
sections:
  # the first part
  - text: |
      It came at night.
      # no comment but text

# the end
"""


def rewritten(text: str, **changes: object) -> str:
    (document,) = parse_file(text.encode(), "a.yaml")
    assert document.article is not None
    new = replace(document.article, **changes)
    data = replace_document(text.encode(), 0, new, "a.yaml")
    (after,) = parse_file(data, "a.yaml")
    assert after.article == new
    return data.decode()


def test_what_did_not_change_stays_as_it_was_typed() -> None:
    expected = TYPED.replace(
        "headline:   'Storm hits coast'   # as", "headline: Storm closes the bridge  # as"
    )
    assert rewritten(TYPED, headline="Storm closes the bridge") == expected


def test_comments_in_a_text_that_changed_are_put_above_it() -> None:
    lines = rewritten(TYPED, sections=(Section(text="It went."), Section(heading="b", text="c"))).splitlines()
    at = lines.index("sections:")
    assert lines[:at] == [*TYPED.partition("sections:")[0].splitlines(), "# the first part"]
    assert lines[at:] == ["sections:", "  - text: It went.", "  - heading: b", "    text: c", "", "# the end"]


def test_new_fields_come_where_the_model_has_them() -> None:
    text = rewritten(TYPED, standfirst="Gusts.", language="en", corrections=())
    assert "had it\nstandfirst: Gusts.\nby: A. Writer\n" in text
    assert "url: https://e.org/1\nlanguage: en\nkey_figures:\n" in text
    assert rewritten("headline: y\nby: x", url="z") == "headline: y\nby: x\nurl: z\n"
    assert rewritten("# a\nurl: z\nheadline: y\n", by="x") == "# a\nurl: z\nheadline: y\nby: x\n"


def test_of_a_field_that_goes_the_comments_stay() -> None:
    assert "\n# my own subjects\n# mine\nurl:" in rewritten(TYPED, subjects=())


@pytest.mark.parametrize(
    "text",
    [
        "{headline: x, by: y}  # odd\n",
        "headline: x\r\nby: y # mine\r\nsubjects:\r\n- a # b\r\n- c\r\n",
        "? headline\n: x\n# y\n",
        "headline: >\n  x\n\n\n# y\nby: |+\n  z\n\n\n",
        "headline: x\nby:\nsections:\n- heading: a\n  text: b # c\n",
        "%YAML 1.1\n---\nheadline: x # y\n...\n",
        "--- # first\nheadline: x\n",
    ],
)
def test_the_oddest_layout_holds_what_it_is_to_hold(text: str) -> None:
    for changes in (
        {"headline": "new"},
        {"by": "new"},
        {"subjects": ("new",)},
        {"sections": (Section(text="n"),)},
    ):
        rewritten(text, **changes)


@given(articles, articles)
def test_any_article_takes_the_place_of_any_other(old: Article, new: Article) -> None:
    data = replace_document(b"# first\n" + to_yaml(old).encode(), 0, new, "a.yaml")
    (document,) = parse_file(data, "a.yaml")
    (alone,) = parse_file(to_yaml(new).encode(), "a.yaml")
    assert document.article == alone.article
    assert data.startswith(b"# first\n")


def test_a_text_that_ends_with_a_blank_line_of_its_own_goes_whole() -> None:
    text = "# first\nheadline: x\nsections:\n  - text: |2\n      a\n       \n\n# end\nurl: y\n"
    assert rewritten(text, sections=(Section(text="b"),)).startswith(
        "# first\nheadline: x\nsections:\n  - text: b\n"
    )
