"""Feeds of every kind as articles."""

import json

import pytest

from reader.ingest.feeds import read
from reader.model.article import Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Parsed

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Example &amp;amp; Wire</title><link>https://e.org/</link><language>en-gb</language>
<atom:link rel="self" href="https://e.org/feed.xml"/><managingEditor>ed@e.org (Ed)</managingEditor>
ITEMS</channel></rss>"""


def rss(items: str, address: str = "https://e.org/feed.xml") -> Parsed:
    return read(RSS.replace("ITEMS", items).encode(), Hints(address=address))


def only(parsed: Parsed) -> Incoming:
    (one,) = parsed.incoming
    return one


def test_an_entry_of_rss_becomes_an_article() -> None:
    parsed = rss(
        """<item><title>Storm &lt;b&gt;hits&lt;/b&gt; coast</title><link>/a/storm</link>
        <guid isPermaLink="false">s1</guid>
        <pubDate>Thu, 19 Dec 2024 18:20:00 +0100</pubDate>
        <dc:creator>Jo Doe</dc:creator><dc:creator>Al Roe</dc:creator>
        <category>Weather</category><category>Weather</category><description>Winds of 120 km/h.</description>
        <content:encoded><![CDATA[<p>It came at night.</p>
        <h2>Damage</h2><p>Roofs <a href="x">went</a>.</p>]]></content:encoded>
        </item>"""
    )
    one = only(parsed)
    article = one.article
    assert (parsed.title, parsed.home, parsed.address) == (
        "Example & Wire",
        "https://e.org/",
        "https://e.org/feed.xml",
    )
    assert article.headline == "Storm hits coast"
    assert article.standfirst == "Winds of 120 km/h."
    assert (one.guid, one.link, article.url) == ("s1", "https://e.org/a/storm", "https://e.org/a/storm")
    assert str(article.published) == "2024-12-19T18:20:00+01:00"
    assert article.by == "Jo Doe, Al Roe"
    assert article.source == Source(name="Example & Wire", url="https://e.org/")
    assert article.subjects == ("Weather",)
    assert article.language == "en-gb"
    assert article.sections == (
        Section(text="It came at night."),
        Section(heading="Damage", text="Roofs [went](https://e.org/x)."),
    )
    assert not one.is_summary


def test_an_entry_with_only_a_summary_says_so() -> None:
    one = only(
        rss("<item><title>T</title><link>https://e.org/1</link><description>Short.</description></item>")
    )
    assert one.is_summary
    assert one.article.sections == (Section(text="Short."),)
    assert one.article.standfirst == ""


def test_a_permalink_is_the_link_where_there_is_no_other() -> None:
    assert only(rss("<item><title>T</title><guid>https://e.org/1</guid></item>")).link == "https://e.org/1"


def test_a_headline_is_made_from_the_text_where_there_is_none() -> None:
    parsed = rss(
        "<item><description>"
        + "Many words stand here. " * 20
        + "</description></item><item/><item><link>https://e.org/x</link></item>"
    )
    headlines = [one.article.headline for one in parsed.incoming]
    assert headlines[0].startswith("Many words stand here.")
    assert headlines[0].endswith("…")
    assert headlines[1] == "https://e.org/x"
    assert parsed.warnings == ("1 entry has nothing in it",)


def test_dates_that_cannot_be_read_are_told() -> None:
    parsed = rss(
        "<item><title>a</title><pubDate>soon</pubDate></item><item><title>b</title><pubDate>x</pubDate></item>"
    )
    assert parsed.warnings == ("2 entries have dates that cannot be read",)


def test_sound_and_film_are_linked_below_the_text() -> None:
    one = only(
        rss(
            """<item><title>T</title><description>Hear it.</description>
            <enclosure url="https://e.org/a%20b.mp3?x=1" type="audio/mpeg"/>
        <enclosure url="https://e.org/p.png" type="image/png"/>
            <media:group><media:content url="https://e.org/v.mp4" medium="video"/></media:group></item>"""
        )
    )
    assert one.article.sections[0].text == (
        "Hear it.\n\n[a%20b.mp3](https://e.org/a%20b.mp3?x=1)\n\n[v.mp4](https://e.org/v.mp4)"
    )


def test_media_and_itunes_stand_in_for_what_is_missing() -> None:
    one = only(
        rss(
            """<item><media:group><media:title>M</media:title><media:description>D</media:description></media:group>
            <itunes:author>I</itunes:author><itunes:keywords>one, two</itunes:keywords></item>"""
        )
    )
    assert (one.article.headline, one.article.by, one.article.subjects) == ("M", "I", ("one", "two"))
    assert one.article.sections == (Section(text="D"),)
    content = only(
        rss('<item><media:content url="https://e.org/x"><media:title>In</media:title></media:content></item>')
    )
    assert content.article.headline == "In"


def test_the_source_of_an_entry_wins_over_the_feed() -> None:
    one = only(rss('<item><title>T</title><source url="https://s.org/">Other</source></item>'))
    assert one.article.source == Source(name="Other", url="https://s.org/")


def test_a_summary_that_begins_the_text_is_no_standfirst() -> None:
    one = only(
        rss(
            "<item><title>T</title><description>It came at night and went […]</description>"
            "<content:encoded>It came at night and went away again.</content:encoded></item>"
        )
    )
    assert one.article.standfirst == ""


def test_a_first_heading_that_repeats_the_headline_goes() -> None:
    one = only(
        rss("<item><title>T</title><content:encoded><![CDATA[<h1>T</h1><p>x</p>]]></content:encoded></item>")
    )
    assert one.article.sections == (Section(text="x"),)
    alone = only(
        rss("<item><title>T</title><content:encoded><![CDATA[<h1>T</h1>]]></content:encoded></item>")
    )
    assert alone.article.sections == ()


def test_rdf_has_its_items_beside_the_channel() -> None:
    parsed = read(
        b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>R</title><link>https://r.org/</link></channel>
        <item rdf:about="https://r.org/1"><title>One</title><dc:date>2024-12-19</dc:date>
        <dc:subject>s</dc:subject></item>
        </rdf:RDF>""",
        Hints(),
    )
    article = only(parsed).article
    assert (article.headline, article.url, str(article.published)) == ("One", "https://r.org/1", "2024-12-19")


