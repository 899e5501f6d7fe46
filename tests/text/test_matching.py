"""Matching: what a query lights in a passage."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from reader.model.clean_text import CleanText
from reader.text.matching import NO_MATCHER, Matcher
from reader.text.passages import Field, Passage
from reader.text.query_language import parse_query

TODAY = dt.date(2024, 12, 20)


def matcher(query: str, *, typing: bool = False) -> Matcher:
    return Matcher(parse_query(query, TODAY, typing=typing))


def lit(query: str, text: str, field: Field = Field.TEXT, *, typing: bool = False) -> list[str]:
    return [
        text[span.start : span.end] for span in matcher(query, typing=typing).spans(CleanText(text), field)
    ]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("return", "They returned; the return of 36", ["returned", "return"]),
        ("returned", "They returned on their return", ["returned", "return"]),
        ('"return"', "They returned on their return", ["return"]),
        ("AMNESTY", "a general amnesty", ["amnesty"]),
        ("cafe", "the Café de Flore", ["Café"]),
        ("1905", "the 1,905 officers and 1 905 men", ["1,905", "1 905"]),
        ('"general amnesty"', "a general amnesty; an amnesty, general", ["general amnesty"]),
        ("state-of-the-art", "a state of the art camp", ["state of the art"]),
        ("retur*", "returning returns", ["returning", "returns"]),
        ("iraq -camp", "the camp in Iraq", ["Iraq"]),
        ("iraq OR syria", "Syria and Iraq", ["Syria", "Iraq"]),
        ("bank.example", "see bank.example now", ["bank.example"]),
    ],
)
def test_what_matched_is_lit(query: str, text: str, expected: list[str]) -> None:
    assert lit(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("東京", "東京都と東京", ["東京", "東京"]),
        ("東京都", "東京都", ["東京都"]),
        ("京", "東京都", ["京"]),
        ("都", "東京都", ["都"]),
        ('"東京 foo"', "東京 foo", ["東京 foo"]),
        ("한국", "대한국민", ["한국"]),
    ],
)
def test_scripts_without_spaces_are_lit_inside_a_run(query: str, text: str, expected: list[str]) -> None:
    assert lit(query, text) == expected


def test_the_word_being_typed_is_lit_by_its_beginning() -> None:
    assert lit("general am", "a general amnesty", typing=True) == ["general", "amnesty"]


def test_a_scope_lights_only_its_field() -> None:
    assert lit("headline:iraq", "Iraq", Field.HEADLINE) == ["Iraq"]
    assert lit("headline:iraq", "Iraq", Field.TEXT) == []
    assert lit("place:iraq", "Al-Qaim, Iraq", Field.LOCATED) == ["Iraq"]


def test_without_words_there_is_nothing_to_light() -> None:
    assert not NO_MATCHER
    assert not matcher("after:2024")
    assert matcher("iraq")


def test_the_terms_in_a_passage_are_counted() -> None:
    passage = Passage(field=Field.TEXT, text=CleanText("Syria, Syria and an amnesty"))
    assert matcher("amnesty syria camp").count_terms(passage) == 2


VOCABULARY = st.sampled_from(
    """die dying lie lying tie ski skis sky skies news new return returned officer officers 1905 1,905
    general generally organise organisation idly idle early ear only gently gentle a an is""".split()  # noqa: SIM905
)


@given(VOCABULARY, VOCABULARY, st.booleans())
def test_a_quick_look_overlooks_nothing(asked: str, written: str, typing: bool) -> None:
    plain, closer = (
        CleanText(f"x {written} y"),
        CleanText(f"x {written} ÿ"),
    )  # not ASCII: always looked at closely
    finder = matcher(asked, typing=typing)
    assert finder.spans(plain) == finder.spans(closer)


@given(st.text(), st.text(), st.booleans())
def test_spans_are_in_order_inside_the_text_and_never_overlap(query: str, text: str, typing: bool) -> None:
    last = 0
    for span in matcher(query, typing=typing).spans(CleanText(text)):
        assert last <= span.start < span.end <= len(text)
        last = span.end
