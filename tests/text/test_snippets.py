"""Snippets: the stretch that shows what matched."""

import datetime as dt

from reader.model.article import Article, Section, Source
from reader.model.highlighted import HighlightedText
from reader.model.hit import Hit
from reader.text.matching import Matcher
from reader.text.passages import passages
from reader.text.query_language import parse_query
from reader.text.snippets import find_hit

LONG = "Nothing to see here. " * 40
ARTICLE = Article(
    headline="Iraq hands officers back",
    source=Source(name="Example Wire"),
    subjects=("amnesty",),
    sections=(
        Section(heading="The camp", text=f"{LONG}The mayor of Rutba spoke of tension with residents."),
    ),
)


def find(query: str, width: int = 60) -> Hit:
    return find_hit(passages(ARTICLE), Matcher(parse_query(query, dt.date(2024, 12, 20))), width=width)


def lit(text: HighlightedText | None) -> list[str]:
    return [text.text[span.start : span.end] for span in text.spans] if text else []


def test_a_match_in_the_headline_alone_needs_no_snippet() -> None:
    hit = find("officers")
    assert lit(hit.headline) == ["officers"]
    assert hit.snippet is None


def test_a_snippet_begins_a_little_before_its_first_match() -> None:
    snippet = find("mayor tension").snippet
    assert snippet is not None
    assert snippet.text.startswith("… ")
    assert lit(snippet) == ["mayor", "tension"]
    assert snippet.spans[0].end <= 60


def test_a_snippet_near_the_end_of_its_passage_begins_further_back() -> None:
    snippet = find("residents", width=40).snippet
    assert snippet is not None
    assert lit(snippet) == ["residents"]
    assert 30 < len(snippet.text) <= 40


def test_the_passage_with_the_most_terms_is_shown() -> None:
    snippet = find("camp mayor rutba").snippet
    assert snippet is not None
    assert lit(snippet) == ["mayor", "Rutba"]


def test_a_word_of_the_metadata_says_what_it_is() -> None:
    snippet = find("amnesty").snippet
    assert snippet is not None
    assert snippet.text == "subject: amnesty"
    assert lit(snippet) == ["amnesty"]


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    article = Article(headline="x", sections=(Section(text="あ" * 500 + "東京"),))
    hit = find_hit(passages(article), Matcher(parse_query("東京", dt.date(2024, 12, 20))), width=40)
    assert lit(hit.snippet) == ["東京"]
