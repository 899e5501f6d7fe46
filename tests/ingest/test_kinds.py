"""What a source is, found from its content."""

import pytest

from reader.ingest.kinds import find_kind
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<rss version='2.0'/>", Kind.FEED),
        (b"<?xml version='1.0'?><!-- <html> --><rdf:RDF/>", Kind.FEED),
        (b"<!DOCTYPE rss [<!ENTITY a '<html>'>]><feed/>", Kind.FEED),
        (b"<!DOCTYPE x [" + b"<!ENTITY a 'b'>" * 5000 + b"]><feed/>", Kind.FEED),
        (b"<x:feed xmlns:x='y'/>", Kind.FEED),
        (b"<!-- --><weird><rss></rss></weird>", Kind.FEED),
        (b"<nitf/>", Kind.NITF),
        (b"<newsItem/>", Kind.NEWSML),
        (b"<opml/>", Kind.OPML),
        (b"<!DOCTYPE html><p>x", Kind.PAGE),
        (b"<p>x</p>", Kind.PAGE),
        (b"<custom-element><p>x</p></custom-element>", Kind.PAGE),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', Kind.FEED),
        (b'{"@context": "https://schema.org", "@type": "NewsArticle"}', Kind.JSON_LD),
        (b'{"href": "x", "data": []}', Kind.RELIEFWEB),
        (b'[{"id": "1", "fields": {"title": "t"}}]', Kind.RELIEFWEB),
        (b'{"data": [{"fields": {}}]}', Kind.RELIEFWEB),
        (b'{"uri": "urn:1", "headline": "h"}', Kind.NINJS),
        (b'{"standard": {"name": "ninjs"}}', Kind.NINJS),
        (b'{"headline": "h", "sections": []}', Kind.ARTICLE),
        (b'{"headline": "h"}\n{"headline": "i"}\n', Kind.ARTICLE),
        (b"headline: h\n", Kind.ARTICLE),
        (b"# yaml-language-server: x\nheadline: h\n", Kind.ARTICLE),
        (b"---\nheadline: h\n---\nheadline: i\n", Kind.ARTICLE),
        (b"---\ntitle: t\n---\ntext\n", Kind.MARKDOWN),
        (b"# Heading\n\ntext\n", Kind.MARKDOWN),
        (b"Heading\n=======\n\ntext\n", Kind.MARKDOWN),
        (b"A headline\n\nAnd text.", Kind.TEXT),
        (b"[draft] A headline\n\ntext", Kind.TEXT),
        (b"PK\x03\x04", Kind.ZIP),
        (b"\x1f\x8b\x08", Kind.GZIP),
        (b"WARC/1.0\r\n", Kind.WARC),
        (b"\x00" * 257 + b"ustar\x00", Kind.TAR),
    ],
)
def test_the_content_says_what_it_is(data: bytes, kind: Kind) -> None:
    assert find_kind(data, Hints()) is kind


@pytest.mark.parametrize(
    ("data", "hints", "kind"),
    [
        (b"x", Hints(kind=Kind.NITF), Kind.NITF),
        (b"a: b", Hints(name="x.YAML"), Kind.ARTICLE),
        (b"plain", Hints(address="https://e.org/x.md?y"), Kind.MARKDOWN),
        (b"plain", Hints(media_type="text/markdown"), Kind.MARKDOWN),
        (b"plain", Hints(media_type="text/html"), Kind.PAGE),
        (b"hello <b>x</b>", Hints(name="x.html"), Kind.PAGE),
        (b"<weird>", Hints(media_type="text/html"), Kind.PAGE),
        (b"{braces} are text", Hints(name="x.txt"), Kind.TEXT),
    ],
)
def test_name_and_media_type_help_where_the_content_says_nothing(
    data: bytes, hints: Hints, kind: Kind
) -> None:
    assert find_kind(data, hints) is kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing in it"),
        (b" \n", "nothing in it"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"ab\x00\x01", "no text"),
        (b"<?xml version='1.0'?><note/>", "<note>"),
        (b"<note>x</note>", "does not read"),
        (b'{"a": 1}', "no articles"),
        (b"{ no json", "cannot be read"),
        (b"[1, 2]", "no articles"),
    ],
)
def test_what_is_of_no_use_is_refused_with_what_it_seems_to_be(data: bytes, why: str) -> None:
    with pytest.raises(IngestError, match=why):
        find_kind(data, Hints())