def test_atom_with_markup_bases_and_people() -> None:
    parsed = read(
        b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://a.org/">
        <title type="html">A &amp;lt;b&amp;gt; feed</title><link href="/home"/>
        <link rel="self" href="https://a.org/f"/>
        <author><name>Ann</name></author>
        <entry><id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">An <em>entry</em>
        </div></title>
        <link rel="alternate" href="one"/><link rel="enclosure" href="a.ogg" type="audio/ogg"/>
        <published>2024-12-19T10:00:00Z</published><updated>2024-12-20T10:00:00Z</updated>
        <category term="t" label="Topic"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text
        <a href="x">x</a></p></div></content><source><title>Elsewhere</title><link href="https://el.org/"/>
        </source></entry>
        <entry><title>Two</title><summary type="text">a &lt;b&gt; &amp; c</summary><issued>2024-01-01</issued>
        </entry>
        </feed>""",
        Hints(),
    )
    first, second = (one.article for one in parsed.incoming)
    assert (parsed.title, parsed.home, parsed.address) == (
        "A <b> feed",
        "https://a.org/home",
        "https://a.org/f",
    )
    assert (first.headline, first.by, first.url, first.language) == (
        "An entry",
        "Ann",
        "https://a.org/one",
        "de",
    )
    assert (str(first.published), str(first.updated)) == ("2024-12-19T10:00:00Z", "2024-12-20T10:00:00Z")
    assert first.source == Source(name="Elsewhere", url="https://el.org/")
    assert first.sections == (Section(text="Text [x](https://a.org/x)\n\n[a.ogg](https://a.org/a.ogg)"),)
    assert first.subjects == ("Topic",)
    assert second.sections == (Section(text="a <b> & c"),)


def test_an_atom_entry_may_stand_alone_and_be_described_by_media() -> None:
    parsed = read(
        b"""<entry xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
        <link rel="related" href="https://r.org/1"/><author>Bob</author>
        <media:group><media:title>Film</media:title><media:description>Seen</media:description></media:group>
        </entry>""",
        Hints(),
    )
    article = only(parsed).article
    assert (article.headline, article.by, article.url) == ("Film", "Bob", "https://r.org/1")


def test_json_feed_has_html_or_text() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "home_page_url": "https://j.org/",
        "feed_url": "https://j.org/feed.json",
        "authors": [{"name": "Jay"}],
        "items": [
            {"id": 1, "url": "https://j.org/1", "content_text": "one\n\n- two", "tags": ["t", None]},
            {
                "id": "2",
                "title": "Two",
                "content_html": "<p>x</p>",
                "author": {"name": "Kay"},
                "date_published": "2024",
            },
            {"id": "3", "title": "Three", "attachments": [{"url": "https://j.org/3.mp3"}, 5, {}]},
            "nonsense",
        ],
    }
    parsed = read(json.dumps(feed).encode(), Hints())
    one, two, three = (incoming.article for incoming in parsed.incoming)
    assert (one.headline, one.by, one.sections) == ("one", "Jay", (Section(text="one\n\n\\- two"),))
    assert (two.by, str(two.published)) == ("Kay", "2024-01-01")
    assert three.sections == (Section(text="[3.mp3](https://j.org/3.mp3)"),)
    assert parsed.warnings == ("an item that is no object was passed over",)
    assert parsed.address == "https://j.org/feed.json"


@pytest.mark.parametrize("data", [b"<html/>", b"{}", b"{", b'{"items": 5}', b"<a"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError):
        read(data, Hints())


def test_an_endless_feed_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.feed_articles.MOST_ENTRIES", 2)
    feed = {"version": "1.1", "items": [{"title": "a"}] * 3}
    parsed = read(json.dumps(feed).encode(), Hints())
    assert len(parsed.incoming) == 2
    assert parsed.warnings == ("only the first 2 of 3 entries were taken",)


def test_entries_beyond_the_most_are_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.xml_feed.MOST_ENTRIES", 2)
    monkeypatch.setattr("reader.ingest.feed_articles.MOST_ENTRIES", 2)
    parsed = rss("<item><title>a</title></item>" * 5)
    assert len(parsed.incoming) == 2
    assert parsed.warnings == ("only the first 2 of 5 entries were taken",)


def test_the_caption_of_a_picture_is_not_taken_for_the_text() -> None:
    for order in ("{own}{caption}", "{caption}{own}"):
        one = only(
            rss(
                "<item><title>T</title>"
                + order.format(
                    own="<description>What happened.</description>",
                    caption='<media:content url="https://e.org/p.jpg" medium="image"/>'
                    "<media:credit>A. Photographer</media:credit>"
                    "<media:description>A man at a crossing.</media:description>",
                )
                + "</item>"
            )
        )
        assert one.article.sections == (Section(text="What happened."),)
        assert (one.article.standfirst, one.article.by) == ("", "")


def test_the_notes_of_an_episode_are_its_text_and_not_what_players_show() -> None:
    one = only(
        rss(
            "<item><title>T</title><itunes:summary>Plain notes.</itunes:summary>"
            '<description>&lt;p&gt;Notes with a &lt;a href="/x"&gt;link&lt;/a&gt;.&lt;/p&gt;</description></item>'
        )
    )
    assert one.article.sections == (Section(text="Notes with a [link](https://e.org/x)."),)


def test_a_name_counts_more_than_an_address_of_a_desk() -> None:
    one = only(rss("<item><title>T</title><author>desk@e.org</author><dc:creator>Jo Doe</dc:creator></item>"))
    assert one.article.by == "Jo Doe"


def test_the_text_of_a_link_counts_and_not_an_attribute() -> None:
    assert only(rss('<item><title>T</title><link uri="at://x">https://e.org/1</link></item>')).link == (
        "https://e.org/1"
    )


def test_channels_in_the_definition_format_are_read() -> None:
    parsed = read(
        b"""<?xml version="1.0"?><CHANNEL HREF="https://c.org/"><TITLE>Old channel</TITLE>
        <ITEM HREF="https://c.org/1"><TITLE>One</TITLE><ABSTRACT>What it says.</ABSTRACT></ITEM></CHANNEL>""",
        Hints(),
    )
    article = only(parsed).article
    assert (parsed.title, article.headline, article.url) == ("Old channel", "One", "https://c.org/1")
    assert article.sections == (Section(text="What it says."),)


def test_prefixes_that_nobody_declared_are_known_all_the_same() -> None:
    parsed = read(
        b"""<rss version="2.0"><channel><title>U</title><item><title>A &amp; B</title>
        <dc:creator>Jo Doe</dc:creator>
        <content:encoded><![CDATA[<p>It came &amp; went.</p>]]></content:encoded></item></channel></rss>""",
        Hints(),
    )
    article = only(parsed).article
    assert (article.headline, article.by) == ("A & B", "Jo Doe")
    assert article.sections == (Section(text="It came & went."),)
    assert parsed.warnings == ("the XML is not well formed; read as far as possible",)


def test_links_that_lead_nowhere_good_are_left_out() -> None:
    parsed = rss(
        "<item><title>a</title><link>javascript:alert(1)</link></item>"
        "<item><title>b</title><link>http://[x</link></item>"
    )
    assert [one.link for one in parsed.incoming] == ["", ""]


def test_a_large_feed_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.ingest.feeds import joined, read_pieces

    monkeypatch.setattr("reader.ingest.xml_feed.ENTRIES_A_PIECE", 2)
    items = "".join(f"<item><title>{number}</title><pubDate>x</pubDate></item>" for number in range(5))
    pieces = list(read_pieces(RSS.replace("ITEMS", items).encode(), Hints()))
    assert [len(piece.incoming) for piece in pieces] == [2, 2, 1]
    whole = joined(pieces)
    assert [one.article.headline for one in whole.incoming] == ["0", "1", "2", "3", "4"]
    assert len(whole.warnings) == 3
    assert joined(pieces[:1]) == pieces[0]


def test_oddities_of_old_feeds_are_read() -> None:
    parsed = read(
        b"""<rss xmlns:a="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/"><channel>
        <items><item><title>In items</title><a:author>x@e.org (X)</a:author></item></items>
        <item xml:base="http://[bad"><title>Bad base</title><link>rel</link></item></channel>
        <item><title>Beside the channel</title><enclosure url="https://e.org/a.mp3" type="audio/mpeg">
        <m:title>T</m:title></enclosure><!-- x --></item></rss>""",
        Hints(),
    )
    assert [one.article.headline for one in parsed.incoming] == ["In items", "Bad base", "Beside the channel"]
    assert parsed.incoming[0].article.by == "X"


def test_base64_that_is_none_is_text() -> None:
    parsed = read(
        b"""<feed xmlns="http://purl.org/atom/ns#" version="0.3"><entry><title mode="base64">a</title>
        <link rel="alternate" href="http://[bad"/></entry>
        <entry xml:base="http://[bad/"><title>b</title><link href="x"/></entry></feed>""",
        Hints(),
    )
    assert [one.article.headline for one in parsed.incoming] == ["a", "b"]
