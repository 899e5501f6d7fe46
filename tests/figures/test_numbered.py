from hypothesis import given, strategies as st

from reader.figures.numbered import number_all, numbered
from tests.text.foreign_text import foreign_text

PIECES = st.lists(
    st.sampled_from(["two", "hundred", "1,905", "1", "905", "½", "—", "-", " ", "a", "and", "٣"])
)


@given(st.lists(foreign_text | PIECES.map(" ".join) | PIECES.map("".join)))
def test_numbers_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert number_all(texts) == [numbered(text) for text in texts]


def test_a_number_ends_with_its_text() -> None:
    found = number_all(["two", "hundred people", "", "half", "a million"])
    assert [len(text.quantities) for text in found] == [1, 0, 0, 1, 1]


def test_a_turkish_capital_changes_no_greek_of_another_text() -> None:
    texts = ["İzmir 5", "ΟΔΟΣ 6"]
    assert number_all(texts) == [numbered(text) for text in texts]
