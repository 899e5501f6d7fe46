"""The place in an article after it was edited."""

import pytest

from reader.tui.carrying import carried

OLD = ["Headline", "One.", "Two stays.", "Three.", "Four."]


@pytest.mark.parametrize(
    ("new", "place", "wanted"),
    [
        (OLD, (2, 4), (2, 4)),
        (["Headline", "One.", "New.", "Two stays.", "Three.", "Four."], (2, 4), (3, 4)),
        (["Headline", "One.", "Two stays.", "New.", "Three.", "Four."], (2, 4), (2, 4)),
        (["Headline", "Two stays.", "Three.", "Four."], (2, 4), (1, 4)),
        (["Headline!", "More.", "One.", "Two stays.", "Three.", "Four.", "Five."], (2, 4), (3, 4)),
        (["Headline", "One.", "Two still stays.", "Three.", "Four."], (2, 2), (2, 2)),
        (["Headline", "One.", "Two still stays.", "Three.", "Four."], (2, 5), (2, 5)),
        (["Headline", "One.", "Three.", "Four."], (2, 4), (2, 4)),
        (["Headline"], (3, 2), (0, 2)),
        ([], (2, 4), (0, 0)),
        (OLD, (9, 0), (0, 0)),
    ],
)
def test_the_same_words_stay_at_the_top(
    new: list[str], place: tuple[int, int], wanted: tuple[int, int]
) -> None:
    assert carried(OLD, new, place) == wanted
