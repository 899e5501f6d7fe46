"""The formats of news agencies: ninjs, NewsML-G2, NITF."""

import json
from pathlib import Path

import pytest

from reader.ingest import newsml, ninjs, nitf
from reader.ingest.parsing import parse
from reader.model.article import Article, Correction, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "iptc"


def sample(part: str) -> Article:
    (path,) = SAMPLES.glob(f"*{part}*")
    (parsed,) = parse(path.read_bytes(), Hints(name=path.name))
    assert not parsed.failure
    return parsed.incoming[0].article


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not here")
class TestSamples:
    """Every sample becomes an article with what it has."""

    @pytest.mark.parametrize(
        "part",
        [
            *("LISTING_22", "LISTING_25", "LISTING_2_", "businesswire", "ninjsExMediumText1", "2.1-dpa"),
            *("ninjsExSimpleText", "anti-doping", "3.0-dpa", "005_complex"),
        ],
    )
    def test_it_has_headline_and_text(self, part: str) -> None:
        article = sample(part)
        assert len(article.headline) > 10
        assert sum(len(section.text) for section in article.sections) > 200

    @pytest.mark.parametrize(
        ("part", "published", "source"),
        [
            ("LISTING_1_", "2016-10-18T11:12:00-05:00", "Example Enews LLP"),
            ("LISTING_2_", "2016-11-21T15:21:06-05:00", "Associated Press"),
            ("LISTING_22", "2016-10-19T11:15:00-05:00", "www.xmlteam.com"),
            ("businesswire", "2013-07-31T15:32:00Z", "businesswire.com"),
            ("ninjsExMediumText1", "2013-07-09T10:37:00Z", "The News Agency"),
            ("2.1-dpa", "2019-05-10T16:02:28+02:00", "dpa"),
            ("ninjsExSimpleText", "2013-07-09T10:37:00Z", "ninjs.example.com"),
            ("ntb_text", "2019-08-09T09:30:04Z", "NTB"),
            ("anti-doping", "2023-10-08T02:34:03+02:00", "antidopingdatabase.com"),
            ("3.0-dpa", "2019-05-10T16:02:28+02:00", "dpa"),
            ("005_complex", "2013-07-09T10:37:00Z", "The News Agency"),
        ],
    )
    def test_it_has_date_and_source(self, part: str, published: str, source: str) -> None:
        article = sample(part)
        assert str(article.published) == published
        assert article.source is not None
        assert article.source.name == source

    def test_it_has_subjects_people_and_places_where_they_are(self) -> None:
        assert sample("LISTING_2_").subjects[:2] == ("economy, business and finance", "central bank")
        assert sample("LISTING_1_").located == "Berlin, Germany"
        assert sample("LISTING_22").people == ("Doug Davis", "Freddy Garcia")
        assert sample("LISTING_22").organisations == ("Philadelphia Phillies", "Arizona Diamondbacks")
        assert sample("ntb_text").places == ("Telemark",)
        assert sample("ntb_text").subjects == ("Innenriks", "Teknologi", "Industri", "Olje og energi")
        assert sample("005_complex").places == ("Grossetto", "Tuscany", "Italy")
        assert sample("anti-doping").located == "Oslo, Norway"
        assert sample("ninjsExMediumText1").by == "Paulo Santalucia and Frances d'Emilio"
        assert str(sample("ntb_text").updated) == "2019-08-09T09:46:53Z"


def one(value: object) -> Article:
    return ninjs.read(json.dumps(value).encode(), Hints()).incoming[0].article


def test_ninjs_prefers_markup_and_reads_every_way_of_naming() -> None:
    article = one(
        {
            "uri": "urn:x",
            "headlines": [{"role": "alt", "value": "Alt"}, {"role": "main", "value": "Main"}],
            "bodies": [
                {"contentType": "text/plain", "value": "plain"},
                {"contentType": "text/html", "value": "<p>rich <b>text</b></p>"},
            ],
            "infoSources": [{"name": "Wire", "uri": "https://w.org/"}],
            "corrections": [{"text": "Was wrong.", "published": "2024-12-20"}, "Again."],
            "organizations": [{"name": "UN"}, {"literal": "12345"}],
            "webUrl": "https://e.org/1",
        }
    )
    assert article.headline == "Main"
    assert article.sections == (Section(text="rich *text*"),)
    assert article.source == Source(name="Wire", url="https://w.org/")
    assert [correction.text for correction in article.corrections] == ["Was wrong.", "Again."]
    assert isinstance(article.corrections[0], Correction)
    assert (article.organisations, article.url) == (("UN",), "https://e.org/1")


