"""Filters find what a search would find."""

import pytest

from reader.library.filtering import Verdict, judge
from reader.library.library import Library
from reader.model.article import Article
from reader.model.feed import FeedFilter
from tests.builders import TODAY

QUERIES = [
    "",
    "amnesty",
    "returns officer",
    '"general amnesty"',
    '"amnesty general"',
    "amnesty -berlin",
    "berlin OR letter",
    "cafe",
    "1905",
    "東京",
    "amn*",
    "headline:iraq",
    "headline:amnesty",
    "in:humanitarian",
    "subject:syria",
    "source:wire",
    "by:writer",
    "place:rutba OR place:berlin",
    "person:mayor",
    "after:2024-12",
    "before:2000",
    "date:1989",
    "-after:1900",
    "is:unread",
    "is:read",
    "is:starred",
    "tag:later",
    "has:figures",
    "fig:>1000",
    "fig:returned>1000",
    "fig:returned<1000",
    "fig:20..30",
    "-(officers amnesty)",
    "!!!",
    "amnesty sort:oldest",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_filter_finds_what_the_search_finds(library: Library, query: str) -> None:
    results = library.search(query)
    found = {entry.id for entry in library.entries(results.keys(0, results.count)) if entry}
    everything = library.search()
    dropped = {
        entry.id
        for entry in library.entries(everything.keys(0, everything.count))
        if entry and judge(library.read(entry), (FeedFilter(query=query),), TODAY).dropped
    }
    assert dropped == found


def test_tags_are_gathered_and_dropping_goes_before_them() -> None:
    story = Article(headline="Storm closes the bridge")
    filters = (
        FeedFilter(query="storm", tag="weather"),
        FeedFilter(query="flood", tag="water"),
        FeedFilter(query="bridge", tag="roads"),
        FeedFilter(query="headline:closes", tag="weather"),
    )
    assert judge(story, filters, TODAY) == Verdict(tags=("weather", "roads"))
    assert judge(story, (*filters, FeedFilter(query="closes")), TODAY) == Verdict(dropped=True)
    assert judge(story, (), TODAY) == Verdict()
