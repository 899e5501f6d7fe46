"""Lists of subscriptions as other readers write them, and as nobody should."""

import pytest

from reader.export.opml import opml
from reader.ingest.opml import parse_opml
from reader.model.errors import IngestError
from reader.model.feed import Feed
from reader.model.incoming import FoundFeed

NESTED = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>mine</title></head><body>
  <outline text="Loose" type="rss" xmlUrl="https://loose.example/feed?a=1&amp;b=2" htmlUrl="https://loose.example"/>
  <outline text="World" title="World">
    <outline text="Asia">
      <outline title="Wire &lt;Asia&gt;" text="other" xmlurl=" https://asia.example/rss "/>
    </outline>
    <outline text="Wire" type="atom" XMLURL="http://wire.example/atom"/>
    <outline text="World"><outline text="Again" xmlUrl="https://loose.example/feed?a=1&amp;b=2"/></outline>
  </outline>
  <outline text="Empty folder"/>
  <outline text="Local" xmlUrl="file:///etc/passwd"/>
  <outline text="Query" xmlUrl="query:unread"/>
</body></opml>
"""


def test_nested_folders_become_subjects() -> None:
    parsed = parse_opml(NESTED.encode())
    assert parsed.feeds == (
        FoundFeed(url="https://loose.example/feed?a=1&b=2", title="Loose"),
        FoundFeed(url="https://asia.example/rss", title="Wire <Asia>", subjects=("World", "Asia")),
        FoundFeed(url="http://wire.example/atom", title="Wire", subjects=("World",)),
    )
    assert [warning.partition(":")[0] for warning in parsed.warnings] == ["left out", "left out"]


def test_what_newsdesk_writes_it_reads_back() -> None:
    feeds = [
        Feed(url="https://a.example/?x=1&y='2'", title='A "quoted" <title> & more'),
        Feed(url="https://b.example/", title="B", subjects=("World", "Asia")),
    ]
    read = parse_opml("".join(opml(feeds)).encode()).feeds
    assert [(feed.url, feed.title, feed.subjects) for feed in read] == [
        (feed.url, feed.title, feed.subjects) for feed in feeds
    ]


def test_entities_are_never_expanded() -> None:
    bomb = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
    <!ENTITY file SYSTEM "file:///etc/passwd">]>
    <opml><body><outline text="&b;&file;" xmlUrl="https://a.example/"/></body></opml>"""
    (feed,) = parse_opml(bomb.encode()).feeds
    assert "aaaa" not in feed.title
    assert "root" not in feed.title


@pytest.mark.parametrize(
    "data", [b"", b"no xml", b"<rss><channel/></rss>", b"<opml></opml>", b"\x00\xff\xfe"]
)
def test_what_is_no_list_is_an_error(data: bytes) -> None:
    with pytest.raises(IngestError):
        parse_opml(data)


def test_folders_nested_without_end_do_no_harm() -> None:
    data = (
        "<opml><body>"
        + "".join(f"<outline text='f{n}'>" for n in range(200))
        + "<outline text='feed' xmlUrl='https://a.example/'/>"
        + "</outline>" * 200
        + "</body></opml>"
    )
    (feed,) = parse_opml(data.encode()).feeds
    assert feed.subjects == tuple(f"f{n}" for n in range(16))


def test_hostile_titles_are_one_clean_line() -> None:
    data = "<opml><body><outline text='a&#10;b &#x202e;c&#27;' xmlUrl='https://a.example/'/></body></opml>"
    (feed,) = parse_opml(data.encode()).feeds
    assert "\n" not in feed.title
    assert "\u202e" not in feed.title


def test_a_list_of_very_many_feeds_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.opml.MOST_FEEDS", 3)
    outlines = "".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(5))
    parsed = parse_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert len(parsed.feeds) == 3
    assert "only the first 3" in parsed.warnings[-1]
