"""Marks find their passage again: moved, standing twice, reworded, gone."""

import pytest
from hypothesis import given, strategies as st

from reader.model.article import Article, Section
from reader.model.mark import Selector
from reader.text.anchoring import Anchored, AnchorText, PassageSpan, Place
from reader.text.passages import Passage, passages

FIRST = "The ship left at dawn. Forty people were on board. Nobody knew where it was going."
SECOND = "The harbour was empty. The ship left at dawn. It was cold."


def text_of(*sections: tuple[str, str]) -> AnchorText:
    return AnchorText(list(found(*sections)))


def found(*sections: tuple[str, str]) -> list[Passage]:
    parts = tuple(Section(heading=heading, text=text) for heading, text in sections)
    return list(passages(Article(headline="A ship", sections=parts)))


def selected(text: AnchorText, words: str, after: int = 0) -> Selector:
    """The words as a reader would mark them, the first time they stand after a position."""
    start = text.text.index(words, after)
    return text.select(text.place(start), text.place(start + len(words)))


def words_at(text: AnchorText, anchored: Anchored | None) -> str:
    assert anchored is not None
    return text.quoted(anchored)


def test_a_mark_knows_its_words_and_what_stands_around_them() -> None:
    text = text_of(("At sea", FIRST))
    selector = selected(text, "Forty people were on board.")
    assert selector.exact == "Forty people were on board."
    assert selector.prefix.endswith("left at dawn. ")
    assert selector.suffix.startswith(" Nobody knew")
    assert selector.section == "At sea"
    assert words_at(text, text.anchor(selector)) == selector.exact


def test_ends_may_come_in_either_order_and_blanks_do_not_count() -> None:
    text = text_of(("", "one two three"))
    assert text.select(Place(1, 8), Place(1, 3)) == text.select(Place(1, 3), Place(1, 8))
    assert text.select(Place(1, 3), Place(1, 8)).exact == "two"
    assert text.select(Place(1, -5), Place(1, 99)).exact == "one two three"


def test_a_mark_moves_with_its_sentence() -> None:
    selector = selected(text_of(("At sea", FIRST)), "Forty people were on board.")
    now = text_of(
        ("", "Something new.\n\nAnd more."), ("Later", "It began so. Forty people were on board. Then")
    )
    anchored = now.anchor(selector)
    assert words_at(now, anchored) == "Forty people were on board."
    assert anchored is not None
    assert not anchored.changed


def test_of_two_places_the_one_with_the_same_neighbours_is_meant() -> None:
    selector = selected(text_of(("", FIRST), ("", SECOND)), "The ship left at dawn.", after=40)
    now = text_of(("", SECOND), ("", FIRST))
    anchored = now.anchor(selector)
    assert anchored is not None
    assert anchored.spans[0].passage == 1
    assert anchored.spans[0].start == SECOND.index("The ship")


def test_of_two_alike_places_the_one_in_the_same_section_is_meant() -> None:
    before = text_of(("Dawn", "Yes."), ("Dusk", "Yes."))
    selector = selected(before, "Yes.", after=before.text.index("Dusk"))
    bare = Selector(exact=selector.exact, section="Dusk")
    anchored = before.anchor(bare)
    assert anchored is not None
    assert anchored.spans[0].passage == 4


def test_a_section_without_a_heading_does_not_take_the_one_before() -> None:
    text = text_of(("Dawn", "Yes."), ("", "No."))
    assert selected(text, "No.").section == ""


def test_a_mark_over_several_paragraphs_has_a_span_in_each() -> None:
    text = text_of(("", "One begins.\n\nTwo goes on.\n\nThree ends."))
    selector = text.select(Place(1, 4), Place(3, 5))
    anchored = text.anchor(selector)
    assert anchored == Anchored((PassageSpan(1, 4, 11), PassageSpan(2, 0, 12), PassageSpan(3, 0, 5)))
    assert words_at(text, anchored) == "begins.\nTwo goes on.\nThree"


def test_a_reworded_sentence_is_found_by_its_neighbours() -> None:
    selector = selected(text_of(("", FIRST)), "Forty people were on board.")
    now = text_of(("", FIRST.replace("Forty people were", "Forty-two people were")))
    anchored = now.anchor(selector)
    assert words_at(now, anchored) == "Forty-two people were on board."
    assert anchored is not None
    assert anchored.changed


@pytest.mark.parametrize(("old", "new"), [("dawn", "noon"), ("Nobody", "Not one")])
def test_a_reworded_sentence_is_found_by_one_neighbour(old: str, new: str) -> None:
    selector = selected(text_of(("", FIRST)), "Forty people were on board.")
    now = text_of(("", FIRST.replace("Forty people were", "Forty-two people were").replace(old, new)))
    assert words_at(now, now.anchor(selector)) == "Forty-two people were on board."


def test_of_two_reworded_places_the_more_alike_is_meant() -> None:
    selector = Selector(exact="forty people were on board", prefix="He said that ", suffix=". The end came.")
    told = "He said that forty {} aboard. The end came."
    now = text_of(("", f"{told.format('cats were')} {told.format('people were')}"))
    assert words_at(now, now.anchor(selector)) == "forty people were aboard"


def test_a_sentence_at_the_very_ends_of_the_text_is_found_when_reworded() -> None:
    text = AnchorText(found(("", "A long sentence about ships at sea."))[1:])
    selector = selected(text, "A long sentence about ships at sea.")
    assert (selector.prefix, selector.suffix) == ("", "")
    now = AnchorText(found(("", "A longer sentence about ships at sea."))[1:])
    assert words_at(now, now.anchor(selector)) == "A longer sentence about ships at sea."


@pytest.mark.parametrize(
    "text",
    [
        "The ship left at dawn. It never came back. Nobody knew where it was going.",
        "Something else altogether.",
        "The ship left at dawn.  Nobody knew where it was going.",
    ],
)
def test_a_sentence_that_is_gone_is_not_guessed_at(text: str) -> None:
    selector = selected(text_of(("", FIRST)), "Forty people were on board.")
    assert text_of(("", text)).anchor(selector) is None


def test_a_mark_without_words_is_nowhere() -> None:
    assert text_of(("", FIRST)).anchor(Selector(exact=" ")) is None


def test_a_very_long_passage_is_found_whole_or_not_at_all() -> None:
    long = "word " * 2_000
    assert text_of(("", FIRST)).anchor(Selector(exact=long, prefix="The ship left at dawn. ")) is None


def test_a_letter_that_stands_everywhere_takes_no_time_to_speak_of() -> None:
    text = text_of(("", "a" * 50_000))
    assert text.anchor(Selector(exact="a", start=100)) is not None


@given(st.lists(st.text(st.characters(categories=("L", "P", "Zs")), max_size=40), max_size=6), st.data())
def test_what_was_marked_is_found_in_the_same_text(lines: list[str], data: st.DataObject) -> None:
    text = text_of(("Section", "\n\n".join(lines)))
    ends = st.integers(0, len(text.text))
    selector = text.select(text.place(data.draw(ends)), text.place(data.draw(ends)))
    anchored = text.anchor(selector)
    if selector.exact:
        assert words_at(text, anchored).replace("\n", "") == selector.exact.replace("\n", "")
    else:
        assert anchored is None
