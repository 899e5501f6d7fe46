import pytest

from reader.store.names import meant
from reader.store.shapes import ARTICLE, CORRECTION, FIGURE, SECTION, Shape


@pytest.mark.parametrize(
    ("shape", "name", "field"),
    [
        (ARTICLE, "title", "headline"),
        (ARTICLE, "Title", "headline"),
        (ARTICLE, "headlin", "headline"),
        (ARTICLE, "titel", "headline"),
        (ARTICLE, "date", "published"),
        (ARTICLE, "datePublished", "published"),
        (ARTICLE, "author", "by"),
        (ARTICLE, "body", "sections"),
        (ARTICLE, "tags", "subjects"),
        (ARTICLE, "key-figures", "key_figures"),
        (ARTICLE, "keyFigures", "key_figures"),
        (ARTICLE, "organizations", "organisations"),
        (ARTICLE, "pubished", "published"),
        (FIGURE, "date", "as_of"),
        (FIGURE, "number", "value"),
        (FIGURE, "title", "label"),
        (SECTION, "title", "heading"),
        (SECTION, "body", "text"),
        (CORRECTION, "date", "published"),
    ],
)
def test_names_of_other_formats_and_slips_are_understood(shape: Shape, name: str, field: str) -> None:
    assert meant(name, shape.decoders) == field


@pytest.mark.parametrize("name", ["", "weather", "x", "desk_note", "-", "headline" * 6])
def test_names_like_no_field_mean_none(name: str) -> None:
    assert meant(name, ARTICLE.decoders) is None
