import pytest

from reader.text.line_breaks import is_cjk, may_break


@pytest.mark.parametrize("around", ["l-Q", "r—a", "9—1", "n–s", "军官", "n军", "官n", "ーの", "a😀", "😀a"])
def test_a_line_may_end_after_a_dash_between_letters_and_around_ideographs(around: str) -> None:
    assert may_break(around[0], around[-2], around[-1])


@pytest.mark.parametrize(
    "around", ["D-1", "4-6", " -5", " —x", "4–6", "ab", "克，", "「引", "(军", "官)", "官。", "이라"]
)
def test_a_line_does_not_end_within_numbers_words_or_at_the_wrong_side_of_punctuation(around: str) -> None:
    assert not may_break(around[0], around[-2], around[-1])


def test_korean_is_written_with_spaces() -> None:
    assert is_cjk("军")
    assert is_cjk("の")
    assert not is_cjk("이")
    assert not is_cjk("a")
