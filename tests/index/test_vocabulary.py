"""The vocabulary: forms by their stems, and pairs of common words."""

import pytest

from reader.index.vocabulary import Vocabulary, common_pairs


def test_a_form_is_told_once_with_its_stem() -> None:
    vocabulary = Vocabulary()
    vocabulary.add(["returned", "return", "1905"])
    vocabulary.add(["returned"])
    assert vocabulary.take() == [("return", "returned")]
    vocabulary.add(["returned", "returns"])
    assert vocabulary.take() == [("return", "returns")]


def test_a_vocabulary_too_large_to_remember_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vocabulary, "LIMIT", 1)
    vocabulary = Vocabulary()
    for _ in range(3):
        vocabulary.add(["returned", "crossing"])
        vocabulary.take()
    vocabulary.add(["returned"])
    assert vocabulary.take() in ([], [("return", "returned")])


def test_common_words_in_a_row_are_pairs() -> None:
    forms = ["one", "of", "the", "first", "of", "the", "year", "and", "to", "be", "or", "not", "to", "be"]
    assert common_pairs(forms) == {
        "of_the", "and_to", "to_be", "be_or", "or_not", "not_to",
    }  # fmt: skip
    assert common_pairs([]) == set()