def test_ninjs_with_nitf_or_text_inside() -> None:
    body = "<nitf><body><body.content><p>In NITF.</p></body.content></body></nitf>"
    assert one({"uri": "x", "headline": "H", "body_nitf": body}).sections == (Section(text="In NITF."),)
    assert one({"uri": "x", "headline": "H", "body_nitf": "no xml"}).sections == (Section(text="no xml"),)
    assert one({"uri": "x", "body_text": "Only text.\n\nMore."}).headline == "Only text."
    assert one({"uri": "x", "description_text": "Only this", "provider": "P"}).headline == "Only this"


def test_ninjs_items_of_a_search_are_all_taken() -> None:
    parsed = ninjs.read(
        json.dumps({"uri": "x", "_items": [{"headline": "a"}, {"headline": "b"}, {}]}).encode(), Hints()
    )
    assert [item.article.headline for item in parsed.incoming] == ["a", "b"]
    assert len(parsed.warnings) == 1
    with pytest.raises(IngestError):
        ninjs.read(b'{"uri": "x"}', Hints())
    with pytest.raises(IngestError):
        ninjs.read(b"[]", Hints())


NITF = b"""<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf xml:lang="en"><head><title>T</title><docdata>
<doc-id id-string="d1" regsrc="AP"/>
<date.issue norm="20241219T100000Z"/><key-list><keyword key="storm"/></key-list></docdata>
<pubdata ex-ref="https://e.org/1" name="The Paper"/></head><body><body.head>
<hedline><hl1>Storm</hl1><hl2>It was strong</hl2></hedline>
<byline>By <person>Jo Doe</person>, <byttl>Reporter</byttl></byline>
<dateline><location>Rutba</location>, Dec 19</dateline>
</body.head><body.content><p>In <location>Anbar</location> <person>Al Roe</person> of <org>UN</org> spoke.</p>
<media><media-caption>gone</media-caption></media><hl2>Later</hl2><p>More.</p></body.content></body></nitf>"""


def test_nitf_is_read_with_its_head() -> None:
    parsed = nitf.read(NITF, Hints())
    article = parsed.incoming[0].article
    assert parsed.incoming[0].guid == "d1"
    assert (article.headline, article.standfirst, article.by) == (
        "Storm",
        "It was strong",
        "Jo Doe, Reporter",
    )
    assert (article.located, str(article.published), article.url) == (
        "Rutba",
        "2024-12-19T10:00:00Z",
        "https://e.org/1",
    )
    assert (article.people, article.places, article.organisations) == (("Al Roe",), ("Anbar",), ("UN",))
    assert (article.subjects, article.source, article.language) == (
        ("storm",),
        Source(name="The Paper"),
        "en",
    )
    assert article.sections == (
        Section(text="In Anbar Al Roe of UN spoke."),
        Section(heading="Later", text="More."),
    )


@pytest.mark.parametrize("data", [b"<a/>", b"<nitf/>"])
def test_what_is_no_nitf_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError):
        nitf.read(data, Hints())


def g2(inside: str, meta: str = "<itemClass qcode='ninat:text'/>") -> bytes:
    return (
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><newsItem guid='g' xml:lang='en'>"
        f"<itemMeta>{meta}"
        "<provider literal='PROV'/></itemMeta><contentMeta><headline>H</headline>"
        "<located><name>City</name></located>"
        f"<language tag='fr'/></contentMeta><contentSet>{inside}</contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def test_newsml_has_xhtml_or_text_inside() -> None:
    html = (
        "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head>"
        "<body><p>x</p></body></html></inlineXML>"
    )
    article = newsml.read(g2(html), Hints()).incoming[0].article
    assert (article.sections, article.source, article.language) == (
        (Section(text="x"),),
        Source(name="PROV"),
        "fr",
    )
    data = "<inlineData contenttype='text/plain'>one\n\ntwo</inlineData>"
    assert newsml.read(g2(data), Hints()).incoming[0].article.sections == (Section(text="one\n\ntwo"),)
    rich = "<inlineData contenttype='text/html'>&lt;p&gt;one&lt;/p&gt;</inlineData>"
    link = "<remoteContent href='https://e.org/1' contenttype='text/html'/>"
    article = newsml.read(g2(rich + link), Hints()).incoming[0].article
    assert (article.sections, article.url) == ((Section(text="one"),), "https://e.org/1")


def test_newsml_of_pictures_is_passed_over_and_told() -> None:
    with pytest.raises(IngestError, match="picture"):
        newsml.read(g2("", "<itemClass qcode='ninat:picture'/>"), Hints())
