"""From bytes to articles, whatever they are; hostile examples among them."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from reader.ingest import parsing
from reader.ingest.sums import digest_of, gist_of, is_near_equal
from reader.model.article import Article, Section
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.text.clean import clean

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def parse(data: bytes, hints: Hints | None = None) -> Parsed:
    (parsed,) = parsing.parse(data, hints or Hints())
    return parsed


def test_what_cannot_be_read_is_a_failure_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "PDF" in parse(b"%PDF").failure
    assert parse(b"x", Hints(kind=Kind.NITF)).failure == "there is no XML in it"
    monkeypatch.setattr(parsing, "MOST_BYTES", 3)
    assert "more than" in parse(b"long text").failure


def test_too_deep_a_nesting_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(data: bytes, hints: Hints) -> Parsed:
        raise RecursionError

    monkeypatch.setattr("reader.ingest.plain_text.read", deep)
    assert parse(b"some text").failure == "it is nested too deep"


def test_article_files_are_read_by_whoever_knows_them() -> None:
    def read_articles(data: bytes, hints: Hints) -> Parsed:
        return Parsed(kind=Kind.ARTICLE, incoming=(Incoming(article=Article(headline="own"), is_own=True),))

    (parsed,) = parsing.parse(b"headline: own", Hints(name="x"), read_articles)
    assert (parsed.member, parsed.incoming[0].article.headline) == ("x", "own")
    assert parsed.incoming[0].digest == ""


def test_every_article_that_comes_in_is_summed_up() -> None:
    one = parse(b"A headline\n\n" + b"many different words stand in here " * 1).incoming[0]
    assert one.digest == digest_of(one.article)
    assert one.gist == ""


WORDS = [f"word{number}" for number in range(300)]


def article(words: list[str]) -> Article:
    return Article(headline="h", sections=(Section(text=" ".join(words)),))


def test_near_equal_texts_have_most_of_their_gist_in_common() -> None:
    one, other = article(WORDS), article([*WORDS[:150], "changed", *WORDS[151:]])
    assert is_near_equal(one, other)
    assert len({*gist_of(one).split()} & {*gist_of(other).split()}) >= 2
    assert not is_near_equal(one, article(WORDS[::-1]))
    assert not is_near_equal(article(WORDS[:10]), article(WORDS[:10]))
    assert digest_of(one) != digest_of(other)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("feeds/*")) + sorted(CORPUS.glob("html/*")), ids=lambda path: path.stem
)
def test_hostile_feeds_and_pages_give_articles_with_nothing_live(path: Path) -> None:
    parsed = parse(path.read_bytes(), Hints(name=path.name, address="https://feeds.example/x"))
    assert not parsed.failure
    assert parsed.incoming
    for one in parsed.incoming:
        assert one.article.headline
        text = "\n".join(
            [one.article.headline, one.article.standfirst, *(s.text for s in one.article.sections)]
        )
        assert "HIDDEN" not in text
        assert "root:" not in text
        assert "<script" not in clean(text)
        assert one.link.startswith(("http://", "https://", "mailto:")) or not one.link


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"<rss>", b"<item>", b"</item>", b"<title>", b"<![CDATA[", b"]]>", b"&amp;", b"&x;", b"<!DOCTYPE a [",
             b"<!ENTITY",              b"{", b'"headline": ', b'"x"', b"[", b"]", b"}", b",", b"\x00",
             b"\xff\xfe", b"PK\x03\x04", b"headline: x\n",
             b"---\n",              b"<html>", b"<p>", b"<nitf>", b"<newsItem>", b"<feed>", b"<entry>",
             b"# x\n", b"\x1f\x8b", b"text",
             b"WARC/1.0\r\n"]
        ),
        max_size=12,
    ).map(b"".join)
    | st.binary(max_size=60)
)  # fmt: skip
def test_any_bytes_give_articles_or_a_reason(data: bytes) -> None:
    for parsed in parsing.parse(data, Hints()):
        assert parsed.failure or parsed.incoming or parsed.kind in (Kind.FEED, Kind.OPML)
