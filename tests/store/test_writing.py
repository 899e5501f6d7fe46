from hypothesis import given, settings

from reader.model.article import Article
from reader.store.reading import parse_file
from reader.store.writing import to_yaml
from tests.store.strategies import articles


def read_back(text: str) -> Article:
    (document,) = parse_file(text.encode(), "x.yaml")
    assert document.diagnostics == ()
    assert document.article
    return document.article


@given(articles)
@settings(max_examples=300, deadline=None)
def test_any_article_that_is_written_reads_back_equal(article: Article) -> None:
    assert read_back(to_yaml(article)) == article
