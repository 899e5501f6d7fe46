"""The model: timestamps, plain articles, diagnostics, spans."""

import datetime as dt

import pytest

from reader.model.article import Article, Figure, Origin, Qualifier, Section, Source
from reader.model.diagnostic import Diagnostic, Severity
from reader.model.highlighted import Span, merge
from reader.model.plain import to_plain
from reader.model.timestamp import Timestamp

NOON = dt.datetime(2024, 12, 19, 12, tzinfo=dt.UTC)
IN_TOKYO = dt.datetime(2024, 12, 19, 3, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@pytest.mark.parametrize(
    ("timestamp", "written"),
    [
        (Timestamp(NOON, has_time=False), "2024-12-19"),
        (Timestamp(NOON), "2024-12-19T12:00:00Z"),
        (Timestamp(IN_TOKYO), "2024-12-19T03:00:00+09:00"),
    ],
)
def test_a_timestamp_is_written_as_it_was_given(timestamp: Timestamp, written: str) -> None:
    assert str(timestamp) == written


def test_a_timestamp_counts_seconds_on_both_sides_of_1970() -> None:
    assert Timestamp(dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).epoch == 0
    assert Timestamp(dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=dt.UTC)).epoch == -1
    assert Timestamp(IN_TOKYO).epoch == Timestamp(NOON).epoch - 18 * 3600


def test_a_timestamps_day_is_the_day_where_it_was_given() -> None:
    assert Timestamp(IN_TOKYO).day == dt.date(2024, 12, 19)


def test_a_plain_article_has_what_there_is_in_the_order_of_the_file() -> None:
    article = Article(
        headline="A",
        published=Timestamp(NOON, has_time=False),
        source=Source(name="Wire", unknown={"logo": "x"}),
        subjects=("Syria",),
        key_figures=(Figure(label="officers", value="1,905", qualifier=Qualifier.ABOUT),),
        sections=(Section(text="Text"), Section(heading="H", text="More")),
        unknown={"mood": ["calm"]},
    )
    assert to_plain(article) == {
        "headline": "A",
        "published": "2024-12-19",
        "source": {"name": "Wire", "logo": "x"},
        "subjects": ["Syria"],
        "key_figures": [{"label": "officers", "value": "1,905", "qualifier": "about"}],
        "sections": [{"text": "Text"}, {"heading": "H", "text": "More"}],
        "mood": ["calm"],
    }
    assert list(to_plain(article))[:2] == ["headline", "published"]


def test_a_diagnostic_reads_like_a_compilers() -> None:
    diagnostic = Diagnostic(
        severity=Severity.ERROR, message="no headline", hint="add one", path="a.yaml", line=3
    )
    assert str(diagnostic) == "a.yaml:3:1: error: no headline; add one"
    assert str(Diagnostic(severity=Severity.WARNING, message="odd")) == "<input>:1:1: warning: odd"


def test_spans_that_share_characters_become_one_and_neighbours_stay_two() -> None:
    assert merge([Span(5, 8), Span(0, 3), Span(2, 4), Span(8, 9)]) == (Span(0, 4), Span(5, 8), Span(8, 9))


def test_who_else_has_a_story_is_named_once() -> None:
    origins = tuple(Origin(name=name) for name in ("Wire", "Gazette", "", "Wire", "Gazette"))
    assert Article(headline="h", source=Source(name="Wire"), origins=origins).other_sources == ("Gazette",)
    assert Article(headline="h").other_sources == ()
