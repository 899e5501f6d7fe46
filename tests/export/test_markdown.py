from itertools import pairwise

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export.markdown import article_markdown, markdown
from reader.model.article import Article, Figure, Section, Source
from reader.text.clean import clean, clean_line
from reader.text.markup import parse_markup
from tests.export.golden_files import assert_golden
from tests.export.stories import BRIDGE, STORIES
from tests.store.strategies import articles

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def words(token: Token) -> str:
    """What a reader of the rendered Markdown sees of an inline token."""
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))


def rendered(text: str) -> list[tuple[str, str]]:
    """The headings and paragraphs of Markdown, as kind and words."""
    tokens = MARKDOWN.parse(text)
    return [(before.type, words(token)) for before, token in pairwise(tokens) if token.children]


def test_a_story_as_markdown() -> None:
    assert_golden("story.md", "".join(markdown(STORIES)))


def test_what_is_literal_in_the_article_is_literal_when_rendered() -> None:
    hostile = "# *a* _b_ `c` <d> [e](f) ~~g~~ &amp; \\ ![h](i) 1. https://x.org __j__ k_l_m * - + > #"
    shown = rendered(article_markdown(Article(headline=hostile, standfirst=hostile, subjects=(hostile,))))
    assert shown == [
        ("heading_open", hostile),
        ("paragraph_open", hostile),
        ("paragraph_open", f"Subjects: {hostile}"),
    ]


def test_emphasis_and_links_are_markdown_again() -> None:
    section = Section(text="An *odd [link](https://example.org/a_(b)?c=1&copy;=2)* of_course.")
    text = article_markdown(Article(headline="x", sections=(section,)))
    html = MARKDOWN.render(text)
    assert '<em>odd <a href="https://example.org/a_%28b%29?c=1&amp;copy;=2">link</a></em> of_course.' in html


def test_a_link_that_must_not_be_followed_is_words() -> None:
    text = article_markdown(
        Article(headline="x", url="javascript:alert(1)", source=Source(name="S", url="file:///x"))
    )
    assert "](" not in text
    assert "Link: javascript:alert(1)" in text


def test_an_address_that_is_its_own_text_is_written_once() -> None:
    text = article_markdown(Article(headline="x", url="https://example.org/a?b=1&copy;=_2_"))
    assert text.endswith("Link: <https://example.org/a?b=1&copy;=_2_>\n")
    assert ">https://example.org/a?b=1&amp;copy;=_2_</a>" in MARKDOWN.render(text)


def test_figures_are_a_list_with_bold_values() -> None:
    figures = (Figure(label="returned", value="1,905", unit="people"), Figure(label="dates", value="2"))
    text = article_markdown(Article(headline="x", key_figures=figures))
    assert text.endswith("## Key figures\n\n- **1,905** people: returned\n- **2**: dates\n")


@given(articles)
def test_rendered_markdown_shows_headline_headings_and_text_as_they_are(article: Article) -> None:
    shown = rendered(article_markdown(article))
    wanted = [clean_line(article.headline), clean_line(article.standfirst)]
    for section in article.sections:
        wanted += [clean_line(section.heading), *(block.text for block in parse_markup(section.text))]
    seen = [text for _, text in shown]
    for text in wanted:
        assert text in ("", *seen)


@given(articles)
def test_whatever_an_article_holds_its_markdown_is_clean(article: Article) -> None:
    text = article_markdown(article)
    assert clean(text) == text


def test_every_paragraph_is_one_line() -> None:
    assert "stopped trains and cars. Nobody was hurt." in article_markdown(BRIDGE)
