from hypothesis import given

from reader.text.clusters import clusters
from tests.text.foreign_text import foreign_text, troubled_text


def test_a_person_counts_letters_flags_and_emoji_not_code_points() -> None:
    text = "e\u0301👩🏽‍🚀🇫🇷🇩🇪की"
    assert [text[start:end] for start, end, _ in clusters(text)] == ["e\u0301", "👩🏽‍🚀", "🇫🇷", "🇩🇪", "की"]


def test_a_mark_after_a_space_does_not_belong_to_the_space() -> None:
    assert list(clusters(" \u0301a")) == [(0, 1, 1), (1, 2, 0), (2, 3, 1)]


@given(foreign_text | troubled_text)
def test_clusters_cover_the_text_without_a_gap(text: str) -> None:
    found = list(clusters(text))
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert all(start < end for start, end, _ in found)
