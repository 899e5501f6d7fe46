"""Succession: which article that comes is one that goes."""

import pytest

from reader.index import succession
from reader.index.succession import Succession, Traits

A = Traits("a", "wire", "2024-12-19", 300, 2, 1111, {11: 0, 12: 0})
OTHER = Traits("z", "post", "2024-12-18", 200, 1, 2222, {21: 0})


def pairs(gone: list[Traits], come: list[Traits], *, shared: int = 0) -> dict[int, str]:
    """The keys are numbers from 1 on; `shared` is an identity that other articles have."""
    told = Succession()
    for one in gone:
        told.goes(one)
    for key, one in enumerate(come, 1):
        told.comes(key, one)
    return told.pairs(lambda identity: identity == shared)


def b(**changes: object) -> Traits:
    """The article under another id."""
    return A._replace(id="b", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"text": 7, "words": 310, "figures": 3},  # link and headline say it
        {"text": 7, "identities": {11: 0, 99: 0}},  # the link says it
        {"identities": {99: 0}},  # the text says it
        {"published": "2024-12-19T10:00:00Z"},
    ],
)
def test_what_was_corrected_is_known_by_what_stayed(changes: dict[str, object]) -> None:
    assert pairs([A, OTHER], [b(**changes)]) == {1: "a"}


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 7, "identities": {99: 0}},
        {"source": "post"},
        {"published": "2024-12-20"},
        {"published": ""},
        {"figures": 3, "identities": {99: 0}},
        {"words": 19, "identities": {99: 0}},
    ],
)
def test_where_too_much_differs_it_is_another(changes: dict[str, object]) -> None:
    assert pairs([A, OTHER], [b(**changes)]) == {}


def test_without_a_day_the_text_has_to_be_the_same() -> None:
    undated = A._replace(published="")
    assert pairs([undated], [b(published="", text=7)]) == {}
    assert pairs([undated], [b(published="", identities={99: 0})]) == {1: "a"}


def test_a_short_text_says_nothing() -> None:
    short = A._replace(words=3)
    assert pairs([short], [b(words=3, identities={99: 0})]) == {}


def test_what_came_from_a_feed_is_known_by_its_id_there_alone() -> None:
    fed = A._replace(identities={11: 5, 12: 0, 13: 0})
    assert pairs([fed], [b(text=7, identities={99: 5, 12: 0, 13: 0})]) == {}
    assert pairs([fed], [b(text=7, identities={11: 6, 98: 0})]) == {1: "a"}


def test_where_two_might_be_meant_neither_is() -> None:
    assert pairs([A], [b(), b()._replace(id="c")]) == {}
    assert pairs([A, A._replace(id="aa")], [b()]) == {}
    by_link = b(text=7, identities={11: 0})
    by_text = b(identities={99: 0})._replace(id="c")
    assert pairs([A], [by_link, by_text]) == {}
    assert (
        pairs([A._replace(identities={11: 0}), A._replace(id="aa", text=7, identities={12: 0})], [b()]) == {}
    )


def test_what_an_article_that_stayed_has_as_well_is_no_sign() -> None:
    assert pairs([A], [b(text=7, identities={11: 0})], shared=11) == {}
    assert pairs([A], [b(text=7)], shared=11) == {1: "a"}


def test_an_article_that_kept_its_id_has_no_other() -> None:
    assert pairs([A], [A._replace(text=7)]) == {}


def test_of_very_many_none_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(succession, "MOST", 2)
    assert pairs([A], [b()]) == {1: "a"}
    assert pairs([A, OTHER], [b()]) == {}
