"""schema.org in JSON-LD, ReliefWeb and Newsdesk's own JSON."""

import json

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from reader.export.json_text import json_array, json_lines
from reader.export.placed import PlacedArticle
from reader.ingest import json_ld, json_values, own_json, reliefweb
from reader.model.article import Article, Correction, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints
from tests.store.strategies import articles


def ld(value: object) -> Article:
    return json_ld.read(json.dumps(value).encode(), Hints()).incoming[0].article


def test_an_article_of_schema_org_is_read_in_full() -> None:
    article = ld(
        {
            "@context": "https://schema.org",
            "@type": "https://schema.org/NewsArticle",
            "@id": "x",
            "headline": "H &amp; M",
            "description": "Lead.",
            "articleBody": "<p>One</p><p>Two</p>",
            "author": ["Jo", {"@type": "Person", "name": "Al"}, "https://e.org/al"],
            "publisher": {"name": "Times", "url": "https://e.org/"},
            "datePublished": "2024-12-19",
            "dateModified": "2024-12-20",
            "dateline": "Rutba",
            "mainEntityOfPage": {"@id": "https://e.org/1"},
            "inLanguage": {"name": "en"},
            "keywords": ["a", {"name": "b"}, "key:value"],
            "articleSection": "News",
            "about": [
                {"@type": "Person", "name": "P"},
                {"@type": "Organization", "name": "O"},
                {"@type": "Thing", "name": "T"},
            ],
            "mentions": {"@type": "Country", "name": "Iraq"},
            "contentLocation": {"address": {"addressLocality": "Anbar"}},
            "correction": [{"text": "Was wrong.", "datePublished": "2024-12-21"}, "Again.", {}],
        }
    )
    assert (article.headline, article.standfirst, article.by) == ("H & M", "Lead.", "Jo, Al")
    assert article.sections == (Section(text="One\n\nTwo"),)
    assert article.source == Source(name="Times", url="https://e.org/")
    assert (str(article.published), str(article.updated)) == ("2024-12-19", "2024-12-20")
    assert (article.located, article.url, article.language) == ("Rutba", "https://e.org/1", "en")
    assert article.subjects == ("a", "b", "News", "T")
    assert (article.people, article.places, article.organisations) == (("P",), ("Iraq", "Anbar"), ("O",))
    assert [one.text for one in article.corrections] == ["Was wrong.", "Again."]
    assert isinstance(article.corrections[0], Correction)


def test_articles_within_lists_and_graphs_are_found() -> None:
    value = [
        {"@graph": [{"@type": "ItemList", "itemListElement": [{"item": {"@type": "Article", "name": "in"}}]}]}
    ]
    assert ld(value).headline == "in"
    with pytest.raises(IngestError):
        ld({"@type": "Person"})
    with pytest.raises(IngestError):
        ld({"@type": "Article"})


def test_reports_of_reliefweb_are_read() -> None:
    answer = {
        "href": "https://api.reliefweb.int/v1/reports",
        "data": [
            {
                "id": "4",
                "fields": {
                    "title": "Flood",
                    "body": "# Key\n\nText **bold**.",
                    "source": [{"name": "OCHA"}, {"shortname": "WFP"}],
                    "country": [{"name": "Iraq"}],
                    "primary_country": {"name": "Iraq"},
                    "theme": [{"name": "Health"}],
                    "date": {"original": "2024-12-19T00:00:00+00:00"},
                    "url_alias": "https://reliefweb.int/report/1",
                    "language": [{"code": "en"}],
                },
            },
            {
                "id": "5",
                "fields": {"title": "T", "body-html": "<p>x</p>", "date": "2024"},
                "href": "https://e.org/5",
            },
            {"id": "6"},
            {"id": "7", "fields": {}},
        ],
    }
    parsed = reliefweb.read(json.dumps(answer).encode(), Hints())
    first, second = (one.article for one in parsed.incoming)
    assert (first.headline, first.source, first.places) == ("Flood", Source(name="OCHA, WFP"), ("Iraq",))
    assert first.sections == (Section(heading="Key", text="Text *bold*."),)
    assert (first.subjects, first.language, first.url) == (
        ("Health",),
        "en",
        "https://reliefweb.int/report/1",
    )
    assert (second.url, str(second.published)) == ("https://e.org/5", "2024-01-01")
    assert parsed.incoming[0].guid == "reliefweb:4"
    assert parsed.warnings == ("2 without a title were passed over",)
    with pytest.raises(IngestError):
        reliefweb.read(b'{"data": []}', Hints())
    assert reliefweb.read(b'{"id": 1, "fields": {"title": "t"}}', Hints()).incoming


@settings(max_examples=60, deadline=None)
@given(articles)
def test_what_export_writes_is_read_back_to_an_equal_article(article: Article) -> None:
    if "path" in article.unknown:
        return  # its name is taken by the place in an export
    placed = PlacedArticle(article=article, id=article.id or "an/id", path="x.yaml")
    for text in ("".join(json_array([placed.plain()])), "".join(json_lines([placed.plain()]))):
        data = text.encode("utf-8", "surrogatepass")
        (one,) = own_json.read(data, Hints()).incoming
        assert one.is_own
        assert one.article == replace(article, id=article.id or "an/id")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({}, "article: it has no headline"),
        ({"headline": " "}, "headline: there is none"),
        ({"headline": []}, "headline: text is wanted"),
        ({"headline": "h", "published": "soon"}, "published"),
        ({"headline": "h", "sections": "text"}, "sections: a list is wanted"),
        ({"headline": "h", "sections": ["text"]}, "section: an object is wanted"),
        ({"headline": "h", "key_figures": [{"label": "l"}]}, "figure: it has no value"),
        ({"headline": "h", "key_figures": [{"label": "l", "value": 1, "qualifier": "maybe"}]}, "qualifier"),
    ],
)
def test_an_export_that_was_changed_by_hand_says_which_field_is_wrong(value: object, why: str) -> None:
    with pytest.raises(IngestError, match=why):
        own_json.read(json.dumps(value).encode(), Hints())


def test_one_bad_article_of_an_export_costs_only_itself() -> None:
    parsed = own_json.read(
        b'[{"headline": "a", "source": "S", "mine": [1, true, null, {"x": 1.5}]}, {}, 5]', Hints()
    )
    (one,) = parsed.incoming
    assert one.article.source == Source(name="S")
    assert one.article.unknown == {"mine": ["1", "true", "", {"x": "1.5"}]}
    assert parsed.warnings == ("article 2: article: it has no headline",)
    with pytest.raises(IngestError):
        own_json.read(b"[]", Hints())


def test_json_of_any_shape_is_read_or_refused() -> None:
    assert list(json_values.read_values(b'{"a": 1}\n\n{"a": 2}\n')) == [{"a": 1}, {"a": 2}]
    with pytest.raises(IngestError, match="line 2"):
        list(json_values.read_values(b'{"a": 1}\nnope'))
    with pytest.raises(IngestError, match="cannot be read"):
        list(json_values.read_values(b"nope"))
    with pytest.raises(IngestError, match="nested"):
        list(json_values.read_values(b"[" * 100_000))
    assert json_values.items_of(None) == []
    assert json_values.text_of(True) == ""
