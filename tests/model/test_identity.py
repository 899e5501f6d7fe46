"""What tells stories apart."""

import pytest

from reader.model.article import Article, Origin
from reader.model.identity import digest_number, headline_identity, identities, link_identity, plain_link
from reader.text.dates import parse_timestamp


@pytest.mark.parametrize(
    "link",
    [
        "http://www.e.org/a/1/",
        "https://E.org:443/a/1",
        "https://e.org/a/1?utm_source=x&fbclid=y",
        " https://e.org/a/1 ",
    ],
)
def test_two_ways_to_a_page_are_one_link(link: str) -> None:
    assert link_identity(link) == link_identity("https://e.org/a/1")


def test_what_says_which_page_stays() -> None:
    assert plain_link("https://e.org/?id=1&utm_medium=x#part") == "//e.org?id=1#part"
    assert plain_link("http://[bad") == "http://[bad"


def test_a_headline_counts_with_its_day_unless_that_is_of_the_arrival() -> None:
    one = Article(headline="Briefing", published=parse_timestamp("2024-12-19"))
    other = Article(headline="Briefing", published=parse_timestamp("2024-12-20"))
    assert headline_identity("f", one) != headline_identity("f", other)
    assert headline_identity("f", one, "undated") == headline_identity("f", other, "2999-01-01")


def test_an_article_is_known_by_its_origins_and_links() -> None:
    digest = "00000000000000ff"
    origin = Origin(feed="f", guid="g", url="https://e.org/1", digest=digest, gist="a b c")
    found = identities(Article(headline="h", url="https://e.org/1", origins=(origin,)))
    assert len(found) == 6
    assert sorted(found.values()) == [0, 0, 0, 0, 255, 255]
    assert len(identities(Article(headline="h"))) == 1
    assert digest_number("no digest") == 0
