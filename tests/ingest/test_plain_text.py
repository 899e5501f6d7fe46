"""Plain text and Markdown as articles."""

import pytest

from reader.ingest import markdown, plain_text
from reader.model.article import Article, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints


def text(data: str) -> Article:
    return plain_text.read(data.encode(), Hints()).incoming[0].article


def md(data: str, address: str = "") -> Article:
    return markdown.read(data.encode(), Hints(address=address)).incoming[0].article


def test_the_first_line_is_the_headline_and_a_short_line_a_heading() -> None:
    article = text(
        "Storm hits coast\r\n\r\nBy Jo Doe\r\n19 December 2024\r\n\r\nFirst paragraph here.\r\nGoes on.\r\n\r\n"
        "Background\r\n\r\n- one\r\n- two\r\n  goes on\r\n\r\nLast *paragraph*.\r\n\r\nSigned, the editor"
    )
    assert (article.headline, article.by, str(article.published)) == (
        "Storm hits coast",
        "Jo Doe",
        "2024-12-19",
    )
    assert article.sections == (
        Section(text="First paragraph here. Goes on."),
        Section(
            heading="Background", text="- one\n- two goes on\n\nLast \\*paragraph\\*.\n\nSigned, the editor"
        ),
    )


def test_a_text_of_one_long_line_has_a_headline_of_its_first_words() -> None:
    article = text("word " * 200)
    assert article.headline.endswith("word…")
    assert article.sections == (Section(text=("word " * 200).strip()),)


def test_what_ends_a_sentence_is_no_heading() -> None:
    article = text("H\n\nShort.\n\n- item\n\n1905\n\nText")
    assert article.sections == (Section(text="Short.\n\n- item\n\n1905\n\nText"),)


def test_a_text_with_wrong_bytes_is_told() -> None:
    parsed = plain_text.read(b"caf\xe9\n\nx", Hints())
    assert parsed.incoming[0].article.headline == "café"
    assert parsed.warnings


def test_markdown_headings_are_sections_and_the_first_the_headline() -> None:
    article = md(
        "# A story\n\nIntro *em* [l](https://x.org).\n\n## Part\n\n1. one\n2. two\n\n> q\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert article.headline == "A story"
    assert article.sections == (
        Section(text="Intro *em* [l](https://x.org)."),
        Section(heading="Part", text="- one\n- two\n\n> q\n\n| a | b |\n| 1 | 2 |"),
    )


def test_front_matter_is_read_and_what_is_not_known_kept() -> None:
    article = md(
        "---\ntitle: \"A 'story'\"\ntags: [a, 'b']\ncategories: x\ndate: 2024-12-19  # when\n"
        "authors:\n  - Jo\n  - Al\n"
        "source: Wire\nlink: /x\nlayout: post\nplaces: Rutba, Al-Qaim\n---\n# Another heading\n\nText.\n",
        "https://e.org/",
    )
    assert (article.headline, article.by, article.url) == ("A 'story'", "Jo, Al", "https://e.org/x")
    assert (article.subjects, article.places) == (("a", "b"), ("Rutba", "Al-Qaim"))
    assert (str(article.published), article.source) == ("2024-12-19", Source(name="Wire"))
    assert article.unknown == {"layout": "post"}
    assert article.sections == (Section(heading="Another heading", text="Text."),)


def test_front_matter_of_other_generators_is_read_too() -> None:
    article = md('+++\ntitle = "Hugo"\n+++\n# Hugo\n')
    assert (article.headline, article.sections) == ("Hugo", ())


def test_html_in_markdown_is_text() -> None:
    assert md("# H\n\n<script>x</script>\n\n[j](javascript:x)").sections[0].text == (
        "<script>x</script>\n\n\\[j\\](javascript:x)"
    )


def test_markdown_without_heading_has_its_first_words_for_a_headline() -> None:
    assert md("Just *some* words.").headline == "Just some words."


@pytest.mark.parametrize("module", [plain_text, markdown])
def test_nothing_is_no_article(module: object) -> None:
    for data in (b"", b"\n\n"):
        with pytest.raises(IngestError):
            module.read(data, Hints())  # type: ignore[attr-defined]


def test_front_matter_alone_is_no_article() -> None:
    with pytest.raises(IngestError):
        md("---\nlayout: x\n---\n")
