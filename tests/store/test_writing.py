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


def test_what_would_reorder_or_hide_text_in_an_editor_is_escaped() -> None:
    article = Article(headline="gpj\u202e.exe", standfirst="a\u2066b\n" * 40, by="\U000e0041\ufff9\U000e0080")
    text = to_yaml(article)
    assert 'headline: "gpj\\u202E.exe"\n' in text
    assert '"\\U000E0041\\uFFF9\U000e0080"' in text
    assert not {"\u202e", "\u2066", "\U000e0041", "\ufff9"} & set(text)
    assert read_back(text) == article
