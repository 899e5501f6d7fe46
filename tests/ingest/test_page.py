"""Web pages as articles."""

import pytest

from reader.ingest.page import read
from reader.model.article import Article, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import FoundFeed, Hints, Parsed

PARAGRAPHS = "".join(
    f"<p>Paragraph {number} says that a <b>very</b> strong <a href='/x{number}'>storm</a> came over the coast.</p>"
    for number in range(5)
)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
{"@type": ["NewsArticle"], "headline": "Storm hits coast", "datePublished": "2024-12-19T10:00:00+01:00",
"dateModified": "2024-12-20T10:00:00+01:00", "author": [{"@type": "Person", "name": "Jo Doe"}],
"publisher": {"@type": "Organization", "name": "The Times", "url": "https://e.org/"},
"keywords": "storm, coast"}]}</script>"""


def page(head: str = "", body: str = PARAGRAPHS, address: str = "https://e.org/a/storm?utm=1") -> Parsed:
    html = f"<!doctype html><html lang=en-GB><head>{head}</head><body><nav>Menu</nav>{body}</body></html>"
    return read(html.encode(), Hints(address=address))


def article(head: str = "", body: str = PARAGRAPHS) -> Article:
    return page(head, body).incoming[0].article


def test_a_page_says_most_of_itself_in_json_ld() -> None:
    head = f"<title>Storm | Times</title><link rel=canonical href=/a/storm>{JSON_LD}"
    read_ = article(
        head,
        f"<article><h1>Storm hits coast</h1>{PARAGRAPHS}<h2>Aftermath</h2><ul><li>one thing</li></ul></article>",
    )
    assert read_.headline == "Storm hits coast"
    assert read_.by == "Jo Doe"
    assert (str(read_.published), str(read_.updated)) == (
        "2024-12-19T10:00:00+01:00",
        "2024-12-20T10:00:00+01:00",
    )
    assert read_.source == Source(name="The Times", url="https://e.org/")
    assert read_.url == "https://e.org/a/storm"
    assert read_.subjects == ("storm", "coast")
    assert read_.language == "en-GB"
    assert [section.heading for section in read_.sections] == ["", "Aftermath"]
    assert "a *very* strong [storm](https://e.org/x0)" in read_.sections[0].text
    assert read_.sections[1].text == "- one thing"


def test_open_graph_and_meta_speak_where_there_is_no_json_ld() -> None:
    read_ = article(
        """<meta property="og:title" content="A title"><meta property="og:site_name" content="Times">
        <meta name="description" content="What it is about."><meta name="author" content="Jo Doe">
        <meta property="article:published_time" content="2024-12-19"><meta property="article:tag" content="a,b">
        <meta property="article:author" content="https://e.org/jo">"""
    )
    assert (read_.headline, read_.standfirst, read_.by) == ("A title", "What it is about.", "Jo Doe")
    assert (str(read_.published), read_.subjects) == ("2024-12-19", ("a", "b"))
    assert read_.source == Source(name="Times", url="https://e.org/")


def test_a_page_that_says_nothing_is_read_from_what_it_shows() -> None:
    read_ = article(
        "<title>A long enough headline for a page - Times</title>",
        f"<time datetime=2024-12-19>x</time>{PARAGRAPHS}",
    )
    assert read_.headline == "A long enough headline for a page"
    assert str(read_.published) == "2024-12-19"
    assert read_.source == Source(name="e.org", url="https://e.org/")
    assert article("", f"<h1>Only heading</h1>{PARAGRAPHS}").headline == "Only heading"
    assert (
        article("<title>No site in it</title>", "<h1>a</h1><h1>b</h1>" + PARAGRAPHS).headline
        == "No site in it"
    )


def test_hidden_text_is_not_in_the_article() -> None:
    read_ = article(
        "",
        f"<article>{PARAGRAPHS}<p style='display:none'>SECRET</p>"
        "<template>SECRET</template>kept<p hidden>SECRET</p> too</article>",
    )
    assert "SECRET" not in "".join(section.text for section in read_.sections)


def test_a_page_of_little_text_is_taken_from_its_article_element() -> None:
    assert article("", "<main><p>Just this.</p></main>").sections == (Section(text="Just this."),)


def test_the_text_in_json_ld_stands_in_for_a_page_without() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"Article","headline":"H",'
        '"articleBody":"One.\\n\\nTwo."}</script>'
    )
    assert article(head, "<p>x</p>").sections == (Section(text="One.\n\nTwo."),)


def test_links_to_feeds_are_found() -> None:
    parsed = page(
        """<link rel=alternate type="application/rss+xml" title=" News  feed" href="/feed">
        <link rel=alternate type="application/json+oembed" href="/o">
        <link rel=alternate type="text/html" href="/de">"""
    )
    assert parsed.feeds == (FoundFeed(url="https://e.org/feed", title="News feed"),)


def test_a_base_is_obeyed_only_where_it_leads_to_the_web() -> None:
    assert "(https://b.org/x0)" in article('<base href="https://b.org/">').sections[0].text
    assert "(https://e.org/x0)" in article('<base href="file:///etc/">').sections[0].text


def test_json_ld_that_is_no_json_is_passed_over() -> None:
    assert article('<title>T</title><script type="application/ld+json">{oops</script>').headline == "T"


def test_wrong_bytes_are_told() -> None:
    parsed = read(f"<html><body>{PARAGRAPHS}caf\xe9</body></html>".encode("latin-1"), Hints())
    assert parsed.warnings == ("the text is not UTF-8 as it should be; read as Windows-1252",)


@pytest.mark.parametrize("html", [b"<html></html>", b"<!-- -->", b"<script>x</script>"])
def test_a_page_without_text_is_refused(html: bytes) -> None:
    with pytest.raises(IngestError):
        read(html, Hints())


def test_a_standfirst_that_the_text_begins_with_is_not_said_twice() -> None:
    head = '<meta name=description content="Paragraph 0 says that a very strong storm came over">'
    assert article(head).standfirst == ""


def test_the_links_of_a_saved_page_are_relative_to_the_address_it_gives_itself() -> None:
    for head in (
        '<link rel=canonical href="https://c.org/a">',
        '<meta property="og:url" content="https://c.org/a">',
    ):
        assert "(https://c.org/x0)" in page(head, address="").incoming[0].article.sections[0].text
